/** Programs that print credentials: real ones, which fail, hang, ignore signals and leave children. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { credentialProcess } from '../../src/aws/signIn/credentialProcess';
import { processLimits } from '../../src/aws/signIn/runProcess';
import { failureOf } from './fakeWire';

let folder = '';
/** The groups of processes that a test began. */
const groups: number[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-vpn-watch-'));
});

afterEach(() => {
  vi.useRealTimers();
  for (const pid of groups.splice(0)) if (isAlive(pid)) process.kill(-pid, 'SIGKILL');
  rmSync(folder, { recursive: true });
});

/** The real timer, also while a test uses fake timers. */
const realTimeout = setTimeout;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => realTimeout(resolve, 5));
}

const keys = `{"Version":1,"AccessKeyId":"AKIA-P","SecretAccessKey":"s"}`;
const print = `echo '${keys}'`;

/** Whether anybody is left in the group that a process began. */
function isAlive(leader: number): boolean {
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    return false;
  }
}

/** The command, which also writes down its group. */
const noted = (command: string): string => `echo $$ > '${join(folder, 'pid')}'; ${command}`;

async function group(): Promise<number> {
  const file = join(folder, 'pid');
  await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'));
  const pid = Number(readFileSync(file, 'utf8'));
  groups.push(pid);
  return pid;
}

const gone = (pid: number): Promise<void> => until(() => !isAlive(pid));

describe.skipIf(process.platform === 'win32')('a program', () => {
  it.each([
    ['prints its keys', print],
    [
      'prints them in parts and in several lines',
      `printf '{"Version":1,'; echo; echo '${keys.slice(13)}'`,
    ],
    ['prints them after its input has ended', `cat; ${print}`],
    ['says much on its other stream', `head -c 300000 /dev/zero >&2; ${print}`],
    ['is written over several lines', `echo\n'${keys}'`],
  ])('that %s gives them', async (_, command) => {
    expect(await credentialProcess('p', command)).toEqual({
      accessKeyId: 'AKIA-P',
      secretAccessKey: 's',
    });
  });

  it('that leaves an agent behind, which holds its output, gives them at once, and the agent lives', async () => {
    const command = noted(`sleep 600 & ${print}`);
    expect((await credentialProcess('p', command)).accessKeyId).toBe('AKIA-P');
    expect(isAlive(await group())).toBe(true);
  });

  it('whose keys a child prints after it has ended gives them too', async () => {
    const file = join(folder, 'go');
    const command = `(until [ -e '${file}' ]; do sleep 0.01; done; ${print}; sleep 600) & touch '${file}'; ${noted('true')}`;
    const limits = { ...processLimits, lateOutputMs: 60_000 };
    expect((await credentialProcess('p', command, undefined, limits)).accessKeyId).toBe('AKIA-P');
    await group();
  });

  it.each([
    ['sleeps', 'sleep 600'],
    ['does not end when asked to', 'trap "" TERM HUP INT; while :; do sleep 600; done'],
    ['waits for a child', 'sleep 600 | cat'],
    ['has children that do not end when asked to', `sh -c 'trap "" TERM; sleep 600' | cat`],
    ['has printed its keys and goes on', `${print}; sleep 600`],
  ])('that %s fails in time, and is ended with its children', async (_, command) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const failing = failureOf(credentialProcess('p', noted(command)));
    const pid = await group();
    vi.advanceTimersByTime(processLimits.longestRunMs);
    expect(await failing).toEqual({
      kind: 'processFailed',
      profile: 'p',
      detail: 'no end within 120 seconds',
    });
    vi.advanceTimersByTime(processLimits.killAfterMs);
    await gone(pid);
  });

  it.each([
    ['exit 3', 'exit code 3'],
    ['sleep 600 & exit 4', 'exit code 4'],
    ['kill -9 $$', 'signal SIGKILL'],
    [`${print}; exit 1`, 'exit code 1'],
    ['true', 'its answer is not JSON'],
    ['echo []', 'its answer is not of version 1'],
    ['yes', 'it printed far more than keys'],
  ])('%j fails: %s', async (command, detail) => {
    const failure = await failureOf(credentialProcess('p', noted(command)));
    expect(failure).toEqual({ kind: 'processFailed', profile: 'p', detail });
    await gone(await group());
  });

  it('that leaves a child behind and prints no keys fails soon', async () => {
    const limits = { ...processLimits, lateOutputMs: 50 };
    const command = noted('sleep 600 & echo wait');
    const failure = await failureOf(credentialProcess('p', command, undefined, limits));
    expect(failure.detail).toBe('its answer is not JSON');
    await group();
  });

  it('is ended when it is called off, before and while it runs', async () => {
    const control = new AbortController();
    const command = noted('trap "" TERM; sleep 600');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const failing = failureOf(credentialProcess('p', command, control.signal));
    const pid = await group();
    control.abort();
    expect((await failing).kind).toBe('cancelled');
    vi.advanceTimersByTime(processLimits.killAfterMs);
    await gone(pid);
    expect((await failureOf(credentialProcess('p', print, control.signal))).kind).toBe('cancelled');
  });
});
