import { beforeEach, describe, expect, it } from 'vitest';
import {
  endConnections as endConnectionsAction,
  previewEnd,
  toConnectionEnd,
  type EndOutcome,
} from '../../../src/core/actions/endConnections';
import type { Connection } from '../../../src/core/model/connection';
import { omitUndefined } from '../../../src/core/base/omitUndefined';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { at, testConnection, testEndpoint } from '../../fakes/snapshots';
import { timePasses } from '../../fakes/timePasses';

const endpointIds = ['cvpn-endpoint-1', 'cvpn-endpoint-2'];
const hana = (id: string, changes: Partial<Connection> = {}) => testConnection({ id, ...changes });

const startless = (id: string) => omitUndefined({ ...hana(id), startedAt: undefined });

let aws: FakeAws;

/** Ends these connections with the action, while time passes. */
function endConnections(
  connections: readonly Connection[],
  ...rest: Parameters<typeof endConnectionsAction> extends [unknown, ...infer Rest] ? Rest : never
) {
  return timePasses(aws.clock, endConnectionsAction(connections.map(toConnectionEnd), ...rest));
}

beforeEach(() => {
  aws = new FakeAws();
  for (const id of endpointIds) aws.endpointList.push(testEndpoint({ id }));
});

const put = (...connections: readonly Connection[]): void => {
  for (const id of endpointIds) {
    aws.connectionsOf.set(
      id,
      connections.filter(({ endpointId }) => endpointId === id),
    );
  }
};
const states = () =>
  endpointIds.flatMap((id) => (aws.connectionsOf.get(id) ?? []).map(({ state }) => state));
const isHana = ({ username }: Connection): boolean => username === 'hana';

describe('the question before ending', () => {
  it('is about those that are open now, oldest first, over all the endpoints', async () => {
    put(
      startless('unknown'),
      hana('late', { startedAt: at(10) }),
      startless('unknown too'),
      hana('other', { username: 'ken' }),
      hana('over', { state: 'terminated' }),
      hana('early', { endpointId: 'cvpn-endpoint-2', startedAt: at(8) }),
    );
    const seen = await previewEnd({ endpointIds, fits: isHana }, aws);
    expect(seen.kind === 'ready' && seen.ends.map(({ call }) => call.resource)).toEqual([
      'early',
      'late',
      'unknown',
      'unknown too',
    ]);
    expect(aws.calls.count('endpoints.end')).toBe(0);
  });

  it('is about more connections than a call can have arguments', async () => {
    const one = hana('c');
    put(...Array.from({ length: 10 }, (_, i) => hana(`c-${i}`)));
    const known = aws.connectionsOf.get('cvpn-endpoint-1') ?? [];
    const ended = { ...one, state: 'terminated' as const };
    aws.connectionsOf.set('cvpn-endpoint-1', [
      ...Array.from({ length: 300_000 }, (_, i) => ({ ...ended, id: `e-${i}` })),
      ...known,
    ]);
    const seen = await previewEnd({ endpointIds, fits: isHana }, aws);
    expect(seen.kind === 'ready' && seen.ends.length).toBe(10);
  });

  it('is not asked where none is open, or the endpoint is gone', async () => {
    put(hana('over', { state: 'terminated' }));
    expect(await previewEnd({ endpointIds, fits: isHana }, aws)).toEqual({ kind: 'gone' });
    aws.endpointList.length = 0;
    expect(await previewEnd({ endpointIds, fits: () => true }, aws)).toEqual({ kind: 'gone' });
  });

  it('says what failed', async () => {
    aws.calls.fail('endpoints.connections', { kind: 'denied', when: 'before' });
    expect(await previewEnd({ endpointIds, fits: isHana }, aws)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'denied' },
      applied: 'no',
    });
  });
});

describe('ending', () => {
  const all = ['a', 'b', 'c'].map((id) => hana(id));
  const kinds = (results: readonly { readonly outcome: EndOutcome }[]) =>
    results.map(({ outcome }) => outcome.kind);

  it('ends exactly those that were confirmed, each by its id and once', async () => {
    put(...all, hana('new'));
    const progress: number[] = [];
    const onProgress = (done: number): void => void progress.push(done);
    const results = await endConnections(all, aws, t, { onProgress });
    expect(kinds(results)).toEqual(['ended', 'ended', 'ended']);
    expect(aws.calls.recorded.map(({ args }) => args[0])).toMatchObject(
      ['a', 'b', 'c'].map((resource) => ({ resource })),
    );
    expect(states()).toEqual(['terminating', 'terminating', 'terminating', 'active']);
    expect(progress).toEqual([1, 2, 3]);
  });

  it('goes on when one had ended before', async () => {
    put(...all.slice(1));
    expect(kinds(await endConnections(all, aws, t))).toEqual(['gone', 'ended', 'ended']);
  });

  it('says that AWS could not end it', async () => {
    put(...all);
    aws.stateOfEnded = 'failed-to-terminate';
    const [first] = await endConnections(all, aws, t);
    expect(first?.outcome).toEqual({
      kind: 'failed',
      failure: {
        kind: 'other',
        action: 'ec2:TerminateClientVpnConnections',
        resource: 'a',
        detail: 'The connection could not be ended.',
        ...aws.scope,
      },
      applied: 'no',
    });
  });

  it.each([
    ['denied', 'before', { kind: 'failed', applied: 'no' }, 1],
    ['expired', 'before', { kind: 'failed', applied: 'no' }, 1],
    ['timeout', 'before', { kind: 'failed', applied: 'no' }, 1],
    ['cancelled', 'before', { kind: 'cancelled', applied: 'no' }, 1],
    ['cancelled', 'after', { kind: 'cancelled', applied: 'yes' }, 1],
    ['timeout', 'after', { kind: 'ended' }, 3],
    ['malformed', 'after', { kind: 'ended' }, 3],
    ['network', 'after', { kind: 'ended' }, 3],
    ['notFound', 'after', { kind: 'gone' }, 3],
    ['invalid', 'before', { kind: 'failed', applied: 'no' }, 3],
  ] as const)('that meets %s %s the effect', async (kind, when, expected, tried) => {
    put(...all);
    aws.calls.fail('endpoints.end', { kind, when });
    const results = await endConnections(all, aws, t);
    expect(results[0]?.outcome).toMatchObject(expected);
    expect(aws.calls.count('endpoints.end')).toBe(tried);
    const rest = tried === 3 ? ['ended', 'ended'] : ['skipped', 'skipped'];
    expect(kinds(results).slice(1)).toEqual(rest);
  });

  it.each([
    ['active', 'terminated'],
    ['terminated', 'active'],
    ['terminated', 'terminated'],
  ] as const)('has ended it where its rows say %s and %s', async (first, second) => {
    put(hana('a', { state: first }), hana('a', { state: second }));
    aws.calls.fail('endpoints.end', { kind: 'timeout', when: 'before' });
    const [one] = await endConnections([hana('a')], aws, t);
    expect(one?.outcome).toEqual({ kind: 'ended' });
    expect(await previewEnd({ endpointIds, fits: isHana }, aws)).toEqual({ kind: 'gone' });
  });

  it.each<[string, readonly Connection[], object]>([
    ['it is forgotten', [hana('b')], { kind: 'ended' }],
    ['it is ending', [hana('b'), hana('a', { state: 'terminating' })], { kind: 'ended' }],
    ['it is open', [hana('b', { state: 'terminated' }), hana('a')], { applied: 'no' }],
    ['it could not be ended', [hana('a', { state: 'failed-to-terminate' })], { applied: 'no' }],
    ['its state is new', [hana('a', { state: 'unknown' })], { applied: 'unknown' }],
  ])('that is not answered: %s', async (_, connections, expected) => {
    put(...connections);
    aws.calls.fail('endpoints.end', { kind: 'timeout', when: 'before' });
    const [one] = await endConnections([hana('a')], aws, t);
    expect(one?.outcome).toMatchObject(expected);
  });

  it('does not know whether it happened when nothing can be read', async () => {
    put(...all);
    aws.calls.fail('endpoints.end', { kind: 'network', when: 'after' });
    aws.calls.failFrom('endpoints.connections', { kind: 'network', when: 'before' });
    const [first] = await endConnections(all, aws, t);
    expect(first?.outcome).toMatchObject({ kind: 'failed', applied: 'unknown' });
  });

  it('stops between two when the person says so, and leaves the rest alone', async () => {
    put(...all);
    const stop = new AbortController();
    const results = await endConnections(all, aws, t, {
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    expect(kinds(results)).toEqual(['ended', 'cancelled', 'skipped']);
    expect(states()).toEqual(['terminating', 'active', 'active']);
  });
});
