/**
 * Words in commands: each shell hands every word on as it was, or the word is refused. The POSIX shells
 * of this machine are asked themselves; PowerShell and cmd by their documented rules.
 */
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  commandLine,
  option,
  quoteWord,
  shellOf,
  type Shell,
} from '../../../src/core/signIn/shellQuoting';

/** What a shell may read something into, and letters of all kinds. */
const hostile = fc.constantFrom(
  ...Array.from(` ;&|<>()[]{}$\`"'\\!%^~*?#=,@+-:/.`),
  ...['\n', '\r', '\t', '\0', '\u001b', '\u007f', '\u0085', '\u2028', '\ud800', '\u200d', '\u202e'],
  ...[
    '’',
    '‘',
    '‚',
    '‛',
    '“',
    '”',
    '„',
    'é',
    '東',
    '😀',
    '%PATH%',
    '$(id)',
    '`id`',
    '--',
    '"`',
    "'\\''",
  ],
  ...['a', 'b', 'office', '1'],
);
const words = fc.oneof(
  fc.string({ unit: 'grapheme-composite', maxLength: 8 }),
  fc.array(hostile, { maxLength: 8 }).map((parts) => parts.join('')),
);
const sample = fc.sample(words, { numRuns: 1500, seed: 9 });

const textOf = (word: string, shell: Shell): string | undefined => {
  const quoted = quoteWord(word, shell);
  return 'text' in quoted ? quoted.text : undefined;
};

/** Those that are not refused, with their text. */
const written = (shell: Shell) =>
  sample.flatMap((word) => {
    const text = textOf(word, shell);
    return text === undefined ? [] : [{ word, text }];
  });

const available = (program: string, ...args: readonly string[]): boolean =>
  spawnSync(program, [...args, '-c', 'true'], { stdio: 'ignore' }).status === 0;

describe.each([
  ['sh', []],
  ['dash', []],
  ['bash', ['--norc']],
  ['bash', ['--norc', '-o', 'posix']],
  ['zsh', ['-f']],
  ['fish', ['--no-config']],
])('%s %j', (program, args) => {
  const has = available(program, ...args);
  it.skipIf(!has)(`hands every word on${has ? '' : ` (skipped: no ${program})`}`, () => {
    const all = written('sh');
    expect(all.length).toBeGreaterThan(sample.length / 3);
    const script = `printf '%s\\0' ${all.map(({ text }) => text).join(' ')}`;
    const { stdout } = spawnSync(program, [...args, '-c', script], { encoding: 'utf8' });
    expect(stdout.split('\0').slice(0, -1)).toEqual(all.map(({ word }) => word));
  });
});

describe('bash at a prompt', () => {
  it('looks into no word for its history either', () => {
    const all = written('sh').filter(({ word }) => word.includes('!'));
    expect(all.length).toBeGreaterThan(10);
    const script = `set -H\n${all.map(({ text }) => `printf '%s\\0' ${text}`).join('\n')}\n`;
    const args = ['--norc', '--noprofile', '-i'];
    const { stdout } = spawnSync('bash', args, { input: script, encoding: 'utf8' });
    expect(stdout.split('\0').slice(0, -1)).toEqual(all.map(({ word }) => word));
  });
});

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules */
function powershellWord(text: string): string {
  const [first = ''] = text;
  if (first === '"') {
    expect(text).toMatch(/^"[^"\u201c-\u201e$`]*"$/);
    return text.slice(1, -1);
  }
  if (first !== "'") {
    expect(text).toMatch(/^[A-Za-z0-9_.:/@+-]+$/);
    return text;
  }
  let word = '';
  let at = 1;
  for (; at < text.length - 1; at++) {
    const sign = text.charAt(at);
    if (/['\u2018-\u201b]/.test(sign)) {
      at++;
      expect(text.charAt(at), text).toMatch(/^['\u2018-\u201b]$/);
    }
    word += sign;
  }
  expect(text.charAt(at)).toBe("'");
  return word;
}

/**
 * How cmd, and then the program's own start-up, read a word.
 * https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
function cmdWord(text: string): string {
  expect(text).not.toMatch(/[%!\p{Cc}]/u);
  if (!text.startsWith('"')) {
    expect(text).toMatch(/^[A-Za-z0-9_.:/@+-]+$/);
    return text;
  }
  expect(text).toMatch(/^"[^"]*"$/);
  expect(text).not.toMatch(/\\"$/);
  return text.slice(1, -1);
}

describe('by their rules', () => {
  it.each([
    ['powershell', powershellWord],
    ['cmd', cmdWord],
  ] as const)('%s reads every word as it was', (shell, read) => {
    const all = written(shell);
    expect(all.length).toBeGreaterThan(sample.length / 5);
    expect(all.map(({ text }) => read(text))).toEqual(all.map(({ word }) => word));
  });

  it('nothing that moves a terminal is ever typed', () => {
    for (const shell of ['sh', 'powershell', 'cmd', 'other'] as const) {
      for (const { text } of written(shell))
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u);
    }
  });
});

describe('a word', () => {
  const refused = undefined;
  it.each<[string, ...(string | undefined)[]]>([
    ['office', 'office', 'office', 'office', 'office'],
    ['a.b_c@d/e+f:g-1', 'a.b_c@d/e+f:g-1', 'a.b_c@d/e+f:g-1', 'a.b_c@d/e+f:g-1', 'a.b_c@d/e+f:g-1'],
    ['my profile', '"my profile"', '"my profile"', '"my profile"', refused],
    ['営業 部', '"営業 部"', '"営業 部"', '"営業 部"', refused],
    ['a;b&c|d', '"a;b&c|d"', '"a;b&c|d"', '"a;b&c|d"', refused],
    ['-x', '"-x"', '"-x"', '"-x"', refused],
    ['$(id)', "'$(id)'", "'$(id)'", '"$(id)"', refused],
    ["o'b", `'o'\\''b'`, "'o''b'", `"o'b"`, refused],
    ['o’b', "'o’b'", "'o’’b'", '"o’b"', refused],
    ['a\\b', `'a'\\\\'b'`, "'a\\b'", '"a\\b"', refused],
    ['a\\', `'a'\\\\''`, refused, refused, refused],
    ['a"b', `'a"b'`, refused, refused, refused],
    ['%PATH%', "'%PATH%'", "'%PATH%'", refused, refused],
    ['hi!', "'hi!'", "'hi!'", refused, refused],
    ['', "''", refused, '""', refused],
    ['a\nb', refused, refused, refused, refused],
    ['a\0b', refused, refused, refused, refused],
    ['a\u001b[2Jb', refused, refused, refused, refused],
    ['a\tb', refused, refused, refused, refused],
    ['a\u2028b', refused, refused, refused, refused],
    ['a\ud800b', refused, refused, refused, refused],
  ])('%j', (word, ...texts) => {
    const shells = ['sh', 'powershell', 'cmd', 'other'] as const;
    expect(shells.map((shell) => textOf(word, shell))).toEqual(texts);
  });

  it('that is refused names the sign that is in the way', () => {
    expect(quoteWord('a%b\n', 'cmd')).toEqual({
      refused: { word: 'a%b\n', sign: '%', shell: 'cmd' },
    });
    expect(commandLine(['aws', ...option('--profile', 'x\ny')], 'sh')).toEqual({
      refused: { word: 'x\ny', sign: '\n', shell: 'sh' },
    });
  });

  it('that looks like an option stays with its own', () => {
    const words = ['aws', ...option('--profile', '--no-sign-request'), ...option('--region', 'r')];
    expect(commandLine(words, 'sh')).toEqual({
      text: 'aws "--profile=--no-sign-request" --region r',
    });
  });
});

describe('a shell', () => {
  it.each<[string, Shell]>([
    ['/bin/bash', 'sh'],
    ['/opt/homebrew/bin/zsh', 'sh'],
    ['/usr/bin/fish', 'sh'],
    ['C:\\Program Files\\Git\\bin\\bash.exe', 'sh'],
    ['C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', 'powershell'],
    ['C:\\Program Files\\PowerShell\\7\\PWSH.EXE', 'powershell'],
    ['/usr/local/bin/pwsh-preview', 'powershell'],
    ['C:\\WINDOWS\\System32\\cmd.exe', 'cmd'],
    ['/usr/bin/nu', 'other'],
    ['/bin/tcsh', 'other'],
    ['C:\\Windows\\System32\\wsl.exe', 'other'],
    ['', 'other'],
  ])('%s is of the kind %s', (path, shell) => {
    expect(shellOf(path)).toBe(shell);
  });
});
