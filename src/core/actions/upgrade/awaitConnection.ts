/**
 * Waits until a log alarm has notified of a connection. SetAlarmState is documented for metric and
 * composite alarms only, so that a log alarm can be tested with a connection only.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 */
import { minuteMs } from '../../base/duration';
import { pause } from '../../base/pause';
import type { Clock } from '../../base/clock';
import { isExpected, type Failure } from '../../model/errors';
import type { ContributorAction, ContributorTransition } from '../../model/alarmHistory';
import type { LogAlarm } from '../../model/logAlarm';
import type { ScopeAws } from '../../ports/aws';
import { mayPass } from '../write/readBack';

/** The interval between two reads of the history, and the total time limit, in ms of the clock. */
const readIntervalMs = 10_000;
export const waitForConnectionMs = 30 * minuteMs;
/** The signal of a wait that cannot be cancelled. */
const never = new AbortController().signal;

/** The outcome of the wait. */
export type AwaitedConnection =
  /** A connection put its contributor into ALARM, and the outcome of every action is known. */
  | {
      readonly kind: 'notified';
      readonly transition: ContributorTransition;
      /** One for each action of the alarm; empty if it has none. */
      readonly actions: readonly ContributorAction[];
    }
  /** The time is up or the user left. */
  | {
      readonly kind: 'none';
      /** The first connection, if its actions are not in the history yet. */
      readonly transition?: ContributorTransition;
      readonly left: boolean;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** How to wait. */
export interface AwaitConnectionDeps {
  readonly clock: Clock;
  /** Only connections whose contributor enters ALARM at this time or later count, ms since 1970. */
  readonly since: number;
  readonly signal?: AbortSignal;
  /** Called once, when the first connection is seen. */
  readonly onSeen?: (transition: ContributorTransition) => void;
}

/**
 * Waits for the first connection and for the outcomes of the alarm's actions.
 * @throws unexpected errors
 */
export async function awaitConnection(
  alarm: Pick<LogAlarm, 'name' | 'alarmActions'>,
  aws: ScopeAws,
  options: AwaitConnectionDeps,
): Promise<AwaitedConnection> {
  const { clock, signal = never, onSeen } = options;
  const end = clock.monotonicMs() + waitForConnectionMs;
  let seen: ContributorTransition | undefined;
  for (;;) {
    try {
      if (!seen) {
        seen = await firstTransition(alarm.name, aws, options);
        if (seen) onSeen?.(seen);
      }
      const actions = seen && (await actionsOf(seen, alarm, aws, options));
      if (seen && actions) return { kind: 'notified', transition: seen, actions };
    } catch (error) {
      if (!isExpected(error)) throw error;
      if (error.failure.kind !== 'cancelled' && !mayPass(error.failure))
        return { kind: 'failed', failure: error.failure };
    }
    if (signal.aborted || clock.monotonicMs() >= end)
      return { kind: 'none', ...(seen && { transition: seen }), left: signal.aborted };
    await pause(clock, readIntervalMs, signal);
  }
}

async function firstTransition(
  name: string,
  aws: ScopeAws,
  options: AwaitConnectionDeps,
): Promise<ContributorTransition | undefined> {
  const all = await aws.alarms.contributorTransitions(name, rangeOf(options), options.signal);
  return all.find(({ to, at }) => to === 'ALARM' && at >= options.since);
}

/** Undefined while the history has no outcome of an action. */
async function actionsOf(
  { contributor, at }: ContributorTransition,
  alarm: Pick<LogAlarm, 'name' | 'alarmActions'>,
  aws: ScopeAws,
  options: AwaitConnectionDeps,
): Promise<readonly ContributorAction[] | undefined> {
  const wanted = [...new Set(alarm.alarmActions)];
  if (wanted.length === 0) return [];
  const all = await aws.alarms.contributorActions(alarm.name, rangeOf(options), options.signal);
  const found = wanted.flatMap(
    (arn) =>
      all.find(
        (one) => one.actionArn === arn && one.contributor.id === contributor.id && one.at >= at,
      ) ?? [],
  );
  return found.length === wanted.length ? found : undefined;
}

/** Clocks differ: the end is a few minutes after now. */
function rangeOf({ clock, since }: AwaitConnectionDeps) {
  return { start: since, end: clock.now() + 15 * minuteMs };
}
