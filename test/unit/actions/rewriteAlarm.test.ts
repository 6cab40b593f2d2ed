/** What becomes of a configuration when parts of its definition change. */
import { expect, it } from 'vitest';
import { configurationDifferences } from '../../../src/core/actions/configurationDifferences';
import { rewritten } from '../../../src/core/actions/rewriteAlarm';
import { putMetricAlarmInput } from '../../../src/core/actions/calls';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import { definitionFor } from './wizardInput';

const definition = definitionFor('arn:aws:sns:eu-west-1:123456789012:vpn');
const configuration = { ...putMetricAlarmInput(definition, {}), Future: 1 };

it.each<[string, Partial<AlarmDefinition>, object]>([
  ['nothing', {}, {}],
  ['the threshold', { threshold: 2.5 }, { Threshold: 2.5 }],
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

it('takes a member away that is not to be there', () => {
  const { description: _, ...bare } = definition;
  expect(_).toBeDefined();
  expect(rewritten(configuration, definition, bare)).not.toHaveProperty('AlarmDescription');
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
  ['null beside none', { A: null }, {}, ['A']],
  ['kinds', { A: { B: 1 } }, { A: 1 }, ['A']],
])('tells configurations apart by %s', (_, wanted, found, expected) => {
  const differences = configurationDifferences({ ...wanted }, { ...found });
  expect(differences.map(({ property }) => property)).toEqual(expected);
});
