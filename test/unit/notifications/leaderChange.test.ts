/** Three windows on one scope; the one that reads may end at any moment. Every event is reported exactly once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scopeId } from '../../../src/core/model/scope';
import type { Connection } from '../../../src/core/model/connection';
import type { Transition } from '../../../src/core/model/alarm';
import { claimEvents } from '../../../src/core/notifications/claimEvents';
import type { NewEvents } from '../../../src/core/notifications/newEvents';
import { OwnLedger } from '../../../src/core/session/ownLedger';
import {
  at,
  testAlarm,
  testConnection,
  testEndpoint,
  testScope,
  testScopeSnapshot,
  testTransition,
} from '../../fakes/snapshots';
import { noneMuted, trackedWindow } from './window';

const id = scopeId(testScope);
const alarm = testAlarm(undefined, { name: 'rise' });

type Step = 'connect' | 'fire' | 'read' | 'notify' | 'end' | 'check';

describe('windows of which the reading one may end', () => {
  it('report every event that another window has seen once, whenever it ends', async () => {
    const steps = fc.array(
      fc.constantFrom<Step>('connect', 'fire', 'read', 'read', 'notify', 'end', 'check'),
      { maxLength: 80 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const ledger = new OwnLedger();
        let windows = [trackedWindow(), trackedWindow(), trackedWindow()];
        let minute = 0;
        let connections: readonly Connection[] = [];
        let transitions: readonly Transition[] = [];
        const published = new Set<string>();
        const seen: string[] = [];
        const read = (): void => {
          const scope = testScopeSnapshot({
            ...{ endpoints: [testEndpoint()], alarms: [alarm], connections, transitions },
          });
          const [leader, ...others] = windows;
          leader?.store.update(id, () => scope);
          for (const { store } of others) store.applyRemote(id, () => scope);
        };
        const report = async (events: NewEvents | undefined): Promise<void> => {
          if (!events) return;
          const mine = await claimEvents(ledger, events);
          seen.push(
            ...mine.firings.map((firing) => `fired ${firing.at}`),
            ...mine.arrivals.flatMap((some) => some.connections.map((one) => one.id)),
          );
        };
        const check = async (): Promise<void> => {
          for (const { tracker } of windows) {
            while (tracker.readElsewhere.length > 0)
              await report(tracker.takeFromOthers(id, noneMuted));
          }
        };
        const notify = (): Promise<void> => report(windows[0]?.tracker.take(id, noneMuted));
        read();
        await notify();
        for (const step of given) {
          minute++;
          if (step === 'connect') {
            const one = testConnection({ id: `c${minute}`, startedAt: at(10, minute) });
            connections = [...connections, one];
          } else if (step === 'fire') {
            transitions = [
              ...transitions,
              testTransition({ alarmName: 'rise', at: at(9, minute) }),
            ];
          } else if (step === 'read') {
            read();
            for (const one of connections) published.add(one.id);
            for (const one of transitions) published.add(`fired ${one.at}`);
          } else if (step === 'notify') {
            await notify();
          } else if (step === 'check') {
            await check();
          }
          // The next window reads from now on.
          else if (windows.length > 1) {
            windows = windows.slice(1);
          }
        }
        await check();
        await notify();
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.toSorted()).toEqual([...published].toSorted());
      }),
      { numRuns: 500 },
    );
  });
});
