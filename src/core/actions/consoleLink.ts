/** Where a thing is in the AWS console of its partition. */
import { partitionOf } from '../model/scope';
import type { Partition } from '../model/scope';

/** What can be opened there. */
export type ConsoleTarget =
  | { readonly kind: 'endpoint'; readonly endpointId: string }
  | { readonly kind: 'alarm'; readonly alarmName: string }
  | { readonly kind: 'topic'; readonly topicArn: string };

/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const hosts: Readonly<Record<Partition, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-eusc': 'console.amazonaws-eusc.eu',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** The URL; every part that comes from AWS or a person is encoded. */
export function consoleLink(target: ConsoleTarget, region: string): string {
  const host = hosts[partitionOf(region)];
  const home = (service: string): string =>
    `https://${host}/${service}/home?region=${encoded(region)}`;
  switch (target.kind) {
    case 'endpoint':
      return `${home('vpc')}#ClientVPNEndpointDetails:clientVpnEndpointId=${encoded(target.endpointId)}`;
    case 'alarm':
      return `${home('cloudwatch')}#alarmsV2:alarm/${consoleEncoded(target.alarmName)}`;
    case 'topic':
      // The page reads the ARN with its colons.
      return `${home('sns/v3')}#/topic/${encoded(target.topicArn).replaceAll('%3A', ':')}`;
  }
}

/**
 * A name as the CloudWatch console itself writes it into its fragments: percent-encoded, with a dollar
 * sign in the place of each percent sign. AWS documents it nowhere. Links that people copied from the
 * console show it: `#alarmsV2:alarm/TargetTracking-service$2Fcluster$2Fservice-AlarmHigh-…`, and
 * `$3F`, `$26` and `$3D` in those of log groups. The name is decoded once more after that, so a
 * percent sign needs the double form, as `$252F` is the form of log groups.
 */
function consoleEncoded(name: string): string {
  return encoded(name.replaceAll('%', '%25')).replaceAll('%', '$');
}

/** The console's fragments give brackets, quotes and asterisks a meaning of their own. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
