import { describe, expect, it } from 'vitest';
import type { WriteOutcome } from '../../../src/core/actions/write/attempt';
import { toConnectionEnd, type EndOutcome } from '../../../src/core/actions/endConnections';
import { endQuestion, endReport } from '../../../src/core/actions/endQuestion';
import { isSameUser } from '../../../src/core/model/connection';
import { omitUndefined } from '../../../src/core/base/omitUndefined';
import { testConnection } from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const named = (id: string): string => `name of ${id}`;
const one = (...changes: Parameters<typeof testConnection>) => [
  toConnectionEnd(testConnection(...changes)),
];
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => toConnectionEnd(testConnection({ id: `c-${i}` })));

/** What EC2 may leave out, and the other address. */
interface Unknown {
  readonly startedAt: undefined;
  readonly clientIp?: undefined;
  readonly clientIpv6?: string;
}

describe('the question', () => {
  it('about one says who, from where and for how long, and the call', () => {
    expect(endQuestion(one(), named, words)).toEqual({
      question: 'End the connection of hana?',
      detail: [
        '10.8.0.5 · name of cvpn-endpoint-1 · connected since 9:30, for 35 mins',
        'The client is disconnected immediately and may reconnect by itself: ending a connection does not block the user.',
        'ec2:TerminateClientVpnConnections: cvpn-connection-1',
      ].join('\n\n'),
      yes: 'End Connection',
    });
  });

  it.each<[Unknown, string]>([
    [{ startedAt: undefined }, '10.8.0.5 · name of cvpn-endpoint-1'],
    [{ startedAt: undefined, clientIp: undefined }, 'name of cvpn-endpoint-1'],
    [
      { startedAt: undefined, clientIp: undefined, clientIpv6: 'fd00::\u202E1' },
      'fd00::⟨U+202E⟩1 · name of cvpn-endpoint-1',
    ],
  ])('says of a connection what is known of it: %j', (changes, line) => {
    const { detail } = endQuestion(
      [toConnectionEnd(omitUndefined({ ...testConnection(), ...changes }))],
      named,
      words,
    );
    expect(detail.split('\n\n')[0]).toBe(line);
  });

  it('about many says how many and lists the first ten', () => {
    const { question, detail, yes } = endQuestion(many(12), named, words);
    expect([question, yes]).toEqual(['End all 12 connections of hana?', 'End 12 Connections']);
    const [list = ''] = detail.split('\n\n');
    expect(list.split('\n')).toHaveLength(11);
    expect(list.split('\n').at(-1)).toBe('and 2 more');
    expect(detail).toContain('ec2:TerminateClientVpnConnections × 12');
  });

  it('shows a hostile name as text', () => {
    const { question } = endQuestion(one({ username: '\u202E**x**\n' }), named, words);
    expect(question).toBe('End the connection of ⟨U+202E⟩**x**␊?');
  });
});

const failed = (applied: WriteOutcome): EndOutcome => ({
  kind: 'failed',
  failure: { kind: 'denied' },
  applied,
});
const ended: EndOutcome = { kind: 'ended' };
const gone: EndOutcome = { kind: 'gone' };
const skipped: EndOutcome = { kind: 'skipped' };

describe('the report', () => {
  it.each<[readonly EndOutcome[], readonly string[], boolean]>([
    [[ended], ['The connection of hana is being ended.'], false],
    [[gone], ['hana was no longer connected.'], false],
    [[failed('no')], [], true],
    [[failed('yes')], ['The connection of hana is being ended.'], true],
    [[ended, ended], ['Being ended: 2 of 2.'], false],
    [[ended, gone, ended], ['Being ended: 2 of 3.', 'No longer connected: 1 of 3.'], false],
    [[ended, failed('no'), skipped], ['Being ended: 1 of 3.', 'Not tried: 1 of 3.'], true],
    [[failed('unknown'), skipped], ['Not tried: 1 of 2.'], true],
  ])('of %j', (outcomes, sentences, stops) => {
    const results = outcomes.map((outcome) => ({ connection: testConnection(), outcome }));
    const report = endReport(results, words);
    expect(report.sentences).toEqual(sentences);
    expect(report.stopped !== undefined).toBe(stops);
  });
});

describe('one user', () => {
  it.each([
    [{ username: 'a' }, { username: 'a', commonName: 'x' }, true],
    [{ username: 'a' }, { username: 'b' }, false],
    [{ username: 'a' }, { commonName: 'a' }, false],
    [{ commonName: 'a' }, { commonName: 'a' }, true],
    [{}, {}, false],
    [{}, { commonName: 'a' }, false],
  ])('%j and %j: %s', (one, other, same) => {
    expect(isSameUser({ id: '1', ...one }, { id: '2', ...other })).toBe(same);
    expect(isSameUser({ id: '2', ...other }, { id: '1', ...one })).toBe(same);
  });
});
