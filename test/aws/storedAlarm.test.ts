/** A change of an alarm preserves every field that it does not concern, also fields unknown to the code. */
import { MetricAlarm$, PutMetricAlarmInput$ } from '@aws-sdk/client-cloudwatch';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMetricAlarm } from '../../src/core/model/logAlarm';
import { outputOnly } from '../../src/core/actions/replace/alarmConfiguration';
import {
  previewReplace,
  replaceAlarm,
  type Replacement,
} from '../../src/core/actions/replace/replaceAlarm';
import { fixedAlarm, replacementOf, withTopic } from '../../src/core/diagnosis/fixedAlarm';
import { isRecord } from '../../src/core/base/isRecord';
import type { Alarm, AlarmDefinition } from '../../src/core/model/alarm';
import type { ScopeAws } from '../../src/core/ports/aws';
import { timePasses } from '../fakes/timePasses';
import { failureOf, json, openWire } from './fakeWire';

type Json = Readonly<Record<string, unknown>>;

const name = 'Verbindungen 100 % / ü';
const oldTopic = 'arn:aws:sns:eu-west-1:123456789012:old';
const newTopic = 'arn:aws:sns:eu-west-1:123456789012:new';
const state = {
  AlarmArn: `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${name}`,
  StateValue: 'OK',
  StateReason: 'Threshold not crossed',
  StateReasonData: '{}',
  StateUpdatedTimestamp: 1767600000.123,
  StateTransitionedTimestamp: 1767600000.123,
  AlarmConfigurationUpdatedTimestamp: 1767600000.5,
  EvaluationState: 'PARTIAL_DATA',
};
const rules = {
  AlarmName: name,
  ActionsEnabled: true,
  AlarmActions: [oldTopic],
  OKActions: [oldTopic],
  InsufficientDataActions: [],
  EvaluationPeriods: 2,
  Threshold: 3,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'breaching',
};
const dimension = { Name: 'Endpoint', Value: 'cvpn-endpoint-1' };
const metric = {
  Namespace: 'AWS/ClientVPN',
  MetricName: 'ActiveConnectionsCount',
  Dimensions: [dimension],
};

/** An account with one alarm, kept as JSON: what it is sent is what it answers. */
let stored: Json = {};
const { aws, sent: calls } = openWire(({ operation, input }) => {
  if (operation === 'PutMetricAlarm') stored = input;
  return json(operation === 'DescribeAlarms' ? { MetricAlarms: [{ ...stored, ...state }] } : {});
});

async function ready(
  aws: ScopeAws,
  change: (alarm: Alarm) => AlarmDefinition | undefined,
): Promise<Replacement> {
  const [alarm] = (await aws.alarms.get([name])).filter(isMetricAlarm);
  const definition = alarm && change(alarm);
  if (!definition) throw new Error('nothing to change');
  const preview = await previewReplace(alarm, definition, aws);
  if (preview.kind !== 'ready') throw new Error(preview.kind);
  return preview.replacement;
}

/** What was sent for the change, after it went well. */
async function sentFor(alarm: Json, change: (alarm: Alarm) => AlarmDefinition | undefined) {
  stored = alarm;
  calls.length = 0;
  const replacement = await ready(aws, change);
  expect(await replaceAlarm(replacement, aws)).toMatchObject({ kind: 'done' });
  const [put, ...others] = calls.filter(({ operation }) => operation === 'PutMetricAlarm');
  expect(others).toEqual([]);
  expect(put?.input).toEqual(replacement.call.input);
  return { sent: put?.input ?? {}, replacement };
}

const toNewTopic = (alarm: Alarm) => withTopic(alarm, newTopic, oldTopic);
const withoutOkMails = (seen: Alarm) =>
  replacementOf({ kind: 'replaceAlarm', seen, change: 'withoutOkMails' });
const toDefault = (alarm: Alarm) => fixedAlarm(alarm);

/** Members of today's model that the extension does not have, and members of no model. */
const topExtras = fc.record(
  {
    EvaluateLowSampleCountPercentile: fc.constantFrom('evaluate', 'ignore'),
    EvaluationWindow: fc.constantFrom(
      { SlidingWindow: {} },
      { WallClockWindow: { Timezone: 'Asia/Tokyo' } },
      { WallClockWindow: { Timezone: 'UTC+05:30', FirstDay: 'MONDAY' } },
      { LunarWindow: { Phase: 3 } },
    ),
    WarmUpConfiguration: fc.record({
      WarmUpPeriodDurationInMinutes: fc.nat(2880),
      OnlyStartEvaluatingAfterWarmUpPeriodEnds: fc.boolean(),
    }),
    ActionConfiguration: fc.constantFrom(
      { AlarmTagsPropagation: { Enabled: true, IncludedTagKeys: ['team'] } },
      { AlarmTagsPropagation: { Enabled: true }, QuietHours: [1, 2] },
    ),
    AlarmDescription: fc.string({ unit: 'binary' }),
    DatapointsToAlarm: fc.constantFrom(1, 2),
  },
  { requiredKeys: [] },
);
/** JSON as AWS could answer it: no member is null. */
const anyJson = fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text) as unknown);
const future = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 8 }).map((word) => `Future${word}`),
  anyJson.filter((value) => value !== null && !(Array.isArray(value) && value.length === 0)),
  { maxKeys: 3 },
);
const queryExtras = fc.record(
  { AccountId: fc.constant('999988887777'), Label: fc.string({ minLength: 1 }) },
  { requiredKeys: [] },
);
const unit = fc.record({ Unit: fc.constantFrom('Count', 'None') }, { requiredKeys: [] });

/** An alarm and everything in it that no change is about, by its path in what is sent. */
const mathAlarm = fc
  .tuple(topExtras, future, queryExtras, future, unit, future, future, future, future)
  .map(([top, more, query, inQuery, of, inStat, inMetric, inDimension, inRise]) => ({
    alarm: {
      ...rules,
      ...top,
      ...more,
      Dimensions: [],
      Metrics: [
        {
          Id: 'connections',
          ...query,
          ...inQuery,
          MetricStat: {
            Metric: { ...metric, ...inMetric, Dimensions: [{ ...dimension, ...inDimension }] },
            Period: 300,
            Stat: 'Sum',
            ...of,
            ...inStat,
          },
          ReturnData: false,
        },
        { Id: 'rise', Expression: 'DIFF(connections)', ...inRise, ReturnData: true },
      ],
    },
    preserved: [
      ...paths([], { ...top, ...more }),
      ...paths(['Metrics', 'connections'], { ...query, ...inQuery }),
      ...paths(['Metrics', 'connections', 'MetricStat'], { ...of, ...inStat }),
      ...paths(['Metrics', 'connections', 'MetricStat', 'Metric'], inMetric),
      ...paths(
        ['Metrics', 'connections', 'MetricStat', 'Metric', 'Dimensions', 'Endpoint'],
        inDimension,
      ),
      ...paths(['Metrics', 'rise'], inRise),
    ],
  }));

const singleAlarm = fc
  .tuple(topExtras, future, unit, future)
  .map(([top, more, of, inDimension]) => ({
    alarm: {
      ...rules,
      ...metric,
      ...top,
      ...more,
      ...of,
      Dimensions: [{ ...dimension, ...inDimension }],
      Period: 300,
      ExtendedStatistic: 'p99',
    },
    preserved: paths([], { ...top, ...more, ...of }),
    inMetrics: [
      ...paths([], { ...top, ...more }),
      ...paths(['Metrics', 'm1', 'MetricStat'], of),
      ...paths(['Metrics', 'm1', 'MetricStat', 'Metric', 'Dimensions', 'Endpoint'], inDimension),
    ],
  }));

type Preserved = readonly (readonly [path: readonly string[], value: unknown])[];

function paths(above: readonly string[], members: Json): Preserved {
  return Object.entries(members).map(([member, value]) => [[...above, member], value] as const);
}

/** What is at a path; entries of lists are found by `Id` or `Name`. */
function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((below, step) => {
    if (Array.isArray(below))
      return below.find((entry) => isRecord(entry) && (entry.Id ?? entry.Name) === step) as unknown;
    return isRecord(below) ? below[step] : undefined;
  }, value);
}

function expectPreserved(sent: Json, preserved: Preserved, except: readonly string[] = []): void {
  const wanted = preserved.filter(([path]) => !except.includes(path.join('.')));
  expect(wanted.map(([path]) => [path, at(sent, path)])).toEqual(wanted);
}

function without(alarm: Json, ...members: readonly string[]): Json {
  return Object.fromEntries(Object.entries(alarm).filter(([member]) => !members.includes(member)));
}

describe('a changed alarm', () => {
  it('differs in its topics alone when it is given another topic', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mathAlarm, singleAlarm), async ({ alarm }) => {
        const { sent, replacement } = await sentFor(alarm, toNewTopic);
        const empty = 'Metrics' in alarm ? ['Dimensions'] : [];
        expect(sent).toEqual({
          ...without(alarm, ...empty),
          AlarmActions: [newTopic],
          OKActions: [newTopic],
        });
        expect(replacement.differences.map(({ property }) => property)).toEqual([
          'AlarmActions',
          'OKActions',
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it('differs in its actions for OK alone when it mails no longer that it is over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mathAlarm, singleAlarm), async ({ alarm }) => {
        const { sent } = await sentFor(alarm, withoutOkMails);
        const empty = 'Metrics' in alarm ? ['Dimensions'] : [];
        expect(sent).toEqual({ ...without(alarm, ...empty), OKActions: [] });
      }),
      { numRuns: 30 },
    );
  });

  it('keeps what is not the default’s when it gets the default’s settings', async () => {
    const settings = ['DatapointsToAlarm'];
    await fc.assert(
      fc.asyncProperty(mathAlarm, async ({ alarm, preserved }) => {
        const { sent } = await sentFor(alarm, toDefault);
        expect(sent).toMatchObject({ Threshold: 1, EvaluationPeriods: 1, DatapointsToAlarm: 1 });
        expect(at(sent, ['Metrics', 'connections', 'MetricStat'])).toMatchObject({
          Period: 60,
          Stat: 'Maximum',
        });
        expectPreserved(sent, preserved, settings);
      }),
      { numRuns: 30 },
    );
    await fc.assert(
      fc.asyncProperty(singleAlarm, async ({ alarm, inMetrics }) => {
        const { sent } = await sentFor(alarm, toDefault);
        for (const member of ['MetricName', 'Namespace', 'Dimensions', 'Period', 'Unit'])
          expect(sent).not.toHaveProperty(member);
        expect(at(sent, ['Metrics', 'e1', 'Expression'])).toBe('DIFF(m1)');
        expectPreserved(sent, inMetrics, settings);
      }),
      { numRuns: 30 },
    );
  });

  it('shows every member that changes, and no other', async () => {
    const { replacement } = await sentFor(
      { ...rules, ...metric, Period: 60, Statistic: 'Sum' },
      toDefault,
    );
    expect(replacement.differences.map(({ property }) => property).sort()).toEqual([
      ...['ComparisonOperator', 'DatapointsToAlarm', 'Dimensions', 'EvaluationPeriods'],
      ...['MetricName', 'Metrics', 'Namespace', 'Period', 'Statistic', 'Threshold'],
      'TreatMissingData',
    ]);
  });

  it('on a band keeps its band when it is given another topic', async () => {
    const band = {
      ...without(rules, 'Threshold'),
      ComparisonOperator: 'GreaterThanUpperThreshold',
      ThresholdMetricId: 'ad1',
      Metrics: [
        {
          Id: 'm1',
          MetricStat: { Metric: metric, Period: 300, Stat: 'Maximum' },
          ReturnData: true,
        },
        { Id: 'ad1', Expression: 'ANOMALY_DETECTION_BAND(m1, 2)', ReturnData: true },
      ],
    };
    const { sent } = await sentFor(band, toNewTopic);
    expect(sent).toEqual({ ...band, AlarmActions: [newTopic], OKActions: [newTopic] });
  });
});

describe('before a change', () => {
  const watched = { ...rules, ...metric, Period: 60, Statistic: 'Maximum' };

  it('an alarm counts as changed when any member of it has, known or not', async () => {
    let stored: Json = { ...watched, FutureOne: { Deep: [1] } };
    const { aws, sent } = openWire(() => json({ MetricAlarms: [{ ...stored, ...state }] }));
    const replacement = await ready(aws, toNewTopic);
    stored = { ...watched, FutureOne: { Deep: [2] } };
    expect(await replaceAlarm(replacement, aws)).toMatchObject({ kind: 'changed' });
    expect(sent.map(({ operation }) => operation)).not.toContain('PutMetricAlarm');
  });

  it('one that loses a member on the way is reported, by its name', async () => {
    let stored: Json = { ...watched, FutureOne: 'kept', Unit: 'Count' };
    const { aws, clock } = openWire(({ operation, input }) => {
      if (operation === 'PutMetricAlarm') stored = without(input, 'FutureOne');
      return json({ MetricAlarms: [{ ...stored, ...state, FutureDefault: true }] });
    });
    const replacement = await ready(aws, toNewTopic);
    expect(await timePasses(clock, replaceAlarm(replacement, aws))).toEqual({
      kind: 'differs',
      alarm: expect.anything() as unknown,
      differences: [{ property: 'FutureOne', wanted: '"kept"', found: 'undefined' }],
    });
  });

  it('an alarm whose configuration cannot be read whole is refused', async () => {
    const { aws } = openWire(() => json({ MetricAlarms: [{ ...watched, AlarmName: name }] }));
    const failure = await failureOf(aws.alarms.stored(name));
    expect(failure).toMatchObject({
      kind: 'malformed',
      detail: 'The whole configuration of the alarm cannot be read.',
    });
  });

  it.each([
    ['an integer that is rounded', '"FutureLong":9007199254740993'],
    ['a member that is there twice', '"FutureOne":1,"FutureOne":2'],
  ])('an alarm with %s is refused', async (_, member) => {
    const { body, ...answer } = json({ MetricAlarms: [{ ...watched, ...state }] });
    const more = body.replace('"AlarmName"', `${member},"AlarmName"`);
    const { aws } = openWire(() => ({ ...answer, body: more }));
    expect((await failureOf(aws.alarms.stored(name))).kind).toBe('malformed');
  });

  it('an alarm that is not there is none', async () => {
    const { aws } = openWire(() => json({ MetricAlarms: [] }));
    expect(await aws.alarms.stored(name)).toBeUndefined();
  });
});

it('what DescribeAlarms says beyond the configuration is what PutMetricAlarm does not take', () => {
  const members = (schema: readonly unknown[]): string[] => [...(schema[4] as string[])];
  const taken = members(PutMetricAlarmInput$);
  const output = members(MetricAlarm$).filter((member) => !taken.includes(member));
  expect([...outputOnly].sort()).toEqual(output.sort());
});
