/** How a configuration changes with parts of its definition. */
import { expect, it } from 'vitest';
import {
  configurationDifferences,
  writtenDifferences,
} from '../../../../src/core/actions/replace/configurationDifferences';
import { rewritten } from '../../../../src/core/actions/replace/rewriteAlarm';
import { putMetricAlarmInput } from '../../../../src/core/ports/calls';
import type { AlarmDefinition } from '../../../../src/core/model/alarm';
import { definitionFor } from '../wizardInput';

const definition = definitionFor('arn:aws:sns:eu-west-1:123456789012:vpn');
const configuration = { ...putMetricAlarmInput(definition, {}), Future: 1 };

it.each<[string, Partial<AlarmDefinition>, object]>([
  ['nothing', {}, {}],
  ['the name', { name: 'b' }, { AlarmName: 'b' }],
  ['the threshold', { threshold: 2.5 }, { Threshold: 2.5 }],
  ['what it does in OK', { okActions: ['arn:x', 'arn:y'] }, { OKActions: ['arn:x', 'arn:y'] }],
  [
    'a text that is empty',
    { description: '', insufficientDataActions: ['arn:aws:sns:eu-west-1:123456789012:b'] },
    {
      AlarmDescription: '',
      InsufficientDataActions: ['arn:aws:sns:eu-west-1:123456789012:b'],
    },
  ],
  [
    'the number of periods, with how many of them count',
    { evaluationPeriods: 3 },
    { EvaluationPeriods: 3, DatapointsToAlarm: 1 },
  ],
  [
    'what it makes of low samples',
    { ignoresLowSamples: true },
    { EvaluateLowSampleCountPercentile: 'ignore' },
  ],
  [
    'the window',
    { evaluationWindow: { kind: 'wallClock', timezone: 'Asia/Tokyo' } },
    { EvaluationWindow: { WallClockWindow: { Timezone: 'Asia/Tokyo' } } },
  ],
  [
    'the warm-up',
    { warmUp: { minutes: 5, wholePeriod: true } },
    {
      WarmUpConfiguration: {
        WarmUpPeriodDurationInMinutes: 5,
        OnlyStartEvaluatingAfterWarmUpPeriodEnds: true,
      },
    },
  ],
  ['whether it acts', { actionsEnabled: false }, { ActionsEnabled: false }],
])('changes %s and keeps the rest', (_, change, members) => {
  expect(rewritten(configuration, definition, { ...definition, ...change })).toEqual({
    ...configuration,
    ...members,
  });
});

it('takes members away that are not to be there', () => {
  const { description, ...bare } = definition;
  expect(description).toBeDefined();
  const from: AlarmDefinition = {
    ...definition,
    ignoresLowSamples: true,
    evaluationWindow: { kind: 'wallClock' },
    warmUp: { minutes: 5, wholePeriod: true },
  };
  const before = { ...putMetricAlarmInput(from, {}), Future: 1 };
  expect(rewritten(before, from, bare)).toStrictEqual({
    ...putMetricAlarmInput(bare, {}),
    Future: 1,
  });
});

it('puts a threshold in the place of a band', () => {
  const { Threshold, ...others } = configuration;
  expect(Threshold).toBe(1);
  const band = { ...others, ThresholdMetricId: 'ad1' };
  const from: AlarmDefinition = { ...definition, comparison: 'other', threshold: 0 };
  expect(rewritten(band, from, definition)).toEqual(configuration);
});

it('refuses a comparison and a window that it does not know', () => {
  const from: AlarmDefinition = { ...definition, threshold: 7 };
  expect(() => rewritten(configuration, from, { ...definition, comparison: 'other' })).toThrow(
    RangeError,
  );
  const evaluationWindow = { kind: 'other', name: 'LunarWindow' } as const;
  expect(() => rewritten(configuration, from, { ...definition, evaluationWindow })).toThrow(
    RangeError,
  );
});

it.each<[string, object, object, readonly string[]]>([
  ['an order', { A: [1, 2] }, { A: [2, 1] }, []],
  ['an empty list beside none', { A: [] }, {}, []],
  [
    'a member deep in a query',
    { M: [{ Id: 'a', S: { P: 1 } }] },
    { M: [{ Id: 'a', S: { P: 2 } }] },
    ['M.a.S.P'],
  ],
  ['a query that is new', { M: [{ Id: 'a' }, { Id: 'b' }] }, { M: [{ Id: 'a' }] }, ['M.b']],
  [
    'a dimension',
    { D: [{ Name: 'x', Value: 1 }] },
    { D: [{ Name: 'x', Value: 2 }] },
    ['D.x.Value'],
  ],
  [
    'ids that are not distinct',
    { M: [{ Id: 'a' }, { Id: 'a', X: 1 }] },
    { M: [{ Id: 'a' }] },
    ['M'],
  ],
  ['an empty list beside queries', { M: [] }, { M: [{ Id: 'a' }] }, ['M']],
  ['entries that are no objects', { M: [{ Id: 'a' }, null] }, { M: [{ Id: 'a' }] }, ['M']],
  ['null beside none', { A: null }, {}, ['A']],
  ['kinds', { A: { B: 1 } }, { A: 1 }, ['A']],
])('distinguishes configurations by %s', (_, wanted, found, expected) => {
  const differences = configurationDifferences({ ...wanted }, { ...found });
  expect(differences.map(({ property }) => property)).toEqual(expected);
});

it.each<[string, object, object, object, object]>([
  [
    'what was asked for and is not there',
    { A: 1, B: 2 },
    { A: 0 },
    { A: 0 },
    [
      { property: 'A', wanted: '1', found: '0' },
      { property: 'B', wanted: '2', found: 'undefined' },
    ],
  ],
  ['no default that AWS has put there', { A: 1 }, { A: 0 }, { A: 1, B: 2 }, []],
  [
    'what was to be taken away and is there still',
    { A: 1 },
    { A: 1, B: 2, C: 3 },
    { A: 1, B: 2 },
    [{ property: 'B', wanted: 'undefined', found: '2' }],
  ],
  ['no default beside what was taken away', { A: 1 }, { A: 1, B: 2 }, { A: 1, C: 3 }, []],
])('a write leaves %s', (_, wanted, before, found, expected) => {
  expect(writtenDifferences({ ...wanted }, { ...found }, { ...before })).toEqual(expected);
});
