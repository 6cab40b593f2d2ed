/**
 * `npm run test:desktop [-- VERSION]`: runs the host tests in a desktop VS Code, which is
 * downloaded first; for machines with a display and access to the download. `npm test` needs
 * neither.
 */
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleHostTests, testModule } from '../test/host/bundle';
import { build } from './packageExtension';
import { cacheFolder, root } from './root';
import { writeSettings, calmSettings } from './hosts/startHost';
import { runScript, CliError } from './cliError';
import { temporaryFolder } from './temporaryFolder';

runScript(async () => {
  await build();
  await bundleHostTests();
  const userData = temporaryFolder();
  await writeSettings(join(userData, 'User', 'settings.json'), calmSettings);
  const code = await runTests({
    version: process.argv[2] ?? 'stable',
    cachePath: join(cacheFolder, 'desktop'),
    extensionDevelopmentPath: root,
    extensionTestsPath: testModule,
    launchArgs: [temporaryFolder(), '--disable-extensions', `--user-data-dir=${userData}`],
  }).catch((error: unknown) => {
    throw new CliError(
      `No desktop VS Code ran the tests (${error instanceof Error ? error.message : String(error)}); ` +
        'it needs a display and update.code.visualstudio.com. `npm test -- host` needs neither.',
    );
  });
  process.exit(code);
});
