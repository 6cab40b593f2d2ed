/** Where the project and what its scripts make are on disk. */
import { join } from 'node:path';

/** The top folder of the project. */
export const root = join(__dirname, '..');

/** What can be made again, and is kept to save time; git ignores it. */
export const cacheFolder = join(root, '.cache');

/** The packaged extension. */
export const vsixFile = join(root, 'client-vpn-watch.vsix');
