/** Limits of time that a busy machine does not break. */
import { setImmediate } from 'node:timers/promises';

/** Turns of the event loop in which what a timer has ended settles. */
const turns = 20;

/**
 * The result of work that settles within so many ms. Timers of one process fire in the order in which
 * they are due, however late it comes to them: so this holds back only what waits for a later timer, or
 * for nothing.
 * @throws Error when it has not settled by then, and what the work throws
 */
export async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => void giveUp(ms, reject), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function giveUp(ms: number, reject: (error: Error) => void): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await setImmediate();
  reject(new Error(`Not settled within ${ms} ms.`));
}
