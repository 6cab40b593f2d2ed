/** Splits a Metrics Insights query into tokens. Each character is read once. */

export type InsightsToken =
  /** A keyword or a name. Keywords may be written in any case. */
  | { readonly kind: 'word'; readonly text: string }
  /** A name in double quotes: never a keyword. */
  | { readonly kind: 'name'; readonly text: string }
  /** A value in single quotes. */
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: string };

/**
 * Quotes within quotes are escaped by a backslash:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
const pattern =
  /\s+|(?<number>\d+(?!\w))|(?<word>\w+)|"(?<name>(?:[^"\\]|\\.)*)"|'(?<value>(?:[^'\\]|\\.)*)'|(?<symbol>!=|[=(),.])/suy;

/** Undefined if a character belongs to no token. */
export function insightsTokens(query: string): readonly InsightsToken[] | undefined {
  const tokens: InsightsToken[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < query.length) {
    const groups = pattern.exec(query)?.groups;
    if (!groups) return undefined;
    const token = tokenOf(groups);
    if (token) tokens.push(token);
  }
  return tokens;
}

/** Undefined for white space. */
function tokenOf(groups: Readonly<Record<string, string | undefined>>): InsightsToken | undefined {
  for (const kind of ['number', 'word', 'name', 'value', 'symbol'] as const) {
    const text = groups[kind];
    if (text === undefined) continue;
    // Outside of quotes no token has a backslash.
    return { kind, text: text.replace(/\\(.)/gsu, '$1') };
  }
  return undefined;
}
