/**
 * Runs the plan of many alarms, endpoint by endpoint. A failure of one does not stop the others, unless
 * it would be that of all. A second run with the result of the first creates only what is missing.
 */
import { credentialFailures, type Failure, type FailureKind } from '../../model/errors';
import type { ScopeAws } from '../../ports/aws';
import type { Endpoint } from '../../model/endpoint';
import { stopped } from '../write/attempt';
import { alarmDifferences } from '../write/alarmDifferences';
import { hasCreated, type CreatedResource } from '../plan/created';
import { runSteps, type RunStop } from '../plan/runSteps';
import { detectsConnections } from '../../watching/detects';
import { watchesEndpoint } from '../../watching/watches';
import type { ManyAlarmsPlan, OneOfMany } from './planManyAlarms';

/** What a run did for one endpoint. */
export type OneResult =
  | { readonly kind: 'created' }
  /** It was written, but AWS has a different configuration. */
  | { readonly kind: 'differs' }
  /** The endpoint got a connection alarm from somebody else in the meantime; none was created. */
  | { readonly kind: 'watched'; readonly alarmName: string }
  /** The response was lost, and AWS could not be read: the alarm may exist. */
  | { readonly kind: 'unknown'; readonly failure: Failure }
  | { readonly kind: 'stopped'; readonly stop: RunStop }
  /** The run ended before. */
  | { readonly kind: 'notStarted' };

/** An endpoint and what the run did for it. */
export interface EndpointResult {
  readonly endpoint: Endpoint;
  readonly alarmName: string;
  readonly result: OneResult;
}

/** The result of a run; pass it to the next run of the same plan. */
export interface ManyAlarmsResult {
  /** In the order of the plan. */
  readonly endpoints: readonly EndpointResult[];
  /** What this run and earlier ones created. */
  readonly created: readonly CreatedResource[];
  /** Why no alarm was started, or no further one. */
  readonly stop?: RunStop;
}

/** Options of a run. */
export interface ManyAlarmsOptions {
  /** Cancels between two steps. */
  readonly signal?: AbortSignal;
  /** An alarm begins. @param number starts at 1 */
  readonly onProgress?: (number: number, of: number, endpoint: Endpoint) => void;
  /** The result of an earlier run of the same plan. */
  readonly before?: ManyAlarmsResult;
}

/** Failures that every further call of the scope would meet. */
const ofAll: ReadonlySet<FailureKind> = new Set<FailureKind>([
  ...credentialFailures,
  'denied',
  'otherAccount',
  'readOnly',
  'cancelled',
  'regionDisabled',
  'stsDisabled',
]);

/**
 * Runs the plan.
 * @throws unexpected errors
 */
export async function runManyAlarms(
  plan: ManyAlarmsPlan,
  aws: ScopeAws,
  { signal, onProgress, before }: ManyAlarmsOptions = {},
): Promise<ManyAlarmsResult> {
  const ready = await prepare(plan, aws, before?.created ?? [], signal);
  const { identity, alarms } = plan;
  let { created, stop } = ready;
  const endpoints: EndpointResult[] = [];
  for (const [index, one] of alarms.entries()) {
    const earlier = before?.endpoints[index]?.result;
    const found = ready.watchedBy(one, created);
    if (earlier && ready.isStill(one, earlier)) {
      endpoints.push(resultOf(one, earlier));
    } else if (stop ?? signal?.aborted) {
      endpoints.push(resultOf(one, earlier ?? { kind: 'notStarted' }));
      stop ??= stopOf(cancelled);
    } else if (found !== undefined) {
      endpoints.push(resultOf(one, { kind: 'watched', alarmName: found }));
    } else {
      onProgress?.(index + 1, alarms.length, one.endpoint);
      const run = await runSteps({ steps: one.steps, identity }, aws, {
        already: created,
        ...(signal && { signal }),
      });
      ({ created } = run);
      endpoints.push(resultOf(one, outcomeOf(one, run)));
      if (run.stop && 'failure' in run.stop && ofAll.has(run.stop.failure.kind)) ({ stop } = run);
    }
  }
  return { endpoints, created, ...(stop && { stop }) };
}

const cancelled = { kind: 'cancelled' } as const;

function stopOf(failure: Failure): RunStop {
  return { kind: failure.kind === 'cancelled' ? 'cancelled' : 'failed', failure };
}

/** What was ready before the first alarm. */
interface Prepared {
  readonly created: readonly CreatedResource[];
  readonly stop: RunStop | undefined;
  /** Whether the outcome of an earlier run needs no further one: its alarm has not been deleted since. */
  readonly isStill: (one: OneOfMany, earlier: OneResult) => boolean;
  /** The connection alarm that the endpoint has by now, unless an earlier run may have created it. */
  readonly watchedBy: (one: OneOfMany, created: readonly CreatedResource[]) => string | undefined;
}

/** Creates what the alarms share, and reads which endpoints have an alarm by now. */
async function prepare(
  plan: ManyAlarmsPlan,
  aws: ScopeAws,
  already: readonly CreatedResource[],
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  const { shared, identity, topicArn } = plan;
  // Without a list of the alarms, what was done counts as done.
  const unread = {
    watchedBy: () => undefined,
    isStill: (_: OneOfMany, one: OneResult) => isFinished(one),
  };
  const options = { already, ...(signal && { signal }) };
  const { created, stop } = await runSteps({ steps: shared, identity }, aws, options);
  if (stop) return { created, stop, ...unread };
  try {
    // CloudWatch does not check that an alarm's topic exists.
    const isNew = shared.some(({ kind }) => kind === 'createTopic');
    if (!isNew) await aws.topics.get(topicArn, signal);
    const listed = await aws.alarms.list(signal);
    const names = new Set(listed.map(({ name }) => name));
    const alarms = listed.filter(detectsConnections);
    return {
      created,
      stop: undefined,
      // An alarm of somebody else is searched again.
      isStill: ({ alarm }, earlier) =>
        isFinished(earlier) && earlier.kind !== 'watched' && names.has(alarm.call.definition.name),
      watchedBy: ({ endpoint, alarm }, known) => {
        const own = alarm.call.definition.name;
        const isOurs = hasCreated(known, { kind: 'alarm', name: own, confirmed: true });
        return alarms
          .filter((found) => !(isOurs && found.name === own))
          .find((found) => watchesEndpoint(found, endpoint))?.name;
      },
    };
  } catch (error) {
    return { created, stop: stopOf(stopped(error).failure), ...unread };
  }
}

function resultOf({ endpoint, alarm }: OneOfMany, result: OneResult): EndpointResult {
  return { endpoint, alarmName: alarm.call.definition.name, result };
}

/** Whether nothing is left to do for the endpoint. */
function isFinished({ kind }: OneResult): boolean {
  return kind === 'created' || kind === 'differs' || kind === 'watched';
}

/** Whether a further run could create more. */
export function isMissing({ result }: EndpointResult): boolean {
  return !isFinished(result);
}

function outcomeOf(
  { alarm }: OneOfMany,
  { created, stop, alarm: found, differences }: Awaited<ReturnType<typeof runSteps>>,
): OneResult {
  const { definition } = alarm.call;
  const entry = created.find((one) => one.kind === 'alarm' && one.name === definition.name);
  if (stop) {
    if (!('failure' in stop)) return { kind: 'stopped', stop };
    if (entry?.confirmed === false) return { kind: 'unknown', failure: stop.failure };
    return entry ? { kind: 'created' } : { kind: 'stopped', stop };
  }
  if (!found) return { kind: 'created' };
  const left = differences ?? alarmDifferences(definition, found);
  return { kind: left.length > 0 ? 'differs' : 'created' };
}
