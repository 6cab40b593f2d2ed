/** The preview of a plain-language notification. */
import * as vscode from 'vscode';
import {
  arrivingSection,
  type AlarmNotification,
} from '../../core/actions/notificationRules/planForAlarm';
import { describePlan } from '../../core/actions/plan/describePlan';
import type { Plan } from '../../core/actions/plan/plan';
import { refuses } from '../../core/actions/write/problem';
import type { ScopeAws } from '../../core/ports/aws';
import { sentences } from '../../core/text/phrases';
import { pick } from '../input/quickPick';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';

const t = vscode.l10n.t;
const previewDocument = 'plain-language-notification.jsonc';

/** Dependencies of the preview. */
export interface PreviewDeps {
  readonly messages: Messages;
  readonly documents: Documents;
}

/** Shows the plan and the notification as it will arrive, and asks. */
export async function agreed(
  title: string,
  plan: Plan,
  input: AlarmNotification,
  aws: ScopeAws,
  { documents, messages }: PreviewDeps,
): Promise<boolean> {
  const section = arrivingSection(input, aws.clock.now(), t);
  const text = describePlan(plan, t, [section]);
  await documents.show(previewDocument, text, true);
  try {
    if (refuses(plan.problems)) {
      void messages.error(
        sentences(
          plan.problems.map((problem) => problem.text),
          t,
        ),
      );
      return false;
    }
    for (;;) {
      const answer = await pick<string>({
        title,
        placeholder: t('Nothing has been sent yet. The editor shows the exact calls.'),
        items: [
          {
            label: `$(check) ${t('Write the Rule')}`,
            description: plan.steps.map(({ call }) => call.operation).join(' → '),
            value: '',
          },
          ...(plan.problems.length > 0 ? [{ label: t('Worth knowing') }] : []),
          ...plan.problems.map((problem) => ({
            label: `$(warning) ${problem.text}`,
            value: problem.text,
          })),
          { label: t('Read in the editor') },
          { label: `$(mail) ${section.title}`, value: section.title },
        ],
      });
      if (answer.kind !== 'value') return false;
      if (answer.value === '') return true;
      await documents.show(previewDocument, text, true, answer.value);
    }
  } finally {
    await documents.close(previewDocument);
  }
}
