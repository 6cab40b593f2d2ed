/**
 * Notifications that a person can read: an EventBridge rule turns the state change of an alarm into
 * one sentence and publishes it to the topic, in place of the alarm's own action.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */

/** The language of the sentence, which is stored in AWS. */
export type NotificationLanguage = 'en' | 'ja';

/** What the sentence is about. */
export type NotificationSubject = 'connections' | 'failedAttempts' | 'rise';

/** The parameters of a rule. */
export interface PlainNotificationInput {
  readonly alarmArn: string;
  readonly alarmName: string;
  /** What the alarm detects; a rise of the count has no names. */
  readonly subject: NotificationSubject;
  /** The endpoint with its id: `Tokyo office (cvpn-endpoint-…)`. */
  readonly endpoint: string;
  /** The field of the log that names the user: under mutual authentication the common name. */
  readonly userField: 'username' | 'common_name';
  readonly language: NotificationLanguage;
  /** A mail shows the sentence as text; Amazon Q Developer needs a custom notification. */
  readonly receiver: 'text' | 'chat';
}

/** EventBridge's InputTransformer. */
export interface InputTransformer {
  readonly InputPathsMap: Readonly<Record<string, string>>;
  readonly InputTemplate: string;
}

/** The event pattern: the alarm, or one of its contributors, enters ALARM. */
export function alarmEventPattern({ alarmArn, subject }: PlainNotificationInput): object {
  const kind = subject === 'rise' ? 'CloudWatch Alarm State Change' : contributorChange;
  return {
    source: ['aws.cloudwatch'],
    'detail-type': [kind],
    resources: [alarmArn],
    detail: { state: { value: ['ALARM'] } },
  };
}

const contributorChange = 'CloudWatch Alarm Contributor State Change';

/** The sentence as an input transformer. A field that an event lacks is empty in it. */
export function plainNotification(input: PlainNotificationInput): InputTransformer {
  const sentence = sentenceOf(input);
  const InputTemplate =
    input.receiver === 'text' ? JSON.stringify(sentence) : chatTemplate(sentence, input);
  return { InputPathsMap: paths(input), InputTemplate };
}

/**
 * The sentence for given values, as the receiver will see it. A template of text is in double quotes,
 * and so is the mail.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-input-transformer-tutorial.html
 */
export function plainSentence(
  input: PlainNotificationInput,
  values: Readonly<Record<'user' | 'device' | 'reason' | 'time', string>>,
): string {
  const filled = sentenceOf(input).replaceAll(
    /<(user|device|reason|time)>/g,
    (_, key: keyof typeof values) => values[key],
  );
  return input.receiver === 'text' ? JSON.stringify(filled) : filled;
}

/** In a template, `<` and `>` surround the names of variables. */
function sentenceOf(input: PlainNotificationInput): string {
  const endpoint = withoutBrackets(input.endpoint);
  return sentences[input.language][input.subject]({ ...input, endpoint });
}

function withoutBrackets(text: string): string {
  return text.replaceAll('<', '(').replaceAll('>', ')');
}

function paths({ subject, userField }: PlainNotificationInput): Record<string, string> {
  const time = { time: '$.detail.state.timestamp' };
  if (subject === 'rise') return { ...time, reason: '$.detail.state.reason' };
  const attribute = (name: string): string => `$.detail.alarmContributor.attributes.${name}`;
  return {
    ...time,
    user: attribute(userField),
    device: attribute('device_ip'),
    ...(subject === 'failedAttempts' && { reason: attribute('reason') }),
  };
}

type Sentence = (input: PlainNotificationInput) => string;

const sentences: Readonly<
  Record<NotificationLanguage, Readonly<Record<NotificationSubject, Sentence>>>
> = {
  en: {
    connections: ({ endpoint }) => `<user> connected to ${endpoint} from <device> at <time>.`,
    failedAttempts: ({ endpoint }) =>
      `<user> failed to connect to ${endpoint} several times from <device>: <reason>. Last check at <time>.`,
    rise: ({ endpoint }) =>
      `More clients are connected to ${endpoint} than five minutes before, at <time>. <reason>`,
  },
  ja: {
    connections: ({ endpoint }) => `<user> が <device> から ${endpoint} に接続しました (<time>)。`,
    failedAttempts: ({ endpoint }) =>
      `<user> が <device> から ${endpoint} への接続に繰り返し失敗しています: <reason> (<time>)。`,
    rise: ({ endpoint }) =>
      `${endpoint} に接続しているクライアントが 5 分前より増えました (<time>)。<reason>`,
  },
};

const longestTitle = 250;

/** https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html */
function chatTemplate(sentence: string, { alarmName }: PlainNotificationInput): string {
  return JSON.stringify({
    version: '1.0',
    source: 'custom',
    content: {
      textType: 'client-markdown',
      title: withoutBrackets(alarmName).slice(0, longestTitle),
      description: sentence,
    },
  });
}
