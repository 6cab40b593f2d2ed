/** What AWS's words for an action that failed mean, in the wordings that are published and others like them. */
import { describe, expect, it } from 'vitest';
import { actionRemedy, obstacleOf, type Obstacle } from '../../../src/core/text/actionRemedy';
import { plainTranslate as t } from '../../fakes/plainTranslate';

const topic = 'arn:aws:sns:us-east-1:123456789012';
const key = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const alarm = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm';

describe('obstacleOf', () => {
  it.each<[Obstacle | undefined, string]>([
    [
      'key',
      'CloudWatch Alarms does not have authorization to access the SNS topic encryption key.',
    ],
    ['key', 'CloudWatch Alarms is not authorized to use the key that encrypts the SNS topic.'],
    [
      'key',
      'null (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException; Request ID: 6b7806a6-2c16-4582-9ecd-05100161746e; Proxy: null)',
    ],
    ['key', 'null (サービス: AWSKMS; ステータスコード: 400; エラーコード: AccessDeniedException;)'],
    ['key', 'CloudWatch アラームは、SNS トピックの暗号化キーへのアクセスを許可されていません。'],
    [
      'key',
      "The ciphertext references a key that doesn't exist or that you don't have access to. (Service: AmazonSNS; Status Code: 400; Error Code: KMSAccessDenied)",
    ],
    [
      'key',
      `User: cloudwatch.amazonaws.com is not authorized to perform: kms:GenerateDataKey on resource: ${key} because no resource-based policy allows the kms:GenerateDataKey action`,
    ],
    ['key', 'The CMK could not be used.'],
    ['key', 'The AWS access key ID needs a subscription (Error Code: KMSOptInRequired)'],
    [
      'keyState',
      `${key} is disabled. (Service: AWSKMS; Status Code: 400; Error Code: DisabledException)`,
    ],
    ['keyState', `${key} is pending deletion. (Service: Kms, Status Code: 400)`],
    ['keyState', 'The request was rejected because the specified AWS KMS key isn’t enabled.'],
    ['keyState', 'null (Service: AmazonSNS; Status Code: 400; Error Code: KMSInvalidState)'],
    ['keyState', 'The key that encrypts the topic is pending import.'],
    ['keyMissing', `Key '${key}' does not exist (Service: AWSKMS; Error Code: NotFoundException)`],
    ['keyMissing', 'null (Service: AmazonSNS; Status Code: 400; Error Code: KMSNotFound)'],
    [
      'keyThrottled',
      'Rate exceeded (Service: AWSKMS; Status Code: 400; Error Code: ThrottlingException)',
    ],
    [
      'policy',
      `Resource: ${alarm}:vpn is not authorized to perform: SNS:Publish on resource: ${topic}:mails`,
    ],
    [
      'policy',
      `Resource: ${alarm}:KMS key disabled is not authorized to perform: SNS:Publish on resource: ${topic}:encrypted`,
    ],
    ['policy', 'null (Service: AmazonSNS; Status Code: 403; Error Code: AuthorizationError)'],
    [
      'topicGone',
      'Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound)',
    ],
    ['topicGone', `Topic ${topic}:kms-encryption does not exist`],
    ...[
      'CloudWatch Alarms n’est pas autorisé à accéder à la clé de chiffrement de la rubrique SNS.',
      'CloudWatch no tiene autorización para usar la clave de cifrado del tema SNS.',
      'CloudWatch hat keine Berechtigung, den Verschlüsselungsschlüssel des SNS-Themas zu verwenden.',
      'CloudWatch não tem autorização para acessar a chave de criptografia do tópico SNS.',
      'CloudWatch non può accedere alla chiave: il tema è cifrato (crittografia lato server).',
      'CloudWatch 警报无权访问 SNS 主题加密密钥。',
      'CloudWatch 警示未獲授權存取 SNS 主題加密金鑰。',
      'CloudWatch 경보에 SNS 주제 암호화 키에 액세스할 권한이 없습니다.',
      'CloudWatch tidak berwenang memakai kunci enkripsi topik SNS.',
      'The SSE key of this topic refused the caller',
      'Customer managed key cannot be used by this principal',
    ].map((error): [Obstacle, string] => ['key', error]),
    ['keyState', 'Der Verschlüsselungsschlüssel ist deaktiviert.'],
    ['keyState', 'SNS 主题的加密密钥已被禁用。'],
    ['keyState', 'KeyUnavailableException'],
    ['keyState', 'The key store is unavailable'],
    ['topicGone', `No such topic: ${topic}:encrypted-mails`],
    [undefined, 'Something went wrong'],
    [undefined, ''],
  ])('%s: %s', (obstacle, error) => {
    expect(obstacleOf(error)).toBe(obstacle);
  });
});

describe('actionRemedy', () => {
  it('names the actions that the key policy must allow', () => {
    const advice = actionRemedy('no authorization to access the encryption key', t);
    expect(advice).toMatch(/kms:Decrypt and kms:GenerateDataKey\* for cloudwatch\.amazonaws\.com/);
  });
});
