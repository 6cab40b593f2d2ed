/** How the time of a function grows with its input: as a ratio, so that a slow machine changes nothing. */

/** Characters of each input, 10 times the one before. */
const sizes = [1_000, 10_000, 100_000, 1_000_000];

/** Linear time grows tenfold, quadratic time a hundredfold. */
const maxRatio = 30;

/** Shorter times are noise, ms. */
const floor = 1;

/**
 * The sizes between which the time grows faster than linear time may; undefined when it never does.
 * @param run what is timed; called a few times for each size
 * @param input a text of about so many characters
 */
export function superLinear(
  run: (text: string) => unknown,
  input: (characters: number) => string,
): string | undefined {
  let before = floor;
  for (const size of sizes) {
    const text = input(size);
    let time = timeOf(run, text);
    // Another process may have had the processor: only what stays slow is slow.
    for (let again = 0; again < 4 && time > maxRatio * before; again++)
      time = Math.min(time, timeOf(run, text));
    if (time > maxRatio * before)
      return `${size / 10} to ${size} characters: ${before.toFixed(1)} to ${time.toFixed(1)} ms`;
    before = Math.max(time, floor);
  }
  return undefined;
}

/** The processor's time, which other processes do not lengthen, ms. */
function timeOf(run: (text: string) => unknown, text: string): number {
  const start = process.cpuUsage();
  run(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
