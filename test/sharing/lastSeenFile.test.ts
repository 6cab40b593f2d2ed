/** What was seen last, in a file that outlives the window. */
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LastSeen } from '../../src/core/model/lastSeen';
import { scopeId } from '../../src/core/model/scope';
import { FileSharing } from '../../src/sharing/fileSharing';
import { FakeLog } from '../fakes/fakeLog';

const id = scopeId({ profile: 'dev', region: 'eu-west-1' });
const seen: LastSeen = {
  alarms: { value: [{ arn: 'arn', name: 'vpn', state: 'OK', stateSince: 1 }], fetchedAt: 1 },
  connections: { 'cvpn-endpoint-1': { value: ['c-1'], fetchedAt: 2 } },
  unread: { transitions: { arn: 1 }, contributors: {} },
  contributors: [{ alarmName: 'vpn', contributor: { id: 'c' }, to: 'ALARM', at: 1 }],
};
const day = 24 * 3_600_000;
let folder: string;
let log: FakeLog;
let time: number;
const clock = { now: () => time, monotonicMs: () => time };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-vpn-watch-'));
  log = new FakeLog();
  time = Date.now();
});

afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

const open = (version = '1.0.0', environment: Record<string, string> = {}) =>
  new FileSharing({ folder, version, environment, log, clock });
const memory = (...given: Parameters<typeof open>) => open(...given).scope(id).lastSeen;
const file = async (): Promise<string> =>
  join(folder, 'seen', (await readdir(join(folder, 'seen')))[0] ?? '');

describe('what was seen', () => {
  it('is read by the next window, also one of another version, and only by its owner', async () => {
    const sharing = open();
    await sharing.scope(id).lastSeen.write(seen);
    sharing.dispose();
    expect(await memory('2.0.0').read()).toEqual(seen);
    expect((await stat(await file())).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'seen'))).toHaveLength(1);
  });

  it('may be of connections alone', async () => {
    const { contributors, connections } = seen;
    const rest = { contributors, connections };
    await memory().write(rest);
    expect(await memory().read()).toEqual(rest);
  });

  it('is of these credentials and this scope', async () => {
    await memory().write(seen);
    expect(await memory('1.0.0', { AWS_PROFILE: 'other' }).read()).toBeUndefined();
    const other = scopeId({ profile: 'dev', region: 'us-east-1' });
    expect(await open().scope(other).lastSeen.read()).toBeUndefined();
  });

  it('is nothing before it was written, and after it was forgotten', async () => {
    expect(await memory().read()).toBeUndefined();
    await memory().write(seen);
    await memory().forget();
    await memory().forget();
    expect(await memory().read()).toBeUndefined();
    expect(log.lines).toEqual([]);
  });

  it.each([
    ['cut off', JSON.stringify(seen).slice(0, 40)],
    ['empty', ''],
    [
      'of another shape',
      JSON.stringify({ ...seen, alarms: { value: [{ arn: 'arn' }], fetchedAt: 1 } }),
    ],
    [
      'of a time that is none',
      JSON.stringify({ ...seen, alarms: { value: [], fetchedAt: 1e300 } }),
    ],
    [
      'with ids that are none',
      JSON.stringify({ ...seen, connections: { a: { value: [1], fetchedAt: 1 } } }),
    ],
    ['of an unread history without its time', JSON.stringify({ ...seen, unread: { arn: 1 } })],
    ['null', 'null'],
  ])('is nothing where the file is %s, and can be written again', async (_, content) => {
    await memory().write(seen);
    await writeFile(await file(), content);
    expect(await memory().read()).toBeUndefined();
    expect(log.lines).toHaveLength(1);
    await memory().write(seen);
    expect(await memory().read()).toEqual(seen);
  });

  it('is not read through a link or from a folder', async () => {
    await memory().write(seen);
    const path = await file();
    await writeFile(join(folder, 'foreign'), JSON.stringify(seen));
    await rm(path);
    await symlink(join(folder, 'foreign'), path);
    expect(await memory().read()).toBeUndefined();
    await rm(path);
    await mkdir(path);
    expect(await memory().read()).toBeUndefined();
    await memory().write(seen);
  });

  it('is deleted after a day without a window', async () => {
    await memory().write(seen);
    const old = join(folder, 'seen', 'left.json');
    await writeFile(old, '');
    const recent = (time - day / 2) / 1000;
    await utimes(old, recent, recent);
    await memory().write(seen);
    expect(await readdir(join(folder, 'seen'))).toHaveLength(2);
    const long = (time - 1.1 * day) / 1000;
    await utimes(old, long, long);
    await memory().write(seen);
    expect(await readdir(join(folder, 'seen'))).toHaveLength(1);
  });
});
