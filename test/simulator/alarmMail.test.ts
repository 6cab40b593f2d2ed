/** The e-mail of an alarm: how it describes the metric and the name. */
import { beforeEach, expect, it } from 'vitest';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import type { Simulator } from '../../src/simulator';
import { confirmedTopic, countQuery, diffAlarm, endpointIds, json, standing } from './wireClient';

let simulator: Simulator;
let endpointId: string;
let topic: string;

beforeEach(async () => {
  simulator = standing();
  [endpointId = ''] = await endpointIds(simulator);
  topic = await confirmedTopic(simulator);
});

/** The mail that the alarm sends when it is set to ALARM. */
async function mailOf(change: object): Promise<{ subject: string; body: string }> {
  const asked = diffAlarm(endpointId, { AlarmActions: [topic], ...change });
  expect((await json(simulator, 'PutMetricAlarm', asked)).status).toBe(200);
  const { AlarmName } = asked;
  const state = { AlarmName, StateValue: 'ALARM', StateReason: 'a test' };
  expect((await json(simulator, 'SetAlarmState', state)).status).toBe(200);
  const mail = simulator.trial.outbox().at(-1);
  return { subject: mail?.subject ?? '', body: mail?.body ?? '' };
}

it('shows the returned expression of a math alarm with its label, and no metric', async () => {
  const { body } = await mailOf({
    Metrics: [
      { ...countQuery(endpointId, 60), Label: 'Count', ReturnData: false },
      { Id: 'e1', Expression: 'RATE(m1)', Label: 'Hidden', ReturnData: false },
      { Id: 'e2', Expression: 'DIFF(m1)', Label: 'Office, Tokyo', ReturnData: true },
    ],
  });
  expect(body).toContain('- MetricExpression:           DIFF(m1)\n');
  expect(body).toContain('- MetricLabel:                Office, Tokyo\n');
  for (const absent of [endpointId, 'AWS/ClientVPN', 'ActiveConnectionsCount', 'RATE', 'Hidden'])
    expect(body).not.toContain(absent);
});

it('names the endpoint and the region by the label of our own alarm', async () => {
  const { queries, description } = connectionAlarm({
    ...{ endpointId, endpointLabel: '東京', region: simulator.region, name: 'x', topicArn: topic },
  });
  const { body } = await mailOf({
    AlarmDescription: description,
    Metrics: [
      { ...countQuery(endpointId, 60), ReturnData: false },
      { Id: 'e1', Expression: 'DIFF(m1)', Label: queries[1]?.label, ReturnData: true },
    ],
  });
  const meaning = `New connections to Client VPN endpoint 東京 (${endpointId}) in ap-northeast-1`;
  expect(body).toContain(`- MetricLabel:                ${meaning}\n`);
  expect(body).toContain(`- Description:                ${meaning}: `);
});

it('shows the metric of an alarm on one metric', async () => {
  const { body } = await mailOf({
    ...{ Metrics: undefined, Namespace: 'AWS/ClientVPN', MetricName: 'ActiveConnectionsCount' },
    ...{ Dimensions: [{ Name: 'Endpoint', Value: endpointId }], Period: 60, Statistic: 'Maximum' },
  });
  expect(body).toContain('- MetricNamespace:            AWS/ClientVPN\n');
  expect(body).toContain(`- Dimensions:                 [Endpoint = ${endpointId}]\n`);
  expect(body).not.toContain('MetricExpression');
});

it.each([
  ['接続-office', '_-office'],
  ['a接続b😀', 'a_b_'],
  ['x'.repeat(255), `${'x'.repeat(64)}...`],
])('writes the name %s in the subject in ASCII', async (AlarmName, shown) => {
  const { subject } = await mailOf({ AlarmName });
  expect(subject).toBe(`ALARM: "${shown}" in Asia Pacific (Tokyo)`);
  expect(subject.length).toBeLessThanOrEqual(100);
});
