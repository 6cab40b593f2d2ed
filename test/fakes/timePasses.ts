/** Waits on a fake clock, for actions that read back until AWS shows what they wrote. */
import type { FakeClock } from './fakeClock';

/** Resolves as `running` does; the clock goes on as long as that takes. */
export async function timePasses<T>(clock: FakeClock, running: Promise<T>): Promise<T> {
  let over = false;
  const end = (): void => {
    over = true;
  };
  running.then(end, end);
  const isOver = (): boolean => over;
  while (!isOver()) await clock.settle(100);
  return running;
}
