/** Determines from the bundler's metadata which packages the bundles contain. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { CliError } from '../cliError';

/** A package with code in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** The SPDX id of its licence, from its package.json; empty if it has none. */
  readonly license: string;
  /** The address of its repository; empty if it has none. */
  readonly repository: string;
  /** Its folder, absolute. */
  readonly folder: string;
}

/** The relevant members of a package.json. */
interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: unknown;
  readonly repository?: string | { readonly url?: string };
}

/** Our own code. */
const ownFolder = 'src/';

/**
 * The packages in the outputs, JavaScript and CSS, by name and version.
 * @param root the folder that the paths of the metafiles are relative to
 * @throws CliError when a bundle contains a file that belongs neither to us nor to a package
 */
export function bundledPackages(
  metafiles: readonly Metafile[],
  root: string,
): readonly BundledPackage[] {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const files = outputs
    .flatMap(({ inputs }) => Object.entries(inputs))
    // A file without remaining bytes is not distributed.
    .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && !file.startsWith(ownFolder))
    .map(([file]) => file);
  const folders = new Set(files.map(folderOf));
  return [...folders]
    .map((folder) => readPackage(join(root, folder)))
    .sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** The folder of the package that a file belongs to: `a/node_modules/@b/c` of `a/node_modules/@b/c/d/e.js`. */
function folderOf(file: string): string {
  const folder = /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
  if (folder !== undefined) return folder;
  throw new CliError(`${file} is bundled, and it is not known whose it is.`);
}

function readPackage(folder: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name = folder, version = '', license, repository = '' } = manifest;
  return {
    name,
    version,
    license: typeof license === 'string' ? license : '',
    repository: typeof repository === 'string' ? repository : (repository.url ?? ''),
    folder,
  };
}

/** By code points: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
