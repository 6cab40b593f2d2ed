/**
 * The shared config files, compared with the parser of the AWS CLI (botocore): thousands of random
 * files with valid and invalid lines. Where Python has no botocore the test is
 * skipped, visibly.
 */
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseIni } from '../../src/aws/config/iniFile';
import { withoutComment } from '../../src/aws/config/oneWordSettings';
import { sharedConfig } from '../../src/aws/config/sharedConfig';

const here = dirname(fileURLToPath(import.meta.url));

type Read = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Answer = { readonly profiles: Read; readonly sections: Read } | { readonly error: string };

const botocore = (files: readonly (readonly [string, string])[]): readonly Answer[] => {
  const env = { PATH: process.env.PATH, PYTHONUTF8: '1' };
  const input = JSON.stringify(files);
  const options = { input, env, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { stdout, stderr } = spawnSync('python3', [join(here, 'botocoreConfig.py')], options);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Answer[];
};

/** Empty names are nobody's; comments behind words are no part of them. */
const plain = (read: Read): object =>
  Object.fromEntries(
    Object.entries(read)
      .filter(([name]) => !/(^| )$/.test(name))
      .map(([name, settings]) => [
        name,
        Object.fromEntries(
          Object.entries(settings).map(([key, value]) => [
            key,
            withoutComment(key.split('.').at(-1) ?? '', value),
          ]),
        ),
      ]),
  );

const ours = (config: string, credentials: string): object => {
  const file = (path: string, text: string) => ({ path, readable: true, ini: parseIni(text) });
  const files = { config: file('config', config), credentials: file('credentials', credentials) };
  const faults = [...files.config.ini.faults, ...files.credentials.ini.faults];
  if (faults.length > 0) return { refused: true };
  const { profiles, sections } = sharedConfig(files);
  const all = (map: ReadonlyMap<string, object>) => Object.fromEntries(map) as Read;
  return { profiles: plain(all(profiles)), sections: plain(all(sections)) };
};

const theirs = (answer: Answer): object =>
  'error' in answer
    ? { refused: true }
    : { profiles: plain(answer.profiles), sections: plain(answer.sections) };

const oneOf = fc.constantFrom;
const name = oneOf(
  'a',
  'default',
  'Foo Bar',
  'bücher',
  '東京',
  'x-1',
  '__proto__',
  'constructor',
  '',
);
const word = oneOf('profile', 'profile', 'sso-session', 'services', 'profiles', 'Profile', '');
const quoted = fc
  .tuple(name, oneOf("'", '"', '', '\\', '" ', "'x"))
  .map(([text, mark]) => `${mark}${text}${mark}`);
const space = oneOf(' ', ' ', '\t', '  ', '');
const header = fc.oneof(
  fc.tuple(word, space, quoted, space).map((parts) => parts.join('')),
  oneOf('default', 'DEFAULT', 'profile default', 'preview', 'profile a b', 'a]b', '[', '#'),
);
const key = oneOf(
  'region',
  'Region',
  'AWS_ACCESS_KEY_ID',
  's3',
  'credential_process',
  'ÜBER',
  '__proto__',
);
const value = oneOf(
  'x',
  '',
  'a = b',
  'http://h:1/p',
  'x # c',
  'x ; c',
  '"q"',
  '%(a)s',
  '東京',
  '\\',
);
const separator = oneOf(' = ', '=', ':', ' : ', '\t=\t');
const setting = fc.tuple(key, separator, value).map((parts) => parts.join(''));
const line = fc.oneof(
  { weight: 3, arbitrary: header.map((text) => `[${text}]`) },
  { weight: 6, arbitrary: setting },
  {
    weight: 3,
    arbitrary: fc.tuple(oneOf(' ', '\t', '    '), setting).map((parts) => parts.join('')),
  },
  oneOf('', '', '  ', '# c', '; c', '  # c', '   more', 'junk', '= x', '[profile a] tail', ' [x]'),
);
const text = fc
  .tuple(fc.array(line, { maxLength: 9 }), oneOf('\n', '\n', '\r\n', '\r'), header)
  .map(([lines, end, first]) => [`[${first}]`, ...lines].join(end));

describe('any two files', () => {
  const has = spawnSync('python3', ['-c', 'import botocore'], { stdio: 'ignore' }).status === 0;
  const title = has ? '' : ' (skipped: python3 has no botocore)';

  it.skipIf(!has)(`are read as the AWS CLI reads them${title}`, { timeout: 60_000 }, () => {
    const files = fc.sample(fc.tuple(text, text), { numRuns: 1000, seed: 9 });
    const answers = botocore(files);
    expect(answers).toHaveLength(files.length);
    const differences = files.flatMap((texts, i) => {
      const [one, other] = [ours(...texts), theirs(answers[i] ?? { error: 'none' })];
      return isDeepStrictEqual(one, other) ? [] : [{ texts, one, other }];
    });
    expect(differences).toEqual([]);
    const read = answers.filter((answer) => !('error' in answer));
    expect(read.length).toBeGreaterThan(files.length / 10);
    expect(read.length).toBeLessThan((files.length * 9) / 10);
  });
});
