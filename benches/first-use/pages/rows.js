/** A CSV file of a thousand customers, as text. */
export const COUNT = 1000;
const rows = Array.from({ length: COUNT }, (_, row) => `Nicolò ${row};+39333${1_234_000 + row};cliente.${row}@example.com`);
export const CSV = `Nome;Cellulare;Email\n${rows.join("\n")}\n`;
