/** An extension with one button in the status bar, which opens a page with one word. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The label of the button. */
export const referenceButton = 'Open reference';

const code = `
const vscode = require('vscode');
const html = '<!DOCTYPE html><html><body><p class="reference">reference</p></body></html>';
exports.activate = (context) => {
  const open = () => {
    const column = vscode.ViewColumn.Active;
    const options = { enableScripts: true };
    vscode.window.createWebviewPanel('reference', 'Reference', column, options).webview.html = html;
  };
  const button = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left, 1000);
  button.text = '${referenceButton}';
  button.command = 'reference.open';
  button.show();
  context.subscriptions.push(button, vscode.commands.registerCommand('reference.open', open));
};
`;

/** Writes it into a folder of extensions. */
export async function writeReferenceExtension(extensionsFolder: string): Promise<void> {
  const folder = join(extensionsFolder, 'bench.reference-1.0.0');
  await mkdir(folder);
  const manifest = {
    ...{ publisher: 'bench', name: 'reference', version: '1.0.0' },
    ...{ engines: { vscode: '^1.100.0' }, main: './extension.js' },
    ...{ activationEvents: ['onStartupFinished'], extensionKind: ['workspace'] },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'extension.js'), code);
}
