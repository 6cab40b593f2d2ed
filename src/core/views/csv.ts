/**
 * Tables as CSV, for programs and for spreadsheets. Text that comes from outside never becomes a
 * formula: a spreadsheet runs a cell that begins like one, so a quote in front makes it text.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */

/** A cell. Numbers stand as they are, minus sign included; undefined gives an empty cell. */
export type CsvValue = string | number | undefined;

/** How a formula begins; spreadsheets also take the full-width signs of Japanese keyboards. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** The text with a quote in front when a spreadsheet would run it. */
export function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** One cell, quoted where it has to be (RFC 4180, section 2). */
export function csvCell(value: CsvValue): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Rows of cells, each on a line that ends with CRLF (RFC 4180).
 * @param options `mark`: begin with UTF-8's byte order mark, without which Excel takes the file for
 *   one in the system's old encoding (Shift_JIS in Japan)
 */
export function csvTable(
  rows: readonly (readonly CsvValue[])[],
  options: { readonly mark?: boolean } = {},
): string {
  const lines = rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`);
  return (options.mark === true ? '\ufeff' : '') + lines.join('');
}
