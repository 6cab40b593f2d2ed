/**
 * Writes tables as CSV, for programs and spreadsheets. External text never becomes a formula:
 * spreadsheets run a cell that starts like one, so a quote before it makes it text.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */

/** A cell. Numbers are written as they are, minus sign included; undefined gives an empty cell. */
export type CsvValue = string | number | undefined;

/**
 * Where a formula can start: at the start of the text, and after any character that some reader
 * treats as the border of two cells or lines, such as a semicolon in much of Europe. Blanks, quotes
 * and invisible characters in between change nothing. Spreadsheets also accept the full-width signs of Japanese
 * keyboards.
 */
const formula =
  /(?=[=+\-@\t\r＝＋－＠])(?<=(?:^|[,;\t-\r\u0085\u2028\u2029|，；｜])[\s"\p{Cc}\p{Cf}]*)/gu;

/** The text with a quote before everything that a spreadsheet would run. */
function harmless(text: string): string {
  return text.replace(formula, "'");
}

/**
 * One cell of a table for the clipboard: tabs and line breaks would split it into several cells.
 */
export function tsvCell(text: string): string {
  const line = harmless(text).replace(/[\t\r\n]+/g, ' ');
  // A quote at the start would extend to the next quote, in another cell.
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
}

/**
 * One cell. Text is always quoted (RFC 4180, section 2), so that no reader treats a part of it as a
 * cell.
 */
export function csvCell(value: CsvValue): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  return `"${harmless(value).replaceAll('"', '""')}"`;
}

/**
 * Rows of cells, each on a line that ends with CRLF (RFC 4180).
 * @param options `mark`: start with UTF-8's byte order mark. Without it, Excel assumes the system's
 * legacy
 * encoding (Shift_JIS in Japan)
 */
export function csvTable(
  rows: readonly (readonly CsvValue[])[],
  options: { readonly mark?: boolean } = {},
): string {
  const lines = rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`);
  return (options.mark === true ? '\ufeff' : '') + lines.join('');
}
