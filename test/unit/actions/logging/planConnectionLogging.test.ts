import { describe, expect, it } from 'vitest';
import type { LoggingPlanInput } from '../../../../src/core/actions/logging/loggingInput';
import { planConnectionLogging } from '../../../../src/core/actions/logging/planConnectionLogging';
import { logGroupNameProblem } from '../../../../src/core/actions/logging/loggingProblems';
import { describePlan } from '../../../../src/core/actions/plan/describePlan';
import { refuses } from '../../../../src/core/actions/write/problem';
import { retentionDays, type LogGroup } from '../../../../src/core/cloudwatchLogs/logGroup';
import { FakeAws } from '../../../fakes/fakeAws';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { endpoint } from '../wizardInput';

const { scope, identity } = new FakeAws();
const shared: LogGroup = { name: '/vpn', logClass: 'STANDARD', metricFilterCount: 0 };

function plan(changes: Partial<LoggingPlanInput> = {}) {
  const group = { kind: 'new', name: ' vpn/office ', retentionDays: 90 } as const;
  return planConnectionLogging({ scope, identity, endpoint, group, sharedWith: [], ...changes }, t);
}

const logsTo = (group: string, stream?: string) => ({
  ...endpoint,
  logging: { enabled: true, group, ...(stream !== undefined && { stream }) },
});

describe('the calls', () => {
  it('create a group with a retention, then let the endpoint log to it', () => {
    expect(plan().steps.map(({ call }) => [call.operation, call.input])).toEqual([
      [
        'CreateLogGroup',
        { logGroupName: 'vpn/office', tags: { 'created-by': 'client-vpn-watch' } },
      ],
      ['PutRetentionPolicy', { logGroupName: 'vpn/office', retentionInDays: 90 }],
      [
        'ModifyClientVpnEndpoint',
        {
          ClientVpnEndpointId: endpoint.id,
          ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'vpn/office' },
        },
      ],
    ]);
  });

  it('set no retention where none is wanted', () => {
    const { steps, problems } = plan({ group: { kind: 'new', name: 'vpn' } });
    expect(steps.map(({ kind }) => kind)).toEqual(['createLogGroup', 'setLogging']);
    expect(problems.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('never expire'),
    );
  });

  it('change nothing of an existing group', () => {
    const group = {
      kind: 'existing',
      group: { ...shared, retentionDays: 30 },
      stream: 's',
    } as const;
    const { steps, problems } = plan({ group });
    expect(steps.map(({ call }) => call.input)).toEqual([
      {
        ClientVpnEndpointId: endpoint.id,
        ConnectionLogOptions: {
          Enabled: true,
          CloudwatchLogGroup: '/vpn',
          CloudwatchLogStream: 's',
        },
      },
    ]);
    expect(problems.map(({ text }) => text)).toContainEqual(
      'Entries of the log group expire after 30 days; this is not changed.',
    );
  });

  it('are shown with the permissions that they need', () => {
    const text = describePlan(plan(), t);
    expect(text).toContain('CreateLogGroup; needs logs:CreateLogGroup and logs:TagResource');
    expect(text).toContain('PutRetentionPolicy; needs logs:PutRetentionPolicy');
    expect(text).toContain('ModifyClientVpnEndpoint; needs ec2:ModifyClientVpnEndpoint');
    expect(text).toContain('"retentionInDays": 90');
  });
});

describe('what the user should know', () => {
  const other = { ...endpoint, id: 'cvpn-endpoint-2', name: 'Osaka' };
  const existing = (group: Partial<LogGroup>, stream?: string) => ({
    kind: 'existing' as const,
    group: { ...shared, ...group },
    ...(stream !== undefined && { stream }),
  });

  it.each<[string, Partial<LoggingPlanInput>, boolean, RegExp | undefined]>([
    ['nothing but the privacy', {}, true, /user names/],
    ['a bad name', { group: { kind: 'new', name: 'ログ' } }, false, /letters/],
    ['a standard group', { group: existing({}) }, true, undefined],
    [
      'a group of infrequent access',
      { group: existing({ logClass: 'INFREQUENT_ACCESS' }) },
      true,
      /Infrequent Access/,
    ],
    [
      'a group for deliveries',
      { group: existing({ logClass: 'DELIVERY' }) },
      false,
      /cannot be queried/,
    ],
    ['a new class', { group: existing({ logClass: 'other' }) }, false, /cannot be queried/],
    ['an encrypted group', { group: existing({ kmsKeyId: 'arn:key' }) }, true, /arn:key/],
    ['a shared group', { group: existing({}), sharedWith: [other] }, true, /Osaka/],
    [
      'a group that many share',
      {
        group: existing({}),
        sharedWith: Array.from({ length: 8 }, (_, i) => ({ ...other, name: `office ${i}` })),
      },
      true,
      /office 4, and of other endpoints: 3\./,
    ],
    [
      'an endpoint that logs elsewhere',
      { endpoint: logsTo('/old') },
      false,
      /logs its connections to \/old now/,
    ],
    [
      'one that is moved on purpose',
      { endpoint: logsTo('/old'), moves: true },
      true,
      /will no longer see/,
    ],
    [
      'one that logs there already',
      { endpoint: logsTo('/vpn', 's'), group: existing({}), moves: true },
      false,
      /already logs/,
    ],
    [
      'one that gets another stream of its group',
      { endpoint: logsTo('/vpn', 's'), group: existing({}, 'new') },
      true,
      undefined,
    ],
    [
      'one whose logging was turned off',
      { endpoint: { ...endpoint, logging: { enabled: false, group: '/old' } } },
      true,
      undefined,
    ],
  ])('%s', (_, changes, runs, text) => {
    const { problems } = plan(changes);
    expect(refuses(problems)).toBe(!runs);
    if (text)
      expect(problems.map((problem) => problem.text)).toContainEqual(expect.stringMatching(text));
    const first = problems.findIndex(({ severity }) => severity === 'warning');
    expect(problems.slice(first).every(({ severity }) => severity === 'warning')).toBe(true);
  });
});

describe('the name of a new log group', () => {
  it.each([
    ['client-vpn/office', true],
    ['/aws/vpn.#_-1', true],
    ['x'.repeat(512), true],
    ['x'.repeat(513), false],
    ['', false],
    ['  ', false],
    ['aws/vpn', false],
    ['vpn office', false],
    ['vpn:office', false],
    ['vpn*', false],
    ['ログ', false],
  ])('%s: %s', (name, valid) => {
    expect(logGroupNameProblem(name, t) === undefined).toBe(valid);
  });
});

it('offers the retentions of AWS', () => {
  expect(retentionDays).toHaveLength(22);
  expect([...retentionDays].sort((a, b) => a - b)).toEqual(retentionDays);
});
