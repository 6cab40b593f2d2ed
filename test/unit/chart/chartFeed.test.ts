import { describe, expect, it } from 'vitest';
import { ChartFeed, type ChartData } from '../../../src/core/chart/chartFeed';
import { ExpectedError } from '../../../src/core/model/errors';
import { chartWindow, type ChartRange, type ChartSource } from '../../../src/core/chart/view/chart';

const minute = 60_000;

/** A read that the test answers. */
interface Asked {
  readonly range: ChartRange;
  readonly signal: AbortSignal;
  readonly before: ChartSource | undefined;
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
    people: { records: [], notes: [] },
    fetchedAt: 0,
    notes: [],
  };
}

/** A feed with its reads in the test's hand, and what it said. */
function started() {
  const asked: Asked[] = [];
  const said: (boolean | ChartData | Error)[] = [];
  /** `set`: how far the wall clock was set, ms. */
  const clock = { now: 0, set: 0 };
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const feed = new ChartFeed(
    (range, signal, before) =>
      new Promise((resolve, reject) => {
        asked.push({
          range,
          signal,
          before,
          answer: (value) => (resolve(value), settled()),
          fail: (error) => (reject(error), settled()),
        });
      }),
    '1d',
    () => ({ now: () => clock.now + clock.set, monotonicMs: () => clock.now }),
    {
      onBusy: (busy) => said.push(busy),
      onData: (data) => said.push(data),
      onFailure: (error) => said.push(error as Error),
    },
  );
  return { feed, asked, said, clock };
}

describe('ChartFeed', () => {
  it('reads when it is seen for the first time, not before', () => {
    const { feed, asked } = started();
    feed.refresh();
    expect(asked).toHaveLength(0);
    feed.setVisible(true);
    expect(asked.map(({ range }) => range)).toEqual(['1d']);
  });

  it('has one read under way, and one more afterwards however often it is asked', async () => {
    const { feed, asked } = started();
    feed.setVisible(true);
    feed.refresh();
    feed.refresh();
    expect(asked).toHaveLength(1);
    await asked[0]!.answer(source('1d'));
    expect(asked).toHaveLength(2);
    await asked[1]!.answer(source('1d'));
    expect(asked).toHaveLength(2);
  });

  it('drops the answer to a range that is no longer asked for, and aborts its read', async () => {
    const { feed, asked, said } = started();
    feed.setVisible(true);
    feed.setRange('9w');
    expect(asked[0]!.signal.aborted).toBe(true);
    const late = source('1d');
    await asked[0]!.answer(late);
    const wanted = source('9w');
    await asked[1]!.answer(wanted);
    expect(said.filter((each) => typeof each === 'object')).toEqual([
      { range: '9w', source: wanted },
    ]);
    expect(feed.busy).toBe(false);
  });

  it('says nothing of a read that it has aborted', async () => {
    const { feed, asked, said } = started();
    feed.setVisible(true);
    feed.dispose();
    expect(asked[0]!.signal.aborted).toBe(true);
    await asked[0]!.fail(new Error('aborted'));
    feed.refresh();
    expect(said).toEqual([true]);
    expect(asked).toHaveLength(1);
  });

  it('keeps the old data when a read fails', async () => {
    const { feed, asked, said } = started();
    feed.setVisible(true);
    const good = source('1d');
    await asked[0]!.answer(good);
    feed.refresh();
    const failure = new Error('no network');
    await asked[1]!.fail(failure);
    expect(said.slice(-2)).toEqual([failure, false]);
    expect(feed.data?.source).toBe(good);
  });

  it('follows only into another period', async () => {
    const { feed, asked, clock } = started();
    feed.setVisible(true);
    await asked[0]!.answer(source('1d'));
    clock.now = minute - 1;
    feed.follow();
    expect(asked).toHaveLength(1);
    clock.now = minute;
    feed.follow();
    expect(asked).toHaveLength(2);
  });

  it.each([-9, 9])('follows after the clock was set by %i hours, and reads all', async (hours) => {
    const { feed, asked, clock } = started();
    clock.now = 20 * 60 * minute;
    feed.setVisible(true);
    await asked[0]!.answer({ ...source('1d'), fetchedAt: clock.now });
    clock.set = hours * 60 * minute;
    feed.follow();
    expect(asked).toHaveLength(2);
    expect(asked[1]!.before === undefined).toBe(hours < 0);
    await asked[1]!.answer({ ...source('1d'), fetchedAt: clock.now + clock.set });
    clock.now += minute;
    feed.follow();
    expect(asked).toHaveLength(3);
    expect(asked[2]!.before).toBeDefined();
  });

  it('does not follow a failure within the period, but tries again what was missing', async () => {
    const { feed, asked } = started();
    feed.setVisible(true);
    await asked[0]!.fail(new ExpectedError({ kind: 'network' }));
    feed.follow();
    expect(asked).toHaveLength(1);
    feed.refresh();
    await asked[1]!.fail(new ExpectedError({ kind: 'notFound' }));
    feed.follow();
    expect(asked).toHaveLength(3);
  });

  it('reads nothing while hidden, and catches up when seen again', async () => {
    const { feed, asked, clock } = started();
    feed.setVisible(true);
    await asked[0]!.answer(source('1d'));
    feed.setVisible(false);
    clock.now = 10 * minute;
    feed.follow();
    feed.follow();
    expect(asked).toHaveLength(1);
    feed.setVisible(true);
    expect(asked).toHaveLength(2);
    await asked[1]!.answer(source('1d'));
    expect(asked).toHaveLength(2);
  });

  it('does not read anew for being seen again at once', async () => {
    const { feed, asked } = started();
    feed.setVisible(true);
    await asked[0]!.answer(source('1d'));
    feed.setVisible(false);
    feed.setVisible(true);
    expect(asked).toHaveLength(1);
  });

  it('builds upon what it has, except when asked for anew, for another range and every hour', async () => {
    const { feed, asked, clock } = started();
    const at = (minutes: number): void => {
      clock.now = minutes * minute;
      feed.follow();
    };
    const answer = async (range: ChartRange): Promise<boolean> => {
      const last = asked.at(-1)!;
      await last.answer({ ...source(range), fetchedAt: clock.now });
      return last.before === undefined;
    };
    feed.setVisible(true);
    const whole = [await answer('1d')];
    at(1);
    whole.push(await answer('1d'));
    feed.refresh();
    whole.push(await answer('1d'));
    feed.setRange('3h');
    whole.push(await answer('3h'));
    at(60);
    whole.push(await answer('3h'));
    at(61);
    whole.push(await answer('3h'));
    expect(whole).toEqual([true, false, true, true, false, true]);
  });
});
