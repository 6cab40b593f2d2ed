/**
 * A delivery test: sends a test notification through an alarm and waits until the alarm's history
 * contains the outcome of its actions. CloudWatch records whether the topic accepted the message,
 * but nothing after that, so only the user can confirm that an e-mail arrived.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html
 */
import { minuteMs } from '../../base/duration';
import { isExpected, type Failure } from '../../model/errors';
import type { ActionItem } from '../../model/alarmHistory';
import { scopeId } from '../../model/scope';
import type { ScopeAws } from '../../ports/aws';
import { pause } from '../../base/pause';
import type { Clock } from '../../base/clock';
import type { Translate } from '../../ports/translate';
import { stopped } from '../write/attempt';
import { sendTest, type TestPreview, type TestResult } from '../testNotification';

/** The interval between two reads of the history, and the total time limit, in ms of the clock. */
const readIntervalMs = 5000;
export const waitAtMostMs = 120_000;
/** The signal of a test that cannot be cancelled. */
const never = new AbortController().signal;
/** Clocks differ, so the history is read from this long before now to this long after it, in ms. */
const aroundMs = 15 * minuteMs;

export type DeliveryTestResult =
  /** The test notification was sent. */
  | {
      readonly kind: 'watched';
      /** The history items about it, one for each action. */
      readonly items: readonly ActionItem[];
      /** The actions that the history did not mention in time. */
      readonly unreported: readonly string[];
      /** Why the last read of the history failed. */
      readonly failure?: Failure;
      /** The user did not wait for the end. */
      readonly left: boolean;
    }
  /** A delivery test of this alarm is already running. */
  | { readonly kind: 'busy' }
  /** Nothing was sent. */
  | Exclude<TestResult, { readonly kind: 'sent' }>;

/** Options of a delivery test. */
export interface DeliveryTestDeps {
  readonly clock: Clock;
  readonly t: Translate;
  readonly signal?: AbortSignal;
  /** Called after the test notification is sent, before the history is polled. */
  readonly onSent?: () => void;
}

/** Runs delivery tests, one at a time for each alarm. */
export class DeliveryTests {
  private readonly running = new Set<string>();

  /**
   * Runs one delivery test.
   * @throws unexpected errors
   */
  async run(
    preview: TestPreview,
    aws: ScopeAws,
    options: DeliveryTestDeps,
  ): Promise<DeliveryTestResult> {
    const key = `${scopeId(aws.scope)} ${preview.alarm.name}`;
    if (this.running.has(key)) return { kind: 'busy' };
    this.running.add(key);
    try {
      return await deliveryTest(preview, aws, options);
    } finally {
      this.running.delete(key);
    }
  }
}

async function deliveryTest(
  preview: TestPreview,
  aws: ScopeAws,
  options: DeliveryTestDeps,
): Promise<DeliveryTestResult> {
  const { clock, t, signal, onSent } = options;
  const { name, alarmActions } = preview.alarm;
  const readItems = (): Promise<readonly ActionItem[]> =>
    actionsAround(name, clock.now(), aws, signal);
  let before: ReadonlySet<string>;
  try {
    before = new Set((await readItems()).map(keyOf));
  } catch (error) {
    // Without access to the history the test cannot show a result, so no e-mail is sent.
    return stopped(error);
  }
  const sent = await sendTest(preview, aws, t, signal);
  if (sent.kind !== 'sent') return sent;
  onSent?.();
  const wanted = [...new Set(alarmActions)];
  const reported = new Map<string, ActionItem>();
  const ask = async (): Promise<Failure | undefined> => {
    try {
      for (const item of await readItems()) {
        if (!before.has(keyOf(item)) && wanted.includes(item.actionArn))
          reported.set(item.actionArn, item);
      }
      return undefined;
    } catch (error) {
      if (!isExpected(error)) throw error;
      return error.failure;
    }
  };
  const failure = await askUntil(ask, () => reported.size === wanted.length, options);
  return {
    kind: 'watched',
    items: [...reported.values()],
    unreported: wanted.filter((arn) => !reported.has(arn)),
    ...(failure && { failure }),
    left: signal?.aborted === true,
  };
}

/**
 * Polls until all outcomes are known, the time is up or the user cancels.
 * @returns why the last read failed
 */
async function askUntil(
  ask: () => Promise<Failure | undefined>,
  done: () => boolean,
  { clock, signal }: DeliveryTestDeps,
): Promise<Failure | undefined> {
  const end = clock.monotonicMs() + waitAtMostMs;
  for (;;) {
    const failure = await ask();
    if (done() || clock.monotonicMs() >= end || signal?.aborted)
      return done() ? undefined : failure;
    await pause(clock, readIntervalMs, signal ?? never);
  }
}

async function actionsAround(
  name: string,
  now: number,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<readonly ActionItem[]> {
  const range = { start: now - aroundMs, end: now + aroundMs };
  const items = await aws.alarms.history(name, range, signal);
  return items.filter((item) => item.kind === 'action');
}

function keyOf({ at, actionArn, succeeded }: ActionItem): string {
  return JSON.stringify([at, actionArn, succeeded]);
}
