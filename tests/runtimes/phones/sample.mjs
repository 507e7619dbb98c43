/** Strings that are phone numbers, or nearly: samples of the metadata's own patterns, spoilt and dressed in various ways. */

/** A generator of equally likely 32-bit numbers, so that a failure can be repeated. */
export function seeded(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit) => next() % limit;
  return {
    below,
    pick: (list) => list[below(list.length)],
    digits: (count) => Array.from({ length: count }, () => below(10)).join(""),
  };
}

/** A string that `pattern` matches; it is made of digits, classes, groups, `|`, `?`, `{n,m}` and `$`. */
export function matching(pattern, random) {
  let at = 0;
  function alternatives() {
    const all = [sequence()];
    while (pattern[at] === "|") {
      at += 1;
      all.push(sequence());
    }
    return () => random.pick(all)();
  }
  function sequence() {
    const parts = [];
    while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") parts.push(counted(atom()));
    return () => parts.map((part) => part()).join("");
  }
  function atom() {
    const symbol = pattern[at++];
    if (symbol === "$") return () => "";
    if (symbol === "\\") {
      at += 1;
      return () => random.digits(1);
    }
    if (symbol === "[") {
      const end = pattern.indexOf("]", at);
      const text = pattern.slice(at, end).replace(/(\d)-(\d)/g, (_, first, last) => "0123456789".slice(first, +last + 1));
      at = end + 1;
      return () => random.pick(text);
    }
    if (symbol !== "(") return () => symbol;
    if (pattern.startsWith("?:", at)) at += 2;
    const inner = alternatives();
    at += 1;
    return inner;
  }
  function counted(part) {
    const count = /^(?:\?|\{(\d+)(?:,(\d+))?\})/.exec(pattern.slice(at));
    if (!count) return part;
    at += count[0].length;
    const [least, most] = count[1] ? [+count[1], +(count[2] ?? count[1])] : [0, 1];
    return () => Array.from({ length: least + random.below(most - least + 1) }, () => part()).join("");
  }
  return alternatives()();
}

function spoilt(digits, random) {
  const at = random.below(digits.length + 1);
  const [head, tail] = [digits.slice(0, at), digits.slice(at)];
  const ways = [
    head + random.digits(1) + tail.slice(1),
    head + random.digits(1) + tail,
    head + tail.slice(1),
    digits + random.digits(1),
    digits.slice(0, -1),
    head + tail.slice(0, 2).split("").reverse().join("") + tail.slice(2),
  ];
  return random.pick(ways);
}

/** With separators, none of which changes the number. A point before a last 0 would: spreadsheets write that. */
function dressed(text, random) {
  const separators = [" ", "-", "/", "(", ")", "\u00a0", "\u2011", "", ""];
  return text.replace(/(?<=\d)(?=\d)/g, () => (random.below(4) === 0 ? random.pick(separators) : ""));
}

/**
 * One `[default country or undefined, input]`. `metadata` are those of libphonenumber-js: a territory has its calling
 * code at 0, prefixes at 1, 5 and 7, the pattern of all numbers at 2 and those of each kind at 11.
 */
export function sample(metadata, random) {
  const name = random.pick(Object.keys(metadata.countries));
  const territory = metadata.countries[name];
  const services = Object.values(metadata.nonGeographic);
  const other = random.pick(random.below(8) === 0 ? services : Object.values(metadata.countries));
  const plan = random.below(12) === 0 ? other : territory;
  const kinds = (plan[11] ?? []).filter((kind) => kind?.[0]).map((kind) => kind[0]);
  const pattern = random.below(4) === 0 || kinds.length === 0 ? plan[2] : random.pick(kinds);
  let national = random.below(6) === 0 ? random.digits(1 + random.below(16)) : matching(pattern, random);
  for (let times = random.below(5) - 2; times > 0; times -= 1) national = spoilt(national, random);

  const trunk = matching(territory[7] || territory[5] || "0", random);
  const international = territory[1] ? matching(territory[1], random) : "00";
  const code = random.below(10) === 0 ? other[0] : territory[0];
  const [input, needsCountry] = random.pick([
    [`+${code}${national}`, false],
    [`+${code}${national}`, false],
    [`+${code}${trunk}${national}`, false],
    [`00${code}${national}`, false],
    [`+${international}${code}${national}`, false],
    [national, true],
    [`${trunk}${national}`, true],
    [`${code}${national}`, true],
    [`${code}${trunk}${national}`, true],
    [`${international}${code}${national}`, true],
    [`+${national}`, false],
  ]);
  const country = needsCountry || random.below(2) === 0 ? name : undefined;
  return [country, random.below(3) === 0 ? dressed(input, random) : input];
}
