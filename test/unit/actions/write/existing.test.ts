import { beforeEach, describe, expect, it } from 'vitest';
import {
  connectionAlarms,
  namesakeAlarm,
  topicArnOf,
} from '../../../../src/core/actions/write/existing';
import { findTopic } from '../../../../src/core/actions/write/find';
import { connectionAlarm } from '../../../../src/core/cloudwatch/definition';
import type { AlarmDefinition } from '../../../../src/core/model/alarm';
import { FakeAws } from '../../../fakes/fakeAws';
import { alarmName, definitionFor, endpoint } from '../wizardInput';

const topicArn = 'arn:aws:sns:ap-northeast-1:123456789012:vpn';
const other = 'cvpn-endpoint-other';

function cpuAlarm(name: string): AlarmDefinition {
  const definition = definitionFor(topicArn, name);
  const stat = {
    namespace: 'AWS/EC2',
    metricName: 'CPUUtilization',
    dimensions: { InstanceId: 'i-1' },
    periodSeconds: 60,
    statistic: 'Average',
  };
  return { ...definition, queries: [{ id: 'm1', stat, returnData: true }] };
}

let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
});

describe('an alarm of the wanted name', () => {
  const otherEndpoints = connectionAlarm({
    endpointId: other,
    endpointLabel: other,
    name: alarmName,
    topicArn,
  });

  it.each([
    ['watches the endpoint', definitionFor(topicArn), [endpoint.id]],
    ['watches another endpoint', otherEndpoints, [other]],
    ['watches something else', cpuAlarm(alarmName), []],
  ] as const)('%s', async (_, definition, endpointIds) => {
    const alarm = aws.alarms.add(definition);
    expect(await namesakeAlarm(` ${alarmName} `, aws)).toEqual({ alarm, endpointIds });
  });

  it('is none', async () => {
    expect(await namesakeAlarm(alarmName, aws)).toBeUndefined();
  });
});

describe('the connection alarms of an endpoint', () => {
  it('are those that watch its connections, whatever their names', async () => {
    const mine = [
      aws.alarms.add(definitionFor(topicArn)),
      aws.alarms.add(definitionFor(topicArn, 'seed')),
    ];
    aws.alarms.add(cpuAlarm('cpu'));
    aws.alarms.add(
      connectionAlarm({ endpointId: other, endpointLabel: other, name: 'x', topicArn }),
    );
    expect(connectionAlarms(endpoint, await aws.alarms.list())).toEqual(mine);
  });
});

describe('a topic of the wanted name', () => {
  const find = (name: string) => findTopic(aws, topicArnOf(name, aws.identity, aws.scope.region));

  it('is found by its ARN', async () => {
    const topic = aws.topics.add('vpn');
    expect(await find('vpn')).toEqual(topic);
    expect(await find('vpn2')).toBeUndefined();
  });

  it('that may not be read is not treated as none', async () => {
    aws.calls.fail('topics.get', { kind: 'denied', when: 'before' });
    await expect(find('vpn')).rejects.toMatchObject({
      failure: { kind: 'denied' },
    });
  });
});
