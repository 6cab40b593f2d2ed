/**
 * Text that comes from outside, in a Markdown document: read letter by letter, never as markup. What
 * is harmless stays as it is, for such documents are read as text too.
 */
import { visibleText } from './displayText';

/**
 * What Markdown gives a meaning: anywhere (`$` is mathematics in the editor's preview), at the
 * edge of a word (`@` calls somebody on GitHub), in addresses of pages, and at the beginning of a line.
 */
const marks =
  /[\\`*[\]>|~#&$]|(?<!\w)_|_(?!\w)|:(?=\/\/)|(?<=\bwww)\.|(?<!\w)@|^[-+]|(?<=^\d{1,9})[.)]/gi;

/** Markdown that shows the text as it is, on one line; fit for a table's cell too. */
export function markdownText(text: string): string {
  return visibleText(oneLine(text)).replace(marks, '\\$&').replaceAll('<', '&lt;');
}

function oneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}
