import { beforeEach, describe, expect, it } from 'vitest';
import {
  deleteMetricFilter as deleteMetricFilterAction,
  previewDeleteFilter,
} from '../../../../src/core/actions/metricFilters/deleteMetricFilter';
import {
  connectionCountAlarm,
  connectionFilter,
} from '../../../../src/core/cloudwatch/connectionFilter';
import type { MetricFilter } from '../../../../src/core/cloudwatchLogs/metricFilter';
import { aroundSend } from '../../../fakes/aroundSend';
import { FakeAws } from '../../../fakes/fakeAws';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { timePasses } from '../../../fakes/timePasses';
import { definitionFor } from '../wizardInput';

const group = '/vpn';
const filter: MetricFilter = connectionFilter(group);
const put = 'metricFilters.delete';
let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
  aws.logGroups.add(group);
  aws.logGroups.filters.push(filter);
});

const deleteMetricFilter: typeof deleteMetricFilterAction = (...values) =>
  timePasses(aws.clock, deleteMetricFilterAction(...values));
const remove = () => deleteMetricFilter(filter, aws, t);

describe('before it is deleted', () => {
  it('the alarms that read its metric are named', async () => {
    const counts = (name: string, endpointId: string) =>
      connectionCountAlarm({ name, endpointId, endpointLabel: name, topicArns: [] });
    aws.alarms.add(counts('one', 'e1'));
    aws.alarms.add(counts('two', 'e2'));
    aws.alarms.add(definitionFor('arn:t'));
    const all = counts('all', 'e1');
    const [query] = all.queries;
    if (!query?.stat) throw new Error('no metric');
    const undimensioned = { ...query, stat: { ...query.stat, dimensions: {} } };
    aws.alarms.add({ ...all, queries: [undimensioned] });
    const preview = await previewDeleteFilter(filter, aws);
    expect(preview).toMatchObject({ kind: 'ready', filter });
    expect(preview.kind === 'ready' && preview.readers.map(({ name }) => name)).toEqual([
      'one',
      'two',
    ]);
  });

  it.each([
    ['filter', () => (aws.logGroups.filters.length = 0)],
    [
      'log group',
      () => {
        aws.logGroups.byName.clear();
      },
    ],
  ])('a %s that is gone is reported', async (_, prepare) => {
    prepare();
    expect(await previewDeleteFilter(filter, aws)).toEqual({ kind: 'gone' });
    expect(await remove()).toEqual({ kind: 'gone' });
    expect(aws.calls.count(put)).toBe(0);
  });

  it('what cannot be read is reported', async () => {
    aws.calls.fail('metricFilters.ofGroup', { kind: 'denied', when: 'before' });
    expect(await previewDeleteFilter(filter, aws)).toMatchObject({ failure: { kind: 'denied' } });
  });
});

describe('deleting', () => {
  it('ends when AWS no longer has it', async () => {
    expect(await remove()).toEqual({ kind: 'done' });
    expect(aws.logGroups.filters).toEqual([]);
  });

  it.each<[string, Partial<MetricFilter>]>([
    ['pattern', { pattern: '{ $.a = 1 }' }],
    ['settings', { other: { applyOnTransformedLogs: true } }],
    ['metric', { transformation: { ...filter.transformation, metricName: 'Other' } }],
  ])('leaves one with another %s than was seen', async (_, changes) => {
    const changed = { ...filter, ...changes };
    aws.logGroups.filters[0] = changed;
    expect(await remove()).toEqual({ kind: 'changed', now: changed });
    expect(aws.calls.count(put)).toBe(0);
    expect(await deleteMetricFilter(changed, aws, t)).toEqual({ kind: 'done' });
  });

  it.each([
    ['denied', 'before', { kind: 'failed', failure: { kind: 'denied' }, applied: 'no' }],
    ['timeout', 'before', { kind: 'failed', failure: { kind: 'timeout' }, applied: 'no' }],
    ['timeout', 'after', { kind: 'done' }],
    ['network', 'after', { kind: 'done' }],
    ['throttled', 'before', { kind: 'done' }],
    ['notFound', 'before', { kind: 'gone' }],
    ['cancelled', 'before', { kind: 'cancelled', applied: 'no' }],
    ['cancelled', 'after', { kind: 'cancelled', applied: 'yes' }],
  ] as const)('that ends in %s %s the effect', async (kind, when, expected) => {
    aws.calls.fail(put, { kind, when });
    expect(await remove()).toMatchObject(expected);
  });

  it('that is throttled for ever changes nothing', async () => {
    aws.calls.failFrom(put, { kind: 'throttled', when: 'before' });
    expect(await remove()).toMatchObject({ failure: { kind: 'throttled' }, applied: 'no' });
    expect(aws.logGroups.filters).toEqual([filter]);
  });

  it('that nobody can look at may have happened', async () => {
    aws.calls.fail(put, { kind: 'timeout', when: 'after' });
    aws.calls.failFrom('metricFilters.ofGroup', { kind: 'network', when: 'before' }, 2);
    expect(await remove()).toMatchObject({ failure: { kind: 'timeout' }, applied: 'unknown' });
  });

  it('that somebody undoes is not called done', async () => {
    const busy = aroundSend(aws, async (send) => {
      const answer = await send();
      aws.logGroups.filters.push(filter);
      return answer;
    });
    expect(await deleteMetricFilter(filter, busy, t)).toMatchObject({
      failure: { detail: 'The metric filter is still there.' },
      applied: 'unknown',
    });
  });
});
