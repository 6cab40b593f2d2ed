/** What is bundled goes with the texts of its licences, or not at all. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledPackages } from '../../scripts/notices/bundledPackages';
import { thirdPartyNotices } from '../../scripts/notices/thirdPartyNotices';

const root = join(import.meta.dirname, '../..');
const mit = 'The MIT License\nPermission is hereby granted, free of charge, to any person';
const apache = 'Apache License\n  Version 2.0, January 2004';
const isc = 'Permission to use, copy, modify, and/or distribute this software for any purpose';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'notices-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A package below node_modules whose code does something, so that it is in the bundle. */
function install(name: string, manifest: object, files: Readonly<Record<string, string>>): void {
  const at = `node_modules/${name}`;
  const base = { name: name.split('node_modules/').at(-1), version: '1.0.0', main: 'index.js' };
  write(`${at}/package.json`, JSON.stringify({ ...base, ...manifest }));
  write(`${at}/index.js`, `console.log(${JSON.stringify(name)});`);
  for (const [file, text] of Object.entries(files)) write(`${at}/${file}`, text);
}

/** The notices of a bundle of `src/index.js` with that text. */
async function noticesOf(...imports: readonly string[]): Promise<string> {
  write('src/index.js', imports.map((name) => `import ${JSON.stringify(name)};`).join('\n'));
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: ['src/index.js'],
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return thirdPartyNotices(bundledPackages([metafile], folder));
}

describe('the notices', () => {
  it('have each package once, those of the same text together, in an order of their own', async () => {
    const same = { license: 'MIT' };
    install('b', same, { LICENSE: `${mit}\r\n` });
    install('@x/a', same, { 'LICENCE.md': mit });
    install('C', { license: 'Apache-2.0' }, { 'COPYING.txt': apache });
    install('d', { license: 'ISC' }, { 'license-isc.txt': isc });
    const notices = await noticesOf('d', 'b', 'C', '@x/a');
    expect(await noticesOf('@x/a', 'C', 'b', 'd')).toBe(notices);
    const names = [...notices.matchAll(/^(\S+) 1\.0\.0 \((.*)\)$/gm)].map(([line]) => line);
    expect(names).toEqual([
      '@x/a 1.0.0 (MIT)',
      'b 1.0.0 (MIT)',
      'C 1.0.0 (Apache-2.0)',
      'd 1.0.0 (ISC)',
    ]);
    expect(notices.split(mit)).toHaveLength(2);
    for (const text of [apache, isc]) expect(notices).toContain(text);
  });

  it('pass on what a package asks to be passed on', async () => {
    const texts = {
      LICENSE: apache,
      'NOTICE.txt': 'Made by E.',
      'ThirdPartyNotices.txt': 'And F.',
    };
    install('e', { license: 'Apache-2.0' }, texts);
    expect(await noticesOf('e')).toMatch(/2004\n\nMade by E\.\n\nAnd F\.\n$/);
  });

  it('have both versions of a package, and packages of which only a style sheet is used', async () => {
    install('g', { license: 'MIT' }, { LICENSE: mit });
    install('h', { license: 'MIT', dependencies: {} }, { LICENSE: mit });
    install('h/node_modules/g', { license: 'MIT', version: '2.0.0' }, { LICENSE: mit });
    write('node_modules/h/index.js', 'import "g";console.log(1)');
    install('i', { license: 'MIT' }, { LICENSE: mit, 'style.css': 'a{color:red}' });
    expect(await noticesOf('g', 'h', 'i/style.css')).toContain(
      'g 1.0.0 (MIT)\ng 2.0.0 (MIT)\nh 1.0.0 (MIT)\ni 1.0.0 (MIT)\n',
    );
  });

  it('leave away a package of which nothing is left in the bundle', async () => {
    install('j', { license: 'GPL-3.0', sideEffects: false }, {});
    expect(await noticesOf('j')).not.toContain('j 1.0.0');
  });
});

describe('the package cannot be made', () => {
  it.each([
    [
      'a foreign licence',
      { license: 'GPL-3.0-only' },
      { LICENSE: 'GPL' },
      'has the licence "GPL-3.0-only"',
    ],
    [
      'a choice of licences',
      { license: '(MIT OR GPL-2.0)' },
      { LICENSE: mit },
      '"(MIT OR GPL-2.0)"',
    ],
    ['no licence', {}, { LICENSE: mit }, 'has the licence ""'],
    [
      'a licence named like a member of every object',
      { license: 'constructor' },
      {},
      '"constructor"',
    ],
    ['an object in the place of a licence', { license: { type: 'MIT' } }, { LICENSE: mit }, '""'],
    ['no text', { license: 'MIT' }, {}, 'has no text of its licence (MIT)'],
    ['an empty text', { license: 'MIT' }, { LICENSE: ' \n' }, 'has no text of its licence (MIT)'],
    ['code named like a text', { license: 'MIT' }, { 'license.js': mit }, 'has no text'],
    ['the text of another licence', { license: 'MIT' }, { LICENSE: apache }, 'not that of MIT'],
  ])('with a package of %s', async (_, manifest, files, sentence) => {
    install('@x/bad', manifest, files);
    install('good', { license: 'MIT' }, { LICENSE: mit });
    const notices = noticesOf('good', '@x/bad');
    await expect(notices).rejects.toThrow(sentence);
    await expect(notices).rejects.toThrow('@x/bad 1.0.0');
    await expect(notices).rejects.not.toThrow('good');
  });

  it('with code of which nobody knows whose it is', async () => {
    write('vendor/copied.js', 'console.log(1)');
    await expect(noticesOf('../vendor/copied.js')).rejects.toThrow('vendor/copied.js is bundled');
  });

  it('unless the text is that of a package that is named for it, of the same repository', async () => {
    const repository = { url: 'https://example.com/r.git' };
    const license = 'Apache-2.0';
    const [lacking, named] = ['@aws-sdk/nested-clients', '@aws-sdk/credential-provider-env'];
    install(lacking, { license, repository }, {});
    await expect(noticesOf(lacking)).rejects.toThrow('has no text');
    install(
      named,
      { license, repository: { url: 'https://example.com/s.git' } },
      { LICENSE: apache },
    );
    await expect(noticesOf(lacking, named)).rejects.toThrow('has no text');
    install(named, { license, repository }, { LICENSE: apache });
    expect(await noticesOf(lacking, named)).toContain(`${lacking} 1.0.0 (Apache-2.0)\n\nApache`);
  });
});

it('goes along in the package, and what the build says of itself does not', async () => {
  for (const file of ['package.json', '.vscodeignore'])
    copyFileSync(join(root, file), join(folder, file));
  const files = [
    'ThirdPartyNotices.txt',
    'dist/extension.js',
    'dist/meta-extension.json',
    'src/a.ts',
  ];
  for (const file of files) write(file, '');
  const packed = await listFiles({ cwd: folder, packageManager: PackageManager.None });
  expect(packed.filter((file) => files.includes(file))).toEqual(
    expect.arrayContaining(['ThirdPartyNotices.txt', 'dist/extension.js']),
  );
  expect(packed).not.toContain('dist/meta-extension.json');
  expect(packed).not.toContain('src/a.ts');
});
