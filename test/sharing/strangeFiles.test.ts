/** Files that nobody meant to be there, and those of windows that crashed or are of another version. */
import { execFileSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newScopeSnapshot, succeeded } from '../../src/core/model/snapshot';
import { scopeId } from '../../src/core/model/scope';
import type { PublishedScope } from '../../src/core/ports/sharing';
import { FileSharing } from '../../src/sharing/fileSharing';
import { FakeClock } from '../fakes/fakeClock';
import { FakeLog } from '../fakes/fakeLog';
import { plainEndpoint } from '../unit/polling/manyAlarms';

const hourMs = 3_600_000;
const scope = { profile: 'dev', region: 'eu-west-1' };
const id = scopeId(scope);
const isRoot = process.getuid?.() === 0;

let top: string;
let folder: string;
let clock: FakeClock;
let log: FakeLog;

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'client-vpn-watch-'));
  folder = join(top, 'storage');
  clock = new FakeClock(Date.now());
  log = new FakeLog();
});

afterEach(() => rm(top, { recursive: true, force: true }));

function open(version = '2.0.0'): FileSharing {
  return new FileSharing({ folder, version, environment: {}, log, clock });
}

function published(at: number): PublishedScope {
  const endpoints = Array.from({ length: 200 }, (_, i) => plainEndpoint(`cvpn-endpoint-${i}`));
  return { at, snapshot: { ...newScopeSnapshot(scope), endpoints: succeeded(endpoints, at) } };
}

/** Makes a file or, where the path ends in a slash, a folder, last touched so long ago. */
async function put(path: string, hoursAgo: number, content = 'alice@example.com'): Promise<void> {
  const full = join(folder, path);
  await mkdir(path.endsWith('/') ? full : dirname(full), { recursive: true });
  if (!path.endsWith('/')) await writeFile(full, content);
  const seconds = (clock.now() - hoursAgo * hourMs) / 1000;
  for (let at = full; at.length > folder.length; at = dirname(at))
    await utimes(at, seconds, seconds);
}

async function all(): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder, { recursive: true });
  return entries.sort();
}

describe('what windows have left', () => {
  it('goes after an hour, of whatever version and with whatever else lies about', async () => {
    await put('scopes-1.0.0/aaa/scope.jsonl', 2);
    await put('scopes-1.0.0/aaa/scope.jsonl.0123-1', 2);
    await put('scopes-1.0.0/aaa/3.lease', 2);
    await put('scopes-0.1.0-beta/bbb/scope.json', 30);
    await put('scopes-0.1.0-beta/ccc/unknown/deep/file', 30);
    await put('scopes-2.0.0/ddd/scope.jsonl', 2);
    await put('scopes-2.0.0/.DS_Store', 2);
    await put('.DS_Store', 2);
    await put('other/file', 1000);
    open().scope(id);
    await expect
      .poll(all)
      .toEqual(['.DS_Store', 'other', 'other/file', 'scopes-2.0.0', 'scopes-2.0.0/.DS_Store']);
    expect(log.lines).toEqual([]);
  });

  it('stays while its owner may live, but for what was never finished', async () => {
    await put('scopes-1.0.0/aaa/scope.jsonl', 20);
    await put('scopes-1.0.0/aaa/scope.jsonl.0123-1', 20);
    await put('scopes-1.0.0/aaa/3.lease', 0);
    await put('scopes-2.0.0/bbb/scope.jsonl', 0.5);
    // A clock that was set back leaves times to come.
    await put('scopes-2.0.0/ccc/scope.jsonl', -20);
    await put('scopes-2.0.0/ddd/scope.jsonl', -20);
    await put('scopes-2.0.0/ddd/3.lease', 0);
    open().scope(id);
    await expect
      .poll(async () => (await all()).filter((name) => /\.(jsonl|lease)/.test(name)))
      .toEqual([
        'scopes-1.0.0/aaa/3.lease',
        'scopes-1.0.0/aaa/scope.jsonl',
        'scopes-2.0.0/bbb/scope.jsonl',
        'scopes-2.0.0/ddd/3.lease',
        'scopes-2.0.0/ddd/scope.jsonl',
      ]);
  });

  it('goes while a window lives on, too', async () => {
    const shared = open().scope(id);
    await shared.publish(published(1));
    await put('scopes-1.0.0/aaa/scope.jsonl', 0);
    clock.advance(hourMs - 1);
    await shared.publish(published(2));
    clock.advance(hourMs);
    await shared.publish(published(3));
    await expect.poll(all).not.toContain('scopes-1.0.0');
    expect((await open().scope(id).readNewer())?.at).toBe(3);
  });

  it('is followed through no link', async () => {
    await mkdir(join(top, 'mine'));
    await writeFile(join(top, 'mine', 'file'), '');
    await put('scopes-1.0.0/aaa/scope.jsonl', 2);
    await symlink(join(top, 'mine'), join(folder, 'scopes-1.0.0', 'aaa', 'link'));
    await symlink(join(top, 'mine'), join(folder, 'scopes-0.9.0'));
    await symlink('nowhere', join(folder, 'scopes-1.0.0', 'broken'));
    // A link has a time of its own, which is now.
    clock.advance(2 * hourMs);
    open().scope(id);
    await expect.poll(all).not.toContain('scopes-1.0.0/aaa');
    expect(await readdir(join(top, 'mine'))).toEqual(['file']);
    expect(log.lines).toEqual([]);
  });

  it.skipIf(isRoot)('that cannot be removed is said to be there, and the rest goes', async () => {
    await put('scopes-1.0.0/aaa/scope.jsonl', 2);
    await put('scopes-1.0.0/bbb/scope.jsonl', 2);
    await chmod(join(folder, 'scopes-1.0.0', 'aaa'), 0o500);
    open().scope(id);
    await expect.poll(all).not.toContain('scopes-1.0.0/bbb');
    await expect
      .poll(() => JSON.stringify(log.lines))
      .toContain('What earlier windows left cannot be removed');
    await chmod(join(folder, 'scopes-1.0.0', 'aaa'), 0o700);
  });
});

describe('strays', () => {
  it('in the record of what was notified end neither a claim nor the forgetting', async () => {
    await open().notified.claim(['old']);
    await put('told/.DS_Store', 1000);
    await put('told/00000000000000000000000000000000000000aa/', 1000);
    clock.advance(49 * hourMs);
    expect(await open().notified.claim(['old', 'new'])).toEqual(new Set(['old', 'new']));
  });

  it.each(['999999999.lease', '999999999.lease/', '900000000.lease', '7.lease/'])(
    'among leases do not keep a window from polling: %s',
    async (name) => {
      const first = open();
      await first.scope(id).lease.renew();
      const [lease = ''] = (await all()).filter((file) => file.endsWith('.lease'));
      await first.scope(id).lease.release();
      await put(join(dirname(lease), name), 0.5);
      const [one, two] = [open().scope(id).lease, open().scope(id).lease];
      expect(await one.renew()).toBe(true);
      expect(await two.renew()).toBe(false);
      expect(await two.acquire()).toBe(true);
      expect(await one.renew()).toBe(false);
      expect(log.lines).toEqual([]);
    },
  );
});

describe('a publication', () => {
  /** The file that a window publishes into. */
  async function fileOf(window: FileSharing): Promise<string> {
    await window.scope(id).publish(published(1));
    const [file = ''] = (await all()).filter((name) => name.endsWith('scope.jsonl'));
    await rm(join(folder, file));
    return join(folder, file);
  }

  it.each<[string, (file: string) => unknown]>([
    ['a folder', (file) => mkdir(file)],
    ['a link to nowhere', (file) => symlink('nowhere', file)],
    ['a link to a device', (file) => symlink('/dev/zero', file)],
    ['a pipe', (file) => execFileSync('mkfifo', [file])],
    ['huge', (file) => writeFile(file, '{').then(() => truncate(file, 3_000_000_000))],
    ['empty', (file) => writeFile(file, '')],
  ])('that is %s counts as absent, and is said to once', async (_what, make) => {
    const file = await fileOf(open());
    await make(file);
    const window = open();
    for (let round = 0; round < 3; round++) {
      expect(await window.scope(id).readNewer()).toBeUndefined();
      await utimes(file, round, round).catch(() => undefined);
    }
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines[0])).toContain('cannot be read and counts as absent');
  });

  it('that fails in the middle leaves nothing behind', async () => {
    const window = open();
    const broken = {
      ...published(2),
      snapshot: {
        ...published(2).snapshot,
        topics: {
          x: {
            toJSON: () => {
              throw new Error('No space left on device');
            },
          } as never,
        },
      },
    };
    await window.scope(id).publish(broken);
    expect((await all()).filter((name) => name.includes('.jsonl'))).toEqual([]);
    await window.scope(id).publish(published(3));
    expect((await open().scope(id).readNewer())?.at).toBe(3);
    expect(JSON.stringify(log.lines)).toContain('No space left on device');
  });

  it('that its window does not live to finish leaves nothing behind', async () => {
    for (let turns = 0; turns < 40; turns++) {
      const window = open();
      const writing = window.scope(id).publish(published(turns));
      for (let round = 0; round < turns; round++) await new Promise(setImmediate);
      window.dispose();
      await writing;
      expect((await all()).filter((name) => name.includes('.jsonl'))).toEqual([]);
    }
  });
});
