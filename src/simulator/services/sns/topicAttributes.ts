/**
 * GetTopicAttributes and SetTopicAttributes, and the rules for attributes, which apply at creation
 * too.
 */
import { AwsError } from '../../protocols/awsError';
import { accountId } from '../../state/identity';
import { policyQuota, policySize } from '../../../core/policy/policyQuota';
import { isFifo } from '../../state/topics';
import type { Operation } from '../contract/service';
import { invalidParameter } from './errors';
import { namedTopic } from './named';
import { statementsIn } from './policyGrammar';

/** Attributes that may be set later. */
const settable = [
  'Policy',
  'DisplayName',
  'DeliveryPolicy',
  'KmsMasterKeyId',
  'TracingConfig',
  'SignatureVersion',
  'ContentBasedDeduplication',
];

/**
 * Attributes with a fixed set of values.
 * https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
 */
const wordsOf: Readonly<Partial<Record<string, readonly string[]>>> = {
  ContentBasedDeduplication: ['true', 'false'],
  SignatureVersion: ['1', '2'],
  TracingConfig: ['Active', 'PassThrough'],
};

/** SNS's default policy for failed HTTP deliveries. */
const effectiveDeliveryPolicy = JSON.stringify({
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
  },
});

export const getTopicAttributes: Operation = (input, { region }) => {
  const topic = namedTopic(input, region);
  const confirmed = topic.subscriptions.filter((one) => one.confirmed).length;
  const attributes = Object.entries(topic.attributes).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  );
  return {
    Attributes: new Map([
      ['TopicArn', topic.arn],
      ['Owner', accountId],
      ['DisplayName', ''],
      ['SubscriptionsConfirmed', String(confirmed)],
      ['SubscriptionsPending', String(topic.subscriptions.length - confirmed)],
      ['SubscriptionsDeleted', String(topic.deleted)],
      ['EffectiveDeliveryPolicy', effectiveDeliveryPolicy],
      ...attributes,
    ]),
  };
};

export const setTopicAttributes: Operation = (input, { region }) => {
  const topic = namedTopic(input, region);
  const name = input.requiredText('AttributeName');
  const value = input.text('AttributeValue') ?? '';
  if (!settable.includes(name) || (name === 'ContentBasedDeduplication' && !isFifo(topic)))
    throw invalidParameter('AttributeName');
  checkAttribute(name, value);
  region.topics.put({ ...topic, attributes: { ...topic.attributes, [name]: value } });
  return undefined;
};

/** @throws AwsError when the value is not allowed, or topics have no such attribute */
export function checkAttribute(name: string, value: string): void {
  if (name !== 'FifoTopic' && !settable.includes(name))
    throw invalidParameter(`Attributes Reason: Unknown attribute ${name}`);
  if (name === 'DisplayName' && value.length > 100)
    throw invalidParameter('DisplayName: must be less than or equal to 100 characters long');
  const words = wordsOf[name];
  if (words && !words.includes(value)) throw invalidParameter(`${name}: ${value}`);
  if (name === 'Policy') checkPolicy(value);
}

function checkPolicy(policy: string): void {
  const statements = statementsIn(policy);
  if (!statements) throw invalidParameter('Policy Error: null');
  const { bytes } = policySize(policy);
  if (bytes > policyQuota.bytes || statements.length > policyQuota.statements)
    throw invalidParameter('Policy Error: the policy exceeds its quota');
  for (const { Action: action, NotAction: others } of statements) {
    const actions: readonly unknown[] = [action ?? others].flat();
    if (!actions.every((one) => typeof one === 'string' && /^(\*$|sns:)/i.test(one))) {
      throw new AwsError(
        'InvalidParameter',
        'Invalid parameter: Policy statement action out of service scope!',
      );
    }
  }
}
