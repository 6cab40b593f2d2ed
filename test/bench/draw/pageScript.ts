/** The script of a measurement that runs in a page. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Builds a script as the pages are shipped: with the options of their bundle, and minified.
 * @param file its name in this folder
 */
export async function pageScript(file: string, options: BuildOptions = {}): Promise<string> {
  const root = join(here, '../../..');
  const { bundles } = createRequire(import.meta.url)(join(root, 'esbuild.js')) as {
    bundles: { webview: BuildOptions };
  };
  const { outputFiles } = await build({
    ...bundles.webview,
    ...options,
    entryPoints: [join(here, file)],
    minify: true,
    sourcemap: false,
    write: false,
    metafile: false,
  });
  return outputFiles[0]?.text ?? '';
}
