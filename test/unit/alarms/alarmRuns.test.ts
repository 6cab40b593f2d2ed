/** What runs for alarms: one run each, which a later one makes ineffective. */
import { beforeEach, expect, it } from 'vitest';
import { AlarmRuns, type AlarmKey } from '../../../src/core/alarms/alarmRuns';
import { FakeLog } from '../../fakes/fakeLog';

const key: AlarmKey = { scope: 'corp@ap-northeast-1', alarmName: 'a' };
let runs: AlarmRuns<string>;
let changed: AlarmKey[];

beforeEach(() => {
  runs = new AlarmRuns(new FakeLog());
  changed = [];
  runs.onDidChange((one) => {
    changed.push(one);
  });
});

it('shows a run as it goes on, and reports each change', () => {
  const run = runs.begin(key, 'begun');
  expect(runs.of(key)).toBe('begun');
  run.show('half');
  runs.change(key, (shown) => `${shown}, answered`);
  expect(runs.of(key)).toBe('half, answered');
  run.remove();
  expect(runs.of(key)).toBeUndefined();
  expect(changed).toEqual([key, key, key, key]);
});

it('keeps alarms of the same name in two scopes apart', () => {
  runs.begin(key, 'one');
  runs.begin({ ...key, scope: 'other@ap-northeast-1' }, 'two');
  expect(runs.of(key)).toBe('one');
});

it('aborts the run before, which shows nothing any more', () => {
  const before = runs.begin(key, 'before');
  runs.begin(key, 'after');
  expect(before.signal.aborted).toBe(true);
  before.show('late');
  before.remove();
  expect(runs.of(key)).toBe('after');
});

it('aborts a run that is canceled, which stays, and one that is removed', () => {
  const run = runs.begin(key, 'begun');
  runs.cancel(key);
  expect(run.signal.aborted).toBe(true);
  run.show('ended early');
  expect(runs.of(key)).toBe('ended early');
  const next = runs.begin(key, 'next');
  runs.remove(key);
  expect(next.signal.aborted).toBe(true);
  next.show('late');
  expect(runs.of(key)).toBeUndefined();
});

it('does nothing for an alarm without a run', () => {
  runs.change(key, () => 'changed');
  runs.cancel(key);
  runs.remove(key);
  expect(runs.of(key)).toBeUndefined();
  expect(changed).toEqual([]);
});

it('aborts everything at the end', () => {
  const run = runs.begin(key, 'begun');
  runs.dispose();
  expect(run.signal.aborted).toBe(true);
});
