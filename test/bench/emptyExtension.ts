/** An extension that does nothing: what VS Code itself takes to load and activate one. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../scripts/temporaryFolder';
import { emptyExtensionId } from './start';

/** Writes it into a folder of installed extensions, which is gone when this process ends. @returns that folder */
export async function writeEmptyExtension(): Promise<string> {
  const extensionsFolder = temporaryFolder();
  const folder = join(extensionsFolder, `${emptyExtensionId}-1.0.0`);
  await mkdir(folder);
  const [publisher, name] = emptyExtensionId.split('.');
  const manifest = {
    ...{ publisher, name, version: '1.0.0', engines: { vscode: '^1.100.0' } },
    ...{ main: './extension.js', activationEvents: ['onStartupFinished'] },
    extensionKind: ['workspace'],
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'extension.js'), 'exports.activate = () => undefined;\n');
  return extensionsFolder;
}
