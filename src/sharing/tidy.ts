/**
 * Takes away what windows have left that crashed, of this version and of others: account data must not
 * lie about for ever. What cannot be removed holds up nothing else.
 */
import type { Dirent } from 'node:fs';
import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isCode, type StorageErrors } from './storageErrors';

/** What nobody has touched for so long, in ms, has no living owner: a lease is renewed every few seconds. */
const leftoverMs = 60 * 60 * 1000;

/** The folders of a version: one for each scope. */
const versionFolder = /^scopes-./;

/** The file that a window writes before it puts it in its place. */
const unfinished = /^scope\.jsonl\../;

/** How it is done. */
export interface TidyRules {
  /** Ms since 1970. */
  readonly now: number;
  /** The name of this version's folder, which stays. */
  readonly current: string;
  /** The folders that this window uses. */
  readonly inUse: ReadonlySet<string>;
  readonly storageErrors: StorageErrors;
}

/** Tidies up in the folder that all windows share. */
export async function tidy(shared: string, rules: TidyRules): Promise<void> {
  const { current, inUse, storageErrors } = rules;
  for (const version of await entriesOf(shared, storageErrors)) {
    if (!version.isDirectory() || !versionFolder.test(version.name)) continue;
    const folder = join(shared, version.name);
    for (const scope of await entriesOf(folder, storageErrors)) {
      const path = join(folder, scope.name);
      if (scope.isDirectory() && !inUse.has(path))
        await attempt(storageErrors, () => tidyScope(path, rules));
    }
    if (version.name !== current) await attempt(storageErrors, () => removeEmpty(folder));
  }
}

async function tidyScope(folder: string, { now, storageErrors }: TidyRules): Promise<void> {
  const isOld = async (path: string): Promise<boolean> =>
    // A time to come is from before the clock was set back.
    Math.abs(now - (await lstat(path)).mtimeMs) > leftoverMs;
  let inUse = !(await isOld(folder));
  for (const { name } of await entriesOf(folder, storageErrors))
    await attempt(storageErrors, async () => {
      const path = join(folder, name);
      if (!(await isOld(path))) inUse = true;
      else if (unfinished.test(name)) await rm(path, { recursive: true });
    });
  if (!inUse) await rm(folder, { recursive: true });
}

/** Fails where something is in it: then it is not empty, which is no trouble. */
async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!isCode(error, 'ENOTEMPTY') && !isCode(error, 'EEXIST')) throw error;
  }
}

async function entriesOf(folder: string, storageErrors: StorageErrors): Promise<readonly Dirent[]> {
  let entries: readonly Dirent[] = [];
  await attempt(storageErrors, async () => {
    entries = await readdir(folder, { withFileTypes: true });
  });
  return entries;
}

/** What is gone meanwhile another window has taken away. */
async function attempt(storageErrors: StorageErrors, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'ENOTDIR')) storageErrors.leftOver(error);
  }
}
