/** What a person reads about calls and their cost. */
import { describe, expect, it } from 'vitest';
import { CallCounts } from '../../../src/core/session/callCounts';
import { callReport } from '../../../src/core/diagnostics/callReport';
import { testNow } from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const since = testNow - 2 * 60 * 60 * 1000;

describe('callReport', () => {
  it('names each operation of each scope, and the bill for what is billed', () => {
    const counts = new CallCounts(since);
    for (let i = 0; i < 120; i++) {
      counts.count('corp@eu-west-1', 'ec2:DescribeClientVpnEndpoints', 1);
      counts.count('corp@eu-west-1', 'cloudwatch:GetMetricData', 2);
      counts.bill('metrics', 10);
    }
    counts.count('lab@us-east-1', 'sts:GetCallerIdentity', 1);
    counts.count('corp@eu-west-1', 'cloudwatch:GetMetricData', 1760);
    expect(callReport(counts, words).split('\n').slice(0, 9)).toEqual([
      'AWS calls since 5 Nov 2026, 8:05',
      '',
      'corp@eu-west-1',
      '  cloudwatch:GetMetricData: 2,000 ×, 1,000 an hour',
      '  ec2:DescribeClientVpnEndpoints: 120 ×, 60 an hour',
      '',
      'lab@us-east-1',
      '  sts:GetCallerIdentity: 1 ×, 1 an hour',
      '',
    ]);
    counts.bill('metrics', 800);
    expect(callReport(counts, words)).toContain('Estimated bill: $7.30 a month');
    expect(callReport(counts, words)).toContain('2,000 metrics');
    counts.bill('scannedBytes', 2e9);
    expect(callReport(counts, words)).toContain('Estimated bill: $10.95 a month');
    expect(callReport(counts, words)).toContain('2 GB');
  });

  it('explains what is read live, and that AWS slowed it down', () => {
    const state = { endpoints: 3, intervalMs: 10_000, callsPerSecond: 5, slowed: false };
    const live = new Map([
      ['corp@eu-west-1', state],
      ['lab@us-east-1', { ...state, callsPerSecond: 2.5, slowed: true }],
    ] as const);
    const report = callReport(new CallCounts(since), words, live);
    const line = 'endpoints on screen: 3. Their connections are read every 10 s, free of charge.';
    expect(report).toContain(
      `corp@eu-west-1: ${line}\nlab@us-east-1: ${line} AWS throttled these calls: at most 2.5 a second for now.\n`,
    );
  });

  it('says that there were none', () => {
    const report = callReport(new CallCounts(testNow), words);
    expect(report).toContain('No calls yet.');
    expect(report).toContain('$0.00 a month');
  });

  it('says in the trial that nothing is billed, and what it would be at normal speed', () => {
    const counts = new CallCounts(since);
    for (let i = 0; i < 600; i++) counts.count('trial@ap-northeast-1', 'ec2:Describe', 1);
    counts.bill('metrics', 60_000);
    const report = callReport(counts, words, undefined, 30);
    expect(report).toContain('Trial: nothing is billed.');
    expect(report).not.toContain('Estimated bill');
    // Two real hours are sixty simulated ones.
    expect(report).toContain('ec2:Describe: 600 ×, 10 an hour');
    expect(report).toContain('With a real AWS this would be: $7.30 a month');
    expect(callReport(counts, words, undefined, 0)).toContain('$219.00 a month');
  });
});
