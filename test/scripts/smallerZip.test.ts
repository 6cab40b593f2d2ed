/** The .vsix that VS Code unpacks has the files that vsce packed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createVSIX } from '@vscode/vsce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// The reader that VS Code itself uses.
import { fromBufferPromise } from 'yauzl';
import { smallerZip } from '../../scripts/smallerZip';

const japanese = '名前.txt';
const files = {
  'package.json': JSON.stringify({
    name: 'a',
    publisher: 'b',
    version: '1.0.0',
    engines: { vscode: '1.103.0' },
  }),
  'README.md': 'A text of which much is said twice. '.repeat(2_000),
  [japanese]: 'Names and contents may have any character: é 名 🙂.',
  'random.bin': String.fromCharCode(
    ...Array.from({ length: 500 }, (_, i) => (i * i * 7919) % 65_521),
  ),
  'empty.txt': '',
};

const options = { allowMissingRepository: true, skipLicense: true, dependencies: false };

let folder: string;
let vsix: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zip-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const packagePath = join(folder, 'a.vsix');
  await createVSIX({ cwd: folder, packagePath, ...options });
  vsix = readFileSync(packagePath);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a .zip holds; reading fails on a wrong checksum or size. */
async function contents(zip: Buffer) {
  const reader = await fromBufferPromise(zip, { lazyEntries: true, autoClose: false });
  const entries = [];
  for await (const entry of reader.eachEntry()) {
    const text = (await buffer(await reader.openReadStreamPromise(entry))).toString();
    entries.push({ name: entry.fileName, mode: entry.externalFileAttributes, text });
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

describe('a .zip packed again', () => {
  it('has the same entries, and fewer bytes', async () => {
    const smaller = await smallerZip(vsix);
    const entries = await contents(smaller);
    expect(entries).toEqual(await contents(vsix));
    expect(entries.map(({ name }) => name)).toContain(`extension/${japanese}`);
    expect(smaller.length).toBeLessThan(vsix.length);
  });

  it('has the same bytes at any time, and packed once more', async () => {
    const smaller = await smallerZip(vsix);
    const later = join(folder, 'later.vsix');
    const epoch = new Date('2001-02-03T04:05:06Z').getTime() / 1000;
    process.env.SOURCE_DATE_EPOCH = String(epoch);
    try {
      rmSync(join(folder, 'a.vsix'));
      await createVSIX({ cwd: folder, packagePath: later, ...options });
    } finally {
      delete process.env.SOURCE_DATE_EPOCH;
    }
    expect((await smallerZip(readFileSync(later))).equals(smaller)).toBe(true);
    expect((await smallerZip(smaller)).equals(smaller)).toBe(true);
  });

  it('is refused when it is something else', async () => {
    await expect(smallerZip(Buffer.from('not a .zip at all, but a long text'))).rejects.toThrow(
      'not a .zip',
    );
    await expect(smallerZip(vsix.subarray(0, -1))).rejects.toThrow('not a .zip');
  });
});
