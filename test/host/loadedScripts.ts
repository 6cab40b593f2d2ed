/** Which of the extension's scripts this process has loaded. */
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

/** Their names, `extension.js` among them once it runs; `shared.js` is what bundles share, without its hash. */
export function loadedScripts(extensionPath: string): readonly string[] {
  const dist = join(extensionPath, 'dist');
  return Object.keys(createRequire(__filename).cache)
    .filter((path) => path.startsWith(dist))
    .map((path) => basename(path).replace(/^shared-\w+\.js$/, 'shared.js'));
}
