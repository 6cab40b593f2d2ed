/**
 * Splits a text into words as Python's `shlex.split` does, with which the AWS CLI reads the headers of
 * sections.
 * https://docs.python.org/3/library/shlex.html#parsing-rules
 */

/** The words; undefined where a quotation mark does not close or a last backslash escapes nothing. */
export function shellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (quote === undefined && ' \t\r\n'.includes(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (quote === undefined && (character === '"' || character === "'")) {
      quote = character;
      word ??= '';
    } else if (character === quote) {
      quote = undefined;
    } else if (character === '\\' && quote !== "'") {
      i++;
      if (i === text.length) return undefined;
      const escaped = text.charAt(i);
      const isEscape = quote === undefined || escaped === '\\' || escaped === '"';
      word = (word ?? '') + (isEscape ? escaped : character + escaped);
    } else {
      word = (word ?? '') + character;
    }
  }
  if (quote !== undefined) return undefined;
  return word === undefined ? words : [...words, word];
}
