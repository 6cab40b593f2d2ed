/**
 * Regular expressions that somebody else wrote. CloudWatch's engine takes linear time; JavaScript's
 * may take exponential time where a group is repeated, so those are not supported.
 */

const mostRepetitions = 4;
/** A repeated group, a reference to a group, or an assertion. */
const unsafe = /\)\s*[*+{]|\\[1-9k]|\(\?(?!:)/;

/** Compiles it; `(?i)` at the beginning ignores the case. Undefined if it is not supported. */
export function safeRegex(text: string): RegExp | undefined {
  const ignoresCase = text.startsWith('(?i)');
  const source = ignoresCase ? text.slice(4) : text;
  const repetitions = source.replaceAll(/\\./g, '').match(/[*+{]/g) ?? [];
  if (unsafe.test(source) || repetitions.length > mostRepetitions) return undefined;
  try {
    return new RegExp(source, ignoresCase ? 'i' : '');
  } catch {
    return undefined;
  }
}
