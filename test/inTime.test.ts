/** A limit of time holds for what waits, and not for a machine that is busy. */
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { inTime } from './inTime';

const after = (ms: number): Promise<string> =>
  new Promise((resolve) => setTimeout(resolve, ms, 'done'));

/** The processor does something else, for the whole process. */
function busy(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

it('returns what settles in time, and throws what it throws', async () => {
  expect(await inTime(1000, after(1))).toBe('done');
  await expect(inTime(1000, Promise.reject(new RangeError('own')))).rejects.toThrow(RangeError);
});

it('throws for what waits longer, or for ever', async () => {
  await expect(inTime(1, after(200))).rejects.toThrow('Not settled within 1 ms.');
  await expect(inTime(1, new Promise(() => undefined))).rejects.toThrow('1 ms');
});

it('holds for a timer that was due before, however late the machine is', async () => {
  const result = inTime(50, after(20));
  busy(150);
  expect(await result).toBe('done');
});

it('holds for a socket that a timer closes, however late the machine is', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const closed = new Promise<string>((resolve) => {
    socket.once('close', () => {
      resolve('closed');
    });
  });
  setTimeout(() => socket.destroy(), 20);
  const result = inTime(50, closed);
  busy(150);
  expect(await result).toBe('closed');
  server.close();
});
