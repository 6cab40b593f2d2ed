/**
 * `node scripts/ensureInstalled.mjs setUp`: installs what the tests need, and runs none of them.
 */
import { hostVersions } from './hosts/versions';
import { runScript, CliError } from './cliError';
import { ensureAll } from './setup/installation';
import { needsOfFiles, needsOfHost, needsOfStories } from './setup/needs';

runScript(async () => {
  const missing = await ensureAll([
    ...Object.values(needsOfFiles).flat(),
    ...hostVersions.flatMap(needsOfHost),
    ...needsOfStories,
  ]);
  if (missing.size > 0) throw new CliError([...missing.values()].join('\n'));
  process.exit(0);
});
