/** A table of many connections: made and sent in slices, and the same as in one go. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionRecord } from '../../../src/core/model/connectionRecord';
import { nothingLogged } from '../../../src/core/model/loggedActivity';
import { runInSlices } from '../../../src/core/base/cooperativeTask';
import {
  connectionsView,
  connectionsViewTask,
} from '../../../src/core/connections/connectionsView';
import { connectionTexts } from '../../../src/core/connections/view/connectionTexts';
import { connectionMessages, ConnectionPieces } from '../../../src/protocol/connectionMessages';
import type { ConnectionsState, HostMessage } from '../../../src/protocol/connections';
import { CountedYielder } from '../../fakes/countedYielder';
import { plainTranslate } from '../../fakes/plainTranslate';
import { testRecord } from '../../fakes/records';
import {
  fresh,
  testConnection,
  testEndpoint,
  testScopeSnapshot,
  testSnapshot,
} from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const everything = { scope: null, endpointId: null };

/** A scope with that many connections over ten endpoints, and as many that the log alone knows. */
function account(size: number) {
  const endpoints = Array.from({ length: 10 }, (_, i) => testEndpoint({ id: `e-${i}` }));
  const connections = Object.fromEntries(
    endpoints.map(({ id }, e) => [
      id,
      fresh(
        Array.from({ length: size / 10 }, (_, i) =>
          testConnection({ id: `c-${e}-${i}`, endpointId: id, username: `user${i}` }),
        ),
      ),
    ]),
  );
  const records: readonly ConnectionRecord[] = Array.from({ length: size }, (_, i) =>
    testRecord({ id: `old-${i}`, endpointId: `e-${i % 10}`, endedAt: 5 }),
  );
  const snapshot = testSnapshot(testScopeSnapshot({ endpoints }, { connections }));
  const loggedOf = () => ({ ...nothingLogged, records });
  return { snapshot, loggedOf };
}

const rates = () => undefined;

describe('a table of many connections', () => {
  it('is made in slices whose number grows with it', async () => {
    const turnsOf = async (size: number): Promise<number> => {
      const { snapshot, loggedOf } = account(size);
      const yielder = new CountedYielder(100);
      const view = await runInSlices(
        connectionsViewTask(snapshot, everything, rates, words, loggedOf),
        yielder,
      );
      expect(view.rows).toHaveLength(2 * size);
      return yielder.turns;
    };
    // One look at the clock for each connection and each record, at the least.
    for (const size of [100, 1000, 10_000])
      expect(await turnsOf(size)).toBeGreaterThan((2 * size) / 100);
  });

  it('is made in slices of failed attempts too, however alike they are', async () => {
    const { snapshot } = account(10);
    const size = 10_000;
    const failures = Array.from({ length: size }, () => ({ endpointId: 'e-0', at: 5 }));
    const yielder = new CountedYielder(100);
    const view = await runInSlices(
      connectionsViewTask(snapshot, everything, rates, words, () => ({
        ...nothingLogged,
        failures,
      })),
      yielder,
    );
    expect(view.rows).toHaveLength(10 + size);
    expect(new Set(view.rows.map(({ key }) => key)).size).toBe(10 + size);
    // Twice for each: when it is assigned to its endpoint, and when its row is made.
    expect(yielder.turns).toBeGreaterThanOrEqual((2 * size) / 100);
  });

  it('is the same as in one go', async () => {
    const { snapshot, loggedOf } = account(200);
    const sliced = await runInSlices(
      connectionsViewTask(snapshot, everything, rates, words, loggedOf),
      new CountedYielder(7),
    );
    expect(sliced).toEqual(connectionsView(snapshot, everything, rates, words, loggedOf));
  });

  it('is given up when its panel is closed', async () => {
    const { snapshot, loggedOf } = account(1000);
    const closed = new AbortController();
    const yielder = new CountedYielder(10, (count) => {
      if (count === 3) closed.abort();
    });
    const steps = connectionsViewTask(snapshot, everything, rates, words, loggedOf);
    await expect(runInSlices(steps, yielder, closed.signal)).rejects.toMatchObject({
      failure: { kind: 'cancelled' },
    });
    expect(yielder.turns).toBe(3);
  });
});

describe('its messages', () => {
  const stateOf = (size: number): ConnectionsState => {
    const { rows, title } = connectionsView(account(size).snapshot, everything, rates, words);
    return {
      ...{ target: everything, title, texts: connectionTexts(plainTranslate), language: 'en' },
      columns: {},
      ...{
        rows,
        now: 1,
        fetchedAt: 1,
        fault: null,
        logging: null,
        highlight: null,
        readOnly: false,
      },
      empty: { sentence: '', step: null },
    };
  };
  const take = (pieces: ConnectionPieces, message: HostMessage): ConnectionsState | undefined => {
    if (message.type === 'rows') pieces.add(message);
    return message.type === 'state' ? pieces.whole(message) : undefined;
  };

  it.each([0, 10, 500, 510, 1000, 20_000])('bring all of %i rows, a few at a time', (size) => {
    const state = stateOf(size);
    const pieces = new ConnectionPieces();
    const messages = [...connectionMessages(state, 1)];
    for (const message of messages) {
      if (message.type === 'rows') expect(message.rows.length).toBeLessThanOrEqual(500);
      expect(JSON.stringify(message).length).toBeLessThan(500_000);
    }
    expect(messages.filter(({ type }) => type === 'state')).toHaveLength(1);
    expect(messages.map((message) => take(pieces, message)).at(-1)).toEqual(state);
  });

  it.each([
    ['long names in every row', 3000, () => 60_000],
    ['one name of a million characters', 600, (i: number) => (i === 301 ? 1_000_000 : 5)],
    ['names that fill a message exactly', 40, () => 200_000],
  ])('are short where rows are long: %s', (_, size, lengthOf) => {
    const state = stateOf(size);
    const long = {
      ...state,
      rows: state.rows.map((row, i) => ({ ...row, who: 'x'.repeat(lengthOf(i)) })),
    };
    const pieces = new ConnectionPieces();
    const messages = [...connectionMessages(long, 1)];
    for (const message of messages) {
      const rows =
        message.type === 'rows' ? message.rows : 'state' in message ? message.state.rows : [];
      if (rows.length > 1) expect(JSON.stringify(message).length).toBeLessThan(800_000);
    }
    expect(messages.map((message) => take(pieces, message)).at(-1)).toEqual(long);
  });

  it('bring a state whole or not at all, whatever of them is lost', () => {
    const states = [stateOf(1600), stateOf(2100), stateOf(30)];
    const all = states.flatMap((state, i) => [...connectionMessages(state, i)]);
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: all.length }), (lost) => {
        const pieces = new ConnectionPieces();
        const shown = all.flatMap((message, i) => (lost[i] ? [] : (take(pieces, message) ?? [])));
        for (const { rows } of shown) {
          expect(states.map((state) => state.rows.length)).toContain(rows.length);
          expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        }
      }),
    );
  });
});
