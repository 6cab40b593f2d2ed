/** Reads the data of an endpoint's chart: its samples and the history of its alarms. */
import { publishingIntervalMs } from '../cloudwatch/limits';
import { watchesEndpoint } from '../watching/watches';
import { isExpected } from '../model/errors';
import type { Transition } from '../model/alarm';
import type { AnyAlarm } from '../model/logAlarm';
import { endpointLabel } from '../model/endpoint';
import type { Sample } from '../model/sample';
import { endpointIn, partValue, type ScopeSnapshot } from '../model/snapshot';
import type { ScopeAws, TimeRange } from '../ports/aws';
import type { Translate } from '../ports/translate';
import { readChartConnections } from './chartConnections';
import type { ChartQuestion } from './chartSession';
import { chartWindow, type ChartSource, type ChartWindow } from './view/chart';
import { failureText } from '../text/failures/failureText';

/** Where a chart is read from. */
export interface ChartContext {
  readonly aws: ScopeAws;
  /** What was read of the scope. */
  readonly scope: ScopeSnapshot | undefined;
  /** AWS's time, ms since 1970. */
  readonly now: number;
  readonly t: Translate;
}

/**
 * Reads samples and alarm histories. A history that cannot be read becomes a note, because the samples
 * are useful without it.
 * @throws ExpectedError when the samples cannot be read
 */
export async function readChart(
  context: ChartContext,
  { endpointId, range, before }: Omit<ChartQuestion, 'scope'>,
  signal: AbortSignal,
): Promise<ChartSource> {
  const { aws, scope, now, t } = context;
  const window = chartWindow(range, now);
  const endpoint = endpointIn(scope, endpointId);
  const alarms = (partValue(scope?.alarms) ?? []).filter((alarm) =>
    watchesEndpoint(alarm, endpoint),
  );
  const { kept, start } = keptSamples(before, window);
  const [samples, people, histories] = await Promise.all([
    aws.metrics.samples(endpointId, { ...window, start }, window.periodSeconds, signal),
    readChartConnections(context, endpoint, window, before, signal),
    Promise.all(
      alarms.map(
        async (alarm) =>
          keptHistory(before, alarm, window) ?? (await history(aws, alarm.name, window, signal, t)),
      ),
    ),
  ]);
  return {
    endpointId,
    endpointLabel: endpointLabel(endpoint),
    region: aws.scope.region,
    window,
    samples: [...kept, ...samples],
    alarms,
    transitions: histories.flatMap((h) => h.transitions),
    people,
    fetchedAt: now,
    notes: [...new Set(histories.flatMap((h) => h.notes))],
  };
}

/**
 * The samples that are final, and the start of the range to read. The last two publications may still
 * change, because CloudWatch aggregates late data.
 */
function keptSamples(
  before: ChartSource | undefined,
  window: ChartWindow,
): { readonly kept: readonly Sample[]; readonly start: number } {
  const last = before?.samples.at(-1);
  if (!before || !last || before.window.start > window.start)
    return { kept: [], start: window.start };
  const start = Math.max(window.start, last.at - 2 * publishingIntervalMs);
  return { kept: before.samples.filter(({ at }) => at >= window.start && at < start), start };
}

/** An alarm's history changes with its state. If the state has not changed, the previous history is valid. */
function keptHistory(
  before: ChartSource | undefined,
  alarm: AnyAlarm,
  window: ChartWindow,
): History | undefined {
  const earlier = before?.alarms.find(({ arn }) => arn === alarm.arn);
  if (!before || before.notes.length > 0 || earlier?.stateSince !== alarm.stateSince)
    return undefined;
  const own = before.transitions.filter(({ alarmName }) => alarmName === alarm.name);
  return { transitions: own.filter(({ at }) => at >= window.start), notes: [] };
}

interface History {
  readonly transitions: readonly Transition[];
  readonly notes: readonly string[];
}

async function history(
  aws: ScopeAws,
  name: string,
  range: TimeRange,
  signal: AbortSignal,
  t: Translate,
): Promise<History> {
  try {
    return { transitions: await aws.alarms.transitions(name, range, signal), notes: [] };
  } catch (error) {
    if (signal.aborted || !isExpected(error)) throw error;
    return { transitions: [], notes: [failureText(error.failure, t).sentence] };
  }
}
