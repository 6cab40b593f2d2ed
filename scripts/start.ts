/**
 * `npm start`: VS Code in the browser with the packaged extension in trial mode, so only a browser
 * is needed to try it. Prints `ready <url>`; Ctrl+C ends all processes and deletes temporary files.
 */
import { parseArgs } from 'node:util';
import { installHost } from './hosts/install';
import { calmSettings, installExtension, startHost } from './hosts/startHost';
import { hostVersion, newestHost } from './hosts/versions';
import { openBrowser } from './openBrowser';
import { packageExtension } from './packageExtension';
import { vsixFile } from './root';
import { runScript, CliError } from './cliError';
import { temporaryFolder } from './temporaryFolder';
import { trialSettings } from './trialSettings';

const usage =
  'Usage: npm start -- [--no-open] [--port N] [--vscode 1.103|1.139] [--language en|ja]';

/** The command line options. @throws CliError for unknown ones */
function options() {
  try {
    const { values } = parseArgs({
      options: {
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        vscode: { type: 'string', default: newestHost.vscode },
        language: { type: 'string', default: 'en' },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new CliError(`There is no port "${values.port}".`);
    const { language } = values;
    if (language !== 'en' && language !== 'ja')
      throw new CliError(`The extension speaks en and ja, not "${language}".`);
    return {
      open: !values['no-open'],
      port,
      version: hostVersion(values.vscode),
      language,
    } as const;
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

runScript(async () => {
  const { open, port, version, language } = options();
  const dataFolder = temporaryFolder();
  await Promise.all([packageExtension(), installHost(version)]);
  await installExtension(version, { dataFolder }, vsixFile);
  const { url, server } = await startHost(version, {
    dataFolder,
    port,
    language,
    settings: calmSettings,
    machineSettings: trialSettings,
    environment: { CLIENT_VPN_WATCH_VIEW: 'open' },
  });
  console.log(`ready ${url}`);
  console.log('Ctrl+C ends it.');
  if (open) openBrowser(url);
  const code = await server.exited;
  throw new CliError(`VS Code ended by itself (code ${code}).`);
});
