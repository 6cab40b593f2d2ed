/** The paths of the project and of generated files. */
import { join } from 'node:path';

/** The top folder of the project. */
export const root = join(__dirname, '..');

/** Generated files that are kept to save time; ignored by git. */
export const cacheFolder = join(root, '.cache');

/** The packaged extension. */
export const vsixFile = join(root, 'client-vpn-watch.vsix');
