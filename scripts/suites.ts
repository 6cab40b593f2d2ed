/** The suites of tests: what each needs, and which run beside one another. */
import { bundleHostTests } from '../test/host/bundle';
import { runHostTests } from '../test/host/run';
import type { Outcome } from '../test/outcome';
import { runStories } from '../test/ui/run';
import { hostVersions } from './hosts/versions';
import { packageExtension } from './packageExtension';
import type { Installation } from './setup/installation';
import { needsOfFiles, needsOfHost, needsOfStories } from './setup/needs';
import { runVitest } from './vitestSuite';

/** Tests that run together. */
export interface Suite {
  /** What picks it on the command line. */
  readonly word: 'unit' | 'host' | 'ui';
  readonly name: string;
  /** Without one of these none of it is run. */
  readonly needs: readonly Installation[];
  /** What some of its files need, by a pattern of theirs; without it those are not run. */
  readonly needsOfFiles?: Readonly<Record<string, readonly Installation[]>>;
  /**
   * @param print takes the report, piece by piece
   * @param left patterns of the files that are not to be run
   */
  readonly run: (print: (text: string) => void, left: readonly string[]) => Promise<Outcome>;
}

let packaging: Promise<unknown> | undefined;

/** Builds and packs the extension, once for all suites. */
const packaged = () => (packaging ??= packageExtension());

let bundling: Promise<void> | undefined;

const unit: Suite = {
  ...{ word: 'unit', name: 'unit', needs: [], needsOfFiles },
  // Vitest writes to the terminal by itself.
  run: (_, left) => runVitest(left),
};

const hosts: readonly Suite[] = hostVersions.map((version) => ({
  word: 'host',
  name: `host, VS Code ${version.vscode}`,
  needs: needsOfHost(version),
  run: async (print) => {
    await packaged();
    await (bundling ??= bundleHostTests());
    return runHostTests(version, print);
  },
}));

const ui: Suite = {
  ...{ word: 'ui', name: 'ui', needs: needsOfStories },
  run: async (print) => {
    await packaged();
    return runStories(print);
  },
};

/**
 * Those of one stage run side by side. The hosts wait for time to pass, mostly, so they go along with what
 * keeps the processors busy. The first suite of a stage prints as it goes, the others at the end of the stage.
 */
export const stages: readonly (readonly Suite[])[] = [[unit, ...hosts], [ui]];
