/** What the READMEs promise about accounts is what the code does, in both languages alike. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAccess } from '../src/aws/access/access';
import { consoleLink } from '../src/core/actions/consoleLink';
import {
  callerPermissions,
  createRolePermissions,
  readRolePermissions,
} from '../src/core/actions/logAlarms/callerPermissions';
import { newTopicPolicy } from '../src/core/actions/policy/topicPolicy';
import { partitionOf } from '../src/core/model/scope';
import { FakeLog } from './fakes/fakeLog';

const root = join(import.meta.dirname, '..');
const readmes = ['README.md', 'README.ja.md'] as const;

function blocks(readme: string, language: string): readonly string[] {
  const text = readFileSync(join(root, readme), 'utf8');
  const found = text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
  return [...found].map(([, block = '']) => block);
}

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string;
}

const statements = (readme: string): readonly Statement[] =>
  blocks(readme, 'json').map((block) => JSON.parse(block) as Statement);
const actionsOf = ({ Action }: Statement): readonly string[] => [Action].flat();

/** Every call that the code sends, as the action that IAM knows it by. */
function actionsInUse(): readonly string[] {
  const folders = ['src/aws', 'src/aws/calls', 'src/aws/writes'].map((path) => join(root, path));
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );
  const services: Readonly<Record<string, string>> = {
    'cloudwatch-logs': 'logs',
    eventbridge: 'events',
  };
  const used = sources.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    const imports = source.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([\w-]+)'/g);
    return [...imports].flatMap(([, names = '', client = '']) =>
      [...names.matchAll(/\b(\w+)Command\b/g)].map(
        ([, command]) => `${services[client] ?? client}:${command ?? ''}`,
      ),
    );
  });
  return [...new Set(used)];
}

/**
 * Calls that no policy need allow: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
const free = ['sts:GetCallerIdentity'];
/** Tags given at creation need these. */
const tagging = [
  'cloudwatch:TagResource',
  'sns:TagResource',
  'iam:TagRole',
  'logs:TagResource',
  'events:TagResource',
];
/** What the methods need: CloudWatch also makes calls with the permissions of the caller. */
const ofMethods = [
  ...Object.values(callerPermissions).flatMap((method) => [...method.create, ...method.delete]),
  ...readRolePermissions,
  ...createRolePermissions,
];
/**
 * Actions that know no resource, so that a narrower one would allow nothing.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const withoutResource = [
  'ec2:DescribeClientVpnEndpoints',
  'ec2:DescribeRegions',
  'cloudwatch:GetMetricData',
  'sns:ListTopics',
  'iam:ListAccountAliases',
  'logs:StopQuery',
  'logs:DescribeLogGroups',
  'logs:TestMetricFilter',
  'iam:ListRoles',
  'events:ListRules',
];

describe.each(readmes)('the permissions in %s', (readme) => {
  it('are those of the calls in use: none missing, none too many', () => {
    const allowed = statements(readme).flatMap(actionsOf);
    const called = actionsInUse().filter((action) => !free.includes(action));
    const needed = new Set([...called, ...tagging, ...ofMethods]);
    expect(allowed.toSorted()).toEqual([...needed].toSorted());
  });

  it('are narrowed only where IAM can narrow them', () => {
    const narrow = statements(readme).filter(({ Resource }) => Resource !== '*');
    expect(narrow.flatMap(actionsOf).filter((action) => withoutResource.includes(action))).toEqual(
      [],
    );
  });
});

it('the READMEs give the same policies and profiles in both languages', () => {
  for (const language of ['json', 'ini'])
    expect(blocks('README.ja.md', language)).toEqual(blocks('README.md', language));
});

describe('the profiles for GovCloud and China', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'readme-'));
    const config = join(folder, 'config');
    writeFileSync(config, blocks('README.md', 'ini').join('\n'));
    vi.stubEnv('AWS_CONFIG_FILE', config);
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['gov', 'us-gov-west-1', true, 'amazonaws.com', 'console.amazonaws-us-gov.com', 'aws-us-gov'],
    ['china', 'cn-north-1', false, 'amazonaws.com.cn', 'console.amazonaws.cn', 'aws-cn'],
  ] as const)('%s goes where the table says', async (profile, region, fips, domain, host, arn) => {
    const access = createAccess({ checksCertificates: () => true }, new FakeLog());
    const found = await access.profiles();
    expect(found.find(({ name }) => name === profile)?.region).toBe(region);
    const { reading: clients } = await access.clients({ profile, region });
    const { config } = clients.cloudwatch();
    expect(await config.useFipsEndpoint()).toBe(fips);
    const place = { Region: region, UseFIPS: fips, UseDualStack: false };
    expect(config.endpointProvider(place).url.host).toBe(`monitoring.${region}.${domain}`);
    expect(clients.ec2().config.endpointProvider(place).url.host).toBe(`ec2.${region}.${domain}`);
    access.dispose();

    const target = { kind: 'endpoint', endpointId: 'cvpn-endpoint-1' } as const;
    expect(new URL(consoleLink(target, region)).host).toBe(host);
    expect(partitionOf(region)).toBe(arn);
    const topic = `arn:${arn}:sns:${region}:123456789012:client-vpn-watch`;
    const policy = newTopicPolicy(topic, { region, accountId: '123456789012', alarmName: 'a' });
    expect(policy).toContain(`arn:${arn}:cloudwatch:${region}:123456789012:alarm:*`);
    expect(policy).toContain('"Service":"cloudwatch.amazonaws.com"');
    for (const readme of readmes) {
      const text = readFileSync(join(root, readme), 'utf8');
      for (const said of [host, `arn:${arn}:`, `monitoring.${region}.${domain}`])
        expect(text).toContain(said);
    }
  });
});
