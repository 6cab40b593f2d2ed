/** Fixes carried out on the fake account: each takes its finding away and brings no other. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAlarmFor, finish } from './applyFix';
import { findings } from '../../../src/core/diagnosis/findings';
import type { Alarm } from '../../../src/core/model/alarm';
import { snapshotOf } from './accountSnapshot';
import { FakeAws } from '../../fakes/fakeAws';
import { testEndpoint } from '../../fakes/snapshots';
import { rise } from './faultyAlarms';

const seconds = fc.constantFrom(10, 60, 120, 300);
const statistic = fc.constantFrom('Maximum', 'Average', 'Sum', 'SampleCount');
const ids = ['cvpn-endpoint-1', 'cvpn-endpoint-2'];

/** Alarms with any number of faults, on two endpoints and one that is gone. */
const alarm = fc
  .record({
    stat: fc.record({
      periodSeconds: seconds,
      statistic,
      dimensions: fc.constantFrom(
        ...[...ids, 'cvpn-endpoint-9'].map((Endpoint) => ({ Endpoint })),
        ...[{}, { EndpointId: 'cvpn-endpoint-1' }],
      ),
    }),
    expression: fc.constantFrom('DIFF(m1)', 'RATE(m1)', 'DIFF(FILL(m1,0))', 'm1 * 2'),
    changes: fc.record({
      threshold: fc.constantFrom(-1, 0, 1, 2),
      comparison: fc.constantFrom(
        'GreaterThanOrEqualToThreshold' as const,
        'GreaterThanThreshold' as const,
        'LessThanThreshold' as const,
      ),
      treatMissing: fc.constantFrom(
        'notBreaching' as const,
        'breaching' as const,
        'missing' as const,
      ),
      evaluationPeriods: fc.constantFrom(1, 2, 3),
      datapointsToAlarm: fc.constantFrom(1, 2),
      actionsEnabled: fc.boolean(),
      topic: fc.constantFrom('vpn', 'gone', 'closed'),
      mailsOk: fc.boolean(),
      silent: fc.boolean(),
    }),
  })
  .map(({ stat, expression, changes: { topic, mailsOk, silent, ...changes } }) => ({
    topic,
    mailsOk,
    silent,
    alarm: rise(stat, changes, expression),
  }));

type Planned = Readonly<{ topic: string; mailsOk: boolean; silent: boolean; alarm: Alarm }>;

function accountWith(planned: readonly Planned[]): FakeAws {
  const aws = new FakeAws();
  aws.endpointList.push(...ids.map((id) => testEndpoint({ id, logging: { enabled: true } })));
  aws.topics.add('vpn', { policy: JSON.stringify({ Statement: [] }) });
  aws.topics.add('closed', { policy: '{', kmsKeyId: 'alias/aws/sns' });
  for (const [index, { alarm: definition, topic, mailsOk, silent }] of planned.entries()) {
    const arn = aws.topics.arnOf(topic);
    aws.alarms.add({
      ...definition,
      name: `alarm ${index}`,
      alarmActions: silent ? [] : [arn],
      okActions: mailsOk ? [arn] : [],
    });
    aws.clock.advance(1000);
  }
  return aws;
}

it('take their finding away and bring no other', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(alarm, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      async (planned, pick) => {
        const aws = accountWith(planned);
        const before = findings(await snapshotOf(aws));
        const repairable = before.filter(({ fix }) => fix);
        const finding = repairable[pick % Math.max(1, repairable.length)];
        if (!finding?.fix) return;
        await finish(finding.fix, aws);
        seen.add(finding.fix.kind);
        const after = findings(await snapshotOf(aws)).map(({ id }) => id);
        expect(after).not.toContain(finding.id);
        const known = new Set(before.map(({ id }) => id));
        expect(after.filter((id) => !known.has(id))).toEqual([]);
      },
    ),
    { numRuns: 150, interruptAfterTimeLimit: 10_000 },
  );
  expect([...seen].sort()).toEqual([
    ...['chooseEndpoint', 'chooseTopic', 'createAlarm', 'deleteAlarm', 'enableActions'],
    ...['repairPolicy', 'replaceAlarm', 'subscribe'],
  ]);
});

it('leave nothing to find, one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(alarm, { minLength: 1, maxLength: 4 }), async (planned) => {
      const aws = accountWith(planned);
      for (let left = 60; left > 0; left--) {
        const [next] = findings(await snapshotOf(aws)).filter(({ fix }) => fix);
        if (!next?.fix) break;
        await finish(next.fix, aws);
      }
      const left = findings(await snapshotOf(aws));
      // What a person alone can decide.
      expect(left.filter(({ fix }) => fix)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

it('are not needed for the alarm that the wizard makes, whatever its name', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 40 }), async (name) => {
      const aws = accountWith([]);
      await createAlarmFor('cvpn-endpoint-1', aws, name.trim() === '' ? 'a' : name);
      await createAlarmFor('cvpn-endpoint-2', aws, `second ${name}`);
      expect(findings(await snapshotOf(aws))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
