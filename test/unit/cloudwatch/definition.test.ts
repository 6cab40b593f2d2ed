import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';

const input = {
  endpointId: 'cvpn-endpoint-0123456789abcdef0',
  endpointLabel: 'Tokyo office',
  region: 'ap-northeast-1',
  name: 'client-vpn-watch-tokyo',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
};

const meaning =
  'New connections to Client VPN endpoint Tokyo office (cvpn-endpoint-0123456789abcdef0) ' +
  'in ap-northeast-1';

describe('connectionAlarm', () => {
  it('is DIFF of the highest count of each minute, at least 1, one of one, gaps not breaching', () => {
    const { description, ...alarm } = connectionAlarm(input);
    expect(description).toBeDefined();
    expect(alarm).toEqual({
      name: 'client-vpn-watch-tokyo',
      queries: [
        {
          id: 'm1',
          stat: {
            namespace: 'AWS/ClientVPN',
            metricName: 'ActiveConnectionsCount',
            dimensions: { Endpoint: 'cvpn-endpoint-0123456789abcdef0' },
            periodSeconds: 60,
            statistic: 'Maximum',
          },
          returnData: false,
        },
        { id: 'e1', label: meaning, expression: 'DIFF(m1)', returnData: true },
      ],
      periodSeconds: 60,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      threshold: 1,
      comparison: 'GreaterThanOrEqualToThreshold',
      treatMissing: 'notBreaching',
      actionsEnabled: true,
      alarmActions: ['arn:aws:sns:ap-northeast-1:123456789012:vpn'],
      okActions: [],
      insufficientDataActions: [],
    });
  });

  it('says in its description which endpoint it is for and what it cannot see', () => {
    expect(connectionAlarm(input).description).toBe(
      `${meaning}: more clients are connected than at the publication five minutes before. ` +
        'Not seen: a connection that starts and ends between two publications, one that starts ' +
        'while another ends, and who connected. Made by Client VPN Watch.',
    );
  });

  it('names no region where none is given', () => {
    const { region, ...rest } = input;
    const { queries } = connectionAlarm(rest);
    expect(meaning).toBe(`${queries[1]?.label} in ${region}`);
  });

  it('names an endpoint without a name once', () => {
    const { description } = connectionAlarm({ ...input, endpointLabel: input.endpointId });
    expect(description?.split(input.endpointId)).toHaveLength(2);
  });

  it('keeps to the 1,024 characters that CloudWatch takes, with the longest label there is', () => {
    const { description } = connectionAlarm({ ...input, endpointLabel: 'x'.repeat(256) });
    expect(description?.length).toBeLessThanOrEqual(1024);
  });

  it('lets no name of an endpoint be a dynamic part of the label', () => {
    const { queries } = connectionAlarm({ ...input, endpointLabel: "${MAX} ${PROP('Region')}" });
    expect(queries[1]?.label).toContain("$ {MAX} $ {PROP('Region')}");
  });

  it('takes a description as it is', () => {
    expect(connectionAlarm({ ...input, description: 'Mine' }).description).toBe('Mine');
  });
});
