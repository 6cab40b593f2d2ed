/** The last question before many alarms are created: what, at what cost, and the exact calls on demand. */
import * as vscode from 'vscode';
import { methodCounts } from '../../../core/actions/createMany/manyAlarmsText';
import type { ManyAlarmsPlan } from '../../../core/actions/createMany/planManyAlarms';
import { describePlan } from '../../../core/actions/plan/describePlan';
import { refuses } from '../../../core/actions/write/problem';
import { topicName } from '../../../core/text/names';
import { pick, type PickItem } from '../../input/quickPick';
import type { ReportDeps } from '../../messages/reportDeps';

const t = vscode.l10n.t;

/** The document that shows the plan. */
export const manyPreview = 'connection-alarms.jsonc';

type Choice = 'create' | 'read';

/** Whether to create them. The document with the calls stays open behind the question. */
export async function confirmMany(
  plan: ManyAlarmsPlan,
  { documents, format }: Pick<ReportDeps, 'documents' | 'format'>,
): Promise<boolean> {
  for (;;) {
    const answer = await pick<Choice>({
      title: t('Create Alarms'),
      placeholder: t('Nothing has been sent yet.'),
      items: confirmItems(plan, format),
    });
    if (answer.kind !== 'value') return false;
    if (answer.value === 'create') return true;
    await documents.show(manyPreview, describePlan(plan, t), true);
  }
}

function confirmItems(
  plan: ManyAlarmsPlan,
  format: ReportDeps['format'],
): readonly PickItem<Choice>[] {
  const { alarms, problems, monthlyCost, steps, topicArn } = plan;
  const fact = (label: string): PickItem<Choice> => ({ label, value: 'read' });
  const create: PickItem<Choice> = {
    label: `$(check) ${t('Create {0} Alarms', format.count(alarms.length))}`,
    description: t('notifying the topic {0}', topicName(topicArn)),
    value: 'create',
  };
  return [
    ...(refuses(problems) ? [] : [create]),
    {
      label: `$(code) ${t('Show Exact Calls')}`,
      description: format.count(steps.length),
      value: 'read',
    },
    ...(problems.length > 0 ? [{ label: t('Worth knowing') }] : []),
    ...problems.map(({ text }) => fact(`$(warning) ${text}`)),
    { label: t('Detection') },
    ...methodCounts(plan, { t, format }).map((text) => fact(`$(search) ${text}`)),
    { label: t('Monthly cost') },
    ...monthlyCost.map((text) => fact(`$(credit-card) ${text}`)),
  ];
}
