/** Weeks that are simulated quickly have the same result as weeks that are simulated minute by minute. */
import { expect, it } from 'vitest';
import { dayMs } from '../../src/core/base/duration';
import { buildOffice } from '../../src/simulator/scenarios/office';
import { SimulatedAccount } from '../../src/simulator/state/account';
import { simulateHistory } from '../../src/simulator/scenarios/simulateHistory';
import { startMs } from './wireClient';

const from = startMs - 5 * dayMs;

function accountOf(simulate: (account: SimulatedAccount) => void, inPast: boolean) {
  const account = new SimulatedAccount(from, 1, { inPast });
  const region = account.region('ap-northeast-1');
  buildOffice(account, region);
  simulate(account);
  account.dispose();
  return {
    mails: account.outbox.list(),
    history: region.history.list(startMs),
    states: region.alarms.list().map(({ name, state }) => ({ name, state })),
    log: region.logs.groups().map(({ events }) => events),
  };
}

it('finds the transitions, mails and log entries of an evaluation in every minute', () => {
  const each = accountOf((account) => {
    account.clock.advanceTo(startMs);
  }, false);
  const quick = accountOf((account) => {
    simulateHistory(account, startMs);
  }, true);
  expect(quick).toEqual(each);
  expect(each.mails.length).toBeGreaterThan(20);
});
