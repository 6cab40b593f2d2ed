/** What a chart asks of CloudWatch, first and when it goes on from what it has. */
import { testConnection, testEndpoint, testLogAlarm } from '../../fakes/snapshots';
import { describe, expect, it } from 'vitest';
import { readChart } from '../../../src/core/chart/readChart';
import { newScopeSnapshot, succeeded } from '../../../src/core/model/snapshot';
import type { EndpointRef } from '../../../src/core/model/endpointRef';
import { ExpectedError } from '../../../src/core/model/errors';
import type { ScopeId } from '../../../src/core/model/scope';
import type { TimeRange } from '../../../src/core/ports/aws';
import type { ChartSource } from '../../../src/core/chart/view/chart';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate } from '../../fakes/plainTranslate';
import { vpnAlarm } from '../polling/manyAlarms';

const minute = 60_000;
const endpointId = 'cvpn-endpoint-1';
const { signal } = new AbortController();

/** An endpoint that publishes 1, 2, 3… every five minutes, and its alarm. */
function setUp() {
  const aws = new FakeAws();
  aws.alarms.add(vpnAlarm('vpn', endpointId));
  const start = aws.clock.now();
  const publish = (): void => {
    const before = aws.samplesOf.get(endpointId) ?? [];
    const at = Math.floor(aws.clock.now() / (5 * minute)) * 5 * minute;
    aws.samplesOf.set(endpointId, [...before, { at, value: before.length + 1 }]);
  };
  const read = (before?: ChartSource, compared: readonly EndpointRef[] = []) => {
    const scope = {
      ...newScopeSnapshot(aws.scope),
      alarms: succeeded(
        [...aws.alarms.byName.values(), ...aws.alarms.logAlarms.byName.values()],
        aws.clock.now(),
      ),
    };
    const now = aws.clock.now();
    const question = { endpointId, range: '3h', compared, before } as const;
    const scopeOf = (id: ScopeId) => {
      if (id !== 'here') throw new ExpectedError({ kind: 'notFound', resource: id });
      return { aws, scope };
    };
    const context = { aws, scope, scopeOf, now, t: plainTranslate };
    return readChart(context, question, signal);
  };
  /** How many minutes back the last question for samples went. */
  const askedMinutes = () => {
    const asked = aws.calls.recorded.findLast(({ operation }) => operation === 'metrics.samples');
    const range = asked?.args[1] as TimeRange;
    return (range.end - range.start) / minute;
  };
  return { aws, start, publish, read, askedMinutes };
}

describe('readChart', () => {
  it('reads the whole range first, then only what may have changed', async () => {
    const { aws, publish, read, askedMinutes } = setUp();
    for (let i = 0; i < 40; i++) {
      publish();
      aws.clock.advance(5 * minute);
    }
    const first = await read();
    expect(askedMinutes()).toBe(179);
    publish();
    aws.clock.advance(minute);
    const second = await read(first);
    expect(askedMinutes()).toBeLessThan(20);
    expect(second.samples).toEqual((await read()).samples);
    expect(second.samples.at(-1)?.value).toBe(41);
  });

  it('reads who is behind a log alarm, again while it is in ALARM', async () => {
    const { aws, read } = setUp();
    const { logAlarms } = aws.alarms;
    const { name } = logAlarms.add(testLogAlarm(endpointId));
    const names = ({ contributors }: ChartSource) =>
      contributors.map(({ contributor }) => contributor.id);
    logAlarms.breach(name, { username: 'hana' });
    aws.clock.advance(minute);
    const first = await read();
    logAlarms.breach(name, { username: 'hana' }, { username: 'ken' });
    aws.clock.advance(minute);
    const second = await read(first);
    expect([names(first), names(second)]).toEqual([['hana'], ['hana', 'ken']]);
    logAlarms.breach(name);
    aws.clock.advance(minute);
    const third = await read(second);
    const asked = aws.calls.count('alarms.contributorTransitions');
    expect(names(await read(third))).toEqual(['hana', 'ken']);
    expect(aws.calls.count('alarms.contributorTransitions')).toBe(asked);
  });

  it('sees a value change as long as samples may arrive', async () => {
    const { aws, publish, read } = setUp();
    for (let i = 0; i < 12; i++) {
      aws.clock.advance(5 * minute);
      publish();
    }
    const first = await read();
    const samples = aws.samplesOf.get(endpointId) ?? [];
    aws.samplesOf.set(
      endpointId,
      samples.map((sample, i) => (i >= 10 ? { ...sample, value: 99 } : sample)),
    );
    const second = await read(first);
    expect(second.samples.map(({ value }) => value).slice(-3)).toEqual([10, 99, 99]);
  });

  it('asks for all again where there was nothing to go on from', async () => {
    const { aws, publish, read, askedMinutes } = setUp();
    const nothing = await read();
    aws.clock.advance(5 * minute);
    publish();
    expect((await read(nothing)).samples).toHaveLength(1);
    expect(askedMinutes()).toBe(179);
  });

  it('reads the history of an alarm again when its state has moved, and only then', async () => {
    const { aws, publish, read } = setUp();
    publish();
    aws.clock.advance(minute);
    aws.alarms.change('vpn', 'ALARM', 'rise');
    aws.clock.advance(minute);
    const first = await read();
    const second = await read(first);
    expect(aws.calls.count('alarms.transitions')).toBe(1);
    expect(second.transitions).toEqual(first.transitions);
    aws.alarms.change('vpn', 'OK', 'over');
    aws.clock.advance(minute);
    const third = await read(second);
    expect(third.transitions.map(({ to }) => to)).toEqual(['ALARM', 'OK']);
  });

  it('reads a history again that could not be read', async () => {
    const { aws, read } = setUp();
    aws.calls.fail('alarms.transitions', { kind: 'denied', when: 'before' });
    const first = await read();
    expect(first.notes).toHaveLength(1);
    expect((await read(first)).notes).toEqual([]);
  });

  it('says that people are known for an hour only where there is no log', async () => {
    const { aws, read } = setUp();
    aws.endpointList.push(testEndpoint({ id: endpointId }));
    expect((await read()).connections.notes).toEqual([
      'This endpoint has no connection log, so connections are known for the last hour only.',
    ]);
  });

  it('keeps the people of earlier reads, with what has become of them', async () => {
    const { aws, read } = setUp();
    aws.endpointList.push(testEndpoint({ id: endpointId }));
    const connection = testConnection({ endpointId, startedAt: aws.clock.now() - minute });
    aws.connectionsOf.set(endpointId, [connection]);
    const first = await read();
    const endedAt = aws.clock.now();
    aws.connectionsOf.set(endpointId, [{ ...connection, state: 'terminated', endedAt }]);
    aws.clock.advance(minute);
    const second = await read(first);
    aws.connectionsOf.set(endpointId, []);
    aws.clock.advance(minute);
    const third = await read(second);
    expect(
      [first, second, third].map(({ connections }) => connections.records[0]?.endedAt),
    ).toEqual([undefined, endedAt, endedAt]);
  });

  it('shows the samples when nobody can be asked who was there', async () => {
    const { aws, publish, read } = setUp();
    publish();
    aws.clock.advance(minute);
    aws.calls.fail('endpoints.connections', { kind: 'denied', when: 'before' });
    const { samples, connections } = await read();
    expect([samples.length, connections.records, connections.notes.length]).toEqual([1, [], 2]);
  });

  it('says whether its scope was still to be read', async () => {
    const { read } = setUp();
    expect((await read()).isEarly).toBe(true);
  });

  describe('of compared endpoints', () => {
    const other = { scope: 'here', endpointId: 'cvpn-endpoint-2' };

    it('reads the counts, first all and then what may have changed', async () => {
      const { aws, start, read, askedMinutes } = setUp();
      aws.clock.advance(60 * minute);
      const samples = [0, 5, 10, 50].map((minutes) => ({
        at: start + minutes * minute,
        value: minutes,
      }));
      aws.samplesOf.set(other.endpointId, samples);
      const first = await read(undefined, [other]);
      expect(first.compared).toEqual([{ endpoint: other, label: other.endpointId, samples }]);
      const second = await read(first, [other]);
      expect(askedMinutes()).toBeLessThan(25);
      expect(second.compared).toEqual(first.compared);
      expect((await read(second)).compared).toEqual([]);
    });

    it('notes which could not be read, and why, and shows the others', async () => {
      const { aws, publish, read } = setUp();
      publish();
      aws.clock.advance(minute);
      const gone = { scope: 'elsewhere', endpointId: 'cvpn-endpoint-3' };
      const { samples, compared, notes } = await read(undefined, [gone, other]);
      expect(samples).toHaveLength(1);
      expect(compared.map(({ endpoint }) => endpoint)).toEqual([other]);
      expect(notes).toEqual([expect.stringMatching(/^cvpn-endpoint-3: /)]);
    });
  });
});
