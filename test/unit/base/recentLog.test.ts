/** Which lines of the log are still there for the diagnostics. */
import { expect, it } from 'vitest';
import { RecentLog, type LogLevel } from '../../../src/core/base/recentLog';

function filled(count: number, level: (index: number) => LogLevel): RecentLog {
  const log = new RecentLog();
  for (let i = 0; i < count; i++) log.add({ at: i, level: level(i), text: `line ${i}` });
  return log;
}

it('keeps every line while they are few', () => {
  expect(filled(200, () => 'debug').lines).toHaveLength(200);
});

it('keeps the last 200, and of those before them what was more than a debug line', () => {
  const { lines } = filled(1000, (i) => (i % 10 === 0 ? 'warn' : 'debug'));
  expect(lines).toHaveLength(250);
  expect(lines.slice(0, 50).every(({ level }) => level === 'warn')).toBe(true);
  expect(lines.slice(0, 50).map(({ at }) => at)).toEqual(
    Array.from({ length: 50 }, (_, i) => 300 + 10 * i),
  );
  expect(lines.slice(50).map(({ at }) => at)).toEqual(
    Array.from({ length: 200 }, (_, i) => 800 + i),
  );
});
