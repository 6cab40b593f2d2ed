/** What is missing is installed once, and what cannot be installed is said once. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CliError } from '../../scripts/cliError';
import { type Finished, installDebianPackages } from '../../scripts/setup/debian';
import {
  ensureAll,
  ensureInstalled,
  folderInstallation,
  type Installation,
} from '../../scripts/setup/installation';

let folder: string;
let lock: string;
let lines: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'installation-'));
  lock = join(folder, 'setup.lock');
  lines = [];
  vi.spyOn(console, 'error').mockImplementation((line: string) => lines.push(line));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** Something that takes a while to install. */
function slow(name: string, becomes = true): Installation & { installed: number } {
  let there = false;
  return {
    name,
    installed: 0,
    isThere: () => there,
    async install() {
      this.installed++;
      await new Promise((resolve) => setTimeout(resolve, 20));
      there = becomes;
    },
  };
}

describe('an installation', () => {
  it('is done once by two at the same time, with one line', async () => {
    const software = slow('a thing');
    await Promise.all([ensureInstalled(software, lock), ensureInstalled(software, lock)]);
    await ensureInstalled(software, lock);
    expect(software.installed).toBe(1);
    expect(lines).toEqual(['Installing a thing…']);
  });

  it('that fails is tried once for all who need it, and the others are installed', async () => {
    const broken = slow('broken');
    broken.install = () => Promise.reject(new CliError('Install it yourself.'));
    const vanished = slow('vanished', false);
    const fine = slow('fine');
    const missing = await ensureAll([broken, vanished, fine, broken, fine], lock);
    expect([...missing]).toEqual([
      ['broken', 'Install it yourself.'],
      ['vanished', 'vanished was installed, but is not where it should be.'],
    ]);
    expect(fine.installed).toBe(1);
    expect(lines).toHaveLength(3);
  });

  it('that has a bug is not treated as one that failed', async () => {
    const bug = slow('bug');
    bug.install = () => Promise.reject(new TypeError('bug'));
    await expect(ensureAll([bug], lock)).rejects.toThrow(TypeError);
  });

  it('of a folder starts again after one that was ended half-way, and has its name when complete', async () => {
    const final = join(folder, 'host');
    mkdirSync(`${final}.partial`);
    writeFileSync(join(`${final}.partial`, 'old'), '');
    mkdirSync(final);
    const host = folderInstallation('host', final, 'proof', (temporary) => {
      expect(existsSync(join(temporary, 'old'))).toBe(false);
      expect(host.isThere()).toBe(false);
      writeFileSync(join(temporary, 'proof'), '');
      return Promise.resolve();
    });
    await ensureInstalled(host, lock);
    expect(host.isThere()).toBe(true);
    expect(existsSync(`${final}.partial`)).toBe(false);
  });
});

describe('apt', () => {
  const listsLocked =
    'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt)';
  const interrupted =
    "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.";

  /** A machine that answers each call of a program with the next that is given for it. */
  function machine(answers: Readonly<Record<string, readonly Finished[]>>) {
    const calls: string[] = [];
    const left = new Map(Object.entries(answers).map(([call, list]) => [call, [...list]]));
    const run = (command: string, args: readonly string[]) => {
      const call = `${command} ${args[0] ?? ''}`;
      calls.push(call);
      return Promise.resolve(left.get(call)?.shift() ?? { code: 0, text: '' });
    };
    return { calls, run };
  }

  it('waits for the holder of one of its locks, then goes on', async () => {
    const locked = { code: 100, text: listsLocked };
    const unknown = { code: 100, text: 'E: Unable to locate package chromium' };
    const { calls, run } = machine({
      'apt-get install': [locked, unknown],
      'apt-get update': [locked, locked],
    });
    await installDebianPackages(['chromium'], run, 1);
    const [update, install] = ['apt-get update', 'apt-get install'];
    expect(calls).toEqual([install, install, update, update, update, install]);
  });

  it('completes what an installation that was ended left half done', async () => {
    const { calls, run } = machine({ 'apt-get install': [{ code: 100, text: interrupted }] });
    await installDebianPackages(['chromium'], run, 1);
    expect(calls).toEqual(['apt-get install', 'dpkg --configure', 'apt-get install']);
  });

  it('fails with what to install and what apt said last', async () => {
    const text = `${'much\n'.repeat(50)}E: Unable to locate package chromium\n`;
    const { run } = machine({ 'apt-get install': [1, 2].map(() => ({ code: 100, text })) });
    const failure = installDebianPackages(['chromium', 'fonts-noto-cjk'], run, 1);
    await expect(failure).rejects.toThrow(
      /^apt-get could not install chromium fonts-noto-cjk \(code 100\); install it yourself.*\n(much\n)*E: Unable to locate package chromium$/,
    );
  });
});
