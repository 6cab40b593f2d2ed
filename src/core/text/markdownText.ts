/**
 * Escapes external text in a Markdown document, so that it is never markup. Harmless characters
 * stay unescaped, because such documents are also read as plain text.
 */
import { visibleSigns } from './displayText';

/**
 * Characters with a meaning anywhere in Markdown (`$` is mathematics in VS Code's preview). An
 * underscore within a word has none.
 */
const marks = /[\\*[\]>~#&$]|(?<=\])\(|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** Characters with a meaning at the start of a line. */
const startMarks = /^(\d{0,9})(?=[-+=.)])/;

/** Matches text that Markdown may turn into a link unless it is code. */
const address = /@|\/\/|www\./i;

/** Whitespace separates words. In code, a backtick and a table's pipe cannot be escaped. */
const separator = /(\s+|[`|])/;

/**
 * Markdown that shows the text unchanged, on one line; also valid in a table cell. Addresses become
 * code, because escapes do not prevent links in every version of VS Code's preview.
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

/** All ASCII punctuation. */
const signs = /[!-/:-@[-`{-~]/g;

/**
 * Markdown for a tooltip. It escapes all punctuation, since tooltips are not read as plain text.
 */
export function tooltipMarkdown(text: string): string {
  return visibleSigns(oneLine(text)).replace(signs, '\\$&');
}
