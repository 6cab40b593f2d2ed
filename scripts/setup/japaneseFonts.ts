/** Japanese fonts for stories in that language and the README's pictures. */
import { spawnSync } from 'node:child_process';
import { CliError } from '../cliError';
import { canUseApt, installDebianPackages } from './debian';
import type { Installation } from './installation';

/** Only needed on Linux: other systems include them. */
export const japaneseFonts: Installation = {
  name: 'fonts for Japanese (fonts-noto-cjk)',
  isThere: () => process.platform !== 'linux' || hasJapaneseFonts(),
  install: async () => {
    if (canUseApt()) await installDebianPackages(['fontconfig', 'fonts-noto-cjk']);
    if (hasJapaneseFonts()) return;
    throw new CliError(
      'No font for Japanese was found and none could be installed; install fonts-noto-cjk (Debian, Ubuntu) ' +
        'or google-noto-sans-cjk-fonts (Fedora).',
    );
  },
};

function hasJapaneseFonts(): boolean {
  const { stdout } = spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' });
  return typeof stdout === 'string' && stdout.trim() !== '';
}
