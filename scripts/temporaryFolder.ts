/** Temporary folders, deleted when this process ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endAllWithThisProcess } from './processes';

const folders: string[] = [];

/** Creates an empty folder. */
export function temporaryFolder(): string {
  // Exit handlers run in this order: programs that write into the folder end before it is deleted.
  endAllWithThisProcess();
  const folder = mkdtempSync(join(tmpdir(), 'client-vpn-watch-'));
  // One listener for all of them: Node reports more than ten as a leak.
  if (folders.push(folder) === 1) process.on('exit', removeAll);
  return folder;
}

function removeAll(): void {
  for (const folder of folders)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}
