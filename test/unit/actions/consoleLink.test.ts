import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consoleLink, type ConsoleTarget } from '../../../src/core/actions/consoleLink';

const endpoint: ConsoleTarget = { kind: 'endpoint', endpointId: 'cvpn-endpoint-0a1' };
const alarm = (alarmName: string): ConsoleTarget => ({ kind: 'alarm', alarmName });
const topic = (partition: string, region: string): ConsoleTarget => ({
  kind: 'topic',
  topicArn: `arn:${partition}:sns:${region}:123456789012:vpn_watch-1`,
});
const cloudWatch =
  'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/';

describe('a link to the console', () => {
  it.each<[ConsoleTarget, string, string]>([
    [
      endpoint,
      'eu-west-1',
      'https://console.aws.amazon.com/vpc/home?region=eu-west-1#ClientVPNEndpointDetails:clientVpnEndpointId=cvpn-endpoint-0a1',
    ],
    [
      endpoint,
      'cn-north-1',
      'https://console.amazonaws.cn/vpc/home?region=cn-north-1#ClientVPNEndpointDetails:clientVpnEndpointId=cvpn-endpoint-0a1',
    ],
    [
      endpoint,
      'us-gov-west-1',
      'https://console.amazonaws-us-gov.com/vpc/home?region=us-gov-west-1#ClientVPNEndpointDetails:clientVpnEndpointId=cvpn-endpoint-0a1',
    ],
    [
      topic('aws', 'eu-west-1'),
      'eu-west-1',
      'https://console.aws.amazon.com/sns/v3/home?region=eu-west-1#/topic/arn:aws:sns:eu-west-1:123456789012:vpn_watch-1',
    ],
    [
      topic('aws-cn', 'cn-north-1'),
      'cn-north-1',
      'https://console.amazonaws.cn/sns/v3/home?region=cn-north-1#/topic/arn:aws-cn:sns:cn-north-1:123456789012:vpn_watch-1',
    ],
    [
      topic('aws-us-gov', 'us-gov-east-1'),
      'us-gov-east-1',
      'https://console.amazonaws-us-gov.com/sns/v3/home?region=us-gov-east-1#/topic/arn:aws-us-gov:sns:us-gov-east-1:123456789012:vpn_watch-1',
    ],
    [
      alarm('a b'),
      'cn-northwest-1',
      'https://console.amazonaws.cn/cloudwatch/home?region=cn-northwest-1#alarmsV2:alarm/a$20b',
    ],
    [
      alarm('a b'),
      'us-gov-east-1',
      'https://console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-east-1#alarmsV2:alarm/a$20b',
    ],
    [
      alarm('a b'),
      'eusc-de-east-1',
      'https://console.amazonaws-eusc.eu/cloudwatch/home?region=eusc-de-east-1#alarmsV2:alarm/a$20b',
    ],
    [alarm('client-vpn-watch-a'), 'eu-west-1', `${cloudWatch}client-vpn-watch-a`],
    [alarm('a b/c?d#e&f%'), 'eu-west-1', `${cloudWatch}a$20b$2Fc$3Fd$23e$26f$2525`],
    [alarm("(it's) *new*!"), 'eu-west-1', `${cloudWatch}$28it$27s$29$20$2Anew$2A$21`],
    [
      alarm('TargetTracking-service/env-Cluster/svc-AlarmHigh-1'),
      'eu-west-1',
      `${cloudWatch}TargetTracking-service$2Fenv-Cluster$2Fsvc-AlarmHigh-1`,
    ],
    [alarm('50%2F 100%'), 'eu-west-1', `${cloudWatch}50$25252F$20100$2525`],
    [alarm('a$2Fb+c'), 'eu-west-1', `${cloudWatch}a$242Fb$2Bc`],
    [alarm('事務所'), 'eu-west-1', `${cloudWatch}$E4$BA$8B$E5$8B$99$E6$89$80`],
  ])('%j in %s', (target, region, expected) => {
    expect(consoleLink(target, region)).toBe(expected);
    expect(new URL(expected).href).toBe(expected);
  });

  it('says each name apart, and is not changed by an editor that decodes and encodes it', () => {
    // As VS Code opens a Uri: it decodes the fragment, and encodes what a URL cannot have.
    const opened = (link: string): string => encodeURI(decodeURIComponent(link));
    // As the console reads what it has written.
    const read = (name: string): string =>
      decodeURIComponent(decodeURIComponent(name.replaceAll('$', '%')));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        const link = consoleLink(alarm(name), 'eu-west-1');
        expect(opened(link)).toBe(link);
        expect(read(link.slice(cloudWatch.length))).toBe(name);
      }),
    );
  });
});
