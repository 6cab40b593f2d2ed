/**
 * CloudWatch Logs' filter patterns, of which FilterLogEvents and metric filters make the same use:
 * `{ … }` for JSON events, else terms. The form for space-delimited events, `[ … ]`, is left out.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
import { jsonCondition } from './jsonPattern';
import { PatternError } from './patternError';
import { selectAll } from './selector';
import { textCondition } from './textPattern';

/** So many regular expressions may stand in one pattern. */
const mostRegexes = 2;

/** A compiled pattern. */
export interface FilterPattern {
  readonly matches: (message: string) => boolean;
  /** Whether it selects by the properties of JSON. */
  readonly isJson: boolean;
  readonly regexes: number;
  /** The values that its selectors lead to, by selector. */
  readonly extract: (message: string) => ReadonlyMap<string, string>;
}

/** Compiles a pattern; the empty one fits every event. @throws PatternError */
export function filterPattern(pattern: string): FilterPattern {
  const text = pattern.trim();
  const compiled = text.startsWith('{') ? ofJson(text) : ofText(text);
  if (compiled.regexes > mostRegexes) throw new PatternError(pattern);
  return compiled;
}

/** The value that a selector leads to in a message, as text; undefined where there is none. */
export function valueAt(selector: string, message: string): string | undefined {
  const [value] = selectAll(selector, parsed(message));
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function ofJson(text: string): FilterPattern {
  if (!text.endsWith('}')) throw new PatternError(text);
  const { test, selectors, regexes } = jsonCondition(text.slice(1, -1));
  return {
    matches: (message) => {
      const json = parsed(message);
      return json !== undefined && test(json);
    },
    isJson: true,
    regexes,
    extract: (message) =>
      new Map(
        selectors.flatMap((selector) => {
          const value = valueAt(selector, message);
          return value === undefined ? [] : [[selector, value] as const];
        }),
      ),
  };
}

function ofText(text: string): FilterPattern {
  if (text.startsWith('[')) throw new PatternError(text);
  const { test, regexes } = textCondition(text);
  return { matches: test, isJson: false, regexes, extract: () => new Map() };
}

/** The object or list that a message is; undefined for any other text. */
function parsed(message: string): object | undefined {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
