// A process that takes a lock so many times and counts in a file while it holds it:
// `node lockedCount.mjs LOCK FILE TIMES`; with 0 times it holds the lock until it is ended.
import { readFile, writeFile } from 'node:fs/promises';
import { setInterval } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';
import { withLock } from '../../scripts/lock.mjs';

const [lock, file, times] = process.argv.slice(2);
const options = { pollMs: 5 };
if (times === '0') {
  await withLock(lock, () => {
    console.log('held');
    return new Promise(() => setInterval(() => undefined, 1000));
  });
}
for (let i = 0; i < Number(times); i++) {
  await withLock(
    lock,
    async () => {
      const count = Number(await readFile(file, 'utf8'));
      await delay(1);
      await writeFile(file, String(count + 1));
    },
    options,
  );
}
