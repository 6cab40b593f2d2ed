/** The wizard's last step: the exact calls in an editor, cost and limits, and the word to go. */
import * as vscode from 'vscode';
import { describePlan } from '../../core/actions/describePlan';
import { planConnectionAlarm } from '../../core/actions/planConnectionAlarm';
import type { AlarmPlan } from '../../core/actions/plan';
import type { Step } from '../../core/wizard';
import type { Documents } from '../documents';
import { pick, type PickItem } from '../quickInput';
import { placeOf, type Draft } from './draft';

const t = vscode.l10n.t;

/** The document that shows the plan. */
export const previewDocument = 'connection-alarm.jsonc';

/** The plan for what was answered. @throws Error before every step has been answered, a bug */
export function planOf(draft: Draft): AlarmPlan {
  const { endpoint, aws, identity } = placeOf(draft);
  const { topic, name, replace } = draft;
  if (!topic || name === undefined) throw new Error('The wizard is not at its end.');
  const input = { endpoint, scope: aws.scope, identity, topic, name };
  return planConnectionAlarm(replace ? { ...input, replace } : input, t);
}

/** Shows the plan and asks. The document stays open behind the question and is closed afterwards. */
export function previewStep(title: string, documents: Documents): Step<Draft> {
  return async (draft, canGoBack) => {
    const plan = planOf(draft);
    const text = describePlan(plan, t);
    await documents.show(previewDocument, text, true);
    for (;;) {
      const answer = await pick<'create' | 'read'>({
        title,
        canGoBack,
        placeholder: t('Nothing has been sent yet. The editor shows the exact calls.'),
        items: previewItems(plan),
      });
      if (answer.kind === 'value' && answer.value === 'read') continue;
      await documents.close(previewDocument);
      return answer.kind === 'value' ? { kind: 'next', state: draft } : answer;
    }
  };
}

function previewItems(plan: AlarmPlan): PickItem<'create' | 'read'>[] {
  const line = (icon: string) => (label: string) => ({
    label: `$(${icon}) ${label}`,
    value: 'read' as const,
  });
  return [
    {
      label: `$(check) ${plan.alarm.replace ? t('Replace the Alarm') : t('Create')}`,
      description: plan.steps.map((step) => step.call.operation).join(' → '),
      value: 'create',
    },
    ...(plan.problems.length > 0 ? [{ label: t('Worth knowing') }] : []),
    ...plan.problems.map((problem) => line('warning')(problem.text)),
    { label: t('What will be done') },
    ...plan.steps.map((step) => line('arrow-right')(step.title)),
    { label: t('What it costs a month') },
    ...plan.monthlyCost.map(line('credit-card')),
    { label: t('What this alarm cannot do') },
    ...plan.blindSpots.map(line('eye-closed')),
  ];
}
