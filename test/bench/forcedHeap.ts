/** The heap without what nobody holds any more. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is used after a full collection, in bytes. */
export function forcedHeap(): number {
  // Finalizers that the first runs may let go of more.
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
