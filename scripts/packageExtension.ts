/** Creates the .vsix: a production build, packed by vsce according to `.vscodeignore`. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import type { Metafile } from 'esbuild';
import { withLock } from './lock.mjs';
import { bundledPackages } from './notices/bundledPackages';
import { thirdPartyNotices } from './notices/thirdPartyNotices';
import { startProcess } from './processes';
import { cacheFolder, root, vsixFile } from './root';
import { CliError } from './cliError';
import { smallerZip } from './smallerZip';

/**
 * Builds the bundles into dist/. @throws CliError when the build fails; esbuild has printed the
 * reason
 */
export async function build(...flags: readonly string[]): Promise<void> {
  const args = ['esbuild.js', ...flags];
  const { exited } = startProcess(process.execPath, args, { cwd: root, output: 'stderr' });
  if ((await exited) !== 0)
    throw new CliError('The extension does not build; the reason is above.');
}

/**
 * Builds and packs the extension; returns the size in bytes of the file. One process at a time does
 * it, and files that others read change in one step, if at all.
 * @throws CliError when the build fails, or a bundled package has a licence that is missing or not
 * allowed
 */
export function packageExtension(): Promise<number> {
  return withLock(join(cacheFolder, 'package.lock'), async () => {
    await build('--production');
    writeNotices();
    const packagePath = join(cacheFolder, 'partial.vsix');
    // Everything is bundled.
    await createVSIX({ cwd: root, packagePath, dependencies: false });
    const vsix = await smallerZip(readFileSync(packagePath));
    writeFileSync(packagePath, vsix);
    renameSync(packagePath, vsixFile);
    return vsix.length;
  });
}

/** Writes the notices for the packages in the last build. */
function writeNotices(): void {
  const dist = join(root, 'dist');
  const metafiles = readdirSync(dist)
    .filter((name) => /^meta-.*\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(dist, name), 'utf8')) as Metafile);
  const notices = thirdPartyNotices(bundledPackages(metafiles, root));
  writeFileSync(join(root, 'ThirdPartyNotices.txt'), notices);
}
