/** Undo of Delete Alarm: the alarm is written as it was, or not at all. */
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteAlarm } from '../../../src/core/actions/deleteAlarm';
import { readForRestore, restoreAlarm } from '../../../src/core/actions/restoreAlarm';
import type { Alarm } from '../../../src/core/model/alarm';
import type { StoredAlarm } from '../../../src/core/model/alarmConfiguration';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { testLogAlarm } from '../../fakes/snapshots';
import { alarmName, definitionFor } from './wizardInput';
import { timePasses } from '../../fakes/timePasses';

let aws: FakeAws;
let alarm: Alarm;

beforeEach(() => {
  aws = new FakeAws();
  alarm = aws.alarms.add(definitionFor(aws.topics.add('vpn').arn));
});

async function deleted(): Promise<StoredAlarm> {
  const stored = await readForRestore(alarm, aws);
  if (!stored) throw new Error('The alarm cannot be restored.');
  await timePasses(aws.clock, deleteAlarm(alarm, aws, t));
  expect(await aws.alarms.stored(alarmName)).toBeUndefined();
  return stored;
}

const restore = (stored: StoredAlarm, signal?: AbortSignal) =>
  timePasses(aws.clock, restoreAlarm(stored, aws, signal));

describe('a deleted alarm', () => {
  it('is as it was when it is restored', async () => {
    const stored = await deleted();
    expect(await restore(stored)).toEqual({ kind: 'done' });
    expect((await aws.alarms.stored(alarmName))?.configuration).toEqual(stored.configuration);
  });

  it('does not replace another one of its name', async () => {
    const stored = await deleted();
    aws.alarms.add({ ...alarm, threshold: 7 });
    const before = aws.calls.recorded.length;
    expect(await restore(stored)).toEqual({ kind: 'exists' });
    expect(aws.calls.recorded.slice(before).map(({ operation }) => operation)).not.toContain(
      'alarms.overwrite',
    );
  });

  it.each<[string, () => unknown]>([
    ['composite', () => aws.alarms.composites.add(alarmName)],
    ['log', () => aws.alarms.logAlarms.add(testLogAlarm(undefined, { name: alarmName }))],
  ])('does not replace a %s alarm of its name', async (_, add) => {
    const stored = await deleted();
    add();
    expect(await restore(stored)).toEqual({ kind: 'exists' });
    expect(await aws.alarms.stored(alarmName)).toBeUndefined();
  });

  it('stays deleted if AWS refuses, and says why', async () => {
    const stored = await deleted();
    aws.calls.fail('alarms.overwrite', { kind: 'denied', when: 'before' });
    expect(await restore(stored)).toMatchObject({ kind: 'failed', failure: { kind: 'denied' } });
  });

  it('cannot be restored if it is a log alarm, or could not be read', async () => {
    expect(await readForRestore(testLogAlarm(), aws)).toBeUndefined();
    aws.calls.fail('alarms.stored', { kind: 'denied', when: 'before' });
    expect(await readForRestore(alarm, aws)).toBeUndefined();
  });
});
