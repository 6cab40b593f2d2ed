/** Reads AWS's shared config and credentials files, without a cache, as profiles and sections. */
import { getHomeDir } from '@smithy/core/config';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configHeader } from './configHeader';
import { readText } from '../mapping/fields';
import { parseIni, type IniFile, type IniSection } from './iniFile';
import { withoutComment } from './oneWordSettings';

/** The settings of a profile or section; a nested one is `ec2.endpoint_url`. */
export type Settings = Readonly<Record<string, string | undefined>>;

/** Both files combined. */
export interface SharedConfig {
  /** By name. If both files have a setting of a profile, the credentials file takes precedence. */
  readonly profiles: ReadonlyMap<string, Settings>;
  /** By kind and name, without quotation marks: `sso-session corp`, `services local`. */
  readonly sections: ReadonlyMap<string, Settings>;
  readonly files: ConfigFiles;
}

/** Both files, unchanged. */
export interface ConfigFiles {
  readonly config: ConfigFile;
  readonly credentials: ConfigFile;
}

/** A file, or the path where it would be. */
export interface ConfigFile {
  readonly path: string;
  /** False for an existing file that cannot be read. */
  readonly readable: boolean;
  /** Empty if the file does not exist. */
  readonly ini: IniFile;
}

/**
 * Reads both files like the AWS CLI; the SDK's parser does not support all names, nor keys in
 * capitals. A missing or unreadable file counts as empty.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
 */
export async function readSharedConfig(): Promise<SharedConfig> {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  const [config, credentials] = await Promise.all([
    readConfigFile(readText(AWS_CONFIG_FILE) ?? '~/.aws/config'),
    readConfigFile(readText(AWS_SHARED_CREDENTIALS_FILE) ?? '~/.aws/credentials'),
  ]);
  return sharedConfig({ config, credentials });
}

/** Changes with the content of the files, and reveals nothing of it. */
export function digestOf({ profiles, sections, files }: SharedConfig): string {
  const faults = [files.config.ini.faults, files.credentials.ini.faults];
  const text = JSON.stringify([[...profiles], [...sections], faults]);
  return createHash('sha256').update(text).digest('hex');
}

/** Combines the content of both files. */
export function sharedConfig(files: ConfigFiles): SharedConfig {
  const profiles = new Map<string, Settings>();
  const sections = new Map<string, Settings>();
  for (const section of files.config.ini.sections.values()) {
    const header = configHeader(section.header);
    if (!header || 'problem' in header) continue;
    // Of two headers with one name, `[profile a]` and `[profile "a"]`, the AWS CLI uses the last.
    if (header.kind === 'profile') profiles.set(header.name, settingsOf(section));
    else sections.set(`${header.kind} ${header.name}`, settingsOf(section));
  }
  for (const section of files.credentials.ini.sections.values()) {
    const name = section.header;
    profiles.set(name, { ...profiles.get(name), ...settingsOf(section) });
  }
  return { profiles, sections, files };
}

function settingsOf({ settings }: IniSection): Settings {
  const all = [...settings].flatMap(([key, { value, nested }]): (readonly [string, string])[] =>
    nested
      ? [...nested].map(([inner, each]) => [`${key}.${inner}`, withoutComment(inner, each.value)])
      : [[key, withoutComment(key, value)]],
  );
  return Object.fromEntries(all);
}

async function readConfigFile(place: string): Promise<ConfigFile> {
  const path = expandPath(place);
  try {
    return { path, readable: true, ini: parseIni(await readFile(path, 'utf8')) };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { path, readable: missing, ini: parseIni('') };
  }
}

/**
 * The AWS CLI expands the home folder and variables in paths from the environment.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html
 */
function expandPath(path: string): string {
  const variable = /\$(?:(\w+)|\{(\w+)\})/g;
  const expanded = path.replace(
    variable,
    (text, plain?: string, braced?: string) => process.env[plain ?? braced ?? ''] ?? text,
  );
  return /^~[\\/]/.test(expanded) ? join(getHomeDir(), expanded.slice(2)) : expanded;
}
