/**
 * Sets the display language of a host to Japanese.
 *
 * The server takes `--locale` (before `argv.json`, the cookie `vscode.nls.locale` and
 * `Accept-Language`) and honors it only if `languagepacks.json` in its user data folder lists a
 * pack for that language. With one, `vscode.env.language` is `ja`, so `package.nls.ja.json` and
 * `l10n/bundle.l10n.ja.json` are used. The page's language follows from the same pack.
 *
 * VS Code's Japanese pack is not on npm. A package for another editor contains its texts by name,
 * for an older VS Code: texts in it show in Japanese, newer ones stay English.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { npm } from '../npm';
import { ensureInstalled, folderInstallation, type Installation } from '../setup/installation';
import { hostsFolder } from './install';

/** Its last release with named texts; later ones only number them. */
const texts = { name: '@codingame/monaco-vscode-language-pack-ja', version: '4.2.1' };

/** Prepares the data folder of a host for its display language, before the host starts. */
export async function writeDisplayLanguage(
  dataFolder: string,
  language: 'en' | 'ja',
): Promise<void> {
  if (language === 'en') return;
  const packs = {
    [language]: {
      hash: texts.version,
      extensions: [{ extensionIdentifier: { id: texts.name }, version: texts.version }],
      label: '日本語',
      translations: { vscode: await installTexts() },
    },
  };
  await mkdir(join(dataFolder, 'data'), { recursive: true });
  await writeFile(join(dataFolder, 'data', 'languagepacks.json'), JSON.stringify(packs));
}

/** The file of Japanese texts in VS Code's own format. */
async function installTexts(): Promise<string> {
  await ensureInstalled(japaneseTexts);
  return join(textsFolder, textsFile);
}

const textsFolder = join(hostsFolder, `texts-ja-${texts.version}`);
const textsFile = 'main.i18n.json';

/** Those texts as something to install. */
export const japaneseTexts: Installation = folderInstallation(
  'Japanese texts of VS Code from npm',
  textsFolder,
  textsFile,
  async (temporary) => {
    await writeFile(join(temporary, 'package.json'), '{ "private": true }\n');
    await npm(
      temporary,
      ...['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', '.'],
      `${texts.name}@${texts.version}`,
    );
    const module = join(
      temporary,
      ...['node_modules', texts.name, 'translations', `${textsFile}.js`],
    );
    const { default: contents } = (await import(pathToFileURL(module).href)) as {
      default: unknown;
    };
    await writeFile(join(temporary, textsFile), JSON.stringify({ contents }));
  },
);
