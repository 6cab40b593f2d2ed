/** How the time of a function grows with its input: as a ratio, so that a slow machine changes nothing. */

/** A text of about so many characters that is hard for the function. */
export type Attack = (characters: number) => string;

/** Linear time grows tenfold with ten times the characters, quadratic time a hundredfold. */
const maxRatio = 30;

/** Shorter times are noise, ms. */
const floor = 1;

/**
 * The attacks and the sizes between which the time grows faster than linear time may; empty when
 * there are none. Each attack goes up to 100 kB, the slowest one to 1,000 kB.
 * @param run what is timed; called a few times for each size
 */
export function superLinear(
  run: (text: string) => unknown,
  attacks: readonly Attack[],
): readonly string[] {
  const slow: string[] = [];
  let slowest = { time: -1, attack: attacks[0] };
  for (const attack of attacks) {
    let time = floor;
    for (const size of [1_000, 10_000, 100_000]) time = grown(run, attack, size, time, slow);
    if (time > slowest.time) slowest = { time, attack };
  }
  const { attack, time } = slowest;
  if (attack && slow.length === 0) grown(run, attack, 1_000_000, Math.max(time, floor), slow);
  return slow;
}

/** The time at one size, ms. @param slow takes what is said of it when it has grown too much */
function grown(
  run: (text: string) => unknown,
  attack: Attack,
  size: number,
  before: number,
  slow: string[],
): number {
  // After too much growth, a larger text could take for ever.
  if (slow.length > 0) return before;
  const text = attack(size);
  const most = maxRatio * Math.max(before, floor);
  let time = timeOf(run, text);
  // Another process may have had the processor: only what stays slow is slow.
  for (let again = 0; again < 4 && time > most; again++) time = Math.min(time, timeOf(run, text));
  if (time > most) {
    slow.push(
      `${attack(20)}: ${size} characters take ${time.toFixed(1)} ms, ${before.toFixed(1)} before`,
    );
  }
  return time;
}

/** The processor's time, which other processes do not lengthen, ms. */
function timeOf(run: (text: string) => unknown, text: string): number {
  const start = process.cpuUsage();
  run(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
