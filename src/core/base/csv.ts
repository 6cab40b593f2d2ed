/**
 * Tables as CSV, for programs and for spreadsheets. Text that comes from outside never becomes a
 * formula: a spreadsheet runs a cell that begins like one, so a quote in front makes it text.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */

/** A cell. Numbers stand as they are, minus sign included; undefined gives an empty cell. */
export type CsvValue = string | number | undefined;

/**
 * Where a formula begins: at the start, and after what any reader may take for the border of two
 * cells or lines, a semicolon in half of Europe. Blanks and quotes in between change nothing.
 * Spreadsheets also take the full-width signs of Japanese keyboards.
 */
const formula = /(?=[=+\-@\t\r＝＋－＠])(?<=(?:^|[,;\t\r\n|，；｜])[\s"]*)/g;

/** The text with a quote in front of whatever a spreadsheet would run. */
function harmless(text: string): string {
  return text.replace(formula, "'");
}

/** One cell of a table for the clipboard: tabs and line ends would make more cells of it. */
export function tsvCell(text: string): string {
  const line = harmless(text).replace(/[\t\r\n]+/g, ' ');
  // A quote at the start would reach to the next one, in another cell.
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
}

/** One cell. Text is always quoted (RFC 4180, section 2), so that no reader takes a part of it for a cell. */
export function csvCell(value: CsvValue): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  return `"${harmless(value).replaceAll('"', '""')}"`;
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
