/**
 * `npm test [-- unit|host|ui]`: the suites one after another. At its end stands once more whatever failed, and
 * its last line sums up: `N passed, N failed`. A suite that breaks down counts as one failure, and so does what
 * cannot be installed, however many tests need it; so nothing that went wrong is missing there.
 */
import { inspect } from 'node:util';
import { bundleHostTests } from '../test/host/bundle';
import { runHostTests } from '../test/host/run';
import { failureText, type Outcome } from '../test/outcome';
import { runStories } from '../test/ui/run';
import { hostVersions } from './hosts/versions';
import { build } from './packageExtension';
import { runScript, Sentence } from './sentence';
import { ensureAll, type Installation } from './setup/installation';
import { needsOfFiles, needsOfHost, needsOfStories } from './setup/needs';
import { runVitest } from './vitestSuite';

/** Tests that run together. */
interface Suite {
  readonly name: string;
  /** Without one of these none of it is run. */
  readonly needs: readonly Installation[];
  /** What some of its files need, by a pattern of theirs; without it those are not run. */
  readonly needsOfFiles?: Readonly<Record<string, readonly Installation[]>>;
  /** @param left patterns of the files that are not to be run */
  readonly run: (left: readonly string[]) => Promise<Outcome>;
}

/** Every suite by the word that picks it. */
const suites: Readonly<Record<string, readonly Suite[]>> = {
  unit: [{ name: 'unit', needs: [], needsOfFiles, run: runVitest }],
  host: hostVersions.map((version) => ({
    name: `host, VS Code ${version.vscode}`,
    needs: needsOfHost(version),
    run: async () => {
      await (hostBundles ??= buildForHosts());
      return runHostTests(version);
    },
  })),
  ui: [{ name: 'ui', needs: needsOfStories, run: runStories }],
};

let hostBundles: Promise<void> | undefined;

async function buildForHosts(): Promise<void> {
  await build();
  await bundleHostTests();
}

async function runSuite({ name, needs, needsOfFiles, run }: Suite, missing: Missing) {
  console.log(`\n── ${name}`);
  const lacks = (needs: readonly Installation[]) => needs.filter((need) => missing.has(need.name));
  const notRun = (what: string, lacking: readonly Installation[]): void => {
    console.log(`${what}: not run without ${lacking.map((need) => need.name).join(', ')}`);
  };
  if (lacks(needs).length > 0) {
    notRun(name, lacks(needs));
    return nothing;
  }
  const left = Object.entries(needsOfFiles ?? {}).filter(([, needs]) => lacks(needs).length > 0);
  for (const [pattern, needs] of left) notRun(pattern, lacks(needs));
  try {
    const outcome = await run(left.map(([pattern]) => pattern));
    console.log(`${name}: ${summary(outcome)}`);
    return outcome;
  } catch (error) {
    const reason = error instanceof Sentence ? error.message : inspect(error);
    const failure = failureText(`${name}: broke down`, reason);
    console.log(failure);
    return { passed: 0, failures: [failure] };
  }
}

type Missing = ReadonlyMap<string, string>;

const nothing: Outcome = { passed: 0, failures: [] };

const sum = (one: Outcome, other: Outcome): Outcome => ({
  passed: one.passed + other.passed,
  failures: [...one.failures, ...other.failures],
});

const summary = ({ passed, failures }: Outcome) => `${passed} passed, ${failures.length} failed`;

/** What cannot be installed, as the one failure that it is. */
function outcomeOf(missing: Missing): Outcome {
  const failures = [...missing].map(([name, why]) => failureText(`${name}: not installed`, why));
  for (const failure of failures) console.log(failure);
  return { passed: 0, failures };
}

runScript(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in suites));
  if (unknown !== undefined)
    throw new Sentence(
      `There is no suite "${unknown}"; there are: ${Object.keys(suites).join(', ')}.`,
    );
  const chosen = Object.entries(suites)
    .filter(([name]) => asked.length === 0 || asked.includes(name))
    .flatMap(([, suites]) => suites);
  // All of it before the first suite, so that none of them waits for it while it counts time.
  const needs = chosen.flatMap(({ needs, needsOfFiles = {} }) => [
    ...needs,
    ...Object.values(needsOfFiles).flat(),
  ]);
  const missing = await ensureAll(needs);
  let total = outcomeOf(missing);
  for (const suite of chosen) total = sum(total, await runSuite(suite, missing));
  const failed = total.failures.length > 0;
  if (failed) console.log(`\n── what failed\n${total.failures.join('\n')}`);
  console.log(`\n${summary(total)}`);
  process.exit(failed ? 1 : 0);
});
