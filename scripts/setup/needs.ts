/** The dependencies of the test suites besides the project's packages. */
import { chromiumInstallation } from '../chromium';
import { japaneseTexts } from '../hosts/displayLanguage';
import { hostInstallation } from '../hosts/install';
import { type HostVersion, newestHost } from '../hosts/versions';
import { currentClients, olderClients } from './foreignClients';
import type { Installation } from './installation';
import { japaneseFonts } from './japaneseFonts';

/** Vitest's files that need more than Node, by pattern. */
export const needsOfFiles: Readonly<Record<string, readonly Installation[]>> = {
  'test/webview/**': [chromiumInstallation],
  'test/simulator/foreign.test.ts': [currentClients.installation, olderClients.installation],
};

/** What the host tests need. */
export const needsOfHost = (version: HostVersion): readonly Installation[] => [
  chromiumInstallation,
  hostInstallation(version),
];

/** What the stories need. */
export const needsOfStories: readonly Installation[] = [
  ...needsOfHost(newestHost),
  japaneseFonts,
  japaneseTexts,
];
