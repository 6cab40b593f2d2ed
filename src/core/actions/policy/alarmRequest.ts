/**
 * The request that CloudWatch makes when an alarm notifies a topic, with everything that AWS
 * documents about its condition keys. CloudWatch calls SNS directly, with a service principal, on
 * behalf of the alarm.
 */
import { partitionOf } from '../../model/scope';
import { parseTopicArn } from '../../model/topic';
import type { ConditionContext, KeyFact } from '../../policy/conditionContext';
import type { PolicyRequest } from '../../policy/policyDecision';
import { isAscii } from '../write/validation';

/** The alarm that publishes. */
export interface AlarmSource {
  readonly region: string;
  /** Twelve digits. */
  readonly accountId: string;
  readonly alarmName: string;
}

/** The service principal; the same in every partition. */
export const cloudWatch = 'cloudwatch.amazonaws.com';

/** The ARN of an alarm of the account; `*` for all of them. */
export function alarmArn(
  { region, accountId }: Omit<AlarmSource, 'alarmName'>,
  name: string,
): string {
  return `arn:${partitionOf(region)}:cloudwatch:${region}:${accountId}:alarm:${name}`;
}

/** The request to publish. */
export function publishRequest(topicArn: string, source: AlarmSource): PolicyRequest {
  return {
    service: cloudWatch,
    action: 'sns:Publish',
    resource: topicArn,
    context: { ...ofCloudWatch, ...ofAlarm(topicArn, source) },
  };
}

const absent: KeyFact = { kind: 'absent' };
/** Every request has the key. AWS does not document its value for a service principal. */
const present: KeyFact = { kind: 'present' };

function is(value: string): KeyFact {
  return { kind: 'is', value };
}

/**
 * "These condition keys are only available when a request is made by a principal with role session
 * or federated user principal credentials."
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-role-session-properties
 */
const roleSession = [
  ...['assumedroot', 'chatbotsourcearn', 'ec2instancesourceprivateipv4', 'ec2instancesourcevpc'],
  ...['federatedprovider', 'multifactorauthage', 'multifactorauthpresent', 'signinsessionarn'],
  ...['sourceidentity', 'tokenissuetime', 'viacustomerdomain'],
].map((name) => `aws:${name}`);
const roleSessionOfServices = [
  ...['codebuild:buildarn', 'codebuild:projectarn', 'ec2:roledelivery', 'ec2:sourceinstancearn'],
  ...['glue:credentialissuingservice', 'glue:roleassumedby', 'identitystore:userid'],
  ...['lambda:sourcefunctionarn', 'ssm:sourceinstancearn'],
];

/**
 * Only requests through a VPC endpoint have these keys, and between services "network-specific
 * authorization context is redacted".
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpc
 */
const vpcEndpoint = [
  ...['sourcevpc', 'sourcevpcarn', 'sourcevpce', 'vpceaccount', 'vpceorgid', 'vpceorgpaths'],
  'vpcsourceip',
].map((name) => `aws:${name}`);

/**
 * Keys whose value is the same whatever a service publishes, with AWS's statements on when they are
 * present.
 * @param service the service principal
 */
export function serviceContext(service: string): ConditionContext {
  return {
    ...Object.fromEntries([...roleSession, ...roleSessionOfServices].map((key) => [key, absent])),
    ...Object.fromEntries(vpcEndpoint.map((key) => [key, absent])),
    // Each at https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    // #condition-keys-principalisawsservice: true when a service principal calls directly.
    'aws:principalisawsservice': is('true'),
    'aws:principalservicename': is(service),
    // "All service principal names": AWS documents nothing about regional ones.
    'aws:principalservicenameslist': { kind: 'includes', values: [service] },
    // #condition-keys-principalorgid: only for members of an organization. AWS's note lists services
    // among the principals that such a policy excludes.
    'aws:principalorgid': absent,
    'aws:principalorgpaths': absent,
    // #condition-keys-principaltag: of IAM users and roles.
    'aws:principaltag/*': absent,
    // Present in all signed requests.
    'aws:principalaccount': present,
    'aws:principalarn': present,
    'aws:principaltype': present,
    'aws:userid': present,
    'aws:useragent': present,
    'aws:currenttime': present,
    'aws:epochtime': present,
    // #condition-keys-calledvia and the keys after it: only if a service uses the credentials of an
    // IAM principal, which CloudWatch does not.
    'aws:calledvia': absent,
    'aws:calledviafirst': absent,
    'aws:calledvialast': absent,
    'aws:calledviaawsmcp': absent,
    'aws:viaawsmcpservice': absent,
    'aws:viaawsservice': is('false'),
    // #condition-keys-referer: from browsers only.
    'aws:referer': absent,
    // #condition-keys-requesttag, #condition-keys-tagkeys: Publish takes no tags.
    'aws:requesttag/*': absent,
    'aws:tagkeys': absent,
    // That CloudWatch uses TLS is an assumption: AWS recommends the Deny of plain HTTP for topics.
    // https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
    'aws:securetransport': is('true'),
    // Keys of Subscribe only.
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html
    'sns:endpoint': absent,
    'sns:protocol': absent,
  };
}

const ofCloudWatch = serviceContext(cloudWatch);

/** Keys whose value depends on the alarm and the topic. */
function ofAlarm(topicArn: string, source: AlarmSource): ConditionContext {
  const topicAccount = parseTopicArn(topicArn)?.accountId;
  return {
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
    'aws:sourcearn': isAscii(source.alarmName) ? is(alarmArn(source, source.alarmName)) : absent,
    'aws:sourceaccount': is(source.accountId),
    // The key of SNS's default policy. AWS has replaced this key by the one above.
    'aws:sourceowner': is(source.accountId),
    // #condition-keys-requestedregion: the region of the called endpoint.
    'aws:requestedregion': is(source.region),
    // #condition-keys-resourceaccount
    ...(topicAccount !== undefined && { 'aws:resourceaccount': is(topicAccount) }),
  };
}
