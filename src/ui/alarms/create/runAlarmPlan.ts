/** Runs an alarm's plan under a progress notification and reports the outcome. */
import * as vscode from 'vscode';
import { differenceText } from '../../../core/actions/write/alarmDifferences';
import { runPlan, type AlarmResult } from '../../../core/actions/runPlan';
import type { Made } from '../../../core/actions/plan/made';
import type { AnyAlarmPlan } from '../../../core/actions/create/planAlarm';
import { nextStepText } from '../../../core/actions/subscribers/subscriberText';
import { scopeId } from '../../../core/model/scope';
import type { ScopeAws } from '../../../core/ports/aws';
import { displayText } from '../../../core/text/displayText';
import { sentences } from '../../../core/text/phrases';
import { showStopped } from '../../messages/runStopped';
import { withProgress } from '../../input/withProgress';
import type { AlarmWizardDeps } from './alarmWizardDeps';

const t = vscode.l10n.t;

/** The user may be typing elsewhere when the alarm is ready. */
const preserveFocus = true;

/** Runs the plan; `already` lists the resources that an earlier run of the same plan created. */
export async function runAlarmPlan(
  plan: AnyAlarmPlan,
  aws: ScopeAws,
  deps: AlarmWizardDeps,
  already: readonly Made[] = [],
): Promise<void> {
  const result = await withProgress(plan.alarm.title, (signal, report) =>
    runPlan(plan, aws, {
      signal,
      already,
      onProgress: ({ title }) => {
        report(title);
      },
    }),
  );
  await showOutcome(result, plan, aws, deps);
}

async function showOutcome(
  result: AlarmResult,
  plan: AnyAlarmPlan,
  aws: ScopeAws,
  deps: AlarmWizardDeps,
): Promise<void> {
  const { messages, session, revealAlarm } = deps;
  const scope = scopeId(aws.scope);
  const name = plan.alarm.call.resource;
  if (result.kind !== 'refused') await session.refresh(scope);
  switch (result.kind) {
    case 'refused':
      void messages.error(
        sentences(
          result.problems.map((problem) => problem.text),
          t,
        ),
      );
      return;
    case 'done':
      await revealAlarm(scope, name, preserveFocus);
      if (deps.onCreated) await deps.onCreated(result.alarm);
      else void messages.info(doneText(plan));
      return;
    case 'differs':
      await revealAlarm(scope, name, preserveFocus);
      void messages.warn(
        sentences(
          [
            t(
              'The alarm {0} was written, but its configuration in AWS is different.',
              displayText(name),
            ),
            ...result.differences.map((difference) => differenceText(difference, t)),
          ],
          t,
        ),
      );
      return;
    default:
      void showStopped(result, result.made, messages, () =>
        runAlarmPlan(plan, aws, deps, result.made),
      );
  }
}

/**
 * Says first what subscribers must do, because a notification shows only one line. The alarm's name
 * is in the tree.
 */
function doneText(plan: AnyAlarmPlan): string {
  const subscribers = plan.steps.flatMap((step) =>
    step.kind === 'subscribe' ? [step.subscriber] : [],
  );
  const isPending = subscribers.length > 0 && subscribers.every((one) => one.protocol !== 'sms');
  return sentences(
    [
      ...subscribers.map((subscriber) => nextStepText(subscriber, t)),
      ...(isPending ? [t('Until then, the new alarm notifies nobody.')] : []),
      t('The alarm {0} is set up.', displayText(plan.alarm.call.resource)),
    ],
    t,
  );
}
