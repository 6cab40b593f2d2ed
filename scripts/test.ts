/**
 * `npm test [-- unit|host|ui]`: the suites one after another. At its end stands once more whatever failed, and
 * its last line sums up: `N passed, N failed`. A suite that breaks down counts as one failure, so nothing that
 * went wrong is missing there.
 */
import { inspect } from 'node:util';
import { bundleHostTests } from '../test/host/bundle';
import { runHostTests } from '../test/host/run';
import { failureText, type Outcome } from '../test/outcome';
import { runStories } from '../test/ui/run';
import { hostVersions } from './hosts/versions';
import { build } from './packageExtension';
import { runScript, Sentence } from './sentence';
import { runVitest } from './vitestSuite';

/** Every suite by the word that picks it. */
const suites: Readonly<Record<string, () => Promise<Outcome>>> = {
  unit: runVitest,
  host: runOnAllHosts,
  ui: runStories,
};

async function runOnAllHosts(): Promise<Outcome> {
  await build();
  await bundleHostTests();
  let total: Outcome = { passed: 0, failures: [] };
  for (const version of hostVersions) {
    const outcome = await runSuite(`host, VS Code ${version.vscode}`, () => runHostTests(version));
    total = sum(total, outcome);
  }
  return total;
}

async function runSuite(name: string, suite: () => Promise<Outcome>): Promise<Outcome> {
  console.log(`\n── ${name}`);
  try {
    const outcome = await suite();
    console.log(`${name}: ${summary(outcome)}`);
    return outcome;
  } catch (error) {
    const failure = failureText(
      `${name}: broke down`,
      error instanceof Sentence ? error.message : inspect(error),
    );
    console.log(failure);
    return { passed: 0, failures: [failure] };
  }
}

const sum = (one: Outcome, other: Outcome): Outcome => ({
  passed: one.passed + other.passed,
  failures: [...one.failures, ...other.failures],
});

const summary = ({ passed, failures }: Outcome) => `${passed} passed, ${failures.length} failed`;

runScript(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in suites));
  if (unknown !== undefined)
    throw new Sentence(
      `There is no suite "${unknown}"; there are: ${Object.keys(suites).join(', ')}.`,
    );
  let total: Outcome = { passed: 0, failures: [] };
  for (const [name, suite] of Object.entries(suites))
    if (asked.length === 0 || asked.includes(name)) total = sum(total, await runSuite(name, suite));
  const failed = total.failures.length > 0;
  if (failed) console.log(`\n── what failed\n${total.failures.join('\n')}`);
  console.log(`\n${summary(total)}`);
  process.exit(failed ? 1 : 0);
});
