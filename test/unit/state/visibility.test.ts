/** Which endpoints are on screen. */
import { describe, expect, it } from 'vitest';
import { Visibility } from '../../../src/core/state/visibility';

const scope = 'corp@ap-northeast-1';
const row = (id: string) => ({ scope, endpointId: id });
const few = { siblings: 3, all: 20 };
const many = { siblings: 10, all: 21 };

function setUp() {
  const visibility = new Visibility((error) => {
    throw error;
  });
  let changes = 0;
  visibility.onDidChangeScreen(() => changes++);
  return { visibility, changes: () => changes };
}

describe('what is on screen', () => {
  it('is nothing at first, nor what is open in views that are hidden', () => {
    const { visibility } = setUp();
    visibility.setOpen(row('a'), true);
    visibility.setChartOpen(row('a'), true);
    visibility.list(row('a'), []);
    expect(visibility.showsAny).toBe(false);
    expect(visibility.isOnScreen(row('a'), few)).toBe(false);
  });

  it('is every row of a view into which all fit, and otherwise those that are expanded', () => {
    const { visibility } = setUp();
    visibility.setTreeVisible(true);
    expect(visibility.isOnScreen(row('a'), few)).toBe(true);
    expect(visibility.isOnScreen(row('a'), many)).toBe(false);
    visibility.setOpen(row('a'), true);
    expect(visibility.isOnScreen(row('a'), many)).toBe(true);
    visibility.setOpen({ scope }, false);
    expect(visibility.isOnScreen(row('a'), many)).toBe(false);
    expect(visibility.isOnScreen(row('a'), few)).toBe(false);
    visibility.setOpen({ scope }, true);
    visibility.setTreeVisible(false);
    expect(visibility.isOnScreen(row('a'), many)).toBe(false);
  });

  it.each([
    ['an endpoint', row('a'), [true, false, false]],
    ['a scope', { scope, endpointId: null }, [true, true, false]],
    ['all', { scope: null, endpointId: null }, [true, true, true]],
  ])('is what a page of %s shows, until it is hidden', (_, selection, expected) => {
    const { visibility } = setUp();
    const other = { scope: 'lab@ap-northeast-1', endpointId: 'a' };
    const seen = () => [row('a'), row('b'), other].map((one) => visibility.isOnScreen(one, many));
    const page = visibility.showOnPage([selection]);
    const second = visibility.showOnPage([selection]);
    expect(seen()).toEqual(expected);
    page.dispose();
    page.dispose();
    expect(seen()).toEqual(expected);
    second.dispose();
    expect(seen()).toEqual([false, false, false]);
  });

  it('is reported when it changes, and only then', () => {
    const { visibility, changes } = setUp();
    visibility.setTreeVisible(false);
    expect(changes()).toBe(0);
    visibility.setTreeVisible(true);
    visibility.setTreeVisible(true);
    visibility.setOpen(row('a'), true);
    visibility.setOpen(row('a'), true);
    visibility.showOnPage([row('a')]).dispose();
    expect(changes()).toBe(4);
  });
});
