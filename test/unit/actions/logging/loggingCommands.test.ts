/** The commands that turn a connection log on, and what may stand in them. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  defaultLogGroup,
  loggingCommands,
  loggingLine,
} from '../../../../src/core/actions/logging/loggingCommands';
import { loggingScript } from '../../../../src/core/actions/logging/loggingScript';
import type { LoggingGroup } from '../../../../src/core/actions/logging/loggingInput';
import {
  planConnectionLogging,
  type LoggingPlan,
} from '../../../../src/core/actions/logging/planConnectionLogging';
import type { Shell } from '../../../../src/core/signIn/shellQuoting';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { endpoint } from '../wizardInput';

const endpointId = 'cvpn-endpoint-0a1';
const newGroup: LoggingGroup = { kind: 'new', name: defaultLogGroup(endpointId) };

function planFor(profile: string, group: LoggingGroup = newGroup, id = endpointId): LoggingPlan {
  return planConnectionLogging(
    {
      scope: { profile, region: 'eu-west-1' },
      identity: { accountId: '123456789012', arn: 'arn' },
      endpoint: { ...endpoint, id },
      group,
      sharedWith: [],
    },
    t,
  );
}

const existing = (stream?: string): LoggingGroup => ({
  kind: 'existing',
  group: { name: 'g', logClass: 'STANDARD', metricFilterCount: 0 },
  ...(stream !== undefined && { stream }),
});

const commandsOf = (plan: LoggingPlan, shell: Shell = 'sh') => {
  const written = loggingCommands(plan, shell);
  return 'commands' in written ? written.commands : [];
};
const textsOf = (plan: LoggingPlan, shell?: Shell) =>
  commandsOf(plan, shell).map(({ text }) => text);

/** The arguments that the shell hands on to the AWS CLI. */
function argumentsOf(command: string): readonly string[] {
  const script = `aws() { printf '%s\\0' "$@"; }; ${command}`;
  return spawnSync('sh', ['-c', script], { encoding: 'utf8' }).stdout.split('\0');
}

describe('the commands', () => {
  it('create the log group, then configure the endpoint', () => {
    for (const shell of ['sh', 'powershell', 'cmd'] as const) {
      expect(textsOf(planFor('office'), shell)).toEqual([
        'aws logs create-log-group --log-group-name client-vpn/cvpn-endpoint-0a1 --region eu-west-1 --profile office',
        'aws ec2 modify-client-vpn-endpoint --client-vpn-endpoint-id cvpn-endpoint-0a1 --connection-log-options "Enabled=true,CloudwatchLogGroup=client-vpn/cvpn-endpoint-0a1" --region eu-west-1 --profile office',
      ]);
    }
  });

  it('set the retention between the two', () => {
    const plan = planFor('office', { ...newGroup, retentionDays: 90 });
    expect(textsOf(plan)[1]).toBe(
      'aws logs put-retention-policy --log-group-name client-vpn/cvpn-endpoint-0a1 --retention-in-days 90 --region eu-west-1 --profile office',
    );
    expect(textsOf(plan)).toHaveLength(3);
  });

  it('leave an existing group as it is', () => {
    expect(textsOf(planFor('office', existing()))).toHaveLength(1);
  });

  it.each([
    ['a/b-1', 'Enabled=true,CloudwatchLogGroup=g,CloudwatchLogStream=a/b-1'],
    ['a, b', '{"Enabled":true,"CloudwatchLogGroup":"g","CloudwatchLogStream":"a, b"}'],
  ])('hand on the stream "%s"', (stream, options) => {
    const [command = ''] = textsOf(planFor('p', existing(stream)));
    expect(argumentsOf(command)).toContain(options);
  });

  it.each<[string, Shell, string]>([
    ['', 'sh', ''],
    ['my profile', 'cmd', ' --profile "my profile"'],
    ["o'brien; rm", 'sh', " --profile 'o'\\''brien; rm'"],
    ["o'brien; rm", 'powershell', " --profile 'o''brien; rm'"],
    ['--x', 'sh', ' "--profile=--x"'],
    ['a.b@c', 'other', ' --profile a.b@c'],
  ])('have the profile "%s" as %s reads it', (profile, shell, read) => {
    for (const command of textsOf(planFor(profile), shell))
      expect(command.endsWith(`--region eu-west-1${read}`)).toBe(true);
  });

  it.each(['cvpn\nrm -rf ~', 'x\u001b]0;y', 'a\0'])('are refused for the endpoint %j', (id) => {
    expect(loggingCommands(planFor('p', existing(), id), 'sh')).toMatchObject({
      refused: { word: id },
    });
  });

  it.each(['$(id)', '--profile', "a'b", 'x; y'])('hand on the endpoint %j as it is', (id) => {
    const [modify = ''] = textsOf(planFor('p', existing(), id));
    const args = argumentsOf(modify);
    expect(args.some((arg) => arg === id || arg === `--client-vpn-endpoint-id=${id}`)).toBe(true);
    expect(args).toContain('Enabled=true,CloudwatchLogGroup=g');
  });

  it('are one line as the shell joins them', () => {
    const commands = commandsOf(planFor('p'));
    const [create = '', modify = ''] = textsOf(planFor('p'));
    expect(loggingLine(commands, 'sh')).toBe(`${create}; ${modify}`);
    expect(loggingLine(commands, 'powershell')).toBe(`${create}; ${modify}`);
    expect(loggingLine(commands, 'cmd')).toBe(`${create} & ${modify}`);
  });
});

describe('the text', () => {
  it('has the commands as lines of their own, and all else as comments', () => {
    const hostile = 'Office\n$(rm -rf ~)';
    const commands = commandsOf(planFor('office', { ...newGroup, retentionDays: 30 }));
    for (const [shell, comment] of [
      ['sh', '# '],
      ['powershell', '# '],
      ['cmd', 'rem '],
    ] as const) {
      const text = loggingScript(commands, hostile, shell, t);
      const lines = text.trim().split('\n');
      const run = lines.filter((line) => line !== '' && !line.startsWith(comment));
      expect(run).toEqual(commands.map((command) => command.text));
      expect(text).toContain(
        'logs:CreateLogGroup, logs:PutRetentionPolicy, ec2:ModifyClientVpnEndpoint;',
      );
    }
  });
});
