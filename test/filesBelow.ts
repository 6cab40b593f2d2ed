/** Finds tests by name, so that no list of them is kept by hand. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The paths of all files below a folder whose names end so, in the order of their names. */
export function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => join(folder, path));
}
