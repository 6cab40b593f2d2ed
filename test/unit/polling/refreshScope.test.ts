/** One refresh: which calls it makes, and what the snapshot holds afterwards. */
import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { scopeId } from '../../../src/core/model/scope';
import { Visibility } from '../../../src/core/state/visibility';
import { AlarmIndex } from '../../../src/core/polling/alarmIndex';
import { CallBudgets } from '../../../src/core/polling/schedule/callBudget';
import { PartAges } from '../../../src/core/polling/partAges';
import { refreshScope } from '../../../src/core/polling/refreshScope';
import { partValue } from '../../../src/core/model/snapshot';
import { Store } from '../../../src/core/state/store';
import { setTopicPolicyCall, subscribeCall } from '../../../src/core/ports/calls';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeLog } from '../../fakes/fakeLog';
import { testLogAlarm } from '../../fakes/snapshots';
import { slowAws } from '../../bench/fleet/slowAws';
import { foreignAlarm, plainEndpoint, vpnAlarm } from './manyAlarms';
import { byEmail } from '../../fakes/subscribers';

/** One endpoint, its connection alarm and the topic that it notifies. */
function setUp() {
  const aws = new FakeAws();
  aws.endpointList.push(plainEndpoint('cvpn-endpoint-1'));
  const topic = aws.topics.add('mails');
  const alarm = aws.alarms.add(
    connectionAlarm({
      endpointId: 'cvpn-endpoint-1',
      endpointLabel: 'office',
      name: 'connections',
      topicArn: topic.arn,
    }),
  );
  const store = new Store(new FakeLog());
  store.setScopes([aws.scope]);
  const controller = new AbortController();
  const { clock } = aws;
  const alarmIndex = new AlarmIndex(aws.alarms, clock);
  const visibility = new Visibility((error) => {
    throw error;
  });
  const { signal } = controller;
  const [ages, budgets] = [new PartAges(clock), new CallBudgets(clock)];
  const refresh = (full = false) =>
    refreshScope({ aws, alarmIndex, visibility, store, clock, ages, budgets, signal, full });
  const scope = () => store.scope(scopeId(aws.scope))!;
  return { aws, store, topic, alarm, refresh, scope, controller, visibility };
}

describe('refreshScope', () => {
  it('notes the hosts that are called without encryption, while there are any', async () => {
    const { aws, refresh, scope } = setUp();
    aws.unencryptedHosts = ['aws.corp'];
    await refresh();
    const first = scope();
    expect(first.unencryptedHosts).toEqual(['aws.corp']);
    await refresh();
    expect(scope().unencryptedHosts).toBe(first.unencryptedHosts);
    aws.unencryptedHosts = [];
    await refresh();
    expect(scope().unencryptedHosts).toEqual([]);
  });

  it('fills the snapshot with the fewest calls', async () => {
    const { aws, topic, refresh, scope } = setUp();
    expect(await refresh()).toEqual([]);
    expect(scope()).toMatchObject({
      identity: { kind: 'ready', value: { accountId: '123456789012' } },
      endpoints: { kind: 'ready', value: [{ id: 'cvpn-endpoint-1' }] },
      alarms: { kind: 'ready', value: [{ name: 'connections' }] },
      connections: { 'cvpn-endpoint-1': { kind: 'ready', value: [] } },
      topics: { [topic.arn]: { kind: 'ready' } },
      transitions: [],
    });
    expect(aws.calls.operations().sort()).toEqual([
      'account.identity',
      'alarms.page',
      'endpoints.connections',
      'endpoints.list',
      'topics.get',
    ]);
  });

  it('keeps no token of an address in the policy of a topic', async () => {
    const { aws, topic, refresh, scope } = setUp();
    const condition = { StringEquals: { 'sns:Endpoint': 'https://hooks.example/T0/secret-token' } };
    const policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Condition: condition }] });
    await aws.send(setTopicPolicyCall(topic.arn, policy));
    await refresh();
    expect(JSON.stringify(scope().topics)).toContain('https://hooks.example/…');
    expect(JSON.stringify(scope())).not.toContain('secret-token');
  });

  it('reads who is behind a log alarm while it is in ALARM, and only then', async () => {
    const { aws, refresh, scope } = setUp();
    const { logAlarms } = aws.alarms;
    const { name } = logAlarms.add(testLogAlarm('cvpn-endpoint-1', { alarmActions: [] }));
    await refresh();
    expect([scope().contributors, aws.calls.count('alarms.contributors')]).toEqual([{}, 0]);
    logAlarms.breach(name, { username: 'hana' }, { username: 'ken' });
    await refresh();
    const read = scope().contributors;
    expect(read).toMatchObject({
      [name]: {
        value: [{ attributes: { username: 'hana' } }, { attributes: { username: 'ken' } }],
      },
    });
    aws.calls.fail('alarms.contributors', { kind: 'denied', when: 'before' });
    expect(await refresh()).toMatchObject([{ kind: 'denied' }]);
    expect(scope().alarms.kind).toBe('ready');
    expect(scope().contributors[name]).toMatchObject({
      kind: 'stale',
      failure: { kind: 'denied' },
    });
    logAlarms.breach(name);
    await refresh();
    expect([scope().contributors, aws.calls.count('alarms.contributors')]).toEqual([{}, 2]);
  });

  it('does not take a log alarm that is deleted meanwhile for a failure', async () => {
    const { aws, refresh, scope } = setUp();
    const { name } = aws.alarms.logAlarms.add(testLogAlarm('x', { alarmActions: [] }));
    aws.alarms.logAlarms.breach(name, { username: 'hana' });
    aws.calls.fail('alarms.contributors', { kind: 'notFound', when: 'before' });
    expect(await refresh()).toEqual([]);
    expect(partValue(scope().contributors[name])).toEqual([]);
  });

  it('asks again only for what may have changed', async () => {
    const { aws, refresh } = setUp();
    await refresh();
    aws.calls.recorded.length = 0;
    aws.clock.advance(60_000);
    await refresh();
    const every = ['alarms.page', 'endpoints.connections', 'endpoints.list'];
    expect(aws.calls.operations().sort()).toEqual(every);
    aws.clock.advance(14 * 60_000);
    await refresh();
    expect(aws.calls.count('topics.get')).toBe(1);
  });

  it.each(['expired', 'badCredentials', 'noCredentials'] as const)(
    'asks again whose account it is after a sign-in that was %s, for it may be another',
    async (kind) => {
      const { aws, refresh } = setUp();
      await refresh();
      aws.calls.fail('endpoints.list', { kind, when: 'before' });
      await refresh();
      expect(aws.calls.count('account.identity')).toBe(1);
      await refresh();
      expect(aws.calls.count('account.identity')).toBe(2);
      await refresh();
      expect(aws.calls.count('account.identity')).toBe(2);
    },
  );

  it('asks each time for a topic that awaits a confirmation, until it has come', async () => {
    const { aws, topic, refresh } = setUp();
    await aws.send(subscribeCall(topic.arn, byEmail('ops@example.com')));
    await refresh();
    await refresh();
    expect(aws.calls.count('topics.get')).toBe(2);
    aws.topics.confirm(topic.arn, 'ops@example.com');
    await refresh();
    await refresh();
    expect(aws.calls.count('topics.get')).toBe(3);
  });

  it('reads connections at each refresh where a view is visible or an alarm is in ALARM, else less often', async () => {
    const { aws, refresh, visibility } = setUp();
    for (let i = 2; i <= 5; i++) aws.endpointList.push(plainEndpoint(`cvpn-endpoint-${i}`));
    const id = scopeId(aws.scope);
    visibility.setOpen({ scope: id, endpointId: 'cvpn-endpoint-2' }, true);
    visibility.setChartOpen({ scope: id, endpointId: 'cvpn-endpoint-3' }, true);
    const asked = async (full = false) => {
      aws.calls.recorded.length = 0;
      aws.clock.advance(60_000);
      await refresh(full);
      const calls = aws.calls.recorded.filter(
        ({ operation }) => operation === 'endpoints.connections',
      );
      return calls.map(({ args }) => String(args[0]).at(-1)).join('');
    };
    expect(await asked()).toBe('12345');
    expect(await asked()).toBe('23');
    aws.alarms.change('connections', 'ALARM', 'rise');
    expect(await asked()).toBe('123');
    aws.alarms.change('connections', 'OK', 'over');
    visibility.setChartOpen({ scope: id, endpointId: 'cvpn-endpoint-3' }, false);
    expect([await asked(), await asked()]).toEqual(['2', '2']);
    expect(await asked()).toBe('245');
    expect(await asked(true)).toBe('12345');
    visibility.setOpen({ scope: id }, false);
    expect(await asked()).toBe('');
  });

  it('leaves alarms of other services out', async () => {
    const { aws, alarm, refresh, scope } = setUp();
    const foreign = alarm.queries.map((query) =>
      query.stat ? { ...query, stat: { ...query.stat, namespace: 'AWS/EC2' } } : query,
    );
    aws.alarms.add({ ...alarm, name: 'cpu', queries: foreign });
    await refresh();
    expect(scope().alarms).toMatchObject({ value: [{ name: 'connections' }] });
  });

  it('shows endpoints while pages of alarms are missing, and never takes those for no alarms', async () => {
    const { aws, refresh, scope } = setUp();
    for (let i = 0; i < 500; i++) aws.alarms.add(foreignAlarm(i));
    aws.calls.fail('alarms.page', { kind: 'throttled', when: 'before' }, 5);
    const first = refresh();
    await aws.clock.settle(500);
    expect(scope().endpoints.kind).toBe('ready');
    expect(scope().connections).toMatchObject({ 'cvpn-endpoint-1': { kind: 'ready' } });
    expect(scope().alarms.kind).toBe('waiting');
    await aws.clock.settle(60_000);
    expect(await first).toMatchObject([{ kind: 'throttled' }]);
    expect(scope().alarms).toMatchObject({ kind: 'failed', failure: { kind: 'throttled' } });
    await Promise.all([refresh(), aws.clock.settle(60_000)]);
    expect(scope().alarms).toMatchObject({ kind: 'ready', value: [{ name: 'connections' }] });
    expect(aws.calls.count('alarms.page')).toBe(6 + 1);
    expect(Object.values(scope().topics)).toMatchObject([{ kind: 'ready' }]);
  });

  it('keeps known alarms fresh when a later discovery fails, and reports the failure', async () => {
    const { aws, refresh, scope } = setUp();
    for (let i = 0; i < 500; i++) aws.alarms.add(foreignAlarm(i));
    await Promise.all([refresh(), aws.clock.settle(60_000)]);
    aws.clock.advance(15 * 60_000);
    aws.alarms.change('connections', 'ALARM', 'rise');
    aws.alarms.add(vpnAlarm('another'));
    aws.calls.fail('alarms.page', { kind: 'throttled', when: 'before' }, 2);
    const [failures] = await Promise.all([refresh(), aws.clock.settle(60_000)]);
    expect(failures).toMatchObject([{ kind: 'throttled' }]);
    expect(scope().alarms).toMatchObject({ kind: 'ready', value: [{ state: 'ALARM' }] });
    await Promise.all([refresh(), aws.clock.settle(60_000)]);
    expect(scope().alarms).toMatchObject({
      kind: 'ready',
      value: [{ name: 'connections' }, { name: 'another' }],
    });
  });

  it('keeps the good data of a part that fails, says why, and goes on with the others', async () => {
    const { aws, refresh, scope } = setUp();
    await refresh();
    const fetchedAt = aws.clock.now();
    aws.clock.advance(60_000);
    aws.calls.fail('alarms.page', { kind: 'denied', when: 'before' });
    aws.endpointList.push(plainEndpoint('cvpn-endpoint-2'));
    expect(await refresh()).toMatchObject([{ kind: 'denied' }]);
    expect(scope().alarms).toMatchObject({
      kind: 'stale',
      value: [{ name: 'connections' }],
      fetchedAt,
      failure: { kind: 'denied', action: 'cloudwatch:DescribeAlarms' },
      failedAt: aws.clock.now(),
    });
    expect(scope().endpoints).toMatchObject({ kind: 'ready', value: [{}, {}] });
    await refresh();
    expect(scope().alarms.kind).toBe('ready');
  });

  it('says that a part was never had', async () => {
    const { aws, refresh, scope } = setUp();
    aws.calls.fail('endpoints.list', { kind: 'expired', when: 'before' });
    await refresh();
    expect(scope().endpoints).toMatchObject({ kind: 'failed', failure: { kind: 'expired' } });
    expect(scope().connections).toEqual({});
  });

  it('reports no transition for what it sees first', async () => {
    const { aws, refresh, scope } = setUp();
    aws.alarms.change('connections', 'ALARM', 'before we looked');
    await refresh();
    expect(scope().transitions).toEqual([]);
  });

  it('does not notify again of what the history stamps a little later than the state', async () => {
    const { aws, refresh, scope } = setUp();
    aws.alarms.change('connections', 'ALARM', 'before we looked');
    const last = aws.alarms.items.length - 1;
    aws.alarms.items[last] = { ...aws.alarms.items[last]!, at: aws.clock.now() + 400 };
    await refresh();
    aws.clock.advance(60_000);
    aws.alarms.change('connections', 'OK', 'over');
    await refresh();
    expect(scope().transitions.map(({ reason }) => reason)).toEqual(['over']);
  });

  it('notifies of an alarm that came and went between two polls, once', async () => {
    const { aws, refresh, scope } = setUp();
    await refresh();
    aws.clock.advance(20_000);
    aws.alarms.change('connections', 'ALARM', 'rise');
    aws.clock.advance(20_000);
    aws.alarms.change('connections', 'OK', 'over');
    aws.clock.advance(20_000);
    await refresh();
    await refresh();
    expect(scope().transitions.map(({ to, reason }) => [to, reason])).toEqual([
      ['ALARM', 'rise'],
      ['OK', 'over'],
    ]);
    expect(aws.calls.count('alarms.transitions')).toBe(1);
  });

  it('falls back on the state where the history may not be read', async () => {
    const { aws, refresh, scope } = setUp();
    await refresh();
    aws.clock.advance(20_000);
    aws.alarms.change('connections', 'ALARM', 'rise');
    aws.calls.fail('alarms.transitions', { kind: 'denied', when: 'before' });
    await refresh();
    expect(scope().transitions).toMatchObject([{ to: 'ALARM', reason: 'rise' }]);
  });

  it('forgets transitions after a day', async () => {
    const { aws, refresh, scope } = setUp();
    await refresh();
    aws.clock.advance(1000);
    aws.alarms.change('connections', 'ALARM', 'rise');
    await refresh();
    aws.clock.advance(25 * 3600_000);
    await refresh();
    expect(scope().transitions).toEqual([]);
  });

  it('keeps the objects of what AWS says again', async () => {
    const { aws, store, scope, visibility } = setUp();
    aws.alarms.add(vpnAlarm('another'));
    const fresh = slowAws(aws, () => 0);
    const alarmIndex = new AlarmIndex(fresh.alarms, aws.clock);
    const { signal } = new AbortController();
    const { clock } = aws;
    const [ages, budgets] = [new PartAges(clock), new CallBudgets(clock)];
    const context = { aws: fresh, alarmIndex, visibility, store, clock, ages, budgets, signal };
    const refresh = () => refreshScope({ ...context, full: true });
    await refresh();
    const before = scope();
    await refresh();
    const [endpoints, alarms] = [partValue(before.endpoints), partValue(before.alarms)];
    expect(partValue(scope().endpoints)).toBe(endpoints);
    expect(partValue(scope().alarms)).toBe(alarms);
    const [arn = ''] = Object.keys(before.topics);
    expect(partValue(scope().topics[arn])).toBe(partValue(before.topics[arn]));

    aws.clock.advance(1000);
    aws.alarms.change('connections', 'ALARM', 'rise');
    await refresh();
    const [another, connections] = partValue(scope().alarms) ?? [];
    expect(connections).toMatchObject({ name: 'connections', state: 'ALARM' });
    expect(another).toBe(alarms?.find(({ name }) => name === 'another'));
  });

  it('changes nothing once it is aborted', async () => {
    const { store, refresh, controller } = setUp();
    await refresh();
    const before = store.snapshot;
    const running = refresh();
    controller.abort();
    expect(await running).toEqual([]);
    expect(store.snapshot).toBe(before);
  });

  it('passes a bug on', async () => {
    const { aws, refresh } = setUp();
    Object.defineProperty(aws.endpoints, 'list', {
      value: () => Promise.reject(new TypeError('bug')),
    });
    await expect(refresh()).rejects.toThrow('bug');
  });
});
