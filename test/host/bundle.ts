/** Bundles the host tests for the extension host: CommonJS, with `vscode` and Mocha left outside. */
import { mkdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { cacheFolder, root } from '../../scripts/root';
import { filesBelow } from '../filesBelow';

/** Below the project, so that Mocha is found from there. */
const outputFolder = join(cacheFolder, 'host-test');

/** The module whose `run` VS Code calls. */
export const testModule = join(outputFolder, 'index.js');

/** The module whose `run` VS Code calls in a window that a case asks for. */
export const otherWindowModule = join(outputFolder, 'otherWindow.js');

/** The module that VS Code's processes load first, so that they write their logs. */
export const fileLogModule = join(outputFolder, 'fileLog.js');

/** Writes the bundle of the runner, and next to it that of every case there is. */
export async function bundleHostTests(): Promise<void> {
  const cases = filesBelow(__dirname, '.case.ts');
  const common: BuildOptions = {
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha', './cases.js'],
    logLevel: 'warning',
  };
  await mkdir(outputFolder, { recursive: true });
  await build({ ...common, entryPoints: [join(__dirname, 'index.ts')], outfile: testModule });
  const other = join(__dirname, 'otherWindow.ts');
  await build({ ...common, entryPoints: [other], outfile: otherWindowModule });
  await build({ ...common, entryPoints: [join(__dirname, 'fileLog.ts')], outfile: fileLogModule });
  const importPath = (file: string) => `./${relative(root, file).split(sep).join('/')}`;
  await build({
    ...common,
    stdin: {
      contents: cases.map((file) => `import ${JSON.stringify(importPath(file))};`).join('\n'),
      resolveDir: root,
      sourcefile: 'cases.ts',
      loader: 'ts',
    },
    outfile: join(outputFolder, 'cases.js'),
  });
}
