/** Checks a file before it is read: what lies in its place may come from elsewhere. */
import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { isCode } from './storageErrors';

/** What is known of a file; undefined if there is none. A link is not followed. */
export async function statsOf(file: string): Promise<Stats | undefined> {
  try {
    return await lstat(file);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Whether it can be read. A pipe would never end; a link leads to a foreign file. */
export function isReadable(stats: Stats, mostBytes: number): boolean {
  return stats.isFile() && stats.size <= mostBytes;
}
