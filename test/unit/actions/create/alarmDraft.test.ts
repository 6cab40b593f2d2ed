import { describe, expect, it } from 'vitest';
import { openQuestions, type AlarmDraft } from '../../../../src/core/actions/create/alarmDraft';

const on = { logging: { enabled: true, group: '/vpn' } };
const off = { logging: { enabled: false } };
const logging = { group: '/vpn', isNew: true };
const always = ['topic', 'notification', 'name'];

describe('the questions that a draft leaves open', () => {
  it.each<[string, AlarmDraft, typeof on | typeof off, readonly string[]]>([
    ['nothing answered', {}, on, ['method', ...always]],
    ['a rise', { method: 'rise' }, off, always],
    ['a metric filter', { method: 'metricFilter' }, on, always],
    ['a metric filter without a log', { method: 'metricFilter' }, off, ['logging', ...always]],
    ['a log alarm', { method: 'logAlarm' }, on, ['detects', 'role', 'logLines', ...always]],
    [
      'a log alarm without a log',
      { method: 'logAlarm' },
      off,
      ['logging', 'detects', 'role', 'logLines', ...always],
    ],
    [
      'a log alarm with log lines',
      { method: 'logAlarm', logging, detects: 'connections', logLines: 5 },
      off,
      ['role', 'logLineRole', ...always],
    ],
    [
      'a log alarm without log lines',
      { method: 'logAlarm', logging, detects: 'connections', logLines: 0 },
      off,
      ['role', ...always],
    ],
  ])('%s', (_, draft, endpoint, open) => {
    expect(openQuestions(draft, endpoint)).toEqual(open);
  });
});
