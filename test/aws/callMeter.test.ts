/** What the count of calls, and what of them is billed, says of calls through the SDK. */
import { expect, it } from 'vitest';
import { createBackend } from '../../src/aws/index';
import { CallCounts } from '../../src/core/session/callCounts';
import { scopeId } from '../../src/core/model/scope';
import type { WireResponse } from '../../src/core/ports/wire';
import { FakeClock } from '../fakes/fakeClock';
import { FakeLog } from '../fakes/fakeLog';
import { ec2, fastForward, json, jsonError, scope } from './fakeWire';

const range = { start: 0, end: 3_600_000 };

/** A backend that counts, on a wire that answers with these, one after the other. */
function counted(...answers: readonly WireResponse[]) {
  const counts = new CallCounts(0);
  const left = [...answers];
  const wire = (): Promise<WireResponse> => Promise.resolve(left.shift() ?? json({}));
  const backend = createBackend({
    log: new FakeLog(),
    clock: new FakeClock(),
    wire,
    meter: counts,
  });
  return { aws: backend.open(scope), counts };
}

it('counts every request, those sent again included', async () => {
  const endpoints = ec2('DescribeClientVpnEndpoints', '<clientVpnEndpoint/>');
  const { aws, counts } = counted({ status: 503, headers: {}, body: '' }, endpoints, endpoints);
  await fastForward(() => aws.endpoints.list());
  await aws.endpoints.list();
  expect(counts.all).toEqual([
    { scope: scopeId(scope), action: 'ec2:DescribeClientVpnEndpoints', calls: 3 },
  ]);
  expect(counts.billed).toEqual({ metrics: 0, scannedBytes: 0 });
});

it('counts what GetMetricData is billed by: each metric of each request', async () => {
  const series = (id: string) => ({ Id: id, StatusCode: 'Complete', Timestamps: [], Values: [] });
  const all = json({ MetricDataResults: ['m1', 'm2', 'm3'].map(series) });
  const { aws, counts } = counted(jsonError(400, 'Throttling', 'Slow down.'), all, all);
  await fastForward(() => aws.metrics.samplesOf(['a', 'b', 'c'], range, 300));
  await aws.metrics.samples('a', range, 300);
  expect(counts.all).toMatchObject([{ action: 'cloudwatch:GetMetricData', calls: 3 }]);
  expect(counts.billed.metrics).toBe(7);
});

it('counts what Logs Insights is billed by: the bytes that a query scanned', async () => {
  const complete = { status: 'Complete', results: [], statistics: { bytesScanned: 5e8 } };
  const { aws, counts } = counted(
    json({ queryId: 'q' }),
    json({ status: 'Running', results: [], statistics: { bytesScanned: 1e8 } }),
    json({ ...complete, nextToken: 'a' }),
    json(complete),
  );
  const query = { endpointId: 'cvpn-endpoint-0a1', group: 'g', range };
  await fastForward(async () => {
    for await (const page of aws.logs.search(query)) expect(page.events).toEqual([]);
  });
  expect(counts.billed.scannedBytes).toBe(5e8);
});
