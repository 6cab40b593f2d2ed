/**
 * A drill: sends a test through an alarm and waits until its history tells what became of the actions.
 * CloudWatch writes down whether the topic took the message and nothing of what came after, so whether
 * a mail arrived is for a person to say.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html
 */
import { isExpected, type Failure } from '../../model/errors';
import type { ActionItem } from '../../model/alarmHistory';
import { scopeId } from '../../model/scope';
import type { ScopeAws } from '../../ports/aws';
import { pause } from '../../base/pause';
import type { Clock } from '../../base/clock';
import type { Translate } from '../../ports/translate';
import { stopped } from '../write/attempt';
import { sendTest, type TestPreview, type TestResult } from '../testNotification';

/** Between two looks into the history, and at most in all, in ms of the clock. */
const lookEveryMs = 5000;
export const waitAtMostMs = 120_000;
/** For a drill that nobody can stop. */
const never = new AbortController().signal;
/** Clocks differ: the history is read so far around now, in ms. */
const aroundMs = 15 * 60_000;

export type DeliveryTestResult =
  /** The test was sent. */
  | {
      readonly kind: 'watched';
      /** What the history tells of it: one item for each action. */
      readonly items: readonly ActionItem[];
      /** The actions of which it told nothing in time. */
      readonly unheard: readonly string[];
      /** Why the history could not be read at the end. */
      readonly failure?: Failure;
      /** The person did not wait for the end. */
      readonly left: boolean;
    }
  /** A drill of this alarm is under way. */
  | { readonly kind: 'busy' }
  /** Nothing was sent. */
  | Exclude<TestResult, { readonly kind: 'sent' }>;

/** What a drill is run with. */
export interface DeliveryTestOptions {
  readonly clock: Clock;
  readonly t: Translate;
  readonly signal?: AbortSignal;
  /** The test has been sent; now the history is watched. */
  readonly onSent?: () => void;
}

/** Runs drills, of each alarm one at a time. */
export class DeliveryDrills {
  private readonly running = new Set<string>();

  /** @throws what is not expected */
  async run(
    preview: TestPreview,
    aws: ScopeAws,
    options: DeliveryTestOptions,
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
  options: DeliveryTestOptions,
): Promise<DeliveryTestResult> {
  const { clock, t, signal, onSent } = options;
  const { name, alarmActions } = preview.alarm;
  const look = (): Promise<readonly ActionItem[]> => actionsAround(name, clock.now(), aws, signal);
  let before: ReadonlySet<string>;
  try {
    before = new Set((await look()).map(keyOf));
  } catch (error) {
    // Without the history there is nothing to watch: better not to mail anybody.
    return stopped(error);
  }
  const sent = await sendTest(preview, aws, t, signal);
  if (sent.kind !== 'sent') return sent;
  onSent?.();
  const wanted = [...new Set(alarmActions)];
  const heard = new Map<string, ActionItem>();
  const ask = async (): Promise<Failure | undefined> => {
    try {
      for (const item of await look())
        if (!before.has(keyOf(item)) && wanted.includes(item.actionArn))
          heard.set(item.actionArn, item);
      return undefined;
    } catch (error) {
      if (!isExpected(error)) throw error;
      return error.failure;
    }
  };
  const failure = await askUntil(ask, () => heard.size === wanted.length, options);
  return {
    kind: 'watched',
    items: [...heard.values()],
    unheard: wanted.filter((arn) => !heard.has(arn)),
    ...(failure && { failure }),
    left: signal?.aborted === true,
  };
}

/** Asks until it is done, time is up or the person leaves. @returns why the last try failed */
async function askUntil(
  ask: () => Promise<Failure | undefined>,
  done: () => boolean,
  { clock, signal }: DeliveryTestOptions,
): Promise<Failure | undefined> {
  const end = clock.monotonicMs() + waitAtMostMs;
  for (;;) {
    const failure = await ask();
    if (done() || clock.monotonicMs() >= end || signal?.aborted)
      return done() ? undefined : failure;
    await pause(clock, lookEveryMs, signal ?? never);
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
