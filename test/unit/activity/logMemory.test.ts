/** What is remembered of connection logs that are read again and again, and at times cannot be. */
import { describe, expect, it } from 'vitest';
import {
  readFrom,
  remember,
  type LogMemory,
  type LogRound,
} from '../../../src/core/activity/logMemory';
import { mostFailures } from '../../../src/core/connections/log/connectionJoin';
import type { FailedAttempt } from '../../../src/core/model/failedAttempt';
import { nothingLogged, type LoggedActivity } from '../../../src/core/model/loggedActivity';
import { testRecord } from '../../fakes/records';
import { at } from '../../fakes/snapshots';

const minute = 60_000;
const day = 24 * 60 * minute;
const denied = { kind: 'denied', action: 'logs:FilterLogEvents' } as const;

const roundAt = (readAt: number): LogRound => ({ readAt, since: readAt - day });
const attempt = (time: number, endpointId = 'a'): FailedAttempt => ({ endpointId, at: time });

type Reading = readonly [readAt: number, logged: Partial<LoggedActivity>];

/** Rounds one after the other. */
function after(first: Reading, ...others: readonly Reading[]): LogMemory {
  const round = (memory: LogMemory | undefined, [readAt, logged]: Reading): LogMemory =>
    remember(memory, { ...nothingLogged, ...logged }, roundAt(readAt));
  return others.reduce<LogMemory>(round, round(undefined, first));
}

describe('the logs of the last day', () => {
  it('are read whole at first, then from the publication delay before the last reading', () => {
    expect(readFrom(undefined, roundAt(at(10)), 'a')).toBe(at(10) - day);
    const memory = after([at(10), { read: ['a'] }]);
    expect(readFrom(memory, roundAt(at(10, 5)), 'a')).toBe(at(9, 30));
    expect(readFrom(memory, roundAt(at(10, 5)), 'b')).toBe(at(10, 5) - day);
  });

  it('are caught up where one could not be read for a while, the others go on', () => {
    const failed = [{ endpointId: 'a', failure: denied }];
    const memory = after(
      [at(9), { read: ['a', 'b'] }],
      [at(9, 30), { read: ['b'], failed }],
      [at(10), { read: ['b'], failed }],
    );
    expect(readFrom(memory, roundAt(at(10, 5)), 'a')).toBe(at(8, 30));
    expect(readFrom(memory, roundAt(at(10, 5)), 'b')).toBe(at(9, 30));
    expect(memory.failed).toEqual(failed);
  });

  it('list each attempt once, alike ones as often as there were', () => {
    const twice = [attempt(at(9, 55)), attempt(at(9, 55))];
    const memory = after(
      [at(10), { read: ['a'], failures: [attempt(at(9)), ...twice] }],
      [at(10, 5), { read: ['a'], failures: [...twice, attempt(at(10, 3))] }],
    );
    expect(memory.failures.map((one) => one.at)).toEqual([at(10, 3), at(9, 55), at(9, 55), at(9)]);
  });

  it('keep what they reported while they cannot be read, and forget it after a day', () => {
    const failures = [attempt(at(9, 55)), attempt(at(9, 55), 'b')];
    const known = [at(10), { read: ['a', 'b'], failures }] as const;
    const unread = { read: ['b'], failures: [], failed: [{ endpointId: 'a', failure: denied }] };
    expect(after(known, [at(10, 2), unread]).failures).toEqual([attempt(at(9, 55))]);
    expect(after(known, [at(9, 55) + day, unread]).failures).toEqual([]);
  });

  it('know a connection by the last that was reported of it, and forget it a day after its end', () => {
    const ended = testRecord({ endedAt: at(9, 58) });
    const known = [at(10), { read: ['a'], records: [testRecord()] }] as const;
    expect(after(known, [at(10, 5), { records: [ended] }]).records).toEqual([ended]);
    expect(after(known, [at(10, 5), { records: [ended] }], [at(10) + day, {}]).records).toEqual([]);
    expect(after(known, [at(10) + day, {}]).records).toHaveLength(1);
  });

  it('list so many attempts, the newest, and say that there were more', () => {
    const many = Array.from({ length: mostFailures }, (_, i) => attempt(at(9) - i * 1000));
    const full = after([at(9, 30), { read: ['a'], failures: many }]);
    expect([full.failures.length, full.moreFailures]).toEqual([mostFailures, false]);
    const over = after(
      [at(9, 45), { read: ['a'], failures: many }],
      [at(10, 15), { read: ['a'], failures: [attempt(at(10))] }],
      [at(10, 30), { read: ['a'], failures: [attempt(at(10))] }],
    );
    expect(over.failures).toHaveLength(mostFailures);
    expect(over.failures[0]?.at).toBe(at(10));
    expect(over.moreFailures).toBe(true);
    expect(remember(over, nothingLogged, roundAt(at(8, 50) + day)).moreFailures).toBe(false);
  });
});
