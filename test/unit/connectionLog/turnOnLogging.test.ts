/** The commands that turn a connection log on, and what may stand in them. */
import { describe, expect, it } from 'vitest';
import {
  defaultLogGroup,
  isLogGroupName,
  loggingEnvironment,
  turnOnLoggingCommands,
} from '../../../src/core/connectionLog/turnOnLogging';
import { loggingText } from '../../../src/core/views/loggingText';
import { plainTranslate } from '../../fakes/plainTranslate';

const endpointId = 'cvpn-endpoint-0a1';
const plan = (profile: string, group = defaultLogGroup(endpointId)) => ({
  scope: { profile, region: 'eu-west-1' },
  endpointId,
  group,
});

describe('the commands', () => {
  it('make the log group, then tell the endpoint of it', () => {
    expect(turnOnLoggingCommands(plan('office'))).toEqual([
      'aws logs create-log-group --log-group-name client-vpn/cvpn-endpoint-0a1 --region eu-west-1 --profile office',
      'aws ec2 modify-client-vpn-endpoint --client-vpn-endpoint-id cvpn-endpoint-0a1 --connection-log-options "Enabled=true,CloudwatchLogGroup=client-vpn/cvpn-endpoint-0a1" --region eu-west-1 --profile office',
    ]);
  });

  it.each([
    ['', '', '', {}],
    ['my profile', " --profile 'my profile'", '', { AWS_PROFILE: 'my profile' }],
    ["o'brien; rm", " --profile 'o'\\''brien; rm'", '', { AWS_PROFILE: "o'brien; rm" }],
    ['--x', " --profile '--x'", '', { AWS_PROFILE: '--x' }],
    ['a.b@c', ' --profile a.b@c', ' --profile a.b@c', {}],
  ])('quote the profile "%s", and type it only where it is plain', (profile, read, typed, env) => {
    const [create = ''] = turnOnLoggingCommands(plan(profile));
    expect(create.endsWith(`--region eu-west-1${read}`)).toBe(true);
    const [line = ''] = turnOnLoggingCommands(plan(profile), 'environment');
    expect(line.endsWith(`--region eu-west-1${typed}`)).toBe(true);
    expect(loggingEnvironment({ profile, region: 'eu-west-1' })).toEqual(env);
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
    ['x'.repeat(513), false],
  ])('may be called "%s": %s', (name, may) => {
    expect(isLogGroupName(name)).toBe(may);
  });
});

describe('the text', () => {
  it('has the commands as lines of their own, and all else as comments', () => {
    const hostile = 'Office\n$(rm -rf ~)';
    const lines = loggingText(plan('office'), hostile, plainTranslate).trim().split('\n');
    const run = lines.filter((line) => line !== '' && !line.startsWith('#'));
    expect(run).toEqual(turnOnLoggingCommands(plan('office')));
  });
});
