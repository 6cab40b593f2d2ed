import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { scopeId } from '../../src/core/model/scope';
import type { TestApi } from '../../src/extension';
import { endpointRow, set, startTrial } from './extension';
import { until } from './until';

const alarmName = 'tokyo-office-vpn-connections';

describe('a window that was not looked at for an hour', () => {
  let parts: TestApi;
  before(async () => {
    parts = await startTrial();
  });
  after(() => set('refreshInterval', undefined));

  it('asks nothing meanwhile, catches up once, and notifies once of each time an alarm fired', async () => {
    const { session, store, notifier } = parts;
    const { clock, trial } = session.watched ?? assert.fail();
    const [scope] = store.snapshot.scopes;
    assert(trial && scope);
    session.setActive(true);
    await session.refresh();
    session.setActive(false);
    let refreshes = 0;
    const notified: string[] = [];
    const listening = [
      session.onDidRefresh(() => refreshes++),
      // Who joined before may still be notified: their addresses are looked for first.
      notifier.onDidNotify(({ alarm, text }) => {
        if (alarm) notified.push(text);
      }),
    ];
    const { target } = endpointRow(parts, 'Tokyo office').node;
    assert(target.kind === 'endpoint');
    const left = clock.now();
    for (let twice = 0; twice < 2; twice++) {
      for (let client = 0; client < 20; client++) trial.connect({ endpointId: target.endpointId });
      trial.advance(1800);
    }
    assert.equal(refreshes, 0);

    const back = clock.now();
    session.setActive(true);
    await until('the catching up', session.onDidRefresh, () => refreshes > 0 || undefined);
    await until('the notice', notifier.onDidNotify, () => notified.length > 0 || undefined);
    // Any other refresh would have been counted before the requested one.
    await session.refresh();
    assert.equal(refreshes, 2);

    const { alarms } = session.scopeAws(scopeId(scope.scope));
    const history = await alarms.transitions(alarmName, { start: left, end: back });
    const fired = history.filter(({ to }) => to === 'ALARM');
    assert(fired.length >= 2);
    const seen = store
      .scope(scopeId(scope.scope))
      ?.transitions.filter((t) => t.alarmName === alarmName && t.at >= left && t.at < back);
    assert.deepEqual(
      seen?.map(({ at, to }) => ({ at, to })),
      history.map(({ at, to }) => ({ at, to })),
    );
    const ofTokyo = notified.filter((text) => text.includes('Tokyo office'));
    assert.equal(ofTokyo.length, 1, ofTokyo.join('\n'));

    session.setActive(false);
    session.setActive(true);
    await session.refresh();
    assert.equal(notified.filter((text) => text.includes('Tokyo office')).length, 1);
    for (const each of listening) each.dispose();
  });
});
