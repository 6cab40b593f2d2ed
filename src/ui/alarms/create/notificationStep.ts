/** The wizard step for the text of the notification: the alarm's own mail, or a readable sentence. */
import * as vscode from 'vscode';
import type { NotificationChoice } from '../../../core/actions/create/alarmDraft';
import { draftMail, type AlarmPlace } from '../../../core/actions/create/draftAlarm';
import type { ArrivingNotification } from '../../../core/mail/mailPreview';
import type { NotificationLanguage } from '../../../core/notificationRules/sentence';
import type { Step } from '../../../core/base/wizard';
import { displayText } from '../../../core/text/displayText';
import { outcome, pick, type Memory, type PickItem } from '../../input/quickInput';
import { alarmPlaceOf, type Draft } from './draft';

const t = vscode.l10n.t;

/** Asks for the text; each choice shows how it begins. @param now AWS's time, ms since 1970 */
export function notificationStep(title: string, now: () => number): Step<Draft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    const answer = await pick<NotificationChoice>({
      title,
      canGoBack,
      placeholder: t('Choose the text of the notification'),
      items: notificationItems(draft, alarmPlaceOf(draft), now()),
      memory,
    });
    return outcome(answer, (notification): Draft => ({ ...draft, notification }));
  };
}

/** The language of the editor first. */
function notificationItems(
  draft: Draft,
  place: AlarmPlace,
  at: number,
): PickItem<NotificationChoice>[] {
  const languages: readonly NotificationLanguage[] = vscode.env.language.startsWith('ja')
    ? ['ja', 'en']
    : ['en', 'ja'];
  const item = (label: string, value: NotificationChoice): PickItem<NotificationChoice> => ({
    label,
    detail: displayText(
      beginning(draftMail({ ...draft, notification: value }, place, example, at)),
    ),
    value,
  });
  return [
    ...languages.map((language) =>
      item(plainLabel(language), { kind: 'plain', language, receiver: 'text' }),
    ),
    item(t("CloudWatch's own email"), { kind: 'own' }),
    { label: t('Through Amazon Q Developer') },
    ...languages.map((language) =>
      item(chatLabel(language), { kind: 'plain', language, receiver: 'chat' }),
    ),
  ];
}

/** Nobody yet: the beginning does not contain them. */
const example = { topicArn: '', address: '' };

function plainLabel(language: NotificationLanguage): string {
  return language === 'ja'
    ? t('Plain-language notification in Japanese')
    : t('Plain-language notification in English');
}

function chatLabel(language: NotificationLanguage): string {
  return language === 'ja' ? t('Chat message in Japanese') : t('Chat message in English');
}

function beginning(notification: ArrivingNotification): string {
  if (notification.kind === 'chat') return `${notification.title}: ${notification.description}`;
  const [sentence = ''] = notification.body.split('\n');
  return sentence;
}
