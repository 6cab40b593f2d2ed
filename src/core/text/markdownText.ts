/**
 * Text that comes from outside, in a Markdown document: read letter by letter, never as markup. What
 * is harmless stays as it is, for such documents are read as text too.
 */
import { visibleSigns } from './displayText';

/**
 * What Markdown gives a meaning anywhere (`$` is mathematics in the editor's preview). An underscore
 * within a word has none.
 */
const marks = /[\\*[\]>~#&$]|(?<=\])\(|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** What has a meaning at the beginning of a line. */
const startMarks = /^(\d{0,9})(?=[-+=.)])/;

/** What may be taken for an address, and becomes a link where it is no code. */
const address = /@|\/\/|www\./i;

/** Blanks part words. In code, a backtick and a table's line could not be escaped. */
const separator = /(\s+|[`|])/;

/**
 * Markdown that shows the text as it is, on one line; fit for a table's cell too. Addresses become
 * code: an escape does not keep every version of the editor's preview from making a link.
 */
export function markdownText(text: string): string {
  const words = visibleSigns(oneLine(text)).split(separator);
  return words.map(wordMarkdown).join('').replace(startMarks, '$1\\');
}

function wordMarkdown(word: string): string {
  if (word === '`' || word === '|') return `\\${word}`;
  if (address.test(word)) return `\`${word}\``;
  return word.replace(marks, '\\$&').replaceAll('<', '&lt;');
}

function oneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** Every sign of ASCII. */
const signs = /[!-/:-@[-`{-~]/g;

/** Markdown for a tooltip, where every sign can be escaped: nobody reads it as text. */
export function tooltipMarkdown(text: string): string {
  return visibleSigns(oneLine(text)).replace(signs, '\\$&');
}
