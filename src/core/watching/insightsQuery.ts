/**
 * Parses a Metrics Insights query to the extent that it selects metrics.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
import { insightsTokens, type InsightsToken } from './insightsTokens';

/** What a query selects. Names are as written: CloudWatch's names are case-sensitive. */
export interface InsightsQuery {
  readonly metricName: string;
  readonly namespace: string;
  /** The exact dimensions that a metric must have; undefined for any. */
  readonly schema?: readonly string[];
  /** All must hold. */
  readonly conditions: readonly InsightsCondition[];
  /** The labels that split the result into series. */
  readonly groupBy: readonly string[];
}

/** One comparison. */
export interface InsightsCondition {
  /** The name of a dimension, `AWS.AccountId`, or `tag.` and the key of a tag. */
  readonly label: string;
  readonly equal: boolean;
  /** Undefined for `CURRENT_ACCOUNT_ID()`. */
  readonly value?: string;
}

/** The text of a query and its parsed form, if it could be parsed. */
export interface ReadInsights {
  readonly text: string;
  readonly query?: InsightsQuery;
}

/** Undefined for a metric math expression. */
export function readInsights(expression: string): ReadInsights | undefined {
  if (!/^\s*SELECT\b/i.test(expression)) return undefined;
  const tokens = insightsTokens(expression);
  const query = tokens && new Reader(tokens).query();
  return query ? { text: expression, query } : { text: expression };
}

const functions = ['AVG', 'COUNT', 'MAX', 'MIN', 'SUM'];

/** Reads tokens from left to right. An unexpected token makes the whole query undefined. */
class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly InsightsToken[]) {}

  query(): InsightsQuery | undefined {
    if (!this.keyword('SELECT') || !this.function()) return undefined;
    const metricName = this.symbol('(') ? this.label() : undefined;
    if (metricName === undefined || !this.symbol(')') || !this.keyword('FROM')) return undefined;
    const source = this.source();
    const conditions = this.keyword('WHERE') ? this.conditions() : [];
    const groupBy = this.keywords('GROUP', 'BY') ? this.list() : [];
    if (!source || !conditions || !groupBy || !this.order() || !this.limit()) return undefined;
    return this.at === this.tokens.length
      ? { metricName, ...source, conditions, groupBy }
      : undefined;
  }

  private source(): Pick<InsightsQuery, 'namespace' | 'schema'> | undefined {
    if (!this.isCall('SCHEMA')) {
      const namespace = this.name();
      return namespace === undefined ? undefined : { namespace };
    }
    this.at += 2;
    const [namespace, ...schema] = this.list() ?? [];
    return namespace === undefined || !this.symbol(')') ? undefined : { namespace, schema };
  }

  private conditions(): readonly InsightsCondition[] | undefined {
    const all: InsightsCondition[] = [];
    do {
      const label = this.label();
      const equal = this.symbol('=');
      if (label === undefined || !(equal || this.symbol('!='))) return undefined;
      if (this.isCall('CURRENT_ACCOUNT_ID')) {
        this.at += 2;
        if (!this.symbol(')')) return undefined;
        all.push({ label, equal });
        continue;
      }
      const token = this.tokens[this.at++];
      // AWS's own example of an account has no quotes.
      if (token?.kind !== 'value' && token?.kind !== 'number') return undefined;
      all.push({ label, equal, value: token.text });
    } while (this.keyword('AND'));
    return all;
  }

  /** @returns false if there is such a clause and it cannot be parsed */
  private order(): boolean {
    if (!this.keywords('ORDER', 'BY')) return true;
    if (!this.function() || !this.symbol('(') || !this.symbol(')')) return false;
    return this.keyword('ASC') || this.keyword('DESC') || true;
  }

  private limit(): boolean {
    return !this.keyword('LIMIT') || this.tokens[this.at++]?.kind === 'number';
  }

  private list(): readonly string[] | undefined {
    const all: string[] = [];
    do {
      const label = this.label();
      if (label === undefined) return undefined;
      all.push(label);
    } while (this.symbol(','));
    return all;
  }

  /** A name, or several separated by dots. */
  private label(): string | undefined {
    const first = this.name();
    if (first === undefined) return undefined;
    const names = [first];
    while (this.symbol('.')) {
      const next = this.name();
      if (next === undefined) return undefined;
      names.push(next);
    }
    return names.join('.');
  }

  private name(): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word' && token?.kind !== 'name') return undefined;
    this.at++;
    return token.text;
  }

  private function(): boolean {
    return functions.some((name) => this.keyword(name));
  }

  private keywords(first: string, second: string): boolean {
    return this.keyword(first) && this.keyword(second);
  }

  private isCall(name: string): boolean {
    const next = this.tokens[this.at + 1];
    return this.isKeyword(name) && next?.kind === 'symbol' && next.text === '(';
  }

  private keyword(word: string): boolean {
    const is = this.isKeyword(word);
    if (is) this.at++;
    return is;
  }

  private isKeyword(word: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'word' && token.text.toUpperCase() === word;
  }

  private symbol(text: string): boolean {
    const token = this.tokens[this.at];
    const is = token?.kind === 'symbol' && token.text === text;
    if (is) this.at++;
    return is;
  }
}
