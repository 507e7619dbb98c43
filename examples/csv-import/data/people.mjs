/** Invented people and firms: common names put together at random. Nobody in here exists. */

const FIRST_NAMES = [
  "Nicolò", "Niccolò", "Giosuè", "Mosè", "Noè", "Desirée", "Zoè", "Giulia", "Sofia", "Aurora", "Alice", "Ginevra",
  "Emma", "Giorgia", "Greta", "Beatrice", "Anna", "Chiara", "Sara", "Martina", "Francesca", "Elena", "Maria Grazia",
  "Pier Paolo", "Gian Luca", "Leonardo", "Francesco", "Alessandro", "Lorenzo", "Mattia", "Tommaso", "Gabriele",
  "Andrea", "Riccardo", "Edoardo", "Matteo", "Giuseppe", "Antonio", "Federico", "Davide", "Ettore", "Bruno",
];
const LAST_NAMES = [
  "Calabrò", "Nardò", "Cantù", "Dal Prà", "Fumarò", "Salandì", "Bertolè", "D’Amaretti", "D'Ambrogino", "Dell’Orco",
  "De Martinis", "Lo Vecchietti", "Verdolini", "Castagnari", "Pratolungo", "Montebruni", "Fiorellini", "Acquaviti",
  "Serragli", "Roccaforti", "Ventimani", "Boscolungo", "Chiaravalli", "Granelli", "Tramontini", "Belfiori",
  "Campolieti", "Valdesini", "Pontenovi", "Marchesani", "Ferraresi", "Olivastri", "Quercioli", "Zambonati",
];
const FIRMS = [
  "L’Officina di {last} s.n.c.", "Panetteria {last} & figli", "Studio {last} S.r.l.", "Caffè {last}",
  "Cantine {last}; vini e olî", "Libreria “{last}”", "Autotrasporti {last} S.p.A.", "Ottica {last}",
];
const STREETS = ["via Roma", "via dell’Olmo", "piazza della Libertà", "corso Unità d’Italia", "viale dei Tigli", "vicolo Corto"];
/** Places by province; every postal code lies in a range of its province. */
const PLACES = [
  ["Milano", "MI", "20121"], ["Roma", "RM", "00184"], ["Bologna", "BO", "40126"], ["Forlì", "FC", "47121"],
  ["Cantù", "CO", "22063"], ["Nardò", "LE", "73048"], ["San Donà di Piave", "VE", "30027"], ["Torino", "TO", "10122"],
  ["Agliè", "TO", "10011"], ["Città di Castello", "PG", "06012"], ["L’Aquila", "AQ", "67100"], ["Mondovì", "CN", "12084"],
];
const NOTES = [
  "Cliente dal 2019, paga a 30 giorni",
  "Preferisce essere chiamato dopo le 18",
  "Sconto 10 % oltre 250 €",
  "Ha detto: \"richiamatemi a settembre\"",
  "Consegna al piano terra;\nsuonare \"Bar Centrale\"",
  "Allergico alle noci.\nOrdina sempre per il sabato.\nNon telefonare di mattina!",
  "Vedi offerta n. 118/B – già inviata…",
];
const DOMAINS = ["example.com", "example.org", "example.net", "posta.example", "studio.example"];

/** What a mailbox name may keep of a person's name. */
const mailboxPart = (name) => name.normalize("NFD").replace(/[^A-Za-z]/g, "").toLowerCase();

/** A person with everything about them but the phone number. */
export function inventPerson(random) {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const [city, province, postalCode] = random.pick(PLACES);
  const [day, month] = [random.between(1, 28), random.between(1, 12)].map((part) => String(part).padStart(2, "0"));
  const mailbox = `${mailboxPart(first)}.${mailboxPart(last)}${random.between(1, 99)}`;
  return {
    first,
    last,
    firm: random.chance(0.18) ? random.pick(FIRMS).replace("{last}", last) : "",
    email: random.chance(0.72) ? `${mailbox}@${random.pick(DOMAINS)}` : "",
    address: addressOf(random),
    postalCode,
    city,
    province,
    birthday: random.chance(0.6) ? `${day}/${month}/${random.between(1948, 2004)}` : "",
    language: random.pick(["it", "it", "it", "", "de", "en", "fr"]),
    note: random.chance(0.35) ? random.pick(NOTES) : "",
    spent: `${random.below(4000)},${random.digits(2)}`,
  };
}

function addressOf(random) {
  const street = `${random.pick(STREETS)}, ${random.between(1, 180)}`;
  return random.chance(0.1) ? `${street}\nscala "B"; interno ${random.between(1, 12)}` : street;
}

/** Addresses as people mistype them: none of them can receive mail. */
export function spoilEmail(random) {
  return random.pick([
    "maria.granelli@", "@example.com", "paolo.serragli.example.com", "anna belfiori@example.com",
    "bruno@@example.org", "elena.quercioli@example..com", "non ha e-mail", "chiara@example,com",
  ]);
}
