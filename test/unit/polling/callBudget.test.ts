/** How fast live reads may call: bursts, throttling, recovery, and what refreshes use of it. */
import { describe, expect, it } from 'vitest';
import { CallBudget, CallBudgets } from '../../../src/core/polling/schedule/callBudget';
import { succeeded } from '../../../src/core/model/snapshot';
import { FakeClock } from '../../fakes/fakeClock';
import { testScopeSnapshot } from '../../fakes/snapshots';

const second = 1000;

function setUp() {
  const clock = new FakeClock();
  return { clock, budget: new CallBudget(clock) };
}

describe('the budget', () => {
  it('lets some calls pass at once, and five a second from then on', () => {
    const { clock, budget } = setUp();
    expect(budget.reserve(25)).toBe(0);
    expect(budget.reserve(5)).toBe(second);
    expect(budget.reserve(5)).toBe(2 * second);
    clock.advance(2 * second);
    expect(budget.reserve(1)).toBe(0.2 * second);
    clock.advance(3600 * second);
    expect(budget.reserve(25)).toBe(0);
    expect(budget.reserve(1)).toBe(0.2 * second);
  });

  it('counts the calls of refreshes, for a minute at most', () => {
    const { budget } = setUp();
    budget.spend(35);
    expect(budget.reserve(5)).toBe(3 * second);
    budget.spend(5000);
    expect(budget.reserve(5)).toBe(61 * second);
  });

  it('pauses longer and longer while AWS throttles, at a lower rate', () => {
    const { clock, budget } = setUp();
    const pauses = Array.from({ length: 6 }, () => {
      budget.answered({ succeeded: 3, throttled: true });
      return budget.reserve(0) / second;
    });
    expect(pauses).toEqual([20, 40, 80, 160, 300, 300]);
    expect([budget.slowed, budget.callsPerSecond]).toEqual([true, 0.5]);
    clock.advance(400 * second);
    expect(budget.reserve(0)).toBe(0);
  });

  it('recovers call by call, and then forgets', () => {
    const { clock, budget } = setUp();
    budget.answered({ succeeded: 0, throttled: true });
    budget.answered({ succeeded: 0, throttled: true });
    clock.advance(60 * second);
    const rates = Array.from({ length: 4 }, () => {
      budget.answered({ succeeded: 10, throttled: false });
      return budget.callsPerSecond;
    });
    expect(rates).toEqual([2.25, 3.25, 4.25, 5]);
    expect(budget.slowed).toBe(false);
    budget.answered({ succeeded: 0, throttled: true });
    expect(budget.reserve(0)).toBe(20 * second);
  });

  it('belongs to an account and a region', () => {
    const budgets = new CallBudgets(new FakeClock());
    const scope = (profile: string, region: string, accountId?: string) => {
      const identity = succeeded({ accountId: accountId ?? '', arn: '' }, 0);
      const one = testScopeSnapshot({ scope: { profile, region } });
      return accountId === undefined
        ? { ...one, identity: { kind: 'waiting' as const } }
        : { ...one, identity };
    };
    const first = budgets.of(scope('a', 'eu-west-1', '1'));
    expect(budgets.of(scope('b', 'eu-west-1', '1'))).toBe(first);
    expect(budgets.of(scope('a', 'eu-west-2', '1'))).not.toBe(first);
    expect(budgets.of(scope('a', 'eu-west-1', '2'))).not.toBe(first);
    expect(budgets.of(scope('a', 'eu-west-1'))).not.toBe(budgets.of(scope('b', 'eu-west-1')));
  });
});
