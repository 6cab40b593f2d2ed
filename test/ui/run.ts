/**
 * Runs the stories: every `*.story.ts` below this folder drives VS Code in a browser as a person would, with
 * the packaged extension in it. When a case fails, a picture of each open workbench goes to test-results/.
 */
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { inspect } from 'node:util';
import { root } from '../../scripts/root';
import { runWithRetry } from '../attempts';
import { filesBelow } from '../filesBelow';
import { runMocha } from '../mochaRun';
import { failureText, type Outcome, sum } from '../outcome';
import { currentLane, inLane, Lane } from './driver/lane';

/** Stories wait for a window more than they compute: two at a time keep two cores busy. */
const laneCount = 2;

/** Runs all stories, with the extension as packed. @param print takes what a file of stories came to */
export async function runStories(print: (text: string) => void): Promise<Outcome> {
  // The longest first: at the end no lane waits long for the other.
  const files = [...filesBelow(__dirname, '.story.ts')].sort((a, b) => size(b) - size(a));
  const outcomes: Outcome[] = [];
  const play = async (): Promise<void> => {
    const lane = new Lane();
    try {
      for (let file = files.shift(); file !== undefined; file = files.shift()) {
        const lines: string[] = [];
        outcomes.push(
          await inLane(
            lane,
            storyOf(file, (line) => lines.push(line)),
          ),
        );
        print(lines.join('\n'));
      }
    } finally {
      await lane.close();
    }
  };
  await Promise.all(Array.from({ length: laneCount }, play));
  return outcomes.reduce(sum);
}

const size = (file: string): number => statSync(file).size;

/** Runs one file of stories; what fails, again in a new window. A file that does not load is one failure. */
function storyOf(file: string, print: (line: string) => void): () => Promise<Outcome> {
  const require = createRequire(__filename);
  const run = (only?: readonly string[]) => {
    if (only) print(`once more, in a new window: ${only.join(', ')}`);
    return runMocha({
      load: () => {
        // What a file keeps of its first run is not there in the second.
        Reflect.deleteProperty(require.cache, file);
        require(file);
      },
      ...{ only, print },
      timeoutMs: 120_000,
      onFailure: takePictures,
    });
  };
  return () =>
    runWithRetry(run).catch((error: unknown) => {
      const failure = failureText(`${relative(root, file)}: broke down`, inspect(error));
      print(failure);
      return { passed: 0, failures: [failure], flaky: [] };
    });
}

async function takePictures(title: string): Promise<void> {
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  for (const [index, page] of [...currentLane().pages].entries())
    await page.screenshot({ path: join(root, 'test-results', `${name}-${index}.png`) });
}
