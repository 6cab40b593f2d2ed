/** The progress of the trial's story follows from the account, independent of who changed it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '../../src/core/ports/trial';
import { createSimulator, type Simulator } from '../../src/simulator';
import { diffAlarm, endpointIds, json, query, standing, xml } from './wireClient';

const startMs = Date.parse('2026-11-25T10:20:00+09:00');

describe('the story of the company', () => {
  let simulator: Simulator;
  let partners: string;
  beforeEach(() => {
    simulator = createSimulator({ scenario: 'company', speed: 0, startMs });
    partners = simulator.trial.progress()?.unwatched?.id ?? '';
  });

  it('begins with an endpoint that no alarm watches, and a connection that was missed', async () => {
    const progress = simulator.trial.progress();
    expect(progress?.alarm).toBeUndefined();
    expect(progress?.unwatched?.name).toBe('Partner access');
    expect(await endpointIds(simulator)).toContain(partners);
    expect(progress?.missed).toMatchObject({
      endpoint: { name: 'Tokyo office' },
      alarmName: 'tokyo-office-vpn-connections',
      user: 'monitor.client.example.com',
    });
    const { startedAt = 0, endedAt = 0 } = progress?.missed ?? {};
    expect((endedAt - startedAt) / 60_000).toBeLessThan(3);
    expect(simulator.trial.startedAt).toBe(startMs);
  });

  it('goes on with a new alarm, its confirmation, a connection and the mail', async () => {
    const created = xml(await query(simulator, 'sns', 'CreateTopic', { Name: 'partners' }));
    const TopicArn = created.at('CreateTopicResult', 'TopicArn').text();
    const to = 'me@example.com';
    await query(simulator, 'sns', 'Subscribe', { TopicArn, Protocol: 'email', Endpoint: to });
    simulator.trial.advance(60);
    await json(simulator, 'PutMetricAlarm', {
      ...diffAlarm(partners),
      AlarmName: 'mine',
      AlarmActions: [TopicArn],
    });
    const alarm = () => simulator.trial.progress()?.alarm;
    expect(alarm()).toMatchObject({
      name: 'mine',
      endpoint: { id: partners },
      pending: [to],
      reachesSomebody: false,
      mailed: false,
    });
    expect(simulator.trial.progress()?.unwatched).toBeUndefined();
    // This morning somebody was connected there for a minute, before the alarm existed.
    expect(simulator.trial.progress()?.missed?.endpoint.name).toBe('Tokyo office');
    expect(simulator.trial.isPending(TopicArn, to)).toBe(true);

    const mails: Mail[] = [];
    const listening = simulator.trial.onDidMail((mail) => mails.push(mail));
    simulator.trial.confirm(TopicArn, to);
    expect(simulator.trial.isPending(TopicArn, to)).toBe(false);
    expect(alarm()).toMatchObject({ pending: [], reachesSomebody: true });
    simulator.trial.connect({ endpointId: partners, username: 'alice' });
    expect(alarm()).toMatchObject({ connected: true, fired: false });
    simulator.trial.advance(360);
    expect(alarm()).toMatchObject({ fired: true, mailed: true });
    expect(mails.map((mail) => mail.to)).toContain(to);
    listening.dispose();
    const before = mails.length;
    simulator.trial.advance(86_400);
    expect(mails).toHaveLength(before);
  });
});

it.each(['office', 'quiet', 'fleet'] as const)('does not run in the scenario %s', (scenario) => {
  expect(standing(scenario).trial.progress()).toBeUndefined();
});
