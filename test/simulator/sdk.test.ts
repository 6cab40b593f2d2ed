/** AWS's own SDK for JavaScript against the simulator: it finds what it looks for, and its errors. */
import * as cloudWatch from '@aws-sdk/client-cloudwatch';
import * as ec2 from '@aws-sdk/client-ec2';
import * as sns from '@aws-sdk/client-sns';
import * as sts from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { control, diffAlarm, startMs, standing } from './wireClient';

let simulator: Simulator;
let served: Served;

beforeAll(async () => {
  simulator = standing('office');
  served = await serve(simulator, 0);
});

afterAll(async () => {
  await served.close();
  simulator.dispose();
});

const options = (): ec2.EC2ClientConfig & sns.SNSClientConfig & sts.STSClientConfig => ({
  region: 'ap-northeast-1',
  endpoint: served.url,
  credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
  maxAttempts: 1,
});

describe('EC2', () => {
  it('pages endpoints and reads connections', async () => {
    const client = new ec2.EC2Client(options());
    const endpoints: ec2.ClientVpnEndpoint[] = [];
    const pages = ec2.paginateDescribeClientVpnEndpoints({ client, pageSize: 5 }, {});
    for await (const page of pages) endpoints.push(...(page.ClientVpnEndpoints ?? []));
    expect(endpoints).toHaveLength(3);
    expect(endpoints[0]).toMatchObject({
      Tags: [{ Key: 'Name', Value: 'Tokyo office' }, {}],
      Status: { Code: 'available' },
      SplitTunnel: true,
      VpnPort: 443,
      ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: '/client-vpn/offices' },
      SessionTimeoutHours: 24,
    });
    const ClientVpnEndpointId = endpoints[2]?.ClientVpnEndpointId;
    const answer = await client.send(
      new ec2.DescribeClientVpnConnectionsCommand({ ClientVpnEndpointId }),
    );
    const active = answer.Connections?.filter(({ Status: status }) => status?.Code === 'active');
    expect(active?.length).toBeGreaterThan(0);
    expect(active?.[0]).toMatchObject({ ClientVpnEndpointId, ConnectionEndTime: '-' });
    const dryRun = new ec2.DescribeRegionsCommand({ DryRun: true });
    await expect(client.send(dryRun)).rejects.toMatchObject({ name: 'DryRunOperation' });
  });
});

describe('CloudWatch', () => {
  const client = (): cloudWatch.CloudWatchClient => new cloudWatch.CloudWatchClient(options());

  it('puts an alarm and reads it back with dates', async () => {
    const put = diffAlarm('cvpn-endpoint-1') as unknown as cloudWatch.PutMetricAlarmCommandInput;
    await client().send(new cloudWatch.PutMetricAlarmCommand(put));
    const read = await client().send(
      new cloudWatch.DescribeAlarmsCommand({ AlarmNames: ['connections'] }),
    );
    expect(read.MetricAlarms?.[0]).toMatchObject({
      StateValue: 'INSUFFICIENT_DATA',
      StateUpdatedTimestamp: new Date(startMs),
      Metrics: [
        { Id: 'm1', ReturnData: false },
        { Id: 'e1', Expression: 'DIFF(m1)' },
      ],
    });
  });

  it('knows the modelled errors by their class and their old code', async () => {
    const state = { AlarmName: 'nobody', StateValue: 'OK', StateReason: 'x' } as const;
    const error: unknown = await client()
      .send(new cloudWatch.SetAlarmStateCommand(state))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(cloudWatch.ResourceNotFound);
    expect(error).toMatchObject({ Code: 'ResourceNotFound', $metadata: { httpStatusCode: 404 } });
    await control(simulator, 'POST', 'faults', { kind: 'throttle', times: 1 });
    const throttled = client().send(new cloudWatch.DescribeAlarmsCommand({}));
    await expect(throttled).rejects.toMatchObject({ name: 'Throttling' });
  });
});

describe('SNS and STS', () => {
  it('make a topic, list its subscriptions and know who calls', async () => {
    const client = new sns.SNSClient(options());
    const { TopicArn } = await client.send(
      new sns.CreateTopicCommand({ Name: 'sdk', Tags: [{ Key: 'a', Value: 'b' }] }),
    );
    const subscribe = { TopicArn, Protocol: 'email', Endpoint: 'a@example.com' };
    await client.send(new sns.SubscribeCommand(subscribe));
    const list = await client.send(new sns.ListSubscriptionsByTopicCommand({ TopicArn }));
    expect(list.Subscriptions).toMatchObject([{ SubscriptionArn: 'PendingConfirmation' }]);
    const gone = new sns.GetTopicAttributesCommand({ TopicArn: `${TopicArn ?? ''}x` });
    await expect(client.send(gone)).rejects.toBeInstanceOf(sns.NotFoundException);
    const identity = await new sts.STSClient(options()).send(new sts.GetCallerIdentityCommand({}));
    expect(identity.Account).toBe('123456789012');
  });
});
