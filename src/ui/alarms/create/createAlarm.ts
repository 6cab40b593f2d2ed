/** Create Connection Alarm…: asks, previews, creates, and shows the alarm as read from AWS. */
import * as vscode from 'vscode';
import type { AnyAlarm } from '../../../core/model/logAlarm';
import type { ScopeId } from '../../../core/model/scope';
import { runWizard } from '../../../core/base/wizard';
import type { ListedEndpoint } from '../../input/pickTarget';
import type { AlarmWizardDeps } from './alarmWizardDeps';
import { placeOf, type Draft } from './draft';
import { endpointStep, existingStep } from './endpointSteps';
import { factsStep } from './factsStep';
import { detectsStep, logLinesStep } from './logAlarmSteps';
import { loggingSteps } from './loggingSteps';
import { methodStep } from './methodStep';
import { nameStep } from './nameStep';
import { notificationStep } from './notificationStep';
import { planOf, previewDocument, previewStep } from './previewStep';
import { roleStep } from './roleStep';
import { runAlarmPlan } from './runAlarmPlan';
import { subscribersStep, topicNameStep, topicStep } from './topicSteps';

/**
 * Runs the wizard.
 * @param given the endpoint that the command was called on
 */
export async function createAlarm(
  deps: AlarmWizardDeps,
  given: ListedEndpoint | undefined,
): Promise<void> {
  const { store, session, messages, documents, revealAlarm, now } = deps;
  const title = vscode.l10n.t('Create Connection Alarm');
  const show = async (scope: ScopeId, alarm: AnyAlarm): Promise<void> => {
    await session.refresh(scope);
    await revealAlarm(scope, alarm.name);
  };
  const shown = { documents, messages };
  try {
    const result = await runWizard<Draft>(
      [
        endpointStep(store, session, title, given),
        existingStep(title, show),
        methodStep(title, deps),
        ...loggingSteps(title, store),
        detectsStep(title),
        roleStep(title, 'query', shown),
        notificationStep(title, now),
        topicStep(title, shown),
        topicNameStep(title),
        subscribersStep(title),
        logLinesStep(title),
        roleStep(title, 'logLines', shown),
        nameStep(title, show),
        factsStep(store, now),
        previewStep(title, deps),
      ],
      {},
    );
    if (result) await runAlarmPlan(planOf(result, deps), placeOf(result).aws, deps);
  } finally {
    await documents.close(previewDocument);
  }
}
