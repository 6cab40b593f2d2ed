/**
 * Splits a text into words like Python's `shlex.split`, which the AWS CLI uses for section headers.
 * https://docs.python.org/3/library/shlex.html#parsing-rules
 */

/**
 * The words; undefined for an unclosed quotation mark or a final backslash that escapes nothing.
 */
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
