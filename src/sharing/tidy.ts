/**
 * Deletes files of crashed windows, of this version and others: account data must not stay forever.
 * A file that cannot be deleted does not prevent others.
 */
import { hourMs } from '../core/base/duration';
import type { Dirent } from 'node:fs';
import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isCode, type StorageErrors } from './storageErrors';

/**
 * Files unchanged for this long, in ms, have no living owner: a lease is renewed every few seconds.
 */
const leftoverMs = hourMs;

/** The folders of a version, one for each scope. */
const versionFolder = /^scopes-./;

/** A file that a window writes before it renames it. */
const unfinished = /^scope\.jsonl\../;

/** The parameters of a cleanup. */
export interface TidyDeps {
  /** Ms since 1970. */
  readonly now: number;
  /** The name of this version's folder, which is kept. */
  readonly current: string;
  /** The folders that this window uses. */
  readonly inUse: ReadonlySet<string>;
  readonly storageErrors: StorageErrors;
}

/** Cleans up the folder that all windows share. */
export async function tidy(shared: string, rules: TidyDeps): Promise<void> {
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

async function tidyScope(folder: string, { now, storageErrors }: TidyDeps): Promise<void> {
  const isOld = async (path: string): Promise<boolean> =>
    // A time in the future was set before the clock was set back.
    Math.abs(now - (await lstat(path)).mtimeMs) > leftoverMs;
  let inUse = !(await isOld(folder));
  for (const { name } of await entriesOf(folder, storageErrors)) {
    await attempt(storageErrors, async () => {
      const path = join(folder, name);
      if (!(await isOld(path))) inUse = true;
      else if (unfinished.test(name)) await rm(path, { recursive: true });
    });
  }
  if (!inUse) await rm(folder, { recursive: true });
}

/** Fails if the folder is not empty, which is fine. */
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

/** A file that is already gone was deleted by another window. */
async function attempt(storageErrors: StorageErrors, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'ENOTDIR')) storageErrors.leftOver(error);
  }
}
