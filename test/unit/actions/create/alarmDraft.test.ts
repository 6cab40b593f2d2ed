import { describe, expect, it } from 'vitest';
import { openQuestions, type AlarmDraft } from '../../../../src/core/actions/create/alarmDraft';

const on = { logging: { enabled: true, group: '/vpn' } };
const off = { logging: { enabled: false } };
const logging = { kind: 'new', name: '/vpn' } as const;
const always = ['notification', 'topic', 'name'];
const withLogLines = ['notification', 'topic', 'logLines', 'name'];
const own = { kind: 'own' } as const;
const plain = { kind: 'plain', language: 'en', receiver: 'text' } as const;

describe('the questions that a draft leaves open', () => {
  it.each<[string, AlarmDraft, typeof on | typeof off, readonly string[]]>([
    ['nothing answered', {}, on, ['method', ...always]],
    ['a rise', { method: 'rise' }, off, always],
    ['a metric filter', { method: 'metricFilter' }, on, always],
    ['a metric filter without a log', { method: 'metricFilter' }, off, ['logging', ...always]],
    ['a log alarm', { method: 'logAlarm' }, on, ['detects', 'role', ...withLogLines]],
    [
      'a log alarm without a log',
      { method: 'logAlarm' },
      off,
      ['logging', 'detects', 'role', ...withLogLines],
    ],
    [
      'a log alarm with log lines',
      { method: 'logAlarm', logging, detects: 'connections', notification: own, logLines: 5 },
      off,
      ['role', 'topic', 'logLineRole', 'name'],
    ],
    [
      'a log alarm without log lines',
      { method: 'logAlarm', logging, detects: 'connections', notification: own, logLines: 0 },
      off,
      ['role', 'topic', 'name'],
    ],
    [
      'a log alarm with sentences, which have no log lines',
      { method: 'logAlarm', detects: 'failedAttempts', notification: plain, logLines: 5 },
      on,
      ['role', 'topic', 'name'],
    ],
  ])('%s', (_, draft, endpoint, open) => {
    expect(openQuestions(draft, endpoint)).toEqual(open);
  });
});
