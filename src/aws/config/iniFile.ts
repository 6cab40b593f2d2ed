/**
 * Parses a config file like the AWS CLI, which uses Python's `RawConfigParser`: keys in any case,
 * `=` or `:`, comments on lines of their own, indented lines that continue the value above,
 * `[DEFAULT]` settings in every section. Where that parser rejects a file, the rest is still read,
 * and the line is reported as a fault.
 * https://docs.python.org/3/library/configparser.html#supported-ini-file-structure
 */
import type { ConfigProblem } from '../../core/model/failures/configFault';

/** One setting; line numbers start at 1. */
interface IniSetting {
  /** The lines of a multi-line value are separated by line feeds. */
  readonly value: string;
  readonly line: number;
  /** The first indented line of the value. */
  readonly continuedAt?: number;
  /** The block below a setting without a value of its own. Keys are unchanged. */
  readonly nested?: ReadonlyMap<string, IniSetting>;
}

/** One section. */
export interface IniSection {
  /** The text between the brackets, unchanged. */
  readonly header: string;
  readonly line: number;
  /** By key, in lower case. */
  readonly settings: ReadonlyMap<string, IniSetting>;
}

/** A line because of which the AWS CLI rejects the file. */
interface IniFault {
  readonly problem: ConfigProblem;
  readonly line: number;
  /** The duplicate section or setting. */
  readonly name?: string;
  /** The section that contains it; undefined above the first one and after a broken header. */
  readonly header?: string;
}

/** A whole file. */
export interface IniFile {
  /** By header, in the order of the file. */
  readonly sections: ReadonlyMap<string, IniSection>;
  readonly faults: readonly IniFault[];
}

/** Python's name for the section whose settings apply to all others. */
const defaultsHeader = 'DEFAULT';

/** Parses a text. Never throws; linear time. */
export function parseIni(text: string): IniFile {
  const reader = new IniReader();
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  for (const [i, line] of lines.entries()) reader.read(line, i + 1);
  return reader.end();
}

/** A setting whose value may continue. */
interface OpenSetting {
  readonly line: number;
  readonly values: string[];
  readonly lineNumbers: number[];
}

interface OpenSection {
  readonly header: string | undefined;
  readonly line: number;
  readonly settings: Map<string, OpenSetting>;
}

class IniReader {
  private readonly sections = new Map<string, OpenSection>();
  private readonly defaults: OpenSection = newSection(defaultsHeader, 0);
  private readonly faults: IniFault[] = [];
  private section: OpenSection | undefined;
  private setting: OpenSetting | undefined;
  private indent = 0;

  read(line: string, number: number): void {
    const content = line.trim();
    // The zero bytes of UTF-16, as saved by some editors on Windows.
    if (line.includes('\0')) this.fault('encoding', number);
    else if (content === '') this.more('', number);
    else if (content.startsWith('#') || content.startsWith(';')) return;
    else if (this.setting && indentOf(line) > this.indent) this.more(content, number);
    else this.begin(line, content, number);
  }

  end(): IniFile {
    // Without other sections, the defaults are not used.
    const defaults = this.sections.size > 0 ? this.close(this.defaults) : [];
    const sections = [...this.sections.values()].map((open): [string, IniSection] => {
      const { header = '', line } = open;
      const settings = new Map([...defaults, ...this.close(open)]);
      return [header, { header, line, settings }];
    });
    const faults = this.faults.toSorted((a, b) => a.line - b.line);
    return { sections: new Map(sections), faults };
  }

  private begin(line: string, content: string, number: number): void {
    this.indent = indentOf(line);
    // The replacement character for bytes that are not UTF-8.
    if (content.includes('\ufffd')) this.fault('encoding', number);
    const end = content.lastIndexOf(']');
    if (content.startsWith('[') && end > 1) this.beginSection(content.slice(1, end), number);
    else if (content.startsWith('[')) this.breakSection(number);
    else if (!this.section) this.fault('noSection', number);
    else this.beginSetting(content, number);
  }

  private beginSection(header: string, number: number): void {
    this.setting = undefined;
    if (header === defaultsHeader) {
      this.section = this.defaults;
      return;
    }
    const before = this.sections.get(header);
    this.section = before ?? newSection(header, number);
    this.sections.set(header, this.section);
    if (before) this.fault('repeatedSection', number, header);
  }

  /** The following lines belong to the section with the broken header, and to no other. */
  private breakSection(number: number): void {
    this.setting = undefined;
    this.fault('line', number);
    this.section = newSection(undefined, number);
  }

  private beginSetting(content: string, number: number): void {
    const separator = content.search(/[=:]/);
    if (separator < 1) {
      this.fault('line', number);
      if (separator === 0) this.setting = undefined;
      return;
    }
    const key = content.slice(0, separator).trimEnd().toLowerCase();
    const value = content.slice(separator + 1).trimStart();
    if (this.section?.settings.has(key)) this.fault('repeatedSetting', number, key);
    this.setting = { line: number, values: [value], lineNumbers: [number] };
    this.section?.settings.set(key, this.setting);
  }

  /** An empty line is part of a value if more of it follows. */
  private more(content: string, number: number): void {
    this.setting?.values.push(content);
    this.setting?.lineNumbers.push(number);
  }

  private close({ header, settings }: OpenSection): Map<string, IniSetting> {
    return new Map(
      [...settings].map(([key, open]) => [key, this.closeSetting(open, header)] as const),
    );
  }

  private closeSetting({ line, values, lineNumbers }: OpenSetting, header?: string): IniSetting {
    const value = values.join('\n').trimEnd();
    const next = values.findIndex((text, i) => i > 0 && text !== '');
    const continuedAt = lineNumbers[next];
    if (next < 0 || continuedAt === undefined) return { value, line };
    if (!value.startsWith('\n')) return { value, line, continuedAt };
    const nested = new Map<string, IniSetting>();
    for (const [i, text] of values.entries()) {
      if (text === '') continue;
      const separator = text.indexOf('=');
      const at = lineNumbers[i] ?? line;
      if (separator < 0) this.fault('line', at, undefined, header);
      const key = text.slice(0, separator).trim();
      if (separator >= 0) nested.set(key, { value: text.slice(separator + 1).trim(), line: at });
    }
    return { value, line, continuedAt, nested };
  }

  private fault(
    problem: ConfigProblem,
    line: number,
    name?: string,
    header = this.section?.header,
  ): void {
    this.faults.push({
      problem,
      line,
      ...(name !== undefined && { name }),
      ...(header !== undefined && { header }),
    });
  }
}

function newSection(header: string | undefined, line: number): OpenSection {
  return { header, line, settings: new Map() };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
