/** The wait for a role that somebody else creates. */
import { describe, expect, it } from 'vitest';
import { awaitRole, type RoleProgress } from '../../../../src/core/actions/roles/checkRole';
import { permissionPolicy, trustPolicy } from '../../../../src/core/logAlarms/logAlarmRoles';
import { roleFaultText } from '../../../../src/core/actions/roles/roleFaultText';
import type { FailureKind } from '../../../../src/core/model/errors';
import { FakeAws } from '../../../fakes/fakeAws';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { timePasses } from '../../../fakes/timePasses';

const name = 'r';
const role = { kind: 'query', logGroups: ['/vpn'] } as const;

function start(aws: FakeAws, abort = new AbortController()) {
  const account = { accountId: aws.identity.accountId, region: aws.scope.region };
  const progress: RoleProgress[] = [];
  const good = {
    trust: JSON.stringify(trustPolicy(role, account)),
    inline: { p: JSON.stringify(permissionPolicy(role, account)) },
  };
  const waiting = (onProgress: (progress: RoleProgress) => void) =>
    awaitRole({ name, role, account }, aws, abort.signal, (one) => {
      progress.push(one);
      onProgress(one);
    });
  return { progress, good, waiting, abort };
}

describe('waiting for a role', () => {
  it('ends when it exists and is right, and says what it has found before', async () => {
    const aws = new FakeAws();
    const { progress, good, waiting } = start(aws);
    const result = await timePasses(
      aws.clock,
      waiting(({ kind }) => {
        if (kind === 'missing') aws.roles.add(name, { trust: good.trust });
        else aws.roles.add(name, good);
      }),
    );
    expect(result).toEqual({ kind: 'ready', role: aws.roles.the(name) });
    expect(progress.map(({ kind }) => kind)).toEqual(['missing', 'faulty']);
    const [, faulty] = progress;
    const faults = faulty?.kind === 'faulty' ? faulty.faults : [];
    expect(faults.map((fault) => roleFaultText(fault, t))).toEqual(
      ['StartQuery', 'StopQuery', 'GetQueryResults', 'DescribeLogGroups'].map(
        (action) =>
          `The role may not call logs:${action} on arn:aws:logs:ap-northeast-1:123456789012:log-group:/vpn.`,
      ),
    );
  });

  it('ends with a role whose policies cannot be decided', async () => {
    const aws = new FakeAws();
    const { good, waiting } = start(aws);
    const inline = {
      p: good.inline.p.replace('{"Effect"', '{"Condition":{"Bool":{"x:y":"true"}},"Effect"'),
    };
    aws.roles.add(name, { ...good, inline });
    expect(
      await timePasses(
        aws.clock,
        waiting(() => undefined),
      ),
    ).toMatchObject({ kind: 'ready' });
  });

  it('continues after failures that may pass', async () => {
    const aws = new FakeAws();
    const { good, waiting, progress } = start(aws);
    aws.roles.add(name, good);
    for (const kind of ['throttled', 'network', 'timeout', 'server'] as const)
      aws.calls.fail('roles.get', { kind, when: 'before' });
    expect(
      await timePasses(
        aws.clock,
        waiting(() => undefined),
      ),
    ).toMatchObject({ kind: 'ready' });
    expect(progress).toMatchObject(
      ['throttled', 'network', 'timeout', 'server'].map((kind) => ({
        kind: 'unread',
        failure: { kind },
      })),
    );
  });

  it.each<FailureKind>(['denied', 'expired'])('ends if reading is %s', async (kind) => {
    const aws = new FakeAws();
    const { waiting, progress } = start(aws);
    aws.calls.fail('roles.get', { kind, when: 'before' });
    const result = await waiting(() => undefined);
    expect(result).toMatchObject({ kind: 'failed', failure: { kind, action: 'iam:GetRole' } });
    expect(progress).toEqual([]);
  });

  it('ends when the user stops it, at any time', async () => {
    const aws = new FakeAws();
    const { waiting, abort } = start(aws);
    const result = await timePasses(
      aws.clock,
      waiting(() => {
        abort.abort();
      }),
    );
    expect(result).toMatchObject({ kind: 'cancelled' });
    expect(aws.calls.count('roles.get')).toBe(1);
  });
});
