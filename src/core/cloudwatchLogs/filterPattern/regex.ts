/**
 * The regular expressions of filter patterns: a small language without groups, in which each
 * character has at most one quantifier. All states are tracked at once, so the time is linear in
 * the text.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#regex-expressions
 */
import { PatternError } from './patternError';

/** Searches for an expression anywhere in a text. */
export interface PatternRegex {
  readonly test: (text: string) => boolean;
}

/** Letters, digits, and the characters that AWS lists; others are written as `\xhh` or escaped. */
const allowed = /^(?:[\w#=@/;,: -]|[[\]{}|?*+.^$]|\\[dDsSwW]|\\x[0-9a-fA-F]{2}|\\[^\w\s])*$/;

/** One element with its quantifier: an anchor, or an expression for one character. */
const sign =
  /(?<anchor>[\^$])|(?<one>\[(?:\\.|[^\]\\])*\]|\\x[0-9a-fA-F]{2}|\\.|[^\\[?*+|])(?:(?<few>[?*+])|\{(?<from>\d+)(?<to>,\d*)?\})?\??/y;

/**
 * The maximum number of steps of an expression; an element with a count has one step for each
 * repetition.
 */
const maxSteps = 1_000;

type Fits = (character: string) => boolean;

/** The next step of an alternative. */
type Step =
  | { readonly kind: 'start' | 'end' }
  /** One character: `optional` ones may be skipped, and `repeats` ones may occur again. */
  | {
      readonly kind: 'one';
      readonly fits: Fits;
      readonly optional: boolean;
      readonly repeats: boolean;
    };

/** @throws PatternError for what AWS does not support */
export function patternRegex(source: string): PatternRegex {
  const wrong = new PatternError(`%${source}%`);
  if (source === '' || !allowed.test(source)) throw wrong;
  try {
    // Never executed: it only checks that brackets and quantifiers are valid.
    new RegExp(source);
  } catch {
    throw wrong;
  }
  const alternatives = alternativesOf(source);
  if (!alternatives || alternatives.flat().length > maxSteps) throw wrong;
  return { test: (text) => alternatives.some((steps) => occurs(steps, text)) };
}

/** Undefined for an invalid expression, and for counts that are too large. */
function alternativesOf(source: string): readonly (readonly Step[])[] | undefined {
  let steps: Step[] = [];
  const all = [steps];
  for (let at = 0; at < source.length;) {
    if (source[at] === '|') {
      all.push((steps = []));
      at++;
      continue;
    }
    sign.lastIndex = at;
    const groups = sign.exec(source)?.groups;
    const found = groups && stepsOf(groups);
    if (!found) return undefined;
    steps.push(...found);
    at = sign.lastIndex;
  }
  return all;
}

function stepsOf(
  groups: Readonly<Record<string, string | undefined>>,
): readonly Step[] | undefined {
  const { anchor, one = '', few, from, to } = groups;
  if (anchor) return [{ kind: anchor === '^' ? 'start' : 'end' }];
  const character = new RegExp(`^${one}$`);
  const fits: Fits = (text) => character.test(text);
  const least = from === undefined ? Number(few !== '?' && few !== '*') : Number(from);
  const open = few === '*' || few === '+' || to === ',';
  const most = few === '?' ? 1 : open ? Math.max(least, 1) : to ? Number(to.slice(1)) : least;
  if (most > maxSteps) return undefined;
  return Array.from({ length: most }, (_, i) => ({
    kind: 'one',
    fits,
    optional: i >= least,
    repeats: open && i === most - 1,
  }));
}

/** Whether the steps match anywhere: each character is read once, with all possible next steps. */
function occurs(steps: readonly Step[], text: string): boolean {
  const seenAt = new Int32Array(steps.length + 1).fill(-1);
  let next: number[] = [];
  /** Also enters the steps after optional ones; true when the end is reached. */
  const enter = (first: number, at: number): boolean => {
    for (let index = first; seenAt[index] !== at; index++) {
      seenAt[index] = at;
      const step = steps[index];
      if (!step) return true;
      if (step.kind === 'one') {
        next.push(index);
        if (!step.optional) return false;
      } else if (at !== (step.kind === 'start' ? 0 : text.length)) {
        return false;
      }
    }
    return false;
  };
  for (let at = 0; at <= text.length; at++) {
    // A match may start at any character.
    if (enter(0, at)) return true;
    const now = next;
    next = [];
    for (const index of now) {
      const step = steps[index];
      if (step?.kind !== 'one' || at === text.length || !step.fits(text.charAt(at))) continue;
      if ((step.repeats && enter(index, at + 1)) || enter(index + 1, at + 1)) return true;
    }
  }
  return false;
}
