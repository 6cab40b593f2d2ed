/** The commands that turn a connection log on, and what may stand in them. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  defaultLogGroup,
  isLogGroupName,
  loggingLine,
  turnOnLoggingCommands,
  type LoggingPlan,
} from '../../../../src/core/connections/log/turnOnLogging';
import type { Shell } from '../../../../src/core/signIn/shellQuoting';
import { loggingText } from '../../../../src/core/connections/loggingText';
import { plainTranslate } from '../../../fakes/plainTranslate';

const endpointId = 'cvpn-endpoint-0a1';
const plan = (profile: string, group = defaultLogGroup(endpointId)) => ({
  scope: { profile, region: 'eu-west-1' },
  endpointId,
  group,
});

const commandsOf = (one: LoggingPlan, shell: Shell = 'sh'): readonly string[] => {
  const written = turnOnLoggingCommands(one, shell);
  return 'commands' in written ? written.commands : [];
};

describe('the commands', () => {
  it('make the log group, then tell the endpoint of it', () => {
    for (const shell of ['sh', 'powershell', 'cmd'] as const) {
      expect(commandsOf(plan('office'), shell)).toEqual([
        'aws logs create-log-group --log-group-name client-vpn/cvpn-endpoint-0a1 --region eu-west-1 --profile office',
        'aws ec2 modify-client-vpn-endpoint --client-vpn-endpoint-id cvpn-endpoint-0a1 --connection-log-options "Enabled=true,CloudwatchLogGroup=client-vpn/cvpn-endpoint-0a1" --region eu-west-1 --profile office',
      ]);
    }
  });

  it.each<[string, Shell, string]>([
    ['', 'sh', ''],
    ['my profile', 'cmd', ' --profile "my profile"'],
    ["o'brien; rm", 'sh', " --profile 'o'\\''brien; rm'"],
    ["o'brien; rm", 'powershell', " --profile 'o''brien; rm'"],
    ['--x', 'sh', ' "--profile=--x"'],
    ['a.b@c', 'other', ' --profile a.b@c'],
  ])('have the profile "%s" as %s reads it', (profile, shell, read) => {
    for (const command of commandsOf(plan(profile), shell))
      expect(command.endsWith(`--region eu-west-1${read}`)).toBe(true);
  });

  it.each(['cvpn\nrm -rf ~', 'x\u001b]0;y', 'a\0'])('are refused for the endpoint %j', (id) => {
    expect(turnOnLoggingCommands({ ...plan('p', 'g'), endpointId: id }, 'sh')).toMatchObject({
      refused: { word: id },
    });
  });

  it.each(['$(id)', '--profile', "a'b", 'x; y'])('hand on the endpoint %j as it is', (id) => {
    const [, modify = ''] = commandsOf({ ...plan('p', 'g'), endpointId: id });
    const script = `aws() { printf '%s\\0' "$@"; }; ${modify}`;
    const args = spawnSync('sh', ['-c', script], { encoding: 'utf8' }).stdout.split('\0');
    expect(args.some((arg) => arg === id || arg === `--client-vpn-endpoint-id=${id}`)).toBe(true);
    expect(args).toContain('Enabled=true,CloudwatchLogGroup=g');
  });

  it('are one line as the shell joins them', () => {
    expect(loggingLine(['a', 'b'], 'sh')).toBe('a; b');
    expect(loggingLine(['a', 'b'], 'powershell')).toBe('a; b');
    expect(loggingLine(['a', 'b'], 'cmd')).toBe('a & b');
  });
});

describe('a log group', () => {
  it.each([
    ['/client-vpn/office_1', true],
    ['', false],
    ['-x', false],
    ['a b', false],
    ['a;b', false],
    ['$(x)', false],
    ['a-', true],
    ['x'.repeat(512), true],
    ['x'.repeat(513), false],
  ])('may be called "%s": %s', (name, may) => {
    expect(isLogGroupName(name)).toBe(may);
  });
});

describe('the text', () => {
  it('has the commands as lines of their own, and all else as comments', () => {
    const hostile = 'Office\n$(rm -rf ~)';
    const commands = commandsOf(plan('office'));
    for (const [shell, comment] of [
      ['sh', '# '],
      ['powershell', '# '],
      ['cmd', 'rem '],
    ] as const) {
      const lines = loggingText(commands, hostile, shell, plainTranslate).trim().split('\n');
      const run = lines.filter((line) => line !== '' && !line.startsWith(comment));
      expect(run).toEqual(commands);
    }
  });
});
