/** `node scripts/ready.mjs setUp`: installs what the tests need and is missing, and runs none of them. */
import { hostVersions } from './hosts/versions';
import { runScript, Sentence } from './sentence';
import { ensureAll } from './setup/installation';
import { needsOfFiles, needsOfHost, needsOfStories } from './setup/needs';

runScript(async () => {
  const missing = await ensureAll([
    ...Object.values(needsOfFiles).flat(),
    ...hostVersions.flatMap(needsOfHost),
    ...needsOfStories,
  ]);
  if (missing.size > 0) throw new Sentence([...missing.values()].join('\n'));
  process.exit(0);
});
