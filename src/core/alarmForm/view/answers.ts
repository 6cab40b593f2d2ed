/** What the user has answered in the alarm form: texts as they were typed or chosen. */

/** The questions. A question without an answer has its default. */
export const answerKeys = [
  'endpoint',
  'method',
  'detects',
  'threshold',
  'period',
  'logGroup',
  'retention',
  'stream',
  'role',
  'roleName',
  'roleArn',
  'topic',
  'topicArn',
  'topicName',
  'subscribers',
  'notification',
  'logLines',
  'lineRole',
  'lineRoleName',
  'lineRoleArn',
  'name',
  /** The name of the alarm to overwrite. */
  'replace',
  /** The name of the alarm that the new one upgrades. */
  'upgrade',
] as const;

export type AnswerKey = (typeof answerKeys)[number];

/** The answers so far. */
export type Answers = Readonly<Partial<Record<AnswerKey, string>>>;

/** Changes of answers; undefined is the default again. */
export type AnswerChanges = Readonly<Partial<Record<AnswerKey, string | undefined>>>;

/** More than any field takes. */
const longest = 10_000;

/** Whether a value names a question. */
export function isAnswerKey(value: unknown): value is AnswerKey {
  return answerKeys.some((key) => key === value);
}

/** Parses answers, such as those that a page persisted; whatever is none of them is left out. */
export function parseAnswers(value: unknown): Answers {
  if (typeof value !== 'object' || value === null) return {};
  const known = Object.entries(value).filter(
    (entry): entry is [AnswerKey, string] =>
      isAnswerKey(entry[0]) && typeof entry[1] === 'string' && entry[1].length <= longest,
  );
  return Object.fromEntries(known);
}
