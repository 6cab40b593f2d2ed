import { beforeEach, describe, expect, it } from 'vitest';
import {
  previewReplace,
  replaceAlarm as replaceAlarmAction,
  type Replacement,
} from '../../../../src/core/actions/replace/replaceAlarm';
import type { AlarmDefinition } from '../../../../src/core/model/alarm';
import { aroundSend } from '../../../fakes/aroundSend';
import { FakeAws } from '../../../fakes/fakeAws';
import { alarmName, definitionFor } from '../wizardInput';
import { timePasses } from '../../../fakes/timePasses';

let aws: FakeAws;

/** As the action, while time passes. */
const replaceAlarm: typeof replaceAlarmAction = (...values) =>
  timePasses(aws.clock, replaceAlarmAction(...values));
let broken: AlarmDefinition;
let repaired: AlarmDefinition;

beforeEach(() => {
  aws = new FakeAws();
  repaired = definitionFor(aws.topics.add('vpn').arn);
  broken = { ...repaired, threshold: 7, treatMissing: 'breaching' };
  aws.alarms.add(broken, { team: 'net' });
});

async function ready(): Promise<Replacement> {
  const preview = await previewReplace(broken, repaired, aws);
  if (preview.kind !== 'ready') throw new Error(preview.kind);
  return preview.replacement;
}

describe('the preview of a replacement', () => {
  it('shows what changes and the exact call, without tags', async () => {
    const { differences, call } = await ready();
    expect(differences).toEqual([
      { property: 'Threshold', wanted: '1', found: '7' },
      { property: 'TreatMissingData', wanted: '"notBreaching"', found: '"breaching"' },
    ]);
    expect(call).toMatchObject({ operation: 'PutMetricAlarm', input: { Threshold: 1 } });
    expect(call.input).not.toHaveProperty('Tags');
    expect(aws.calls.count('alarms.overwrite')).toBe(0);
  });

  it('says that the alarm is gone, is another, or is as it should be', async () => {
    expect(await previewReplace(repaired, repaired, aws)).toEqual({ kind: 'changed' });
    aws.alarms.add(repaired);
    expect(await previewReplace(broken, repaired, aws)).toEqual({ kind: 'unchanged' });
    aws.alarms.byName.clear();
    expect(await previewReplace(broken, repaired, aws)).toEqual({ kind: 'gone' });
    aws.calls.fail('alarms.stored', { kind: 'expired', when: 'before' });
    expect(await previewReplace(broken, repaired, aws)).toMatchObject({ kind: 'failed' });
  });
});

describe('a replacement', () => {
  it('writes the alarm again and preserves its tags', async () => {
    expect(await replaceAlarm(await ready(), aws)).toMatchObject({ kind: 'done' });
    expect(aws.alarms.the(alarmName)).toMatchObject(repaired);
    expect(aws.alarms.tags.get(alarmName)).toEqual({ team: 'net' });
  });

  it('leaves an alarm alone that was changed or deleted meanwhile', async () => {
    const replacement = await ready();
    const alarm = aws.alarms.add({ ...broken, threshold: 8 });
    expect(await replaceAlarm(replacement, aws)).toEqual({ kind: 'changed', alarm });
    aws.alarms.byName.clear();
    expect(await replaceAlarm(replacement, aws)).toEqual({ kind: 'gone' });
    expect(aws.calls.count('alarms.overwrite')).toBe(0);
  });

  it('says when AWS has something else', async () => {
    const replacement = await ready();
    aws.alarms.keep = (definition) => ({ ...definition, treatMissing: 'missing' });
    expect(await replaceAlarm(replacement, aws)).toMatchObject({
      kind: 'differs',
      differences: [{ property: 'TreatMissingData' }],
    });
  });

  it('does not know its outcome where somebody deletes the alarm', async () => {
    const replacement = await ready();
    const busy = aroundSend(aws, (send) =>
      send().finally(() => {
        aws.alarms.byName.clear();
      }),
    );
    expect(await replaceAlarm(replacement, busy)).toEqual({ kind: 'gone' });
    aws.alarms.add(broken);
    aws.calls.fail('alarms.overwrite', { kind: 'timeout', when: 'before' });
    expect(await replaceAlarm(replacement, busy)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'timeout' },
      applied: 'unknown',
    });
  });

  it('sends nothing when it cannot read before', async () => {
    const replacement = await ready();
    aws.calls.fail('alarms.stored', { kind: 'denied', when: 'before' });
    expect(await replaceAlarm(replacement, aws)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'denied' },
      applied: 'no',
    });
    expect(aws.calls.count('alarms.overwrite')).toBe(0);
  });

  it.each([
    ['denied', 'before', { kind: 'failed', applied: 'no' }],
    ['timeout', 'before', { kind: 'failed', applied: 'no' }],
    ['timeout', 'after', { kind: 'done' }],
    ['cancelled', 'after', { kind: 'cancelled', applied: 'yes' }],
  ] as const)('that ends in %s %s the effect', async (kind, when, expected) => {
    const replacement = await ready();
    aws.calls.fail('alarms.overwrite', { kind, when });
    expect(await replaceAlarm(replacement, aws)).toMatchObject(expected);
  });
});
