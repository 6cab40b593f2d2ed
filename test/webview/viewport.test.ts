import { describe, expect, it } from 'vitest';
import { nearestSample, sampleOfMark } from '../../src/webview/chart/nearestSample';
import {
  chosenSpan,
  followSpan,
  panSpan,
  revealSpan,
  zoomSpan,
} from '../../src/webview/shared/viewport';

const minute = 60_000;
const bounds = { min: 0, max: 1000 * minute };
const span = (min: number, max: number) => ({ min: min * minute, max: max * minute });

describe('zoomSpan', () => {
  it('keeps the place where it is', () => {
    expect(zoomSpan(bounds, bounds, 0.5, 250 * minute)).toEqual(span(125, 625));
  });

  it('stays inside', () => {
    expect(zoomSpan(span(0, 100), bounds, 2, 50 * minute)).toEqual(span(0, 200));
  });

  it('ends at the whole, and at ten minutes', () => {
    expect(zoomSpan(span(100, 700), bounds, 2, 0)).toBeNull();
    expect(zoomSpan(span(0, 15), bounds, 0.1, 0)).toEqual(span(0, 10));
  });

  it('shows the whole of bounds that are shorter than ten minutes', () => {
    const short = span(0, 5);
    expect(zoomSpan(short, short, 0.5, 0)).toBeNull();
  });
});

describe('panSpan', () => {
  it.each([
    [50, 150, 250],
    [-500, 0, 100],
    [5000, 900, 1000],
  ])('by %d minutes', (by, min, max) => {
    expect(panSpan(span(100, 200), bounds, by * minute)).toEqual(span(min, max));
  });
});

describe('chosenSpan', () => {
  it('takes both directions, and at least ten minutes', () => {
    expect(chosenSpan(300 * minute, 100 * minute, bounds)).toEqual(span(100, 300));
    expect(chosenSpan(500 * minute, 502 * minute, bounds)).toEqual(span(496, 506));
  });
});

describe('revealSpan', () => {
  it.each([
    [150, 100, 200],
    [90, 80, 180],
    [250, 160, 260],
    [0, 0, 100],
  ])('shows minute %d', (at, min, max) => {
    expect(revealSpan(span(100, 200), bounds, at * minute)).toEqual(span(min, max));
  });
});

describe('followSpan', () => {
  const later = span(60, 1060);
  it.each([
    ['stays where it is', span(500, 600), span(500, 600)],
    ['goes with the live end', span(900, 1000), span(960, 1060)],
    ['is pushed by the old end', span(10, 110), span(60, 160)],
    ['is gone with what it showed', span(0, 50), null],
    ['is none', null, null],
  ])('%s', (_name, zoom, expected) => {
    expect(followSpan(zoom, bounds, later)).toEqual(expected);
  });
});

describe('nearestSample', () => {
  const times = [0, 5, 10, 15].map((minutes) => minutes * minute);
  it.each([
    ['is the nearer one', 7, span(0, 15), 1],
    ['is the earlier one in the middle', 7.5, span(0, 15), 1],
    ['is the later one after the middle', 8, span(0, 15), 2],
    ['is not left of the span', 6, span(6, 15), 2],
    ['is not right of the span', 14, span(0, 14), 2],
    ['is at the ends of the span', 99, span(5, 10), 2],
    ['is none between two samples', 7, span(6, 9), null],
  ])('%s', (_name, at, shown, index) => {
    expect(nearestSample(times, at * minute, shown)).toBe(index);
  });
});

describe('the sample of an alarm', () => {
  const times = [100, 200, 300];
  const marks = [{ at: 90 }, { at: 290 }, { at: 310 }];

  it.each([
    ['is the last one before it, also if the next is nearer', 291, 10, 1],
    ['is that of the nearest mark', 302, 10, 2],
    ['is none where no mark is within reach', 250, 10, null],
    ['is none before the first sample', 90, 10, null],
  ])('%s', (_what, at, reach, index) => {
    expect(sampleOfMark(times, marks, at, reach)).toBe(index);
  });

  it('is the one at the same time', () => {
    expect(sampleOfMark(times, [{ at: 200 }], 205, 10)).toBe(1);
  });
});
