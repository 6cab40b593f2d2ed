/**
 * Clients that are not of this project, every operation once by each: boto3 (CloudWatch over JSON)
 * and the AWS CLI (CloudWatch over Query, in the versions that distributions carry). Each is
 * installed from PyPI where it is missing.
 */
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentClients, olderClients } from '../../scripts/setup/foreignClients';
import { ensureInstalled } from '../../scripts/setup/installation';
import type { CallRecord } from '../../src/simulator';
import { serve } from '../../src/simulator/serve';
import table from '../../src/simulator/models/limits.json';
import { services } from '../../src/simulator/services/services';
import { standing } from './wireClient';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));

/** No configuration of the machine's reaches the client. */
const environment = {
  PATH: process.env.PATH,
  AWS_ACCESS_KEY_ID: 'AKID',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_DEFAULT_REGION: 'ap-northeast-1',
  AWS_CONFIG_FILE: join(here, 'none'),
  AWS_SHARED_CREDENTIALS_FILE: join(here, 'none'),
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
};

const nameOf = ({ service, operation }: Pick<CallRecord, 'service' | 'operation'>): string =>
  `${service}:${operation}`;

const everyOperation = Object.entries(services).flatMap(([service, { operations }]) =>
  Object.keys(operations).map((operation) => nameOf({ service, operation })),
);

/** Known to no client of a distribution yet: those that know them must call them. */
const sinceLately = new Set(
  ['Put', 'Get', 'Delete'].map((verb) => `cloudwatch:${verb}AlarmMuteRule`),
).add('cloudwatch:ListAlarmMuteRules');
for (const name of ['cloudwatch:PutLogAlarm', 'cloudwatch:DescribeAlarmContributors'])
  sinceLately.add(name);
for (const name of ['logs:ListScheduledQueries', 'logs:GetScheduledQueryHistory'])
  sinceLately.add(name);

const clients = [
  { client: 'boto3', version: 'today', ...currentClients },
  { client: 'cli', version: 'today', ...currentClients },
  { client: 'cli', version: 'older', ...olderClients },
];

/** The operations of every service. */
const operations = JSON.stringify(
  Object.fromEntries(
    Object.entries(services).map(([name, service]) => [name, Object.keys(service.operations)]),
  ),
);

/** Runs a script of Python with the operations as its input; what it prints is JSON. */
async function ask(script: string, ...args: string[]): Promise<unknown> {
  const started = run(currentClients.python, [script, ...args], {
    env: environment,
    maxBuffer: 2 ** 24,
  });
  started.child.stdin?.end(operations);
  return JSON.parse((await started).stdout) as unknown;
}

describe('the service models of boto3', () => {
  beforeAll(() => ensureInstalled(currentClients.installation), 600_000);

  it('allow what is allowed, to the limit', { timeout: 120_000 }, async () => {
    const simulator = standing();
    const served = await serve(simulator, 0);
    try {
      const found = await ask(join(here, 'foreign_limits.py'), served.url);
      const { trials, wrong } = found as { readonly trials: number; readonly wrong: string[] };
      expect(wrong).toEqual([]);
      expect(trials).toBeGreaterThan(2000);
    } finally {
      await served.close();
      simulator.dispose();
    }
  });

  it('are those of the table', { timeout: 120_000 }, async () => {
    const script = join(here, '..', '..', 'scripts', 'serviceLimits.py');
    // When this fails, boto3 has another version: run `npm run limits`.
    expect(await ask(script)).toEqual(table);
  });
});

describe.each(clients)('$client, $version', ({ client, python, installation }) => {
  beforeAll(() => ensureInstalled(installation), 600_000);

  it('calls every operation', { timeout: 120_000 }, async () => {
    const simulator = standing();
    const served = await serve(simulator, 0);
    try {
      const args = [join(here, 'foreign.py'), served.url, client];
      const { stdout } = await run(python, args, { env: environment, maxBuffer: 2 ** 22 });
      const known = new Set(JSON.parse(stdout) as readonly string[]);
      const succeeded = simulator.calls().filter(({ status }) => status === 200);
      expect(new Set(succeeded.map(nameOf))).toEqual(
        new Set(everyOperation.filter((name) => !sinceLately.has(name) || known.has(name))),
      );
    } finally {
      await served.close();
      simulator.dispose();
    }
  });
});
