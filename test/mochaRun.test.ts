/** A run of Mocha cases reports each failure while its window can still be captured. */
import * as mocha from 'mocha';
import { expect, it } from 'vitest';
import { runMocha } from './mochaRun';

it('notes each failed case, and a failed `before` hook, before the hooks that clean up', async () => {
  const order: string[] = [];
  const { passed, failed } = await runMocha({
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
  expect(passed).toEqual(['a page is there']);
  expect(failed).toEqual([
    {
      title: 'a window "before all" hook: opens for "has a title"',
      suite: 'a window',
      wrong: expect.stringMatching(/^Error: no window/) as string,
      isHook: true,
    },
    {
      title: 'a page is white',
      suite: 'a page',
      wrong: expect.stringMatching(/^Error: black/) as string,
      isHook: false,
    },
  ]);
});

const quiet = { timeoutMs: 1000, print: () => undefined };

it('runs the outermost suites that it is asked for, with all that is in them', async () => {
  const load = () => {
    mocha.describe('one', () => {
      mocha.it('a', () => undefined);
      mocha.describe('two', () => {
        mocha.it('b', () => undefined);
      });
    });
    mocha.describe('two', () => {
      mocha.it('c', () => undefined);
    });
  };
  const { passed } = await runMocha({ ...quiet, load, only: ['one'] });
  expect(passed).toEqual(['one a', 'one two b']);
});

it('does not take two cases of one title for one', async () => {
  const load = () => {
    for (const title of ['a b', 'a']) {
      mocha.describe(title, () => {
        mocha.it(title === 'a' ? 'b c' : 'c', () => undefined);
      });
    }
  };
  await expect(runMocha({ ...quiet, load })).rejects.toThrow('Two cases are called "a b c".');
});

it('runs two at the same time, each with its own cases', async () => {
  const run = (name: string) =>
    runMocha({
      ...quiet,
      load: () => {
        mocha.describe(name, () => {
          for (const title of ['a', 'b'])
            mocha.it(title, () => new Promise((resolve) => setImmediate(resolve)));
        });
      },
    });
  const [one, other] = await Promise.all([run('one'), run('other')]);
  expect(one.passed).toEqual(['one a', 'one b']);
  expect(other.passed).toEqual(['other a', 'other b']);
});
