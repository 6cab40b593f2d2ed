/** Folders for one run: made fresh, and gone when this process ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endAllWithThisProcess } from './processes';

const made: string[] = [];

/** Makes an empty folder. */
export function temporaryFolder(): string {
  // What is done at the end is done in this order: programs that write into the folder end before it goes.
  endAllWithThisProcess();
  const folder = mkdtempSync(join(tmpdir(), 'client-vpn-watch-'));
  // One listener for all of them: Node takes more than ten for a leak.
  if (made.push(folder) === 1) process.on('exit', removeAll);
  return folder;
}

function removeAll(): void {
  for (const folder of made)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}
