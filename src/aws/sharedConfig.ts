/** AWS's shared config and credentials files, read anew each time, as profiles and sections. */
import { getHomeDir } from '@smithy/core/config';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import type { ParsedIniData } from '@smithy/types';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readText } from './fields';

/** The settings of a profile or section; a nested one is `ec2.endpoint_url`. */
export type Settings = Readonly<Record<string, string | undefined>>;

/** Both files as one. */
export interface SharedConfig {
  /** By name. Where both files have a setting of a profile, the credentials file's counts. */
  readonly profiles: ReadonlyMap<string, Settings>;
  /** By kind and name, as they are written: `sso-session corp`, `services local`. */
  readonly sections: ReadonlyMap<string, Settings>;
  readonly files: ConfigFiles;
}

/** Where the files are, or would be. */
export interface ConfigFiles {
  readonly config: string;
  readonly credentials: string;
}

/** The loader lists `[services x]` as the profile `services.x`. */
const sectionKey = /^(sso-session|services)\.(.*)$/s;

/**
 * Reads both files, past the SDK's cache, which also fills that cache for those parts of the SDK
 * that read through it. A file that is missing or cannot be read has nothing in it.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export async function readSharedConfig(): Promise<SharedConfig> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  return sharedConfig(configFile, credentialsFile, configFiles());
}

/** Changes with what the files say, and tells nothing of it. */
export function digestOf({ profiles, sections }: SharedConfig): string {
  const text = JSON.stringify([[...profiles], [...sections]]);
  return createHash('sha256').update(text).digest('hex');
}

/** The two files' contents as one. */
export function sharedConfig(
  config: ParsedIniData,
  credentials: ParsedIniData,
  files: ConfigFiles,
): SharedConfig {
  const profiles = new Map<string, Settings>();
  const sections = new Map<string, Settings>();
  for (const [key, settings] of Object.entries(config)) {
    const [, kind, name] = sectionKey.exec(key) ?? [];
    if (kind !== undefined && name !== undefined) sections.set(`${kind} ${name}`, settings);
    else profiles.set(key, settings);
  }
  for (const [name, settings] of Object.entries(credentials))
    profiles.set(name, { ...profiles.get(name), ...settings });
  return { profiles, sections, files };
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html */
function configFiles(): ConfigFiles {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  const inHome = (path: string): string =>
    path.startsWith('~/') ? join(getHomeDir(), path.slice(2)) : path;
  return {
    config: inHome(readText(AWS_CONFIG_FILE) ?? '~/.aws/config'),
    credentials: inHome(readText(AWS_SHARED_CREDENTIALS_FILE) ?? '~/.aws/credentials'),
  };
}
