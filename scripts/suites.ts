/** The test suites: their dependencies, and which of them run in parallel. */
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
  /** Its name on the command line. */
  readonly word: 'unit' | 'host' | 'ui';
  readonly name: string;
  /** If one of these is missing, the suite does not run. */
  readonly needs: readonly Installation[];
  /** Dependencies of some of its files, by pattern; if one is missing, those files do not run. */
  readonly needsOfFiles?: Readonly<Record<string, readonly Installation[]>>;
  /**
   * @param print receives the report in pieces
   * @param left patterns of files to skip
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
 * Suites of one stage run in parallel. The hosts mostly wait, so they run beside suites that use
 * the processors. The first suite of a stage prints immediately, the others at the end of the
 * stage.
 */
export const stages: readonly (readonly Suite[])[] = [[unit, ...hosts], [ui]];
