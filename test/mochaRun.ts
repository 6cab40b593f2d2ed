/** Runs Mocha cases inside this process: in the extension host, and in the runner of the stories. */
import { inspect } from 'node:util';
import Mocha from 'mocha';
import type { Attempt, Failed } from './attempts';
import { failureText } from './outcome';

/** How a run is made. */
export interface MochaRun {
  /** Defines the cases: requires the files that call `describe` and `it`, as imported from Mocha. */
  readonly load: () => void;
  /** The titles of the outermost suites to run; all when absent. */
  readonly only?: readonly string[] | undefined;
  readonly timeoutMs: number;
  /** Takes the report, piece by piece; a piece may have several lines. */
  readonly print: (text: string) => void;
  /** Called after each case and each `before` hook that failed, before the hooks that clean up run. */
  readonly onFailure?: (title: string) => Promise<void>;
}

/**
 * Runs cases one after another and prints what comes of each.
 * @throws Error when two cases have the same title, for each is known by it
 */
export async function runMocha(run: MochaRun): Promise<Attempt> {
  const { load, only, timeoutMs, print, onFailure } = run;
  // The base of all reporters says nothing; the others write to a terminal, which the extension host has not.
  const mocha = new Mocha({ ui: 'bdd', timeout: timeoutMs, reporter: Mocha.reporters.Base });
  // This is how Mocha binds the functions that a case file imports; the context takes them as globals.
  mocha.suite.emit('pre-require', {}, null, mocha);
  if (onFailure) noteFailures(mocha.suite, onFailure);
  load();
  if (only) mocha.suite.suites = mocha.suite.suites.filter(({ title }) => only.includes(title));
  mustDiffer(titlesIn(mocha.suite));
  return new Promise((resolve) => {
    const passed: string[] = [];
    const failed: Failed[] = [];
    const runner = mocha.run(() => {
      resolve({ passed, failed });
    });
    runner.on('pass', (test) => passed.push(test.fullTitle()));
    runner.on('fail', (test: Mocha.Runnable, error: unknown) => {
      const isHook = test instanceof Mocha.Hook;
      const suite = test.parent?.root === true ? undefined : test.titlePath()[0];
      failed.push({ title: test.fullTitle(), suite, wrong: inspect(error), isHook });
    });
    report(runner, print);
  });
}

function titlesIn(suite: Mocha.Suite): readonly string[] {
  return [...suite.tests.map((test) => test.fullTitle()), ...suite.suites.flatMap(titlesIn)];
}

function mustDiffer(titles: readonly string[]): void {
  const twice = titles.find((title, index) => titles.indexOf(title) !== index);
  if (twice !== undefined) throw new Error(`Two cases are called "${twice}".`);
}

/** Mocha runs no `afterEach` when a `before` hook fails, so each of those hooks is wrapped. */
function noteFailures(root: Mocha.Suite, onFailure: NonNullable<MochaRun['onFailure']>): void {
  root.afterEach('note a failure', async function () {
    const test = this.currentTest;
    if (test?.state === 'failed') await onFailure(test.fullTitle());
  });
  const watch = (suite: Mocha.Suite): void => {
    suite.on('suite', watch);
    suite.on('beforeAll', (hook: Mocha.Hook) => {
      const { fn } = hook as { fn?: (this: Mocha.Context) => unknown };
      if (!fn) return;
      hook.fn = async function (this: Mocha.Context) {
        try {
          await fn.call(this);
        } catch (error) {
          await onFailure(hook.fullTitle());
          throw error;
        }
      };
    });
  };
  watch(root);
}

function report(runner: Mocha.Runner, print: (text: string) => void): void {
  runner.on('suite', (suite) => {
    if (!suite.root) print(suite.fullTitle());
  });
  runner.on('pass', (test) => {
    print(`  ✔ ${test.title} (${test.duration ?? 0} ms)`);
  });
  runner.on('pending', (test) => {
    print(`  - ${test.title}`);
  });
  runner.on('fail', (test, error: unknown) => {
    print(failureText(`  ✘ ${test.title}`, inspect(error)));
  });
}
