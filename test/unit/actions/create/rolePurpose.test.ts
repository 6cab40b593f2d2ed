import { describe, expect, it } from 'vitest';
import {
  alarmAccount,
  draftLogGroup,
  rolePurpose,
  trustedRoles,
} from '../../../../src/core/actions/create/rolePurpose';
import { trustPolicy } from '../../../../src/core/logAlarms/logAlarmRoles';
import { endpoint } from '../wizardInput';

const on = { endpoint: { ...endpoint, logging: { enabled: true, group: '/now' } } };
const identity = { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:user/dev' };
const account = alarmAccount({ identity, scope: { profile: 'dev', region: 'ap-northeast-1' } });

describe('the log group of a draft', () => {
  it.each([
    ['is that of the endpoint', {}, '/now'],
    ['is a new one', { logging: { kind: 'new', name: ' /new ' } }, '/new'],
    [
      'is an existing one',
      {
        logging: {
          kind: 'existing',
          group: { name: '/old', logClass: 'STANDARD', metricFilterCount: 0 },
        },
      },
      '/old',
    ],
  ] as const)('%s', (_, draft, group) => {
    expect(draftLogGroup(draft, on)).toBe(group);
    expect(rolePurpose('query', draft, on)).toEqual({ kind: 'query', logGroups: [group] });
  });
});

describe('roles that a service may assume', () => {
  const purpose = rolePurpose('query', {}, on);
  const trust = (kind: 'query' | 'logLines', of = account) =>
    JSON.stringify(trustPolicy({ ...purpose, kind }, of));
  const conditional = trust('query').replace('aws:SourceAccount', 'aws:SourceOrgID');

  it.each([
    ['one for queries', trust('query'), true],
    ['one whose condition cannot be decided', conditional, true],
    ['one for log lines', trust('logLines'), false],
    ['one for another account', trust('query', { ...account, accountId: '999999999999' }), false],
    ['one that is not readable', '{', false],
    ['one that trusts nobody', '{"Version":"2012-10-17","Statement":[]}', false],
  ])('%s', (_, text, listed) => {
    const role = { name: 'r', arn: 'arn:aws:iam::123456789012:role/r', trust: text };
    expect(trustedRoles([role], purpose, account)).toEqual(listed ? [role] : []);
  });
});
