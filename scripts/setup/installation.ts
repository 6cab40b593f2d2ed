/**
 * Dependencies on the machine besides the project's packages, and how they are installed: once, by
 * one process.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../lock.mjs';
import { cacheFolder } from '../root';
import { CliError } from '../cliError';

/** A dependency that is installed if it is missing. */
export interface Installation {
  /** Its name in the log: "Chromium". Unique. */
  readonly name: string;
  /** @throws CliError when a path set by the user does not exist */
  isThere(): boolean;
  /** @throws CliError with alternatives */
  install(): Promise<void>;
}

/**
 * Installs what is missing and prints one line. Two processes at once do it once: the second waits.
 * @param lock the path of the lock between processes; one for all installations if absent
 * @throws CliError when it cannot be installed
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
      throw new CliError(`${installation.name} was installed, but is not where it should be.`);
  });
}

/**
 * Ensures all of them, one after another, and continues after failures.
 * @returns the reason of each failure, by name
 */
export async function ensureAll(
  installations: readonly Installation[],
  lock?: string,
): Promise<ReadonlyMap<string, string>> {
  const failures = new Map<string, string>();
  for (const installation of new Map(installations.map((one) => [one.name, one])).values()) {
    try {
      await ensureInstalled(installation, lock);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      failures.set(installation.name, error.message);
    }
  }
  return failures;
}

/**
 * A dependency that is one folder. It is filled under a temporary name, so that the folder with the
 * final name is complete.
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
