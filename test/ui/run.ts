/**
 * Runs the stories: every `*.story.ts` below this folder drives VS Code in a browser as a person would, with
 * the packaged extension in it. When a case fails, a picture of each open workbench goes to test-results/.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageExtension } from '../../scripts/packageExtension';
import { root } from '../../scripts/root';
import { filesBelow } from '../filesBelow';
import { runMocha } from '../mochaRun';
import type { Outcome } from '../outcome';
import { closeBrowser, openWorkbenches } from './driver/workbench';

/** Packs the extension and runs all stories. */
export async function runStories(): Promise<Outcome> {
  await packageExtension();
  try {
    return await runMocha({
      load: () => {
        const require = createRequire(__filename);
        for (const story of filesBelow(__dirname, '.story.ts')) require(story);
      },
      timeoutMs: 120_000,
      print: console.log,
      onFailure: takePictures,
    });
  } finally {
    await closeBrowser();
  }
}

async function takePictures(title: string): Promise<void> {
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  for (const [index, workbench] of [...openWorkbenches].entries())
    await workbench.page.screenshot({
      path: join(root, 'test-results', `${name}-${index}.png`),
    });
}
