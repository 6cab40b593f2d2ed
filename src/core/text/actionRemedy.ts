/**
 * Advice for an alarm action that CloudWatch could not run. AWS documents the error texts only by
 * example, and they change, so each rule matches the meaning of a text.
 */
import type { Translate } from '../ports/translate';

/** Why a message did not reach its topic. */
export type Obstacle = 'policy' | 'key' | 'keyState' | 'keyMissing' | 'keyThrottled' | 'topicGone';

/**
 * In this order: what fits first counts. Names of alarms and topics are taken out before.
 *
 * Of the policy: "… is not authorized to perform: SNS:Publish on resource: …", and of a key:
 * "null (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException; …)".
 * https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
 * "CloudWatch Alarms does not have authorization to access the SNS topic encryption key."
 * https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
 * KMSAccessDenied, KMSDisabled, KMSInvalidState, KMSNotFound, KMSThrottling, KMSOptInRequired.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors
 * "… is disabled.", "… is pending deletion.", "Key … does not exist", of AWS KMS itself.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 */
const meanings: readonly (readonly [Obstacle, aboutKey: boolean, RegExp])[] = [
  ['policy', false, /\bperform:? ?sns:/],
  ['keyThrottled', true, /throttl|rate exceeded|too many|limitexceeded/],
  [
    'keyState',
    true,
    /disabled|not enabled|isn't enabled|invalid ?state|isn't valid|not valid|pending|deletion|unavailable|無効|削除|deaktiviert|désactivé|deshabilitad|desativad|disabilitat|禁用|停用|비활성/,
  ],
  // "A key that doesn't exist or that you don't have access to" is a refusal.
  ['key', true, /denied|authoriz|access|permi(?:t|ssion)|許可|権限|optin/],
  ['keyMissing', true, /not ?found|not exist|n't exist|cannot find|no such|存在しません/],
  ['key', true, /(?:)/],
  ['policy', false, /not authorized|authorizationerror|access ?denied|許可|権限/],
  ['topicGone', false, /not ?found|not exist|n't exist|no such topic|存在しません/],
];

/** Words for a key and for encryption, in the languages of the AWS console, and errors of AWS KMS. */
const keyWords =
  /kms|encrypt|ciphertext|customer (?:master|managed) key|\bcmk\b|\bsse\b|\bkey ?(?:'|arn|id|is|policy|store|unavailable)|generatedatakey|暗号化|加密|암호화|verschlüssel|chiffr|cifrad|crittograf|criptograf|enkripsi/;

/** ARNs contain user-chosen names, so they are removed, except the ARN of a key. */
const namedThings = /arn:[\w-]+:(?!kms:)[\w-]+:[^\s"')]*/g;

/** The obstacle that an error text describes; undefined if unknown. */
export function obstacleOf(error: string): Obstacle | undefined {
  const folded = error.toLowerCase().replaceAll('’', "'");
  const words = folded.replace(namedThings, 'arn');
  const ofKey = keyWords.test(words);
  return meanings.find(([, aboutKey, pattern]) => (ofKey || !aboutKey) && pattern.test(words))?.[0];
}

/**
 * The advice.
 * @param error AWS's error text; empty if there is none
 */
export function actionRemedy(error: string, t: Translate): string {
  switch (obstacleOf(error)) {
    case 'key':
      return t(
        'The topic is encrypted with a key that CloudWatch may not use. The key policy must allow kms:Decrypt and kms:GenerateDataKey* for cloudwatch.amazonaws.com. The policy of alias/aws/sns cannot be changed: use a key of your own, or another topic.',
      );
    case 'keyState':
      return t(
        'The key that encrypts the topic is disabled or scheduled for deletion. Enable it, cancel its deletion, or encrypt the topic with another key.',
      );
    case 'keyMissing':
      return t(
        'The key that encrypts the topic does not exist. Encrypt the topic with another key.',
      );
    case 'keyThrottled':
      return t('AWS KMS received too many requests. Run the test again later.');
    case 'policy':
      return t(
        'The access policy of the topic must let CloudWatch publish. "Check Alarms…" repairs it.',
      );
    case 'topicGone':
      return t('The topic no longer exists. Choose another one.');
    case undefined:
      return t('"Check Alarms…" shows what is known about the topic.');
  }
}
