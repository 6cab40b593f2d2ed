/** Finds out what is wrong with the shared config, once something about it looks wrong. */
import { readFile } from 'node:fs/promises';
import type { ConfigFault } from '../core/errors';
import { configLines, lineOf } from './configLines';
import type { ConfigFiles } from './sharedConfig';

/**
 * The first fault of the files: a section of that profile that lacks the word `profile`, a file that
 * cannot be read, a line that AWS's format does not allow. Undefined when there is none; a file that
 * is not there is none.
 */
export async function findConfigFault(
  files: ConfigFiles,
  profile: string,
): Promise<ConfigFault | undefined> {
  const [config, credentials] = await Promise.all([
    readConfigFile(files.config),
    readConfigFile(files.credentials),
  ]);
  const line = profile === 'default' ? undefined : lineOf(config.text, profile);
  if (line !== undefined)
    return { problem: 'noProfilePrefix', file: files.config, line, name: profile };
  return faultOf(files.config, config) ?? faultOf(files.credentials, credentials);
}

/**
 * Where a section, or a setting in it, stands; at least the file that it belongs into.
 * @param section as the config file writes it: `profile corp`, `sso-session office`
 */
export async function placeInConfig(
  files: ConfigFiles,
  section: string,
  setting?: string,
): Promise<Pick<ConfigFault, 'file' | 'line'>> {
  const name = section.replace(/^profile /, '');
  const places = [
    [files.config, name === 'default' ? name : section],
    [files.credentials, name],
  ] as const;
  for (const [file, header] of places) {
    const line = lineOf((await readConfigFile(file)).text, header, setting);
    if (line !== undefined) return { file, line };
  }
  return setting === undefined ? { file: files.config } : placeInConfig(files, section);
}

interface FileText {
  /** Empty where there is none. */
  readonly text: string;
  readonly readable: boolean;
}

async function readConfigFile(path: string): Promise<FileText> {
  try {
    return { text: await readFile(path, 'utf8'), readable: true };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { text: '', readable: missing };
  }
}

function faultOf(file: string, { text, readable }: FileText): ConfigFault | undefined {
  if (!readable) return { problem: 'unreadable', file };
  const line = configLines(text).find(({ kind }) => kind === 'wrong');
  return line?.kind === 'wrong' ? { problem: line.problem, file, line: line.number } : undefined;
}
