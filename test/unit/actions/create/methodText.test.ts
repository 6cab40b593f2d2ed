import { describe, expect, it } from 'vitest';
import { methodRow } from '../../../../src/core/actions/create/methodText';
import type { MethodCoverage } from '../../../../src/core/coverage/compareMethods';
import { unknownText } from '../../../../src/core/coverage/coverageText';
import { createFormat } from '../../../../src/core/text/format';
import { plainTranslate as t } from '../../../fakes/plainTranslate';

const context = {
  t,
  format: createFormat({ locale: 'en-US', timeZone: 'UTC' }),
  region: 'eu-west-1',
};
const choice = { method: 'logAlarm', obstacle: undefined, recommended: true } as const;
const record: MethodCoverage = {
  method: 'logAlarm',
  undetermined: 0,
  connections: 1028,
  notified: 1028,
  named: 1028,
  delays: { typicalSeconds: 61, worstSeconds: 185 },
};

describe('the row of a method', () => {
  it('names it with what it needs and costs', () => {
    expect(methodRow(choice, record, context)).toEqual({
      label: 'Every connection, by name',
      description: 'recommended · log alarm · from $0.10 a month · needs an IAM role',
      detail:
        'Last 7 days: 1,028 of 1,028 notified · with names · typically after 1 min, at most 3 min',
    });
  });

  it.each([
    [
      ...(['logAlarm', 'noLogging'] as const),
      'log alarm · from $0.10 a month · needs connection logging and an IAM role',
    ],
    ['logAlarm', undefined, 'log alarm · from $0.10 a month · needs an IAM role'],
    [
      ...(['metricFilter', 'noLogging'] as const),
      'metric filter and alarm · $0.40 a month · needs connection logging',
    ],
    ['metricFilter', undefined, 'metric filter and alarm · $0.40 a month'],
    ['rise', undefined, 'alarm with DIFF · $0.10 a month · needs no log'],
  ] as const)('%s with the obstacle %s, without a recommendation', (method, obstacle, text) => {
    const row = methodRow({ method, obstacle, recommended: false }, undefined, context);
    expect(row.description).toBe(text);
  });

  it.each<[string, Partial<MethodCoverage>, string]>([
    [
      'some have no name',
      { notified: 900, named: 12 },
      'Last 7 days: 900 of 1,028 notified · 12 with names · typically after 1 min, at most 3 min',
    ],
    [
      'none has a name',
      { named: 0, delays: { typicalSeconds: 12, worstSeconds: 185 } },
      'Last 7 days: 1,028 of 1,028 notified · without names · typically after 12 sec, at most 3 min',
    ],
    ['the log cannot be read', { unknown: { kind: 'noLog' } }, unknownText({ kind: 'noLog' }, t)],
    [
      'some cannot be determined',
      { notified: 1000, named: 1000, undetermined: 28 },
      'Last 7 days: 1,000 of 1,028 notified · with names · 28 cannot be determined · typically after 1 min, at most 3 min',
    ],
    ['nobody connected', { connections: 0 }, 'Nobody connected in the last seven days.'],
  ])('says that %s', (_, some, detail) => {
    expect(methodRow(choice, { ...record, ...some }, context).detail).toBe(detail);
  });

  it.each([
    [undefined, 'reading', 'Comparing with the connections of the last seven days…'],
    [undefined, undefined, 'One notification for each connection, with user and device address.'],
    [
      'noLogging',
      'reading',
      'Connection logging is off for this endpoint. Choose this to turn it on first.',
    ],
    [
      'noLogAlarms',
      record,
      'CloudWatch has no log alarms in eu-west-1. The metric filter below needs only the log.',
    ],
  ] as const)('with the obstacle %s and %s', (obstacle, found, detail) => {
    const row = methodRow({ ...choice, obstacle, recommended: false }, found, context);
    expect(row.detail).toBe(detail);
  });

  it('has no delays where nothing was notified', () => {
    const { method, connections, undetermined } = record;
    const none = { method, connections, undetermined, notified: 0, named: 0 };
    expect(methodRow(choice, none, context).detail).toBe(
      'Last 7 days: 0 of 1,028 notified · without names',
    );
  });
});
