/** The plan of a log alarm with all that it needs, while one of its writes goes wrong. */
import { describe, expect, it } from 'vitest';
import { planAlarm } from '../../../../src/core/actions/create/planAlarm';
import type { AlarmDraft } from '../../../../src/core/actions/create/alarmDraft';
import { runPlan, type AlarmResult } from '../../../../src/core/actions/runPlan';
import { FakeAws } from '../../../fakes/fakeAws';
import { timePasses } from '../../../fakes/timePasses';
import { writeFaults } from '../plan/writeFaults';
import { email, endpoint, newTopic, planContext } from '../wizardInput';

const draft: AlarmDraft = {
  method: 'logAlarm',
  logging: { kind: 'new', name: '/vpn', retentionDays: 90 },
  detects: 'connections',
  role: { kind: 'new', name: 'query' },
  notification: { kind: 'plain', language: 'en', receiver: 'text' },
  topic: newTopic,
  name: 'named',
};

function account() {
  const aws = new FakeAws();
  aws.endpointList.push(endpoint);
  const { scope, identity } = aws;
  const plan = planAlarm(draft, { endpoint, scope, identity }, { otherEndpoints: [] }, planContext);
  return { aws, plan };
}

const kinds = account().plan.steps.map(({ call }) => call.kind);

/** Everything is there once, and nobody was mailed twice. */
function expectFinished(aws: FakeAws, result: AlarmResult): void {
  expect(result).toMatchObject({ kind: 'done', alarm: { name: 'named', alarmActions: [] } });
  expect(aws.topics.byArn.size).toBe(1);
  expect(aws.topics.confirmationMails).toMatchObject([{ to: email }]);
  expect([...aws.alarms.logAlarms.byName.keys()]).toEqual(['named']);
  expect(aws.endpointList).toMatchObject([{ logging: { enabled: true, group: '/vpn' } }]);
  const created = 'created' in result ? result.created : [];
  expect(created.every(({ confirmed }) => confirmed)).toBe(true);
  expect(new Set(created.map((one) => JSON.stringify(one))).size).toBe(created.length);
}

describe.each(kinds)('when %s goes wrong', (kind) => {
  it.each(writeFaults)(
    '%s: another run of the plan continues and doubles nothing',
    async (_, of) => {
      const { aws, plan } = account();
      const abort = new AbortController();
      aws.calls.fail(kind, of(abort));
      let result = await timePasses(aws.clock, runPlan(plan, aws, { signal: abort.signal }));
      for (let tries = 0; result.kind !== 'done' && tries < 2; tries++) {
        const already = 'created' in result ? result.created : [];
        result = await timePasses(aws.clock, runPlan(plan, aws, { already }));
      }
      expectFinished(aws, result);
    },
  );

  it('lists what was made before, and nothing else', async () => {
    const { aws, plan } = account();
    aws.calls.failFrom(kind, { kind: 'denied', when: 'before' });
    const result = await timePasses(aws.clock, runPlan(plan, aws));
    expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'denied' } });
    const created = 'created' in result ? result.created : [];
    expect(created).toHaveLength(kinds.indexOf(kind));
  });
});
