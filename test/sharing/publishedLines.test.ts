/** A publication as lines: all of it comes back, no line is long, and what is not whole is nothing. */
import { describe, expect, it } from 'vitest';
import {
  failed,
  newScopeSnapshot,
  succeeded,
  type ScopeSnapshot,
} from '../../src/core/model/snapshot';
import type { PublishedScope } from '../../src/core/ports/sharing';
import { LineReader, toLines } from '../../src/sharing/publishedLines';
import { FakeAws } from '../fakes/fakeAws';
import { plainEndpoint, vpnAlarm } from '../unit/polling/manyAlarms';

const scope = { profile: 'dev', region: 'eu-west-1' };

function large(): PublishedScope {
  const { alarms, topics } = new FakeAws({ scope });
  const topic = topics.add('mails');
  for (let i = 0; i < 3000; i++) alarms.add(vpnAlarm(`alarm ${i}`, `cvpn-endpoint-${i % 1000}`));
  const endpoints = Array.from({ length: 1000 }, (_, i) => plainEndpoint(`cvpn-endpoint-${i}`));
  const failure = { kind: 'denied' as const, action: 'ec2:DescribeClientVpnConnections' };
  const snapshot: ScopeSnapshot = {
    ...newScopeSnapshot(scope),
    identity: succeeded({ accountId: '123456789012', arn: 'arn' }, 1),
    endpoints: succeeded(endpoints, 2),
    alarms: failed(succeeded([...alarms.byName.values()], 3), failure, 4),
    connections: Object.fromEntries(
      endpoints.map(({ id }) => [id, { kind: 'failed', failure, failedAt: 5 } as const]),
    ),
    topics: { [topic.arn]: succeeded(topic, 6) },
    transitions: [{ alarmName: 'x', at: 1, from: 'OK', to: 'ALARM', reason: 'y\nz' }],
  };
  return { at: 7, snapshot, discovery: { at: 3, pages: 3 } };
}

function read(lines: Iterable<string>): PublishedScope | undefined {
  const reader = new LineReader();
  for (const line of lines) reader.add(line);
  return reader.published;
}

describe('lines', () => {
  it('bring back all that was published', () => {
    const published = large();
    expect(read(toLines(published))).toEqual(published);
  });

  it('bring back a scope of which nothing is known', () => {
    const published = { at: 1, snapshot: newScopeSnapshot(scope) };
    expect(read(toLines(published))).toEqual(published);
  });

  it('are short, however much there is, and hold no line break', () => {
    const lines = [...toLines(large())];
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(64 * 1024);
    expect(lines.filter((line) => line.includes('\n'))).toEqual([]);
  });

  it('are nothing while the last is missing', () => {
    const lines = [...toLines(large())];
    expect(read(lines.slice(0, -1))).toBeUndefined();
  });

  it.each([
    ['text', 'x'],
    ['another list', '["others",[]]'],
    ['something else', '{"at":1}'],
    ['nothing', ''],
    ['a list of nothing', '["alarms",null]'],
  ])('are nothing where one is %s', (_, wrong) => {
    const [head = '', ...others] = toLines(large());
    expect(read([head, wrong, ...others])).toBeUndefined();
  });

  it('are nothing without the first, and when something follows the last', () => {
    const lines = [...toLines(large())];
    expect(read(lines.slice(1))).toBeUndefined();
    expect(read([...lines, ...lines])).toBeUndefined();
  });
});
