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
      return `${home('cloudwatch')}#alarmsV2:alarm/${encoded(target.alarmName)}`;
    case 'topic':
      // The page reads the ARN with its colons.
      return `${home('sns/v3')}#/topic/${encoded(target.topicArn).replaceAll('%3A', ':')}`;
  }
}

/** The console's fragments give brackets, quotes and asterisks a meaning of their own. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
