/** What the seed of this project saw on a real account, end to end through the wire. */
import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import {
  alarmMails,
  confirmedTopic,
  diffAlarm,
  diffQueries,
  endpointIds,
  json,
  parsed,
  standing,
} from './wireClient';

/** The scenario `quiet` with a connection alarm whose e-mails arrive, after some minutes. */
async function watched(period: number): Promise<{ simulator: Simulator; endpointId: string }> {
  const simulator = standing();
  const [endpointId = ''] = await endpointIds(simulator);
  const topic = await confirmedTopic(simulator);
  const alarm = diffAlarm(endpointId, {
    Metrics: diffQueries(endpointId, period),
    AlarmActions: [topic],
  });
  parsed(await json(simulator, 'PutMetricAlarm', alarm));
  simulator.trial.advance(30 * 60);
  expect(alarmMails(simulator)).toEqual([]);
  return { simulator, endpointId };
}

describe('the DIFF alarm', () => {
  it('mails within five minutes and a minute of a connection, with subject and reason', async () => {
    const { simulator, endpointId } = await watched(60);
    simulator.trial.advance(100);
    simulator.trial.connect({ endpointId });
    simulator.trial.advance(5 * 60);
    expect(alarmMails(simulator)).toEqual(['09:06']);
    const mail = simulator.trial.outbox().at(-1);
    expect(mail).toMatchObject({
      to: 'ops@example.com',
      subject: 'ALARM: "connections" in Asia Pacific (Tokyo)',
    });
    expect(mail?.body).toContain('[1.0 (23/11/26 09:05:00)]');
  });

  it.each([
    { period: 60, mails: ['09:06', '09:11'] },
    { period: 300, mails: 1 },
  ])(
    'with period $period, connections five minutes apart give $mails',
    async ({ period, mails }) => {
      const { simulator, endpointId } = await watched(period);
      simulator.trial.advance(100);
      simulator.trial.connect({ endpointId });
      simulator.trial.advance(300);
      simulator.trial.connect({ endpointId });
      simulator.trial.advance(40 * 60);
      if (typeof mails === 'number') expect(alarmMails(simulator)).toHaveLength(mails);
      else expect(alarmMails(simulator)).toEqual(mails);
    },
  );

  it('does not see a connection that starts and ends between two publications', async () => {
    const { simulator, endpointId } = await watched(60);
    simulator.trial.advance(60);
    const id = simulator.trial.connect({ endpointId });
    simulator.trial.advance(120);
    simulator.trial.disconnect(id);
    simulator.trial.advance(30 * 60);
    expect(alarmMails(simulator)).toEqual([]);
  });

  it('does not see one that starts while another ends', async () => {
    const { simulator, endpointId } = await watched(60);
    const first = simulator.trial.connect({ endpointId });
    simulator.trial.advance(20 * 60);
    expect(alarmMails(simulator)).toHaveLength(1);
    simulator.trial.advance(60);
    simulator.trial.connect({ endpointId });
    simulator.trial.disconnect(first);
    simulator.trial.advance(30 * 60);
    expect(alarmMails(simulator)).toHaveLength(1);
  });

  it('falls back to OK before the next publication, and says so in its history', async () => {
    const { simulator, endpointId } = await watched(60);
    simulator.trial.advance(100);
    simulator.trial.connect({ endpointId });
    simulator.trial.advance(15 * 60);
    const request = { AlarmName: 'connections', ScanBy: 'TimestampAscending' };
    const answer = parsed(await json(simulator, 'DescribeAlarmHistory', request));
    const items = answer.at('AlarmHistoryItems');
    expect(items.texts('HistorySummary')).toEqual([
      'Alarm "connections" created',
      'Alarm updated from INSUFFICIENT_DATA to OK',
      'Alarm updated from OK to ALARM',
      expect.stringMatching(/^Successfully executed action arn:aws:sns:/),
      'Alarm updated from ALARM to OK',
    ]);
    const rise = items.at(2, 'HistoryData').json();
    expect(rise.at('oldState', 'stateValue').value).toBe('OK');
    expect(rise.at('newState', 'stateValue').value).toBe('ALARM');
    expect(rise.at('newState', 'stateReasonData', 'recentDatapoints').value).toEqual([1]);
    const times = items.list('Timestamp').map((time) => time.number());
    expect((times[4] ?? NaN) - (times[2] ?? NaN)).toBeLessThan(300);
  });

  it('gives the same story in one leap and in single minutes', async () => {
    const stories = await Promise.all(
      [1, 60].map(async (step) => {
        const { simulator, endpointId } = await watched(60);
        simulator.trial.connect({ endpointId, deviceIp: '203.0.113.5' });
        for (let passed = 0; passed < 60; passed += step) simulator.trial.advance(step * 60);
        return simulator.trial.outbox();
      }),
    );
    expect(stories[0]).toEqual(stories[1]);
  });
});
