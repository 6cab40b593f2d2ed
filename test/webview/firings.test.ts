/** Which firing is at a place of the picture of an audit, and which comes next. */
import { describe, expect, it } from 'vitest';
import type { AlarmLane } from '../../src/core/audit/view/auditPicture';
import { firingAt, nextFiring } from '../../src/webview/audit/firings';
import { layoutPicture } from '../../src/webview/audit/pictureLayout';

const lanes: readonly AlarmLane[] = [
  {
    name: 'rise',
    firings: [
      { at: 100, until: 200 },
      { at: 210, until: 220 },
    ],
  },
  { name: 'log', firings: [{ at: 150, until: null }] },
];

/** A pixel is a millisecond; the plot begins at 12 pixels. */
const layout = layoutPicture({
  entries: [],
  alarms: lanes,
  span: { min: 0, max: 400 },
  now: 400,
  width: 424,
  shows: () => true,
});

describe('the firing at a place', () => {
  it.each([
    ['a bell', 112, 18, 'rise', 100],
    ['a bell, a few pixels away', 106, 18, 'rise', 100],
    ['a bar', 180, 18, 'rise', 100],
    ['the nearer of two bells', 221, 18, 'rise', 210],
    ['the bar of another alarm, which lasts', 400, 56, 'log', 150],
    ['no bell', 60, 18, undefined, undefined],
    ['a place below the alarms', 112, 90, undefined, undefined],
  ])('is found at %s', (_what, x, y, name, at) => {
    const found = firingAt(layout, x, y);
    expect([found?.name, found?.at]).toEqual([name, at]);
  });
});

describe('the next firing', () => {
  const walk = (direction: 1 | -1, steps: number) => {
    const seen: number[] = [];
    let at = nextFiring(lanes, undefined, direction);
    for (let i = 0; i < steps; i++, at = nextFiring(lanes, at, direction)) seen.push(at?.at ?? NaN);
    return seen;
  };

  it('is that of any alarm, by time, and stays at the ends', () => {
    expect(walk(1, 4)).toEqual([100, 150, 210, 210]);
    expect(walk(-1, 4)).toEqual([210, 150, 100, 100]);
  });

  it('is none where no alarm fired', () => {
    expect(nextFiring([], undefined, 1)).toBeUndefined();
  });
});
