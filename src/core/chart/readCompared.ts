/** Reads the counts of the endpoints that a chart compares with its own. */
import { endpointLabel } from '../model/endpoint';
import type { EndpointRef } from '../model/endpointRef';
import { isExpected } from '../model/errors';
import { displayText } from '../text/displayText';
import { failureText } from '../text/failures/failureText';
import { endpointIn, type ScopeSnapshot } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { Translate } from '../ports/translate';
import { reusableSamples } from './reusableSamples';
import type { ChartSource } from './view/chart';
import type { ChartWindow } from './view/chartRange';
import type { ComparedSource } from './view/compared';

/** A scope to read from. */
export interface ScopeReading {
  readonly aws: ScopeAws;
  /** What was read of the scope. */
  readonly scope: ScopeSnapshot | undefined;
}

/** What was read, and sentences about the endpoints that could not be read. */
export interface ComparedRead {
  readonly sources: readonly ComparedSource[];
  readonly notes: readonly string[];
  /** Whether the scope of one had not been read yet, so that its name is missing. */
  readonly isEarly: boolean;
}

/**
 * Reads the endpoints. One that cannot be read becomes a note, because the chart is useful without it.
 * @param scopeOf throws `ExpectedError` for a scope that is not watched
 * @param before the previous data of this range, to be extended
 * @throws ExpectedError `cancelled` only
 */
export async function readCompared(
  endpoints: readonly EndpointRef[],
  scopeOf: (scope: EndpointRef['scope']) => ScopeReading,
  window: ChartWindow,
  before: ChartSource | undefined,
  signal: AbortSignal,
  t: Translate,
): Promise<ComparedRead> {
  let isEarly = false;
  const read = async (endpoint: EndpointRef): Promise<ComparedSource | string> => {
    const { scope, endpointId } = endpoint;
    const known = before?.compared.find(({ endpoint: one }) => isSame(one, endpoint));
    try {
      const { aws, scope: snapshot } = scopeOf(scope);
      if (snapshot?.endpoints.kind === 'waiting') isEarly = true;
      const label = endpointLabel(endpointIn(snapshot, endpointId));
      const { reused, start } = reusableSamples(before && known && { ...before, ...known }, window);
      const range = { ...window, start };
      const samples = await aws.metrics.samples(endpointId, range, window.periodSeconds, signal);
      return { endpoint, label, samples: [...reused, ...samples] };
    } catch (error) {
      if (signal.aborted || !isExpected(error)) throw error;
      const name = displayText(known?.label ?? endpointId);
      return t('{0}: {1}', name, failureText(error.failure, t).sentence);
    }
  };
  const all = await Promise.all(endpoints.map(read));
  return {
    sources: all.filter((one) => typeof one !== 'string'),
    notes: all.filter((one) => typeof one === 'string'),
    isEarly,
  };
}

function isSame(one: EndpointRef, other: EndpointRef): boolean {
  return one.scope === other.scope && one.endpointId === other.endpointId;
}
