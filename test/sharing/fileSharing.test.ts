/** Windows over one real folder: never two owners, never half a publication, and no harm from a bad folder. */
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
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
import { FakeLog } from '../fakes/fakeLog';

const scope = { profile: 'dev', region: 'eu-west-1' };
const id = scopeId(scope);
const hourMs = 3_600_000;

let folder: string;
let time: number;
let log: FakeLog;
/** How far the wall clock was set, ms. */
let set = 0;
const clock = { now: () => time + set, monotonicMs: () => time };

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'client-vpn-watch-')), 'storage');
  time = Date.now();
  set = 0;
  log = new FakeLog();
});

afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

function open(version = '1.0.0', environment: Record<string, string> = {}): FileSharing {
  return new FileSharing({ folder, version, environment, log, clock });
}

function published(at: number): PublishedScope {
  const identity = succeeded({ accountId: '123456789012', arn: 'arn' }, at);
  return { at, snapshot: { ...newScopeSnapshot(scope), identity } };
}

/** Every file below the folder. */
async function files(): Promise<readonly string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('a lease', () => {
  it('belongs to one of many who reach for it in the same moment', async () => {
    for (let round = 0; round < 20; round++) {
      const leases = Array.from({ length: 8 }, () => open().scope(id).lease);
      const got = await Promise.all(leases.map((lease) => lease.renew()));
      expect(got.filter(Boolean)).toHaveLength(1);
      time += 20_000;
    }
  });

  it('belongs to one at the end, however many take it from one another', async () => {
    const leases = Array.from({ length: 6 }, () => open().scope(id).lease);
    for (let round = 0; round < 20; round++) {
      await Promise.all(leases.map((lease, i) => (i % 2 ? lease.acquire() : lease.renew())));
      const renewed = await Promise.all(leases.map((lease) => lease.renew()));
      expect(renewed.filter(Boolean)).toHaveLength(1);
    }
  });

  it('stays with its owner while that one lives, however long', async () => {
    const [one, two] = [open().scope(id).lease, open().scope(id).lease];
    expect(await one.renew()).toBe(true);
    for (let i = 0; i < 10; i++) {
      time += 10_000;
      expect(await one.renew()).toBe(true);
      expect(await two.renew()).toBe(false);
    }
  });

  it('is acquired by the focused window, and the old owner sees it', async () => {
    const [one, two] = [open().scope(id).lease, open().scope(id).lease];
    await one.renew();
    expect(await two.acquire()).toBe(true);
    expect(await one.renew()).toBe(false);
    expect(await two.renew()).toBe(true);
  });

  it('passes on when its owner died, after a short time and not before', async () => {
    const [one, two] = [open().scope(id).lease, open().scope(id).lease];
    await one.renew();
    time += 14_000;
    expect(await two.renew()).toBe(false);
    time += 2000;
    expect(await two.renew()).toBe(true);
    expect(await one.renew()).toBe(false);
  });

  it('is held by nobody dead because a clock was set back', async () => {
    const [one, two] = [open().scope(id).lease, open().scope(id).lease];
    await one.renew();
    time -= hourMs;
    expect(await two.renew()).toBe(true);
  });

  it('is checked again after a sleep: the first window to check has it, the other one sees so', async () => {
    const [one, two] = [open().scope(id).lease, open().scope(id).lease];
    await one.renew();
    time += 8 * hourMs;
    expect(await two.renew()).toBe(true);
    expect(await one.renew()).toBe(false);
  });

  it('is free at once when it is released, and when its window ends', async () => {
    const [first, second] = [open(), open()];
    const [one, two] = [first.scope(id).lease, second.scope(id).lease];
    await one.renew();
    await one.release();
    expect(await two.renew()).toBe(true);
    second.dispose();
    expect(await one.renew()).toBe(true);
    expect(await two.renew()).toBe(true);
    expect(await one.renew()).toBe(true);
  });

  it('is another one for another scope, another version and other AWS variables', async () => {
    await open().scope(id).lease.renew();
    expect(await open().scope('other@eu-west-1').lease.renew()).toBe(true);
    expect(await open('1.0.1').scope(id).lease.renew()).toBe(true);
    const elsewhere = open('1.0.0', { AWS_ACCESS_KEY_ID: 'AKIA' });
    expect(await elsewhere.scope(id).lease.renew()).toBe(true);
    const same = open('1.0.0', { AWS_SECRET_ACCESS_KEY: 'x', LANG: 'C' });
    expect(await same.scope(id).lease.renew()).toBe(false);
  });

  it('does not mind strange files', async () => {
    const one = open().scope(id).lease;
    await one.renew();
    const [file = ''] = await files();
    await writeFile(file, 'x'.repeat(1000));
    for (const name of ['x.lease', '99999999999999999999.lease', '-1.lease', 'scope.json.abc'])
      await writeFile(join(file, '..', name), '{');
    expect(await one.renew()).toBe(true);
    expect(await open().scope(id).lease.renew()).toBe(false);
  });
});

describe('a lease that another window keeps', () => {
  it.each([-9 * hourMs, -20_000, 20_000, 400 * 24 * hourMs])(
    'stays with it when the clock is set by %i ms, and ends when it dies',
    async (ms) => {
      const [one, two] = [open().scope(id).lease, open().scope(id).lease];
      expect(await one.renew()).toBe(true);
      expect(await two.renew()).toBe(false);
      for (let round = 0; round < 5; round++) {
        set += ms;
        time += 5000;
        expect(await two.renew()).toBe(false);
        expect(await one.renew()).toBe(true);
      }
      expect(await two.renew()).toBe(false);
      for (let round = 0; round < 3; round++) {
        set += ms;
        time += 5000;
        expect(await two.renew()).toBe(round === 2);
      }
    },
  );
});

describe('a publication', () => {
  it('is seen by the others, each once, whatever its time', async () => {
    const [one, two] = [open().scope(id), open().scope(id)];
    expect(await two.readNewer()).toBeUndefined();
    await one.publish(published(100));
    expect(await two.readNewer()).toEqual(published(100));
    expect(await two.readNewer()).toBeUndefined();
    // The clock may have been set back meanwhile.
    await one.publish(published(50));
    expect((await two.readNewer())?.at).toBe(50);
    expect(await one.readNewer()).toBeUndefined();
    await two.publish(published(10));
    expect((await one.readNewer())?.at).toBe(10);
    expect(await two.readNewer()).toBeUndefined();
  });

  it('can be read by its owner alone', async () => {
    await open().scope(id).publish(published(1));
    const all = await files();
    expect(all).toHaveLength(1);
    for (const file of all) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700);
    }
  });

  it.each(['', '{', 'null', '[]', '{"at":5}', '{"at":5,"snapshot":{"scope":{}}}', '\0\0'])(
    'that is broken is none: %j',
    async (text) => {
      const shared = open().scope(id);
      await shared.publish(published(1));
      const [file = ''] = await files();
      await writeFile(file, text);
      expect(await open().scope(id).readNewer()).toBeUndefined();
      await shared.publish(published(2));
      expect((await open().scope(id).readNewer())?.at).toBe(2);
    },
  );

  it('is never seen half-written', async () => {
    const one = open().scope(id);
    await one.publish(published(1));
    const writing = (async () => {
      for (let at = 2; at < 60; at++) await one.publish(published(at));
    })();
    for (let i = 0; i < 60; i++)
      expect((await open().scope(id).readNewer())?.at).toBeGreaterThan(0);
    await writing;
  });

  it('goes when its window ends, unless another window has published since', async () => {
    const [first, second] = [open(), open()];
    await first.scope(id).publish(published(1));
    await second.scope(id).publish(published(2));
    first.dispose();
    expect((await open().scope(id).readNewer())?.at).toBe(2);
    second.dispose();
    expect(await files()).toEqual([]);
  });

  it('of a window that died goes when one starts an hour later', async () => {
    await open().scope(id).publish(published(1));
    time += hourMs / 2;
    const soon = open();
    await soon.scope('other@eu-west-1').lease.renew();
    await soon.scope('other@eu-west-1').lease.release();
    expect(await files()).toHaveLength(1);
    time += hourMs;
    open().scope('other@eu-west-1');
    await expect.poll(files).toEqual([]);
  });
});

describe('the record of what was notified', () => {
  const keys = Array.from({ length: 50 }, (_, i) => `key ${i}`);

  it('gives keys to one window as a whole, however many claim them in the same moment', async () => {
    const windows = Array.from({ length: 5 }, () => open());
    const claims = await Promise.all(windows.map(({ notified }) => notified.claim(keys)));
    expect(claims.filter(({ size }) => size > 0)).toEqual([new Set(keys)]);
    expect(await open().notified.claim(['key 0', 'new'])).toEqual(new Set(['new']));
  });

  it('gives a window that claims twice at once each key once', async () => {
    const { notified } = open();
    const claims = await Promise.all([notified.claim(keys), notified.claim([...keys, 'new'])]);
    expect(claims).toEqual([new Set(keys), new Set(['new'])]);
  });

  it('does not wait for ever for a window that died while it claimed', async () => {
    const dead = join(folder, 'telling', '7.lease');
    await mkdir(dirname(dead), { recursive: true });
    await writeFile(dead, '');
    await utimes(dead, time / 1000, time / 1000);
    expect(await open().notified.claim(keys)).toEqual(new Set(keys));
  });

  it('forgets after two days, and holds nothing that can be read', async () => {
    await open().notified.claim(['alice joined']);
    const [file = ''] = await files();
    expect(await readFile(file, 'utf8')).toBe('');
    expect(file).not.toContain('alice');
    time += 47 * hourMs;
    expect(await open().notified.claim(['alice joined'])).toEqual(new Set());
    time += 2 * hourMs;
    expect(await open().notified.claim(['alice joined'])).toEqual(new Set(['alice joined']));
  });
});

describe('a folder that cannot be used', () => {
  const usable = (window: FileSharing) => {
    const shared = window.scope(id);
    return Promise.all([
      shared.lease.acquire(),
      shared.lease.renew(),
      shared.publish(published(1)),
      shared.readNewer(),
      window.notified.claim(['key']),
    ]);
  };

  it('leaves every window on its own, with one line in the log', async () => {
    // A file where the folder should be.
    await writeFile(folder, '');
    for (const window of [open(), open()]) {
      const before = log.lines.length;
      for (let i = 0; i < 3; i++)
        expect(await usable(window)).toEqual([true, true, undefined, undefined, new Set(['key'])]);
      expect(log.lines.length).toBe(before + 1);
      window.dispose();
    }
  });

  it.skipIf(process.getuid?.() === 0)('as little as one that may not be written', async () => {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o500);
    const window = open();
    expect(await usable(window)).toEqual([true, true, undefined, undefined, new Set(['key'])]);
    expect(log.lines).toHaveLength(1);
    window.dispose();
  });
});
