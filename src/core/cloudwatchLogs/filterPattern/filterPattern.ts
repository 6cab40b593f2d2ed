/**
 * CloudWatch Logs' filter patterns, used by FilterLogEvents and metric filters: `{ … }` for JSON
 * events, otherwise terms. The form for space-delimited events, `[ … ]`, is not supported.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
import { jsonCondition } from './jsonPattern';
import { PatternError } from './patternError';
import { selectAll } from './selector';
import { textCondition } from './textPattern';

/** The maximum number of regular expressions in one pattern. */
const mostRegexes = 2;

/** A compiled pattern. */
export interface FilterPattern {
  readonly matches: (message: string) => boolean;
  /** Whether it selects by the properties of JSON. */
  readonly isJson: boolean;
  readonly regexes: number;
  /** The values selected by its selectors, by selector. */
  readonly extract: (message: string) => ReadonlyMap<string, string>;
}

/** Compiles a pattern; the empty one matches every event. @throws PatternError */
export function filterPattern(pattern: string): FilterPattern {
  const text = pattern.trim();
  const compiled = text.startsWith('{') ? ofJson(text) : ofText(text);
  if (compiled.regexes > mostRegexes) throw new PatternError(pattern);
  return compiled;
}

/** The value that a selector selects in a message, as text; undefined if there is none. */
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

/** A message parsed as an object or list; undefined for other text. */
function parsed(message: string): object | undefined {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
