/** Finds a Chromium to drive, and installs one where there is none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { root } from './root';
import { CliError } from './cliError';
import { canUseApt, installDebianPackages } from './setup/debian';
import { ensureInstalled, type Installation } from './setup/installation';
import { runQuietly } from './setup/quiet';

/**
 * A headless Chromium, installed first if it is missing. @throws CliError when it cannot be
 * installed
 */
export async function launchChromium(): Promise<Browser> {
  await ensureInstalled(chromiumInstallation);
  const executablePath = findChromium();
  return chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumFlags] });
}

/**
 * Flags for a headless browser: no sandbox (not available to root in a container), no background
 * traffic.
 */
const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium, from Debian's packages or, if those are unavailable, from Playwright. */
export const chromiumInstallation: Installation = {
  name: 'Chromium',
  isThere: () => findChromium() !== undefined,
  install: async () => {
    let reason = '';
    if (canUseApt()) {
      await installDebianPackages(['chromium']);
    } else {
      const cli = join(root, 'node_modules/playwright-core/cli.js');
      const args = [cli, 'install', 'chromium'];
      ({ said: reason } = await runQuietly(process.execPath, args, { cwd: root }));
    }
    if (findChromium() !== undefined) return;
    throw new CliError(
      'No Chromium was found and none could be installed; install Chromium or Chrome, ' +
        `or set CHROMIUM to the path of its binary.\n${reason}`.trim(),
    );
  },
};

function findChromium(): string | undefined {
  const asked = process.env.CHROMIUM;
  if (asked !== undefined && asked !== '') {
    if (existsSync(asked)) return asked;
    throw new CliError(`CHROMIUM names ${asked}, which does not exist.`);
  }
  return [...usualPlaces(), chromium.executablePath()].find((path) => existsSync(path));
}

function usualPlaces(): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = process.env[variable];
      if (folder === undefined) return [];
      return ['Google/Chrome', 'Microsoft/Edge'].map((name) =>
        join(folder, name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
      );
    });
  }
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
    (name) => `/usr/bin/${name}`,
  );
}
