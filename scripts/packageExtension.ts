/** Makes the .vsix: a production build, packed by vsce, whatever `.vscodeignore` leaves in. */
import { statSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';
import { startProcess } from './processes';
import { root, vsixFile } from './root';
import { Sentence } from './sentence';

/** Builds the bundles into dist/. @throws Sentence when they do not build; esbuild has said why by then */
export async function build(...flags: readonly string[]): Promise<void> {
  const args = ['esbuild.js', ...flags];
  const { exited } = startProcess(process.execPath, args, { cwd: root, output: 'stderr' });
  if ((await exited) !== 0)
    throw new Sentence('The extension does not build; the reason is above.');
}

/** Builds and packs the extension; returns the size in bytes of the file made. */
export async function packageExtension(): Promise<number> {
  await build('--production');
  await createVSIX({
    cwd: root,
    packagePath: vsixFile,
    // Everything is bundled.
    dependencies: false,
  });
  return statSync(vsixFile).size;
}
