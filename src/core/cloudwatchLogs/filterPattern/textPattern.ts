/**
 * The form of a filter pattern for any events: terms that must all occur, `-terms` that must not
 * occur, or `?terms` of which one must occur.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#matching-terms-unstructured-log-events
 */
import { PatternError } from './patternError';
import { patternRegex } from './regex';

/** A compiled list of terms. */
export interface TextCondition {
  readonly test: (message: string) => boolean;
  readonly regexes: number;
}

interface Term {
  readonly mark: string;
  readonly regex: boolean;
  readonly occurs: (message: string) => boolean;
}

const term = /\s*([-?]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]*)%|(\w+))(?=\s|$)/y;

/** Compiles terms; an empty list matches every event. @throws PatternError */
export function textCondition(pattern: string): TextCondition {
  const terms = termsOf(pattern.trimEnd());
  const marked = (mark: string): Term[] => terms.filter((one) => one.mark === mark);
  const [wanted, unwanted, optional] = [marked(''), marked('-'), marked('?')];
  return {
    // If there are other terms, optional ones are ignored.
    test: (message) =>
      wanted.every(({ occurs }) => occurs(message)) &&
      !unwanted.some(({ occurs }) => occurs(message)) &&
      (wanted.length + unwanted.length > 0 ||
        optional.length === 0 ||
        optional.some(({ occurs }) => occurs(message))),
    regexes: terms.filter(({ regex }) => regex).length,
  };
}

function termsOf(pattern: string): Term[] {
  const terms: Term[] = [];
  for (let at = 0; at < pattern.length; at = term.lastIndex) {
    term.lastIndex = at;
    const found = term.exec(pattern);
    if (!found) throw new PatternError(pattern.slice(at).trim());
    const [, mark = '', quoted, regex, bare] = found;
    const wanted = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '';
    const compiled = regex === undefined ? undefined : patternRegex(regex);
    terms.push({
      mark,
      regex: compiled !== undefined,
      // Quoted blanks match every event.
      occurs: (message) =>
        compiled?.test(message) ?? (wanted.trim() === '' || message.includes(wanted)),
    });
  }
  return terms;
}
