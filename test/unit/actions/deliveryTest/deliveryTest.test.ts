/** Delivery tests on the fake account: what the history reports in time, and what it does not. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DeliveryTests,
  waitAtMostMs,
  type DeliveryTestResult,
} from '../../../../src/core/actions/deliveryTest/deliveryTest';
import { lastDeliveries } from '../../../../src/core/actions/deliveryTest/lastDeliveries';
import { previewTest, type TestPreview } from '../../../../src/core/actions/testNotification';
import type { ActionItem } from '../../../../src/core/model/alarmHistory';
import { testLogAlarm } from '../../../fakes/snapshots';
import { FakeAws } from '../../../fakes/fakeAws';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { alarmName, definitionFor } from '../wizardInput';

let aws: FakeAws;
let first: string;
let second: string;
let tests: DeliveryTests;

beforeEach(() => {
  aws = new FakeAws();
  tests = new DeliveryTests();
  first = aws.topics.add('first').arn;
  second = aws.topics.add('second').arn;
  aws.alarms.add({ ...definitionFor(first), alarmActions: [first, second] });
  aws.alarms.change(alarmName, 'OK', 'quiet');
});

async function preview(): Promise<TestPreview> {
  const result = await previewTest(alarmName, aws.clock.now(), aws, t);
  if (result.kind !== 'ready') throw new Error(result.kind);
  return result.preview;
}

/** CloudWatch records the outcome of an action. */
function writeDown(actionArn: string, error?: string): ActionItem {
  const item: ActionItem = {
    kind: 'action',
    alarmName,
    at: aws.clock.now(),
    actionArn,
    succeeded: error === undefined,
    ...(error !== undefined && { error }),
  };
  aws.alarms.items.push(item);
  return item;
}

/** A delivery test that waits for the history; in a list, so that it is not awaited too early. */
async function started(signal?: AbortSignal): Promise<Promise<DeliveryTestResult>[]> {
  const seen = await preview();
  const run = tests.run(seen, aws, { clock: aws.clock, t, ...(signal && { signal }) });
  await aws.clock.settle();
  return [run];
}

describe('a delivery test', () => {
  it('ends as soon as the history has every action', async () => {
    const [run] = await started();
    writeDown(first);
    await aws.clock.settle(5000);
    writeDown(second, 'not authorized');
    await aws.clock.settle(5000);
    const result = await run;
    expect(result).toMatchObject({ kind: 'watched', unreported: [], left: false });
    expect(result?.kind === 'watched' && result.items.map(({ succeeded }) => succeeded)).toEqual([
      true,
      false,
    ]);
    expect(aws.calls.count('alarms.setState')).toBe(1);
    expect(aws.clock.waiting()).toBe(0);
  });

  it('does not take for its own what was written down before', async () => {
    writeDown(first);
    writeDown(second);
    aws.clock.advance(60_000);
    const [run] = await started();
    await aws.clock.settle(waitAtMostMs);
    expect(await run).toMatchObject({ kind: 'watched', items: [], unreported: [first, second] });
  });

  it('distinguishes its own entries from earlier ones', async () => {
    writeDown(first, 'refused');
    writeDown(second, 'refused');
    aws.clock.advance(60_000);
    const [run] = await started();
    const items = [writeDown(first), writeDown(second)];
    await aws.clock.settle(5000);
    expect(await run).toMatchObject({ kind: 'watched', items, unreported: [] });
  });

  it('listens to nothing but the actions of its alarm', async () => {
    const [run] = await started();
    writeDown(aws.topics.add('third').arn);
    aws.alarms.change(alarmName, 'OK', 'quiet again');
    await aws.clock.settle(waitAtMostMs);
    expect(await run).toMatchObject({ kind: 'watched', items: [], unreported: [first, second] });
  });

  it('waits two minutes and no longer, and says of what it heard nothing', async () => {
    const [run] = await started();
    writeDown(second);
    let over = false;
    void run?.then(() => (over = true));
    await aws.clock.settle(waitAtMostMs - 1);
    expect(over).toBe(false);
    await aws.clock.settle(1);
    expect(await run).toMatchObject({ kind: 'watched', unreported: [first], left: false });
    expect(aws.clock.waiting()).toBe(0);
  });

  it('goes on when a look fails, and reports a failure that lasts', async () => {
    const [run] = await started();
    aws.calls.fail('alarms.history', { kind: 'throttled', when: 'before' });
    await aws.clock.settle(5000);
    writeDown(first);
    writeDown(second);
    await aws.clock.settle(5000);
    expect(await run).toMatchObject({ kind: 'watched', unreported: [] });
    expect(await run).not.toHaveProperty('failure');
    aws.alarms.change(alarmName, 'OK', 'quiet');
    aws.clock.advance(1000);
    const [again] = await started();
    for (let round = 0; round < 30; round++) {
      aws.calls.fail('alarms.history', { kind: 'denied', when: 'before' });
      await aws.clock.settle(5000);
    }
    expect(await again).toMatchObject({ kind: 'watched', failure: { kind: 'denied' } });
  });

  it('sends nothing when the history cannot be read', async () => {
    const seen = await preview();
    aws.calls.fail('alarms.history', { kind: 'denied', when: 'before' });
    const result = await tests.run(seen, aws, { clock: aws.clock, t });
    expect(result).toMatchObject({ kind: 'failed', applied: 'no', failure: { kind: 'denied' } });
    expect(aws.calls.count('alarms.setState')).toBe(0);
  });

  it('ends at once when the person leaves, and says so', async () => {
    const controller = new AbortController();
    const [run] = await started(controller.signal);
    controller.abort();
    await aws.clock.settle();
    expect(await run).toMatchObject({ kind: 'watched', unreported: [first, second], left: true });
    expect(aws.clock.waiting()).toBe(0);
  });

  it('is never run twice at once for one alarm, and can be run again', async () => {
    const seen = await preview();
    const [run] = await started();
    expect(await tests.run(seen, aws, { clock: aws.clock, t })).toEqual({ kind: 'busy' });
    expect(aws.calls.count('alarms.setState')).toBe(1);
    await aws.clock.settle(waitAtMostMs);
    await run;
    aws.alarms.change(alarmName, 'OK', 'quiet');
    const again = await started();
    expect(aws.calls.count('alarms.setState')).toBe(2);
    await aws.clock.settle(waitAtMostMs);
    await Promise.all(again);
  });

  it('of another alarm is run beside it', async () => {
    const name = `${alarmName}-2`;
    aws.alarms.add({ ...definitionFor(second), name });
    aws.alarms.change(name, 'OK', 'quiet');
    const other = await previewTest(name, aws.clock.now(), aws, t);
    if (other.kind !== 'ready') throw new Error(other.kind);
    const runs = [...(await started()), tests.run(other.preview, aws, { clock: aws.clock, t })];
    await aws.clock.settle(waitAtMostMs);
    expect((await Promise.all(runs)).map(({ kind }) => kind)).toEqual(['watched', 'watched']);
  });

  it('throws what is a fault of our own, and can be run again', async () => {
    const bug = new TypeError('a bug');
    const [run] = await started();
    vi.spyOn(aws.alarms, 'history').mockRejectedValueOnce(bug);
    const thrown = expect(run).rejects.toBe(bug);
    await aws.clock.settle(5000);
    await thrown;
    aws.alarms.change(alarmName, 'OK', 'quiet');
    const [again] = await started();
    writeDown(first);
    writeDown(second);
    await aws.clock.settle(5000);
    expect(await again).toMatchObject({ kind: 'watched', unreported: [] });
  });

  it('sends nothing through an alarm that is gone, changed or in ALARM', async () => {
    const seen = await preview();
    const run = () => tests.run(seen, aws, { clock: aws.clock, t });
    aws.alarms.change(alarmName, 'ALARM', 'a rise');
    expect(await run()).toMatchObject({ kind: 'refused' });
    aws.alarms.add(definitionFor(first));
    expect(await run()).toMatchObject({ kind: 'changed' });
    aws.alarms.byName.clear();
    expect(await run()).toEqual({ kind: 'gone' });
    expect(aws.calls.count('alarms.setState')).toBe(0);
  });
});

describe('the last deliveries', () => {
  it('are the last that worked and the last that failed, within a week', async () => {
    writeDown(first, 'too old');
    aws.clock.advance(8 * 86_400_000);
    const round = () => lastDeliveries(aws.alarms.the(alarmName), aws.clock.now(), aws);
    expect(await round()).toEqual({ kind: 'read', last: {} });
    const failed = writeDown(second, 'refused');
    aws.clock.advance(1000);
    writeDown(first);
    const succeeded = writeDown(second);
    aws.alarms.change(alarmName, 'ALARM', 'a rise');
    expect(await round()).toEqual({ kind: 'read', last: { succeeded, failed } });
    aws.calls.fail('alarms.history', { kind: 'denied', when: 'before' });
    expect(await round()).toMatchObject({ kind: 'failed' });
  });

  it('of a log alarm are those for its contributors', async () => {
    const { logAlarms } = aws.alarms;
    const alarm = logAlarms.add(testLogAlarm('cvpn-endpoint-1', { name: 'log' }));
    const contributor = { id: 'c', attributes: { username: 'hana' } };
    const item = { kind: 'action', alarmName: 'log', actionArn: first, contributor } as const;
    const succeeded = { ...item, at: aws.clock.now(), succeeded: true };
    logAlarms.actions.push(succeeded);
    const last = await lastDeliveries(alarm, aws.clock.now(), aws);
    expect(last).toEqual({ kind: 'read', last: { succeeded } });
  });
});
