/**
 * The aggregation expression of a log alarm: one function, optionally `by` fields and `| sort`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
import { groupRows, nobody, type Contributor, type GroupedRow } from './contributors';
import type { FieldReader } from './queryFilter';
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
export interface ContributorValue extends Contributor {
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

/** Aggregates the rows of a query; see `aggregateGrouped`. Contributors are in their order. */
export function aggregateRows(
  rows: Iterable<FieldReader>,
  aggregation: Aggregation,
): AggregatedRows {
  return aggregateGrouped(Array.from(rows, groupRows(aggregation)), aggregation, 1);
}

/**
 * Aggregates rows that are assigned to contributors. Without `by`, `count(*)` over nothing is 0,
 * "which is a valid datapoint and is not treated as missing"; a trial has seen it treated as missing.
 * @param mostUnordered so many contributors need no order, because they are below AWS's limits
 */
export function aggregateGrouped(
  rows: readonly GroupedRow[],
  aggregation: Aggregation,
  mostUnordered: number,
): AggregatedRows {
  const values = aggregation.field === undefined ? counted(rows) : measured(rows, aggregation);
  if (values.length === 0 && aggregation.function === 'count' && aggregation.by.length === 0)
    values.push({ ...nobody, value: 0 });
  if (values.length > mostUnordered) values.sort(orderOf(aggregation));
  const partial = values.length > mostContributors;
  return { values: partial ? values.slice(0, mostContributors) : values, partial };
}

/** A contributor and its value, which grows while rows are counted. */
class Counted implements ContributorValue {
  value = 1;

  constructor(private readonly contributor: Contributor) {}

  get key(): string {
    return this.contributor.key;
  }

  get attributes(): Contributor['attributes'] {
    return this.contributor.attributes;
  }
}

/** The number of rows of each contributor. */
function counted(rows: readonly GroupedRow[]): ContributorValue[] {
  const groups = new Map<string, Counted>();
  for (const { contributor } of rows) {
    const group = groups.get(contributor.key);
    if (group) group.value++;
    else groups.set(contributor.key, new Counted(contributor));
  }
  return [...groups.values()];
}

/** A contributor without a number in the aggregated field is missing. */
function measured(rows: readonly GroupedRow[], aggregation: Aggregation): ContributorValue[] {
  const groups = new Map<string, { readonly contributor: Contributor; readonly all: number[] }>();
  for (const { contributor, number } of rows) {
    if (number === undefined) continue;
    const group = groups.get(contributor.key);
    if (group) group.all.push(number);
    else groups.set(contributor.key, { contributor, all: [number] });
  }
  return Array.from(groups.values(), ({ contributor: { key, attributes }, all }) => ({
    ...{ key, attributes },
    value: statistic(all, aggregation.function),
  }));
}

function statistic(all: readonly number[], name: Aggregation['function']): number {
  if (name === 'min') return all.reduce((best, number) => Math.min(best, number));
  if (name === 'max') return all.reduce((best, number) => Math.max(best, number));
  const sum = all.reduce((total, number) => total + number, 0);
  return name === 'avg' ? sum / all.length : sum;
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
