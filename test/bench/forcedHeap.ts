/** The heap without what nobody holds any more. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is used after a full collection, in bytes. */
export function forcedHeap(): number {
  // Finalizers of the first collection may release more objects.
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
