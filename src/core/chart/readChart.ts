/** Reads the data of an endpoint's chart: its samples and the history of its alarms. */
import { watchesEndpoint } from '../watching/watches';
import { isExpected } from '../model/errors';
import type { Transition } from '../model/alarm';
import type { ContributorTransition } from '../model/alarmHistory';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { ScopeId } from '../model/scope';
import { endpointLabel } from '../model/endpoint';
import { endpointIn, partValue, type ScopeSnapshot } from '../model/snapshot';
import type { ScopeAws, TimeRange } from '../ports/aws';
import type { Translate } from '../ports/translate';
import { readChartConnections } from './chartConnections';
import { reusableSamples } from './reusableSamples';
import { readCompared, type ScopeReading } from './readCompared';
import type { ChartQuestion } from './chartQuestion';
import type { ChartSource } from './view/chart';
import { chartWindow, type ChartWindow } from './view/chartRange';
import { failureText } from '../text/failures/failureText';

/** Where a chart is read from. */
export interface ReadChartDeps extends ScopeReading {
  /** Another watched scope, for the endpoints to compare; throws `ExpectedError` if it is not watched. */
  readonly scopeOf: (scope: ScopeId) => ScopeReading;
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
  context: ReadChartDeps,
  { endpointId, range, compared, before }: Omit<ChartQuestion, 'scope'>,
  signal: AbortSignal,
): Promise<ChartSource> {
  const { aws, scope, scopeOf, now, t } = context;
  const window = chartWindow(range, now);
  const endpoint = endpointIn(scope, endpointId);
  const alarms = (partValue(scope?.alarms) ?? []).filter((alarm) =>
    watchesEndpoint(alarm, endpoint),
  );
  const { reused, start } = reusableSamples(before, window);
  const [samples, connections, others, histories] = await Promise.all([
    aws.metrics.samples(endpointId, { ...window, start }, window.periodSeconds, signal),
    readChartConnections(context, endpoint, window, before, signal),
    readCompared(compared, scopeOf, window, before, signal, t),
    Promise.all(
      alarms.map(
        async (alarm) =>
          reusableHistory(before, alarm, window) ?? (await history(aws, alarm, window, signal, t)),
      ),
    ),
  ]);
  return {
    endpointId,
    endpointLabel: endpointLabel(endpoint),
    region: aws.scope.region,
    window,
    samples: [...reused, ...samples],
    alarms,
    transitions: histories.flatMap((h) => h.transitions),
    contributors: histories.flatMap((h) => h.contributors),
    connections,
    compared: others.sources,
    isEarly: others.isEarly || isWaiting(scope),
    fetchedAt: now,
    notes: [...new Set([...histories.flatMap((h) => h.notes), ...others.notes])],
  };
}

function isWaiting(scope: ScopeSnapshot | undefined): boolean {
  return scope?.endpoints.kind === 'waiting' || scope?.alarms.kind === 'waiting';
}

/**
 * An alarm's history changes with its state. If the state has not changed, the previous history is
 * valid, except that of a log alarm in ALARM, which more contributors may enter.
 */
function reusableHistory(
  before: ChartSource | undefined,
  alarm: AnyAlarm,
  window: ChartWindow,
): History | undefined {
  const earlier = before?.alarms.find(({ arn }) => arn === alarm.arn);
  if (!before || before.notes.length > 0 || earlier?.stateSince !== alarm.stateSince)
    return undefined;
  if (isLogAlarm(alarm) && alarm.state === 'ALARM') return undefined;
  const isOwn = ({ alarmName, at }: { readonly alarmName: string; readonly at: number }): boolean =>
    alarmName === alarm.name && at >= window.start;
  return {
    transitions: before.transitions.filter(isOwn),
    contributors: before.contributors.filter(isOwn),
    notes: [],
  };
}

interface History {
  readonly transitions: readonly Transition[];
  readonly contributors: readonly ContributorTransition[];
  readonly notes: readonly string[];
}

async function history(
  aws: ScopeAws,
  alarm: AnyAlarm,
  range: TimeRange,
  signal: AbortSignal,
  t: Translate,
): Promise<History> {
  try {
    const [transitions, contributors] = await Promise.all([
      aws.alarms.transitions(alarm.name, range, signal),
      isLogAlarm(alarm) ? aws.alarms.contributorTransitions(alarm.name, range, signal) : [],
    ]);
    const entered = contributors.filter(({ to }) => to === 'ALARM');
    return { transitions, contributors: entered, notes: [] };
  } catch (error) {
    if (signal.aborted || !isExpected(error)) throw error;
    return { transitions: [], contributors: [], notes: [failureText(error.failure, t).sentence] };
  }
}
