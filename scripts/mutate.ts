/**
 * `npm run mutate [-- FILES]`: mutation testing of the pure code about alarms. Takes half an hour
 * or more. FILES are patterns such as `src/core/audit/*.ts`; by default all of it. Survivors are
 * listed at the end; test/mutants.md lists the known ones and their reasons.
 */
import { join } from 'node:path';
import { startProcess } from './processes';
import { root } from './root';
import { runScript } from './cliError';

runScript(async () => {
  const files = process.argv.slice(2);
  const only = files.length > 0 ? ['--mutate', files.join(',')] : [];
  const { exited } = startProcess(
    process.execPath,
    [join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', ...only],
    { cwd: root, output: 'inherit' },
  );
  process.exit(await exited);
});
