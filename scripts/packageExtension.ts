/** Makes the .vsix: a production build, packed by vsce, whatever `.vscodeignore` leaves in. */
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import type { Metafile } from 'esbuild';
import { withLock } from './lock.mjs';
import { bundledPackages } from './notices/bundledPackages';
import { thirdPartyNotices } from './notices/thirdPartyNotices';
import { startProcess } from './processes';
import { cacheFolder, root, vsixFile } from './root';
import { Sentence } from './sentence';

/** Builds the bundles into dist/. @throws Sentence when they do not build; esbuild has said why by then */
export async function build(...flags: readonly string[]): Promise<void> {
  const args = ['esbuild.js', ...flags];
  const { exited } = startProcess(process.execPath, args, { cwd: root, output: 'stderr' });
  if ((await exited) !== 0)
    throw new Sentence('The extension does not build; the reason is above.');
}

/**
 * Builds and packs the extension; returns the size in bytes of the file made. One process at a time does it, and
 * what another one reads meanwhile changes in one step, if at all.
 * @throws Sentence when it does not build, or bundles a package whose licence is missing or not allowed
 */
export function packageExtension(): Promise<number> {
  return withLock(join(cacheFolder, 'package.lock'), async () => {
    await build('--production');
    writeNotices();
    const packagePath = join(cacheFolder, 'partial.vsix');
    // Everything is bundled.
    await createVSIX({ cwd: root, packagePath, dependencies: false });
    renameSync(packagePath, vsixFile);
    return statSync(vsixFile).size;
  });
}

/** Writes the notices of what is in the bundles that were built last. */
function writeNotices(): void {
  const dist = join(root, 'dist');
  const metafiles = readdirSync(dist)
    .filter((name) => /^meta-.*\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(dist, name), 'utf8')) as Metafile);
  const notices = thirdPartyNotices(bundledPackages(metafiles, root));
  writeFileSync(join(root, 'ThirdPartyNotices.txt'), notices);
}
