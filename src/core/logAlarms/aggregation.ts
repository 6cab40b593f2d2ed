/**
 * The aggregation expression of a log alarm: one function, optionally `by` fields and `| sort`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
import { numberIn, type FieldReader } from './queryFilter';
import { QueryTokens } from './queryTokens';

const functions = ['count', 'avg', 'sum', 'min', 'max'] as const;

/** "Maximum 5 fields in the `by` clause." */
const mostFields = 5;
/** "Maximum 500 contributor results returned per query execution." */
export const mostContributors = 500;

/** A parsed expression. */
export interface Aggregation {
  readonly function: (typeof functions)[number];
  /** Absent for `count(*)`. */
  readonly field?: string;
  /** The fields whose values make a contributor; none for an alarm with a single value. */
  readonly by: readonly string[];
  /** By value; without it contributors are in the alphabetical order of their attributes. */
  readonly sort?: 'asc' | 'desc';
}

/** The value of a contributor, or the single value, in one run of the query. */
export interface ContributorValue {
  /** Identifies the contributor in its alarm; empty for a single value. */
  readonly key: string;
  /** Its values of the `by` fields; a field that the log events do not have is absent. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The values of one run, at most 500, and whether there are more. */
export interface AggregatedRows {
  readonly values: readonly ContributorValue[];
  readonly partial: boolean;
}

/** @throws QueryError */
export function parseAggregation(text: string): Aggregation {
  const tokens = new QueryTokens(text);
  const name = functions.find((one) => tokens.takesWord(one)) ?? tokens.fail();
  tokens.sign('(');
  const field = name === 'count' ? undefined : tokens.name();
  if (name === 'count') tokens.sign('*');
  tokens.sign(')');
  const by: string[] = [];
  if (tokens.takesWord('by')) {
    do {
      if (by.length >= mostFields) tokens.fail();
      by.push(tokens.name());
    } while (tokens.takesSign(','));
  }
  const sort = tokens.takesSign('|') ? readSort(tokens) : undefined;
  if (!tokens.atEnd()) tokens.fail();
  return { function: name, ...(field !== undefined && { field }), by, ...(sort && { sort }) };
}

function readSort(tokens: QueryTokens): 'asc' | 'desc' {
  if (!tokens.takesWord('sort')) tokens.fail();
  return (['asc', 'desc'] as const).find((word) => tokens.takesWord(word)) ?? tokens.fail();
}

interface Group {
  readonly attributes: Readonly<Record<string, string>>;
  rows: number;
  readonly numbers: number[];
}

/**
 * Aggregates the rows of a query. Without `by`, `count(*)` over nothing is 0, "which is a valid
 * datapoint and is not treated as missing"; a trial has seen it treated as missing.
 */
export function aggregateRows(
  rows: Iterable<FieldReader>,
  aggregation: Aggregation,
): AggregatedRows {
  const groups = new Map<string, Group>();
  if (aggregation.by.length === 0) groups.set('', { attributes: {}, rows: 0, numbers: [] });
  for (const row of rows) addRow(groups, row, aggregation);
  const all = [...groups].flatMap(([key, group]): ContributorValue[] => {
    const value = valueOf(group, aggregation.function);
    return value === undefined ? [] : [{ key, attributes: group.attributes, value }];
  });
  all.sort(orderOf(aggregation));
  return { values: all.slice(0, mostContributors), partial: all.length > mostContributors };
}

function addRow(
  groups: Map<string, Group>,
  row: FieldReader,
  { by, field }: Pick<Aggregation, 'by' | 'field'>,
): void {
  const values = by.map((name) => row(name));
  const key = by.length === 0 ? '' : JSON.stringify(values);
  let group = groups.get(key);
  if (!group) {
    const present = by.flatMap((name, index) => {
      const value = values[index];
      return value === undefined ? [] : [[name, value] as const];
    });
    groups.set(key, (group = { attributes: Object.fromEntries(present), rows: 0, numbers: [] }));
  }
  group.rows++;
  const number = field === undefined ? undefined : numberIn(row(field) ?? '');
  if (number !== undefined) group.numbers.push(number);
}

/** Undefined when no row has a number in the aggregated field: missing data. */
function valueOf({ rows, numbers }: Group, name: Aggregation['function']): number | undefined {
  if (name === 'count') return rows;
  if (numbers.length === 0) return undefined;
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (name === 'sum') return sum;
  if (name === 'avg') return sum / numbers.length;
  const better = name === 'min' ? Math.min : Math.max;
  return numbers.reduce((best, number) => better(best, number));
}

function orderOf({ by, sort }: Aggregation): (a: ContributorValue, b: ContributorValue) => number {
  const alphabetical = (a: ContributorValue, b: ContributorValue): number => {
    for (const name of by) {
      const [left = '', right = ''] = [a.attributes[name], b.attributes[name]];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
  if (!sort) return alphabetical;
  const sign = sort === 'asc' ? 1 : -1;
  return (a, b) => sign * (a.value - b.value) || alphabetical(a, b);
}
