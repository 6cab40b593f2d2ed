/**
 * The part of the Logs Insights language that selects log events: `fields`, `display`, `filter`,
 * `sort @timestamp` and `limit`. Any other text is a QueryError here.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
import { queryFilter, type FieldReader, type FieldTest } from './queryFilter';
import { QueryTokens } from './queryTokens';

/** A parsed query. */
export interface InsightsQuery {
  /** The names of the fields that the result shows. */
  readonly fields: readonly string[];
  /** A log event as a row, in which fields also have their new names; undefined if it is left out. */
  readonly row: (event: FieldReader) => FieldReader | undefined;
  /** False if the text of a message alone shows that its event is left out. */
  readonly mayMatch: (message: string) => boolean;
  readonly newestFirst: boolean;
  /** The maximum number of rows. */
  readonly limit?: number;
}

const shownByDefault = ['@timestamp', '@message'];

/** @throws QueryError */
export function parseInsightsQuery(text: string): InsightsQuery {
  const reading = new QueryReading(new QueryTokens(text));
  return reading.whole();
}

/** New names of fields, which later commands can use: `fields a as b`. */
type Aliases = ReadonlyMap<string, string>;

class QueryReading {
  private aliases: Aliases = new Map();
  private readonly tests: FieldTest[] = [];
  private readonly needed: string[] = [];
  private fields: readonly string[] = [];
  private display: readonly string[] | undefined;
  private newestFirst = true;
  private limit: number | undefined;

  constructor(private readonly tokens: QueryTokens) {}

  whole(): InsightsQuery {
    do this.command();
    while (this.tokens.takesSign('|'));
    if (!this.tokens.atEnd()) this.tokens.fail();
    const { tests, needed, aliases, limit } = this;
    // The shortest is found or missed fastest; each further search costs more than it saves.
    const [searched = ''] = needed.toSorted((a, b) => a.length - b.length);
    const shown = this.display ?? this.fields;
    return {
      fields: shown.length > 0 ? [...new Set(shown)] : shownByDefault,
      row: (event) => (tests.every((test) => test(event)) ? renamed(event, aliases) : undefined),
      mayMatch: (message) => message.includes(searched) || message.includes('\\'),
      newestFirst: this.newestFirst,
      ...(limit !== undefined && { limit }),
    };
  }

  private command(): void {
    const { tokens } = this;
    if (tokens.takesWord('fields')) this.fields = [...this.fields, ...this.fieldList()];
    else if (tokens.takesWord('display')) this.display = this.fieldList();
    else if (tokens.takesWord('filter')) this.filter();
    else if (tokens.takesWord('sort')) this.sort();
    else if (tokens.takesWord('limit')) this.limit = tokens.count();
    else tokens.failCommand();
  }

  private fieldList(): string[] {
    const names: string[] = [];
    const aliases = new Map(this.aliases);
    do {
      const name = this.tokens.name();
      const alias = this.tokens.takesWord('as') ? this.tokens.name() : undefined;
      if (alias !== undefined) aliases.set(alias, aliases.get(name) ?? name);
      names.push(alias ?? name);
    } while (this.tokens.takesSign(','));
    this.aliases = aliases;
    return names;
  }

  private filter(): void {
    const test = queryFilter(this.tokens);
    const { aliases } = this;
    if (aliases.size === 0) {
      this.tests.push(test);
      this.needed.push(...(test.needed ?? []));
    } else {
      this.tests.push((event) => test(renamed(event, aliases)));
    }
  }

  private sort(): void {
    if (this.tokens.name() !== '@timestamp') this.tokens.fail();
    this.newestFirst = this.tokens.takesWord('desc');
    if (!this.newestFirst && !this.tokens.takesWord('asc')) this.tokens.fail();
  }
}

function renamed(event: FieldReader, aliases: Aliases): FieldReader {
  return aliases.size === 0 ? event : (name) => event(aliases.get(name) ?? name);
}
