/** The last question: the exact calls in an editor, and the confirmation. */
import * as vscode from 'vscode';
import type { LoggingPlan } from '../../core/actions/logging/planConnectionLogging';
import { describePlan } from '../../core/actions/plan/describePlan';
import { refuses } from '../../core/actions/write/problem';
import type { Step } from '../../core/base/wizard';
import { readOnlyMode } from '../editor/settings';
import { pick, type PickItem } from '../input/quickPick';
import type { Documents } from '../messages/documents';
import type { LoggingDraft } from './loggingDeps';

const t = vscode.l10n.t;

/** The document that shows the plan. */
export const loggingDocument = 'connection-logging.jsonc';

/** To send the calls, to scroll to a text, or to let somebody else run commands. */
type Choice =
  { readonly kind: 'run' | 'commands' } | { readonly kind: 'read'; readonly at: string };

/** What the preview needs. */
export interface LoggingPreviewDeps {
  readonly planOf: (draft: LoggingDraft) => LoggingPlan;
  readonly documents: Documents;
  /** Shows the commands; it ends the questions. */
  readonly offerCommands: (plan: LoggingPlan) => Promise<void>;
}

/** Shows the plan and asks. The document stays open behind the question. */
export function loggingPreviewStep(
  title: string,
  { planOf, documents, offerCommands }: LoggingPreviewDeps,
): Step<LoggingDraft> {
  return async (draft, canGoBack) => {
    const plan = planOf(draft);
    const text = describePlan(plan, t);
    await documents.show(loggingDocument, text, true);
    for (;;) {
      const answer = await pick<Choice>({
        title,
        canGoBack,
        placeholder: t('Nothing has been sent yet. The editor shows the exact calls.'),
        items: previewItems(plan),
      });
      if (answer.kind !== 'value') return answer;
      switch (answer.value.kind) {
        case 'run':
          return { kind: 'next', state: draft };
        case 'read':
          await documents.show(loggingDocument, text, true, answer.value.at);
          break;
        case 'commands':
          await documents.close(loggingDocument);
          await offerCommands(plan);
          return { kind: 'cancel' };
      }
    }
  };
}

function previewItems({ steps, problems, monthlyCost }: LoggingPlan): PickItem<Choice>[] {
  const read = (label: string, at: string, description?: string): PickItem<Choice> => ({
    label,
    ...(description !== undefined && { description }),
    value: { kind: 'read', at },
  });
  const cost = t('Monthly cost');
  const canRun = !refuses(problems) && !readOnlyMode();
  return [
    ...(canRun
      ? [
          {
            label: `$(check) ${t('Turn On')}`,
            description: steps.map((step) => step.call.operation).join(' → '),
            value: { kind: 'run' } as const,
          },
        ]
      : []),
    {
      label: `$(terminal) ${t('Show Commands for Someone Else')}`,
      description: 'AWS CLI',
      value: { kind: 'commands' },
    },
    { label: t('Worth knowing') },
    ...problems.map(({ text, severity }) =>
      read(`$(${severity === 'error' ? 'error' : 'info'}) ${text}`, text),
    ),
    { label: t('Read in the editor') },
    ...steps.map((step) => read(`$(arrow-right) ${step.title}`, step.title)),
    read(`$(credit-card) ${cost}`, cost, monthlyCost[0]),
  ];
}
