/** Who came and went between two polls of a log alarm, and what finding out costs. */
import { describe, expect, it } from 'vitest';
import { scopeId } from '../../../src/core/model/scope';
import { AlarmIndex } from '../../../src/core/polling/alarmIndex';
import { CallBudgets } from '../../../src/core/polling/schedule/callBudget';
import { PartAges } from '../../../src/core/polling/partAges';
import { refreshScope } from '../../../src/core/polling/refreshScope';
import { Store } from '../../../src/core/state/store';
import { Visibility } from '../../../src/core/state/visibility';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeLog } from '../../fakes/fakeLog';
import { testLogAlarm } from '../../fakes/snapshots';
import { plainEndpoint } from './manyAlarms';

const minute = 60_000;
const user = (username: string) => ({ connection_id: `c-${username}`, username });

async function setUp() {
  const aws = new FakeAws();
  const { clock } = aws;
  aws.endpointList.push(plainEndpoint('cvpn-endpoint-1'));
  const { name } = aws.alarms.logAlarms.add(testLogAlarm('cvpn-endpoint-1', { alarmActions: [] }));
  aws.alarms.logAlarms.change(name, 'OK');
  const store = new Store(new FakeLog());
  store.setScopes([aws.scope]);
  const { signal } = new AbortController();
  const context = {
    ...{ aws, store, clock, signal, full: false },
    alarmIndex: new AlarmIndex(aws.alarms, clock),
    visibility: new Visibility(() => undefined),
    ages: new PartAges(clock),
    budgets: new CallBudgets(clock),
  };
  const refresh = () => refreshScope(context);
  const after = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await refresh();
  };
  await refresh();
  const { logAlarms } = aws.alarms;
  const breach = (...users: readonly string[]): void => {
    logAlarms.breach(name, ...users.map(user));
  };
  const seen = () =>
    (store.scope(scopeId(aws.scope))?.contributorTransitions ?? []).map(
      ({ contributor, at }) => `${contributor.attributes.username ?? ''} ${at}`,
    );
  const histories = () => aws.calls.count('alarms.contributorTransitions');
  return { aws, clock, breach, after, seen, histories, name };
}

describe('contributors between two polls', () => {
  it('are known from the polls while these are frequent, without the history', async () => {
    const { clock, breach, after, seen, histories } = await setUp();
    const start = clock.now();
    breach('hana');
    await after(minute);
    breach('hana', 'ken');
    await after(minute);
    breach('ken');
    await after(minute);
    breach();
    await after(minute);
    expect(seen()).toEqual([`hana ${start}`, `ken ${start + minute}`]);
    expect(histories()).toBe(0);
  });

  it('are read from the history after a pause in which they may have come and gone', async () => {
    const { clock, breach, after, seen, histories } = await setUp();
    const start = clock.now();
    breach('hana');
    clock.advance(3 * minute);
    breach();
    await after(7 * minute);
    expect([seen(), histories()]).toEqual([[`hana ${start}`], 1]);
    await after(10 * minute);
    expect(histories()).toBe(1);
  });

  it('are those of the polls where the history may not be read', async () => {
    const { aws, breach, after, seen, clock } = await setUp();
    const start = clock.now();
    breach('hana');
    aws.calls.fail('alarms.contributorTransitions', { kind: 'denied', when: 'before' });
    await after(10 * minute);
    expect(seen()).toEqual([`hana ${start}`]);
  });

  it('of an alarm without a by clause have no history', async () => {
    const { aws, after, histories, name } = await setUp();
    const alarm = aws.alarms.logAlarms.the(name);
    aws.alarms.logAlarms.add({ ...alarm, query: { ...alarm.query, aggregation: 'count(*)' } });
    aws.alarms.logAlarms.change(name, 'ALARM');
    await after(10 * minute);
    expect(histories()).toBe(0);
  });

  it('are forgotten after a day', async () => {
    const { breach, after, seen } = await setUp();
    breach('hana');
    await after(minute);
    breach();
    for (let hour = 0; hour < 25; hour++) await after(60 * minute);
    expect(seen()).toEqual([]);
  });
});
