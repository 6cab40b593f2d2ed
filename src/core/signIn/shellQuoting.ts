/**
 * Commands for a person's shell: the one place where words become part of a command, whether it is
 * typed into a terminal, copied, or stands in a sentence.
 */

/** How commands are read. `other` stands for shells of which nothing is known. */
export type Shell = 'sh' | 'powershell' | 'cmd' | 'other';

/** A word that cannot be part of a command. */
export interface RefusedWord {
  readonly word: string;
  /** The first character that stands in the way; empty where the word is. */
  readonly sign: string;
  readonly shell: Shell;
}

/** A command, or part of one, as it is written; or the word because of which it cannot be written. */
export type ShellText = { readonly text: string } | { readonly refused: RefusedWord };

/** Read as it stands by every shell, and taken for an option by no program. */
const plainWord = /^[A-Za-z0-9_][A-Za-z0-9_.:/@+-]*$/;

/** Read as it stands by every known shell once double quotation marks surround it. */
const plainInQuotes = /^[\p{L}\p{M}\p{N} _.,:;/@+=()[\]{}&|<>#~*?-]+$/u;

/**
 * Characters that a terminal acts on before any shell reads them, that end a line, or that are no text.
 * Each shell adds those that its quotation marks do not keep:
 * - PowerShell before 7.3 hands a double quotation mark, an empty word and a backslash at the end of a
 *   word on to a program wrongly.
 *   https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing#passing-arguments-that-contain-quote-characters
 * - cmd puts variables into quoted words too, and has no escape for that on its command line.
 *   https://learn.microsoft.com/windows-server/administration/windows-commands/cmd
 */
const refusedSigns: Readonly<Record<Shell, RegExp>> = {
  sh: /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u,
  powershell: /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}"]|\\$|^$/u,
  cmd: /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}"%!]|\\$/u,
  other: /^[^A-Za-z0-9_]|[^A-Za-z0-9_.:/@+-]|^$/u,
};

const quoters: Readonly<Record<Shell, (word: string) => string>> = {
  // fish escapes with a backslash inside single quotation marks, so no backslash stands there.
  sh: (word) => `'${word.replace(/['\\]/g, (sign) => `'\\${sign}'`)}'`,
  // PowerShell takes typographic quotation marks for its own.
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

/** The words that give a value to an option; a value is never taken for an option itself. */
export function option(name: `--${string}`, value: string): readonly string[] {
  return value.startsWith('-') ? [`${name}=${value}`] : [name, value];
}

/** The kind of a shell, by the path of its program; Windows writes `.exe` behind it. */
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
