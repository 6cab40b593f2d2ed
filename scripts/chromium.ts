/** Finds a Chromium to drive, and installs one where there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { root } from './root';
import { Sentence } from './sentence';

/** A Chromium that nobody looks at. Whoever launches it closes it. @throws Sentence when there is none */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] });
}

/** Flags for a browser that nobody looks at: no sandbox (root in a container has none), no traffic of its own. */
const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium's binary, installed first where there is none. @throws Sentence when it cannot be */
function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  console.error('Installing Chromium…');
  if (canUseApt()) apt('chromium', 'fonts-noto-cjk');
  else
    run(process.execPath, [
      join(root, 'node_modules/playwright-core/cli.js'),
      'install',
      'chromium',
    ]);
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Sentence(
    'No Chromium was found and none could be installed; install Chromium or Chrome, ' +
      'or set CHROMIUM to the path of its binary.',
  );
}

/** Makes sure that Japanese text can be drawn, where the machine tells whether it can. */
export function ensureJapaneseFonts(): void {
  if (process.platform !== 'linux' || hasJapaneseFonts()) return;
  console.error('Installing fonts for Japanese…');
  if (canUseApt()) apt('fonts-noto-cjk');
  if (!hasJapaneseFonts())
    console.error(
      'No font for Japanese was found: pictures will show boxes. Install fonts-noto-cjk.',
    );
}

function findChromium(): string | undefined {
  const asked = process.env.CHROMIUM;
  if (asked !== undefined && asked !== '') {
    if (existsSync(asked)) return asked;
    throw new Sentence(`CHROMIUM names ${asked}, which does not exist.`);
  }
  return [...usualPlaces(), chromium.executablePath()].find((path) => existsSync(path));
}

function usualPlaces(): readonly string[] {
  if (process.platform === 'darwin')
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (process.platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = process.env[variable];
      if (folder === undefined) return [];
      return ['Google/Chrome', 'Microsoft/Edge'].map((name) =>
        join(folder, name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
      );
    });
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
    (name) => `/usr/bin/${name}`,
  );
}

function hasJapaneseFonts(): boolean {
  const { stdout } = spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' });
  return typeof stdout === 'string' && stdout.trim() !== '';
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function apt(...packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update'], env);
  run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], env);
}

/** Standard output belongs to the task, so what an installer says goes to standard error. */
function run(command: string, args: readonly string[], env = process.env): void {
  spawnSync(command, args, { stdio: ['ignore', 2, 2], env });
}
