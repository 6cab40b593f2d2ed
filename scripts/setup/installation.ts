/** What the project needs on the machine beside its packages, and how it is installed: once, by one process. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../lock.mjs';
import { cacheFolder } from '../root';
import { Sentence } from '../sentence';

/** Something that is installed where it is missing. */
export interface Installation {
  /** What it is called in the log: "Chromium". No two have the same. */
  readonly name: string;
  /** @throws Sentence when what the person set cannot be */
  isThere(): boolean;
  /** @throws Sentence that says what to install instead */
  install(): Promise<void>;
}

/**
 * Installs what is missing and says so in one line. Two processes at once do it once: the second waits.
 * @param lock the path of the lock between processes; one for all installations when absent
 * @throws Sentence when it cannot be installed
 */
export async function ensureInstalled(
  installation: Installation,
  lock: string = join(cacheFolder, 'setup.lock'),
): Promise<void> {
  if (installation.isThere()) return;
  await withLock(lock, async () => {
    if (installation.isThere()) return;
    console.error(`Installing ${installation.name}…`);
    await installation.install();
    if (!installation.isThere())
      throw new Sentence(`${installation.name} was installed, but is not where it should be.`);
  });
}

/**
 * Ensures all of them, one after another, and goes on where one fails.
 * @returns why each of those failed, by its name
 */
export async function ensureAll(
  installations: readonly Installation[],
  lock?: string,
): Promise<ReadonlyMap<string, string>> {
  const failures = new Map<string, string>();
  for (const installation of new Map(installations.map((one) => [one.name, one])).values())
    try {
      await ensureInstalled(installation, lock);
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      failures.set(installation.name, error.message);
    }
  return failures;
}

/**
 * Something that is one folder. It is filled under a temporary name, so that what has the final name is complete.
 * @param proof a file in the folder that must exist
 */
export function folderInstallation(
  name: string,
  folder: string,
  proof: string,
  fill: (temporary: string) => Promise<void>,
): Installation {
  return {
    name,
    isThere: () => existsSync(join(folder, proof)),
    install: async () => {
      const temporary = `${folder}.partial`;
      for (const old of [temporary, folder]) await rm(old, { recursive: true, force: true });
      await mkdir(temporary, { recursive: true });
      await fill(temporary);
      await rename(temporary, folder);
    },
  };
}
