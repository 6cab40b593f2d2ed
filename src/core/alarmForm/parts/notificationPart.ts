/** The text of the notification, and log lines in the alarm's own mail. */
import { applies, type AlarmDraft, type NotificationChoice } from '../../actions/create/alarmDraft';
import type { NotificationLanguage } from '../../notificationRules/sentence';
import type { FormField } from '../view/formModel';
import type { FormContext, FormPart } from './formPart';

const choices = {
  en: { kind: 'plain', language: 'en', receiver: 'text' },
  ja: { kind: 'plain', language: 'ja', receiver: 'text' },
  own: { kind: 'own' },
  chatEn: { kind: 'plain', language: 'en', receiver: 'chat' },
  chatJa: { kind: 'plain', language: 'ja', receiver: 'chat' },
} as const satisfies Record<string, NotificationChoice>;

type ChoiceName = keyof typeof choices;

/** The part: a sentence in the language of the editor by default. */
export function notificationPart({ answers, language, t }: FormContext): FormPart {
  const own: NotificationLanguage = language.startsWith('ja') ? 'ja' : 'en';
  const value = isChoice(answers.notification) ? answers.notification : own;
  const labels: Record<ChoiceName, string> = {
    en: t('Plain-language notification in English'),
    ja: t('Plain-language notification in Japanese'),
    own: t("CloudWatch's own email"),
    chatEn: t('Chat message in English'),
    chatJa: t('Chat message in Japanese'),
  };
  const names: readonly ChoiceName[] = [
    ...(own === 'ja' ? (['ja', 'en'] as const) : (['en', 'ja'] as const)),
    'own',
    ...(own === 'ja' ? (['chatJa', 'chatEn'] as const) : (['chatEn', 'chatJa'] as const)),
  ];
  const field: FormField = {
    kind: 'select',
    key: 'notification',
    label: t('Text of the notification'),
    value,
    options: names.map((name) => ({
      value: name,
      label: labels[name],
      ...(name.startsWith('chat') && { group: t('Through Amazon Q Developer') }),
    })),
    problems: [],
  };
  return { fields: [field], draft: { notification: choices[value] } };
}

function isChoice(value: string | undefined): value is ChoiceName {
  return value !== undefined && Object.hasOwn(choices, value);
}

/** A log line repeats what the contributor names; a few are enough for the device type. */
const lineCounts = [0, 1, 10, 50] as const;

/** Log lines in the mails; no fields where the alarm sends no mail of its own. */
export function logLinesPart({ answers, place, t }: FormContext, draft: AlarmDraft): FormPart {
  if (!applies('logLines', draft, place.endpoint)) return { fields: [], draft: {} };
  const count = lineCounts.find((one) => String(one) === answers.logLines) ?? 0;
  const field: FormField = {
    kind: 'select',
    key: 'logLines',
    label: t('Log lines in each email'),
    value: String(count),
    options: lineCounts.map((one) => ({
      value: String(one),
      label:
        one === 0 ? t('No log lines') : one === 1 ? t('1 log line') : t('Up to {0} log lines', one),
    })),
    hint:
      count === 0
        ? t('The email names user and device address anyway.')
        : t('needs a second IAM role; every subscriber keeps the lines'),
    problems: [],
  };
  return { fields: [field], draft: { logLines: count } };
}
