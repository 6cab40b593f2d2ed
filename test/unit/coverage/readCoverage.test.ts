/** What each method would have notified of an endpoint's connections. */
import { describe, expect, it } from 'vitest';
import type { MethodCoverage } from '../../../src/core/coverage/compareMethods';
import { coveragePicture } from '../../../src/core/alarms/pictures/coveragePicture';
import { coverageHeadline } from '../../../src/core/coverage/coverageReport';
import { coverageSection } from '../../../src/core/coverage/coverageText';
import { readCoverage, type CoverageReport } from '../../../src/core/coverage/readCoverage';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { connectionLogAlarm } from '../../../src/core/logAlarms/connectionLogAlarm';
import type { AnyAlarm } from '../../../src/core/model/logAlarm';
import { createFormat } from '../../../src/core/text/format';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeClock } from '../../fakes/fakeClock';
import { plainTranslate } from '../../fakes/plainTranslate';
import { testEndpoint } from '../../fakes/snapshots';
import { isExpected } from '../../../src/core/model/errors';

const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 12);
const at = (minutes: number): number => now + minutes * minute;
const group = '/vpn';
const endpoint = testEndpoint({ id: 'cvpn-endpoint-1', logging: { enabled: true, group } });
const label = { endpointId: endpoint.id, endpointLabel: 'Tokyo' };

/**
 * Three came five minutes apart, one was short, one came while another left; the log is readable
 * twenty seconds later.
 */
const stays: readonly (readonly [from: number, until?: number])[] = [
  [-61, -6],
  [-56],
  [-51],
  [-43, -42],
  [-7],
];

function setUp(): FakeAws {
  const aws = new FakeAws({ clock: new FakeClock(now) });
  for (const [index, [from, until]] of stays.entries()) {
    const common = {
      endpointId: endpoint.id,
      connectionId: `c${index}`,
      username: `user${index}`,
      commonName: 'client',
      startedAt: at(from),
    };
    aws.logs.add(group, { ...common, kind: 'connected', loggedAt: at(from) + 20_000 });
    if (until !== undefined) {
      aws.logs.add(group, {
        ...common,
        kind: 'ended',
        endedAt: at(until),
        loggedAt: at(until) + 20_000,
      });
    }
  }
  const marks = Array.from({ length: 36 }, (_, i) => -180 + i * 5);
  aws.samplesOf.set(
    endpoint.id,
    marks.map((mark) => ({
      at: at(mark),
      value: stays.filter(([from, until = Infinity]) => from <= mark && mark < until).length,
    })),
  );
  return aws;
}

function read(
  aws: FakeAws,
  alarms: readonly AnyAlarm[] = [],
  off = false,
): Promise<CoverageReport> {
  const logging = off ? { enabled: false } : endpoint.logging;
  const range = { start: at(-90), end: now };
  return readCoverage(aws, { endpoint: { ...endpoint, ...label, logging }, alarms, range, now });
}

function numbers({ method, notified, named, connections, delays }: MethodCoverage): unknown[] {
  const { typicalSeconds, worstSeconds } = delays ?? {};
  return [method, notified, named, connections, typicalSeconds, worstSeconds];
}

const reader = { t: plainTranslate, format: createFormat({ locale: 'en', timeZone: 'UTC' }) };
const since = { arn: 'a:b:c:d:123456789012', state: 'OK', stateReason: '', stateSince: 0 } as const;

describe('the comparison of methods', () => {
  it('says what the proposed alarms would have notified', async () => {
    const { methods, basis, failures } = await read(setUp());
    expect(basis).toBe('log');
    expect(failures).toEqual([]);
    expect(methods.map(numbers)).toEqual([
      ['logAlarm', 5, 5, 5, 60, 60],
      ['metricFilter', 5, 0, 5, 60, 60],
      ['rise', 3, 0, 5, 120, 120],
    ]);
  });

  it('compares alarms that exist as they are configured', async () => {
    const rise = connectionAlarm({ ...label, name: 'mine', topicArn: 'topic' });
    const log = connectionLogAlarm({
      ...{ ...label, kind: 'connections', name: 'log', logGroup: group, roleArn: 'role' },
      topicArns: ['topic'],
    });
    const { queryString } = log.query;
    const slow = { ...log.query, rateMinutes: 5, startOffsetSeconds: 300 };
    const wrong = { ...log.query, queryString: queryString.replace('successful', 'success') };
    const { methods } = await read(setUp(), [
      { ...rise, threshold: 2, ...since },
      { ...log, query: slow, ...since },
      { ...log, name: 'wrong', query: wrong, ...since },
      { ...log, name: 'foreign', query: { ...slow, queryString: 'stats count(*)' }, ...since },
    ]);
    expect(methods.map((one) => [one.alarmName, ...numbers(one).slice(1)])).toEqual([
      ['mine', 0, 0, 5, undefined, undefined],
      ['log', 5, 5, 5, 60, 180],
      ['wrong', 0, 0, 5, undefined, undefined],
      ['foreign', undefined, 0, 5, undefined, undefined],
      [undefined, 5, 0, 5, 60, 60],
    ]);
    expect(coverageSection(methods, reader).join('\n')).toContain('the command stats');
  });

  it('is drawn: who would have been notified when, and who not', async () => {
    const rise = connectionAlarm({ ...label, name: 'mine', topicArn: 'topic' });
    const log = connectionLogAlarm({
      ...{ ...label, kind: 'connections', name: 'log', logGroup: group, roleArn: 'role' },
      topicArns: ['topic'],
    });
    const seen = await read(setUp(), [{ ...log, ...since }]);
    const picture = coveragePicture(seen, 'log', undefined, { ...reader, now });
    expect(picture?.wouldFire.map(({ who }) => who)).toEqual([
      'user0',
      'user1',
      'user2',
      'user3',
      'user4',
    ]);
    expect(picture).toMatchObject({ alarmName: 'log', missed: [], fired: null });
    expect(picture?.counts.length).toBeGreaterThan(3);
    const counted = await read(setUp(), [{ ...rise, ...since }]);
    const gaps = coveragePicture(counted, 'mine', [], { ...reader, now });
    expect(gaps?.wouldFire).toHaveLength(3);
    expect(gaps?.fired).toEqual([]);
    expect(gaps?.missed.map(({ text }) => text)).toEqual([
      'user3: Shorter than the publishing interval',
      'user4: Masked by a disconnection',
    ]);
    expect(coveragePicture(await read(setUp(), [], true), 'log', [], { ...reader, now })).toBe(
      undefined,
    );
  });

  it('counts rises where there is no log, and says what is unknown', async () => {
    const { methods, basis } = await read(setUp(), [], true);
    expect(basis).toBe('counts');
    expect(methods.map(numbers)).toEqual([
      ['logAlarm', undefined, 0, 3, undefined, undefined],
      ['metricFilter', undefined, 0, 3, undefined, undefined],
      ['rise', 3, 0, 3, undefined, undefined],
    ]);
    expect(coverageSection(methods, reader).join('\n')).toContain('connection logging is off');
  });

  it('says of how many connections it is unknown whether they were notified', async () => {
    const aws = setUp();
    aws.calls.failFrom('metrics.samples', { kind: 'denied', when: 'before' });
    const { methods, range } = await read(aws);
    const rise = methods.find(({ method }) => method === 'rise');
    expect(rise).toMatchObject({ connections: 5, notified: 0, undetermined: 5 });
    expect(coverageSection(methods, reader).join('\n')).toContain(
      '| 0 of 5 · 5 cannot be determined |',
    );
    expect(rise && coverageHeadline(rise, { range }, reader)).toContain(
      'For 5 of them this cannot be determined.',
    );
  });

  it('goes on without a log that cannot be read', async () => {
    const aws = setUp();
    aws.logs.groups.clear();
    const { methods, basis } = await read(aws);
    expect(basis).toBe('counts');
    expect(methods[0]?.unknown).toMatchObject({ kind: 'failed', failure: { kind: 'notFound' } });
  });

  it('reports its progress, and can be canceled', async () => {
    const aws = setUp();
    for (let i = 0; i < 3000; i++) {
      const entry = { endpointId: endpoint.id, connectionId: `d${i}`, startedAt: at(-80) };
      aws.logs.add(group, { ...entry, kind: 'connected', loggedAt: at(-80) + i });
    }
    const seen: number[] = [];
    const request = { endpoint: { ...endpoint, ...label }, alarms: [], now };
    const range = { start: at(-90), end: now };
    const cancel = new AbortController();
    const options = {
      onEntries: (count: number) => {
        seen.push(count);
        if (count === 2000) cancel.abort();
      },
    };
    const reading = readCoverage(aws, { ...request, range }, cancel.signal, options);
    const failure = await reading.then(
      () => undefined,
      (error: unknown) => (isExpected(error) ? error.failure.kind : error),
    );
    expect(failure).toBe('cancelled');
    expect(seen).toEqual([1000, 2000]);
  });
});
