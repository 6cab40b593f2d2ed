/**
 * Builds commands for the user's shell. Only this file makes words part of a command, whether it is
 * typed into a terminal, copied, or shown in a sentence.
 */

/** The syntax of commands. `other` stands for unknown shells. */
export type Shell = 'sh' | 'powershell' | 'cmd' | 'other';

/** A word that cannot be part of a command. */
export interface RefusedWord {
  readonly word: string;
  /** The first character that cannot be quoted; empty if the word itself is empty. */
  readonly sign: string;
  readonly shell: Shell;
}

/** A command or a part of one, or the word that prevents it. */
export type ShellText = { readonly text: string } | { readonly refused: RefusedWord };

/** Every shell reads it unquoted and literally, and no program treats it as an option. */
const plainWord = /^[A-Za-z0-9_][A-Za-z0-9_.:/@+-]*$/;

/** Every known shell reads it literally within double quotation marks. */
const plainInQuotes = /^[\p{L}\p{M}\p{N} _.,:;/@+=()[\]{}&|<>#~*?-]+$/u;

/**
 * Characters that a terminal interprets before the shell, that end a line, or that are no text.
 * Each shell adds those that its quotation marks do not protect:
 * - PowerShell before 7.3 passes a double quotation mark, an empty word and a backslash at the end
 * of a
 * word to programs incorrectly.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing#passing-arguments-that-contain-quote-characters
 * - cmd expands variables within quotation marks too, and has no escape for that on its command
 * line.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/cmd
 */
const refusedSigns: Readonly<Record<Shell, RegExp>> = {
  sh: /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u,
  powershell: /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}"]|\\$|^$/u,
  cmd: /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}"%!]|\\$/u,
  other: /^[^A-Za-z0-9_]|[^A-Za-z0-9_.:/@+-]|^$/u,
};

const quoters: Readonly<Record<Shell, (word: string) => string>> = {
  // fish treats a backslash within single quotation marks as an escape, so backslashes stay
  // outside.
  sh: (word) => `'${word.replace(/['\\]/g, (sign) => `'\\${sign}'`)}'`,
  // PowerShell treats typographic quotation marks like its own.
  // https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
  powershell: (word) => `'${word.replace(/['\u2018-\u201b]/g, '$&$&')}'`,
  cmd: (word) => `"${word}"`,
  other: (word) => word,
};

/** One word of a command. */
export function quoteWord(word: string, shell: Shell): ShellText {
  const sign = refusedSigns[shell].exec(word)?.[0];
  if (sign !== undefined) return { refused: { word, sign, shell } };
  if (plainWord.test(word)) return { text: word };
  return { text: plainInQuotes.test(word) ? `"${word}"` : quoters[shell](word) };
}

/** All words of a command, in their order. */
export function commandLine(words: readonly string[], shell: Shell): ShellText {
  const texts: string[] = [];
  for (const word of words) {
    const quoted = isOption(word) ? { text: word } : quoteWord(word, shell);
    if ('refused' in quoted) return quoted;
    texts.push(quoted.text);
  }
  return { text: texts.join(' ') };
}

/** The words that give a value to an option; no value is treated as an option itself. */
export function option(name: `--${string}`, value: string): readonly string[] {
  return value.startsWith('-') ? [`${name}=${value}`] : [name, value];
}

/** The kind of a shell, from the path of its program; on Windows it ends with `.exe`. */
export function shellOf(path: string): Shell {
  const program = path
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase();
  if (/^(sh|bash|rbash|dash|ash|ksh|ksh93|mksh|zsh|fish|git-bash)$/.test(program)) return 'sh';
  if (/^(pwsh|powershell)(-preview)?$/.test(program)) return 'powershell';
  return program === 'cmd' ? 'cmd' : 'other';
}

function isOption(word: string): boolean {
  return /^--[a-z][a-z-]*$/.test(word);
}
