/** Finds the problem in the shared config after something failed because of it. */
import type { ConfigFault } from '../../core/model/failures/configFault';
import { configHeader, type SectionKind } from './configHeader';
import type { IniSection } from './iniFile';
import { takesOneWord } from './oneWordSettings';
import type { ConfigFile, ConfigFiles } from './sharedConfig';

/** A section by the meaning of its header. */
export interface SectionName {
  readonly kind: SectionKind;
  readonly name: string;
}

/**
 * The reason why a section is not found or not reliable, the nearest first: a fault in it, a header
 * that is almost right, any fault of the files, an unreadable file. Undefined if there is none; a
 * missing file is no fault.
 * @param section absent for faults that belong to no particular section
 */
export function findConfigFault(
  files: ConfigFiles,
  section?: SectionName,
): ConfigFault | undefined {
  const near = section && (sectionFault(files, section) ?? headerFault(files, section));
  return near ?? fileFault(files) ?? unreadable(files) ?? unnamedSection(files.config);
}

/** The first line because of which the AWS CLI rejects the files. */
export function fileFault({ config, credentials }: ConfigFiles): ConfigFault | undefined {
  for (const file of [config, credentials]) {
    const [fault] = file.ini.faults;
    if (fault) return inFile(file, fault);
  }
  return undefined;
}

/** The first fault in a section; all its settings are unreliable then. */
export function sectionFault(files: ConfigFiles, name: SectionName): ConfigFault | undefined {
  for (const { file, section } of sectionsOf(files, name)) {
    const fault = file.ini.faults.find(({ header }) => header === section.header);
    if (fault) return inFile(file, fault);
    for (const [key, { continuedAt }] of section.settings) {
      if (continuedAt !== undefined && takesOneWord(key))
        return inFile(file, { problem: 'indented', line: continuedAt, name: key });
    }
  }
  return undefined;
}

/**
 * A header that the AWS CLI ignores, and that a quotation mark, a word or a capital would turn into
 * this one.
 */
export function headerFault(
  { config, credentials }: ConfigFiles,
  { kind, name }: SectionName,
): ConfigFault | undefined {
  for (const { header, line } of config.ini.sections.values()) {
    const parsed = configHeader(header);
    if (parsed && 'problem' in parsed && looseName(header, kind) === name)
      return inFile(config, { ...parsed, line });
    const isBare = !parsed && kind === 'profile' && name !== 'default';
    if (isBare && looseName(header, kind) === name)
      return inFile(config, { problem: 'noProfilePrefix', line, name: quotedName(name) });
  }
  if (kind !== 'profile') return undefined;
  for (const { header, line } of credentials.ini.sections.values()) {
    if (header !== name && /^\s*profile\s/i.test(header) && looseName(header, kind) === name)
      return inFile(credentials, { problem: 'profilePrefix', line, name });
  }
  return undefined;
}

/**
 * The location of a section or of a setting in it; at least the file that it belongs to.
 * @param beside the setting whose section a missing setting belongs to
 */
export function placeInConfig(
  files: ConfigFiles,
  name: SectionName,
  setting?: string,
  beside?: string,
): Pick<ConfigFault, 'file' | 'line'> {
  const found = sectionsOf(files, name);
  // The credentials file comes last, and its settings take precedence.
  for (const { file, section } of found.toReversed()) {
    const line = setting === undefined ? undefined : section.settings.get(setting)?.line;
    if (line !== undefined) return { file: file.path, line };
  }
  const first = found.find(({ section }) => beside === undefined || section.settings.has(beside));
  return first ? { file: first.file.path, line: first.section.line } : { file: files.config.path };
}

interface FoundSection {
  readonly file: ConfigFile;
  readonly section: IniSection;
}

/** The sections in the config file, then the one in the credentials file. */
function sectionsOf({ config, credentials }: ConfigFiles, { kind, name }: SectionName) {
  const found: FoundSection[] = [];
  for (const section of config.ini.sections.values()) {
    const parsed = configHeader(section.header);
    if (parsed && !('problem' in parsed) && parsed.kind === kind && parsed.name === name)
      found.push({ file: config, section });
  }
  const section = kind === 'profile' ? credentials.ini.sections.get(name) : undefined;
  return section ? [...found, { file: credentials, section }] : found;
}

/**
 * `[office]`, `[ profile office ]`, `[Profile 'office']` and `[profile 'office]` all mean `office`.
 */
function looseName(header: string, kind: SectionKind): string {
  const text = header.trim();
  const word = text.slice(0, kind.length).toLowerCase() === kind ? text.slice(kind.length) : text;
  const rest = /^[\s"']/.test(word) ? word : text;
  return rest.replace(/["']/g, '').trim();
}

/** The name as written in a header of the config file. */
function quotedName(name: string): string {
  return /[\s"'\\]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name;
}

function unreadable({ config, credentials }: ConfigFiles): ConfigFault | undefined {
  const file = [config, credentials].find(({ readable }) => !readable);
  return file && { problem: 'unreadable', file: file.path };
}

/** The AWS CLI ignores such a section silently. */
function unnamedSection(file: ConfigFile): ConfigFault | undefined {
  for (const { header, line } of file.ini.sections.values()) {
    const parsed = configHeader(header);
    if (parsed && 'problem' in parsed) return inFile(file, { ...parsed, line });
  }
  return undefined;
}

function inFile(
  { path }: ConfigFile,
  { problem, line, name }: Pick<ConfigFault, 'problem' | 'line' | 'name'>,
): ConfigFault {
  return {
    problem,
    file: path,
    ...(line !== undefined && { line }),
    ...(name !== undefined && { name }),
  };
}
