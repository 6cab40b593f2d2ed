/** Reads what the chart of one endpoint draws: its samples and what its alarms did meanwhile. */
import { watchedEndpoints } from './detection/watches';
import { isExpected } from './errors';
import type { Transition } from './model/alarm';
import { endpointLabel } from './model/endpoint';
import { partValue, type ScopeSnapshot } from './model/snapshot';
import type { ScopeAws, TimeRange } from './ports/aws';
import type { Translate } from './ports/translate';
import { chartWindow, type ChartRange, type ChartSource } from './views/chart';
import { failureText } from './views/failureText';

/** What is charted, for whom. */
export interface ChartRequest {
  readonly endpointId: string;
  readonly range: ChartRange;
  /** AWS's time, ms since 1970. */
  readonly now: number;
  readonly t: Translate;
}

/**
 * Reads samples and alarm histories. A history that cannot be read becomes a note: the samples are
 * worth showing without it.
 * @throws ExpectedError when the samples cannot be read
 */
export async function readChart(
  aws: ScopeAws,
  scope: ScopeSnapshot | undefined,
  { endpointId, range, now, t }: ChartRequest,
  signal: AbortSignal,
): Promise<ChartSource> {
  const window = chartWindow(range, now);
  const endpoint = partValue(scope?.endpoints)?.find(({ id }) => id === endpointId);
  const alarms = (partValue(scope?.alarms) ?? []).filter((alarm) =>
    watchedEndpoints(alarm).includes(endpointId),
  );
  const [samples, histories] = await Promise.all([
    aws.metrics.samples(endpointId, window, window.periodSeconds, signal),
    Promise.all(alarms.map(({ name }) => history(aws, name, window, signal, t))),
  ]);
  return {
    endpointId,
    endpointLabel: endpointLabel(endpoint ?? { id: endpointId }),
    region: aws.scope.region,
    window,
    samples,
    alarms,
    transitions: histories.flatMap((h) => h.transitions),
    fetchedAt: now,
    notes: [...new Set(histories.flatMap((h) => h.notes))],
  };
}

async function history(
  aws: ScopeAws,
  name: string,
  range: TimeRange,
  signal: AbortSignal,
  t: Translate,
): Promise<{ readonly transitions: readonly Transition[]; readonly notes: readonly string[] }> {
  try {
    return { transitions: await aws.alarms.transitions(name, range, signal), notes: [] };
  } catch (error) {
    if (signal.aborted || !isExpected(error)) throw error;
    return { transitions: [], notes: [failureText(error.failure, t).sentence] };
  }
}
