import { describe, expect, it } from 'vitest';
import { ChartSession } from '../../../src/core/chart/chartSession';
import type { EndpointRef } from '../../../src/core/model/endpointRef';
import { ExpectedError } from '../../../src/core/model/errors';
import { chartModel, type ChartModel, type ChartSource } from '../../../src/core/chart/view/chart';
import { chartWindow, type ChartRange } from '../../../src/core/chart/view/chartRange';

const minute = 60_000;

/** A read that the test answers. */
interface Asked {
  readonly range: ChartRange;
  readonly signal: AbortSignal;
  readonly before: ChartSource | undefined;
  readonly compared: readonly EndpointRef[];
  readonly answer: (source: ChartSource) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

function source(range: ChartRange): ChartSource {
  return {
    endpointId: 'cvpn-endpoint-1',
    endpointLabel: 'Office',
    region: 'eu-west-1',
    window: chartWindow(range, 0),
    samples: [],
    alarms: [],
    transitions: [],
    contributors: [],
    connections: { records: [], notes: [] },
    compared: [],
    fetchedAt: 0,
    notes: [],
  };
}

/** A session with its reads in the test's hand, and what it said. */
function started() {
  const asked: Asked[] = [];
  const said: (boolean | ChartModel | Error)[] = [];
  /** `set`: how far the wall clock was set, ms. */
  const clock = { now: 0, set: 0 };
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const session = new ChartSession(
    { scope: 'corp@eu-west-1', endpointId: 'cvpn-endpoint-1' },
    { range: '1d', compared: [], paused: false },
    {
      read: ({ range, before, compared }, signal) =>
        new Promise((resolve, reject) => {
          asked.push({
            range,
            signal,
            before,
            compared,
            answer: (value) => (resolve(value), settled()),
            fail: (error) => (reject(error), settled()),
          });
        }),
      clock: () => ({ now: () => clock.now + clock.set, monotonicMs: () => clock.now }),
    },
    {
      onBusy: (busy) => said.push(busy),
      onModel: (model) => said.push(model),
      onFailure: (error) => said.push(error as Error),
    },
  );
  return { session, asked, said, clock };
}

describe('ChartSession', () => {
  it('reads when it is seen for the first time, not before', () => {
    const { session, asked } = started();
    session.refresh();
    expect(asked).toHaveLength(0);
    session.setVisible(true);
    expect(asked.map(({ range }) => range)).toEqual(['1d']);
  });

  it('has one read under way, and one more afterwards however often it is asked', async () => {
    const { session, asked } = started();
    session.setVisible(true);
    session.refresh();
    session.refresh();
    expect(asked).toHaveLength(1);
    await asked[0]!.answer(source('1d'));
    expect(asked).toHaveLength(2);
    await asked[1]!.answer(source('1d'));
    expect(asked).toHaveLength(2);
  });

  it('drops the answer to a range that is no longer asked for, and aborts its read', async () => {
    const { session, asked, said } = started();
    session.setVisible(true);
    session.setRange('9w');
    expect(asked[0]!.signal.aborted).toBe(true);
    const late = source('1d');
    await asked[0]!.answer(late);
    const wanted = source('9w');
    await asked[1]!.answer(wanted);
    expect(said.filter((each) => typeof each === 'object')).toEqual([chartModel(wanted, '9w')]);
    expect(session.busy).toBe(false);
  });

  it('says nothing of a read that it has aborted', async () => {
    const { session, asked, said } = started();
    session.setVisible(true);
    session.dispose();
    expect(asked[0]!.signal.aborted).toBe(true);
    await asked[0]!.fail(new Error('aborted'));
    session.refresh();
    expect(said).toEqual([true]);
    expect(asked).toHaveLength(1);
  });

  it('keeps the old data when a read fails', async () => {
    const { session, asked, said } = started();
    session.setVisible(true);
    await asked[0]!.answer(source('1d'));
    const good = session.model;
    session.refresh();
    const failure = new Error('no network');
    await asked[1]!.fail(failure);
    expect(said.slice(-2)).toEqual([failure, false]);
    expect(session.model).toBe(good);
    expect(good).toEqual(chartModel(source('1d'), '1d'));
  });

  it('follows only into another period', async () => {
    const { session, asked, clock } = started();
    session.setVisible(true);
    await asked[0]!.answer(source('1d'));
    clock.now = minute - 1;
    session.follow();
    expect(asked).toHaveLength(1);
    clock.now = minute;
    session.follow();
    expect(asked).toHaveLength(2);
  });

  it.each([-9, 9])('follows after the clock was set by %i hours, and reads all', async (hours) => {
    const { session, asked, clock } = started();
    clock.now = 20 * 60 * minute;
    session.setVisible(true);
    await asked[0]!.answer({ ...source('1d'), fetchedAt: clock.now });
    clock.set = hours * 60 * minute;
    session.follow();
    expect(asked).toHaveLength(2);
    expect(asked[1]!.before === undefined).toBe(hours < 0);
    await asked[1]!.answer({ ...source('1d'), fetchedAt: clock.now + clock.set });
    clock.now += minute;
    session.follow();
    expect(asked).toHaveLength(3);
    expect(asked[2]!.before).toBeDefined();
  });

  it('does not follow a failure within the period, but tries again what was missing', async () => {
    const { session, asked } = started();
    session.setVisible(true);
    await asked[0]!.fail(new ExpectedError({ kind: 'network' }));
    session.follow();
    expect(asked).toHaveLength(1);
    session.refresh();
    await asked[1]!.fail(new ExpectedError({ kind: 'notFound' }));
    session.follow();
    expect(asked).toHaveLength(3);
  });

  it('reads nothing while hidden, and catches up when seen again', async () => {
    const { session, asked, clock } = started();
    session.setVisible(true);
    await asked[0]!.answer(source('1d'));
    session.setVisible(false);
    clock.now = 10 * minute;
    session.follow();
    session.follow();
    expect(asked).toHaveLength(1);
    session.setVisible(true);
    expect(asked).toHaveLength(2);
    await asked[1]!.answer(source('1d'));
    expect(asked).toHaveLength(2);
  });

  it('does not read again for being seen again at once', async () => {
    const { session, asked } = started();
    session.setVisible(true);
    await asked[0]!.answer(source('1d'));
    session.setVisible(false);
    session.setVisible(true);
    expect(asked).toHaveLength(1);
  });

  it('builds upon what it has, except when requested again, for another range and every hour', async () => {
    const { session, asked, clock } = started();
    const at = (minutes: number): void => {
      clock.now = minutes * minute;
      session.follow();
    };
    const answer = async (range: ChartRange): Promise<boolean> => {
      const last = asked.at(-1)!;
      await last.answer({ ...source(range), fetchedAt: clock.now });
      return last.before === undefined;
    };
    session.setVisible(true);
    const whole = [await answer('1d')];
    at(1);
    whole.push(await answer('1d'));
    session.refresh();
    whole.push(await answer('1d'));
    session.setRange('3h');
    whole.push(await answer('3h'));
    at(60);
    whole.push(await answer('3h'));
    at(61);
    whole.push(await answer('3h'));
    expect(whole).toEqual([true, false, true, true, false, true]);
  });

  it('shows a time once, as soon as its data are there', async () => {
    const { session, asked, clock } = started();
    clock.now = 100 * 60 * minute;
    session.setVisible(true);
    await asked[0]!.answer({ ...source('1d'), window: chartWindow('1d', clock.now) });
    const old = 30 * 60 * minute;
    session.revealTime(old);
    expect([session.choices.range, session.takeMoment()]).toEqual(['3d', undefined]);
    await asked[1]!.answer({ ...source('3d'), window: chartWindow('3d', clock.now) });
    expect([session.takeMoment(), session.takeMoment()]).toEqual([old, undefined]);
  });

  it('shows a time later than the newest sample again when newer data arrive', async () => {
    const { session, asked } = started();
    session.setVisible(true);
    await asked[0]!.answer(source('1d'));
    session.revealTime(5 * minute);
    expect([session.takeMoment(), session.takeMoment()]).toEqual([5 * minute, 5 * minute]);
    session.refresh();
    await asked[1]!.answer({ ...source('1d'), window: chartWindow('1d', 9 * minute) });
    expect([session.takeMoment(), session.takeMoment()]).toEqual([5 * minute, undefined]);
  });

  it('reads nothing on its own while it is paused, but on request, and goes on afterwards', async () => {
    const { session, asked, clock } = started();
    session.setVisible(true);
    await asked[0]!.answer(source('1d'));
    session.setPaused(true);
    clock.now = 10 * minute;
    session.follow();
    session.setVisible(false);
    session.setVisible(true);
    expect(asked).toHaveLength(1);
    session.refresh();
    await asked[1]!.answer(source('1d'));
    clock.now = 20 * minute;
    session.follow();
    expect(asked).toHaveLength(2);
    session.setPaused(false);
    expect(asked).toHaveLength(3);
  });

  it('reads a moment that is asked for, newer than the data, while it is paused', async () => {
    const { session, asked, clock } = started();
    session.setVisible(true);
    await asked[0]!.answer(source('1d'));
    session.setPaused(true);
    clock.now = 10 * minute;
    session.revealTime(-60 * minute);
    expect(asked).toHaveLength(1);
    session.revealTime(9 * minute);
    expect(asked).toHaveLength(2);
  });

  it('reads again as soon as its scope has been read, also if that was meanwhile', async () => {
    const { session, asked } = started();
    session.setVisible(true);
    await asked[0]!.answer({ ...source('1d'), isEarly: true });
    expect(asked).toHaveLength(1);
    session.follow();
    expect(asked).toHaveLength(2);
    session.follow();
    await asked[1]!.answer({ ...source('1d'), isEarly: true });
    expect(asked).toHaveLength(3);
    await asked[2]!.answer(source('1d'));
    session.follow();
    expect(asked).toHaveLength(3);
  });

  it('is read once where it was paused before it was seen', () => {
    const { session, asked } = started();
    session.setPaused(true);
    session.setVisible(true);
    expect(asked).toHaveLength(1);
  });

  it('reads at once with other endpoints, and goes on from what it has', async () => {
    const { session, asked } = started();
    session.setVisible(true);
    await asked[0]!.answer(source('1d'));
    const other = { scope: 'corp@eu-west-1', endpointId: 'cvpn-endpoint-2' };
    session.setCompared([other]);
    expect(session.choices.compared).toEqual([other]);
    expect(asked[1]?.compared).toEqual([other]);
    expect(asked[1]?.before).toBeDefined();
  });

  it('reads a typed range that is over only once', async () => {
    const { session, asked, clock } = started();
    clock.now = 100 * 60 * minute;
    session.setVisible(true);
    const range = { start: 0, end: 60 * minute };
    session.setRange(range);
    await asked[1]!.answer({ ...source(range), window: chartWindow(range, clock.now) });
    clock.now += 10 * minute;
    session.follow();
    session.setRange({ ...range });
    expect(asked).toHaveLength(2);
  });
});
