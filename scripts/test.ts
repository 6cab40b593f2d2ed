/**
 * `npm test [-- unit|host|ui]`: runs the suites. At the end it repeats all failed and flaky tests;
 * its last line is the sum: `N passed, N failed`. A suite that crashes counts as one failure, and
 * so does each dependency that cannot be installed, however many tests need it; so the sum omits
 * nothing that went wrong.
 */
import { inspect } from 'node:util';
import { failureText, judged, type Outcome, sum, summary } from '../test/outcome';
import { runScript, CliError } from './cliError';
import { ensureAll, type Installation } from './setup/installation';
import { stages, type Suite } from './suites';

/** Why something could not be installed, by name. */
type Missing = ReadonlyMap<string, string>;

const nothing: Outcome = { passed: 0, failures: [], flaky: [] };

/** Runs a suite, or its part whose dependencies are installed. */
async function runSuite(suite: Suite, missing: Missing, print: (text: string) => void) {
  const { name, needs, needsOfFiles = {}, run } = suite;
  print(`\n── ${name}`);
  const missingOf = (needs: readonly Installation[]) =>
    needs.filter((need) => missing.has(need.name));
  const notRun = (what: string, lacking: readonly Installation[]): void => {
    print(`${what}: not run without ${lacking.map((need) => need.name).join(', ')}`);
  };
  if (missingOf(needs).length > 0) {
    notRun(name, missingOf(needs));
    return nothing;
  }
  const left = Object.entries(needsOfFiles).filter(([, needs]) => missingOf(needs).length > 0);
  for (const [pattern, needs] of left) notRun(pattern, missingOf(needs));
  const patterns = left.map(([pattern]) => pattern);
  const outcome = await run(print, patterns).catch((error: unknown): Outcome => {
    const reason = error instanceof CliError ? error.message : inspect(error);
    const failure = failureText(`${name}: broke down`, reason);
    print(failure);
    return { ...nothing, failures: [failure] };
  });
  print(`${name}: ${summary(outcome)}`);
  return outcome;
}

/** Runs suites in parallel. The first prints immediately, the others when all have ended. */
async function runStage(stage: readonly Suite[], missing: Missing): Promise<Outcome> {
  const later: string[][] = [];
  const outcomes = stage.map((suite, index) => {
    const lines: string[] = [];
    later.push(lines);
    return runSuite(suite, missing, (text) => {
      if (index === 0) console.log(text);
      else lines.push(text);
    });
  });
  const outcome = (await Promise.all(outcomes)).reduce(sum);
  for (const line of later.flat()) console.log(line);
  return outcome;
}

/** Each dependency that cannot be installed, as one failure. */
function outcomeOf(missing: Missing): Outcome {
  const failures = [...missing].map(([name, why]) => failureText(`${name}: not installed`, why));
  for (const failure of failures) console.log(failure);
  return { ...nothing, failures };
}

runScript(async () => {
  const asked = process.argv.slice(2);
  const words = [...new Set(stages.flat().map(({ word }) => word))];
  const unknown = asked.find((word) => !words.some((known) => known === word));
  if (unknown !== undefined)
    throw new CliError(`There is no suite "${unknown}"; there are: ${words.join(', ')}.`);
  const chosen = stages
    .map((stage) => stage.filter(({ word }) => asked.length === 0 || asked.includes(word)))
    .filter((stage) => stage.length > 0);
  // All before the first suite, so that no suite waits for it during timed tests.
  const needs = chosen
    .flat()
    .flatMap(({ needs, needsOfFiles = {} }) => [...needs, ...Object.values(needsOfFiles).flat()]);
  const missing = await ensureAll(needs);
  let total = outcomeOf(missing);
  for (const stage of chosen) total = sum(total, await runStage(stage, missing));
  const { passed, failures, flaky } = judged(total);
  if (flaky.length > 0) console.log(`\n── flaky\n${flaky.join('\n')}`);
  if (failures.length > 0) console.log(`\n── what failed\n${failures.join('\n')}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  process.exit(failures.length > 0 ? 1 : 0);
});
