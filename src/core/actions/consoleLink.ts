/** Links to resources in the AWS console of their partition. */
import { partitionOf, type Partition } from '../model/scope';

/** The resources that a link can open. */
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

/** The URL. All parts that come from AWS or from the user are encoded. */
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
      // The page expects the ARN with unencoded colons.
      return `${home('sns/v3')}#/topic/${encoded(target.topicArn).replaceAll('%3A', ':')}`;
  }
}

/**
 * Encodes a name as the CloudWatch console does in its URL fragments: percent-encoded, with a
 * dollar sign in place of each percent sign. AWS does not document this encoding. Links copied from
 * the console show it: `#alarmsV2:alarm/TargetTracking-service$2Fcluster$2Fservice-AlarmHigh-…`,
 * and `$3F`, `$26` and `$3D` in those of log groups. The console decodes the name once more after
 * that, so a percent sign needs the double form, as `$252F` is the form of log groups.
 */
function consoleEncoded(name: string): string {
  return encoded(name.replaceAll('%', '%25')).replaceAll('%', '$');
}

/** Brackets, quotes and asterisks have a special meaning in the console's fragments. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
