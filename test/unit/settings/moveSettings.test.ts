/** When settings are moved to their current keys, and what is reported if they cannot be. */
import { expect, it } from 'vitest';
import { MoveSettings, retryMs } from '../../../src/core/settings/moveSettings';
import { FakeClock } from '../../fakes/fakeClock';

/** @param fails whether a move fails, by its number, from 0 */
function setUp(fails: (attempt: number) => boolean = () => false) {
  const clock = new FakeClock();
  const moved: string[] = [];
  const failures: unknown[] = [];
  let attempts = 0;
  const moving = new MoveSettings({
    keys: ['scopes', 'trial'],
    move: async (key) => {
      const attempt = attempts++;
      await Promise.resolve();
      if (fails(attempt)) throw new Error(`${key} in attempt ${attempt}`);
      moved.push(key);
    },
    clock,
    onFailure: (failure) => failures.push(failure),
  });
  return { clock, moved, failures, moving };
}

it('moves every setting once', async () => {
  const { moving, moved, failures, clock } = setUp();
  await moving.run();
  expect(moved).toEqual(['scopes', 'trial']);
  expect(failures).toEqual([]);
  expect(clock.waiting()).toBe(0);
});

it('moves the others if one fails, tries again, and reports nothing if that succeeds', async () => {
  const { moving, moved, failures, clock } = setUp((attempt) => attempt === 0);
  const run = moving.run();
  await clock.settle();
  expect(moved).toEqual(['trial']);
  await clock.settle(retryMs);
  await run;
  expect(moved).toEqual(['trial', 'scopes', 'trial']);
  expect(failures).toEqual([]);
});

it('reports one error if the second attempt fails as well', async () => {
  const { moving, moved, failures, clock } = setUp(() => true);
  const run = moving.run();
  await clock.settle(retryMs);
  await run;
  expect(moved).toEqual([]);
  expect(failures).toEqual([{ key: 'scopes', error: new Error('scopes in attempt 2') }]);
});

it('runs once more for what changed during a run, not in parallel', async () => {
  const { moving, moved } = setUp();
  const first = moving.run();
  await Promise.resolve();
  await Promise.all([moving.run(), moving.run()]);
  await first;
  expect(moved).toEqual(['scopes', 'trial', 'scopes', 'trial']);
});

it('reports and tries nothing after it is disposed', async () => {
  const { moving, failures, clock } = setUp(() => true);
  const run = moving.run();
  await clock.settle();
  moving.dispose();
  await run;
  expect(failures).toEqual([]);
  expect(clock.waiting()).toBe(0);
});
