/** Text that comes from outside, inside a Markdown document: shown letter by letter, never as markup. */
import { displayText } from '../displayText';

/** Every character that Markdown, its tables or HTML give a meaning; a backslash or entity takes it. */
const marks = /[\\`*_{}[\]()#+\-.!|~:@]/g;

/** The text as it is to be read, on one line. */
export function cellText(text: string): string {
  return displayText(text)
    .replace(marks, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A table; cells are Markdown already. */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
