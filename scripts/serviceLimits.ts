/**
 * `npm run limits`: generates the simulator's table of AWS's limits again, from the service models
 * of the boto3 that the tests use.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { services } from '../src/simulator/services/services';
import { root } from './root';
import { runScript } from './cliError';
import { currentClients } from './setup/foreignClients';
import { ensureInstalled } from './setup/installation';

async function main(): Promise<void> {
  await ensureInstalled(currentClients.installation);
  const operations = Object.fromEntries(
    Object.entries(services).map(([name, service]) => [name, Object.keys(service.operations)]),
  );
  const script = join(root, 'scripts', 'serviceLimits.py');
  const table = execFileSync(currentClients.python, [script], {
    encoding: 'utf8',
    input: JSON.stringify(operations),
  });
  const file = join(root, 'src', 'simulator', 'models', 'limits.json');
  writeFileSync(file, await format(table, { ...(await resolveConfig(file)), parser: 'json' }));
}

runScript(main);
