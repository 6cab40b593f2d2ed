/**
 * What the sign-ins of the host tests meet of secrets: it must be found nowhere afterwards, neither in
 * what the extension keeps, shows and copies nor in anything that VS Code wrote.
 */
import { readFileSync, statSync } from 'node:fs';
import { filesBelow } from '../filesBelow';

/** Stands in every secret. */
export const canary = 'CanaryOfTheHostTests';

/** What the extension's log says of every sign-in: a log without it is not the one that was to be searched. */
export const signInLine = 'Credentials of the profile office';

/** The files of a folder that hold a text, byte by byte. */
export function filesWith(folder: string, text: string): readonly string[] {
  return filesBelow(folder, '').filter(
    (file) => statSync(file).isFile() && readFileSync(file).includes(text),
  );
}
