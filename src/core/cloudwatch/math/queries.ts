/** Orders metrics and expressions that refer to one another by id, and evaluates them. */
import type { MetricQuery, MetricStat } from '../../model/alarm';
import type { Sample } from '../../model/sample';
import { evaluateExpression } from './evaluator';
import type { MathContext } from './context';
import { referencedIds, type Expression } from './expression';
import { inExpression, isMathError, MathError } from './mathError';
import { parseExpression } from './parser';
import type { MathValue } from './values';

/** A query that can be evaluated. */
export type ResolvedQuery =
  | { readonly kind: 'metric'; readonly id: string; readonly stat: MetricStat }
  | { readonly kind: 'expression'; readonly id: string; readonly expression: Expression };

/**
 * Parses every expression and orders the queries so that each follows those it refers to.
 * @throws MathError for an id that is missing, duplicate or refers to itself in a cycle, and for an
 * expression that cannot be parsed ("Error in expression 'e1': …")
 */
export function resolveQueries(queries: readonly MetricQuery[]): readonly ResolvedQuery[] {
  const byId = new Map<string, ResolvedQuery>();
  for (const query of queries) {
    if (byId.has(query.id)) throw new MathError(`Metric id '${query.id}' is not unique`);
    byId.set(query.id, resolve(query));
  }
  const ordered = new Set<ResolvedQuery>();
  const visit = (query: ResolvedQuery, path: readonly string[]): void => {
    if (ordered.has(query)) return;
    if (path.includes(query.id)) throw fault(query.id, 'It names itself in a circle');
    const read = query.kind === 'expression' ? referencedIds(query.expression) : [];
    for (const id of read) {
      const input = byId.get(id);
      if (!input) throw fault(query.id, `Metric id '${id}' not found`);
      visit(input, [...path, query.id]);
    }
    ordered.add(query);
  };
  // Metrics first, in their own order: METRICS() reads them all and keeps it.
  for (const query of byId.values()) if (query.kind === 'metric') visit(query, []);
  for (const query of byId.values()) visit(query, []);
  return [...ordered];
}

/**
 * The value of every query, by id.
 * @param read reads the samples of a metric in the periods of the context, oldest first
 * @throws MathError when a function gets the wrong kind of value
 */
export function evaluateQueries(
  queries: readonly ResolvedQuery[],
  read: (stat: MetricStat) => readonly Sample[],
  { starts, periodSeconds }: Omit<MathContext, 'metricIds'>,
): ReadonlyMap<string, MathValue> {
  const metricIds = queries.flatMap(({ kind, id }) => (kind === 'metric' ? [id] : []));
  const context = { starts, periodSeconds, metricIds };
  const values = new Map<string, MathValue>();
  for (const query of queries) {
    const value =
      query.kind === 'metric'
        ? read(query.stat)
        : naming(query.id, () => evaluateExpression(query.expression, values, context));
    values.set(query.id, value);
  }
  return values;
}

function resolve({ id, expression, stat }: MetricQuery): ResolvedQuery {
  if (stat) return { kind: 'metric', id, stat };
  if (expression === undefined) throw new MathError(`Metric id '${id}' has nothing to read`);
  return { kind: 'expression', id, expression: naming(id, () => parseExpression(expression)) };
}

/** Adds the name of the failing expression to a MathError. */
function naming<T>(id: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isMathError(error) ? inExpression(id, error) : error;
  }
}

function fault(id: string, sentence: string): MathError {
  return inExpression(id, new MathError(sentence));
}
