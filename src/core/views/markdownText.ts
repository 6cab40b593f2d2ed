/** Text that comes from outside, in a Markdown document. */

/** Markdown that shows the text as it is; whatever is harmless stays legible. */
export function markdownText(text: string): string {
  return text.replace(/[\\`*[\]<>|~#]|(?<!\w)_|_(?!\w)/g, '\\$&').replaceAll('\n', ' ');
}
