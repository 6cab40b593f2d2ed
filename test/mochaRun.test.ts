/** What a run of Mocha cases tells of failures, while there is still something to take a picture of. */
import * as mocha from 'mocha';
import { expect, it } from 'vitest';
import { runMocha } from './mochaRun';

it('notes each failed case, and a failed `before` hook, before the hooks that clean up', async () => {
  const order: string[] = [];
  const { passed, failures } = await runMocha({
    load: () => {
      mocha.describe('a window', () => {
        mocha.before('opens', () => Promise.reject(new Error('no window')));
        mocha.after(() => {
          order.push('closed');
        });
        mocha.it('has a title', () => undefined);
      });
      mocha.describe('a page', () => {
        mocha.it('is white', () => Promise.reject(new Error('black')));
        mocha.it('is there', () => undefined);
      });
    },
    timeoutMs: 1000,
    print: () => undefined,
    onFailure: (title) => {
      order.push(title);
      return Promise.resolve();
    },
  });
  expect(order).toEqual([
    'a window "before all" hook: opens for "has a title"',
    'closed',
    'a page is white',
  ]);
  expect(passed).toBe(1);
  expect(failures).toEqual([
    expect.stringMatching(
      /^a window "before all" hook: opens for "has a title"\n {4}Error: no window/,
    ),
    expect.stringMatching(/^a page is white\n {4}Error: black/),
  ]);
});
