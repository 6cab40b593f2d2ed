/**
 * Upgrade Alarm…: creates a log alarm beside an alarm on the rise of the count, tests it with a connection,
 * and then offers to delete the old one. Until the user agrees to that, the old alarm stays as it is.
 */
import * as vscode from 'vscode';
import { hasLogAlarms } from '../../../core/logAlarms/logAlarmRegions';
import { notifiedTopics, upgradeDraft } from '../../../core/actions/upgrade/upgradeDraft';
import { runWizard } from '../../../core/base/wizard';
import { isLogAlarm, type AnyAlarm } from '../../../core/model/logAlarm';
import type { ScopeId } from '../../../core/model/scope';
import { partValue } from '../../../core/model/snapshot';
import type { Topic } from '../../../core/model/topic';
import { findTopic } from '../../../core/actions/write/find';
import { displayText } from '../../../core/text/displayText';
import { endpointsOf } from '../../../core/watching/watches';
import {
  allEndpoints,
  pickEndpoint,
  type AlarmRef,
  type ListedEndpoint,
} from '../../input/pickTarget';
import type { AlarmWizardDeps } from './alarmWizardDeps';
import { placeOf, type Draft } from './draft';
import { endpointStep } from './endpointSteps';
import { factsStep } from './factsStep';
import { logLinesStep } from './logAlarmSteps';
import { loggingSteps } from './loggingSteps';
import { nameStep } from './nameStep';
import { notificationStep } from './notificationStep';
import { planOf, previewDocument, previewStep } from './previewStep';
import { roleStep } from './roleStep';
import { runAlarmPlan } from './runAlarmPlan';
import { subscribersStep, topicNameStep, topicStep } from './topicSteps';
import { testUpgrade, type UpgradeDeps } from './testUpgrade';

const t = vscode.l10n.t;

/** Runs the command. @throws ExpectedError */
export async function upgradeAlarm(deps: UpgradeDeps, ref: AlarmRef): Promise<void> {
  const { session, messages, documents, revealAlarm, store, now } = deps;
  const { region } = session.scopeAws(ref.scope).scope;
  if (!hasLogAlarms(region))
    return messages.info(t('CloudWatch has no log alarms in {0}.', region));
  const endpoint = await endpointOf(ref, deps);
  if (!endpoint) return;
  const title = t('Upgrade {0}', displayText(ref.alarm.name));
  const show = async (scope: ScopeId, alarm: AnyAlarm): Promise<void> => {
    await session.refresh(scope);
    await revealAlarm(scope, alarm.name);
  };
  const shown = { documents, messages };
  const topic = await topicOf(ref, deps);
  const topicSteps = topic
    ? []
    : [topicStep(title, shown), topicNameStep(title), subscribersStep(title)];
  try {
    const result = await runWizard<Draft>(
      [
        endpointStep(store, session, title, endpoint),
        ...loggingSteps(title, store),
        roleStep(title, 'query', shown),
        notificationStep(title, now),
        ...topicSteps,
        logLinesStep(title),
        roleStep(title, 'logLines', shown),
        nameStep(title, show),
        factsStep(store, now),
        previewStep(title, deps),
      ],
      upgradeDraft(ref.alarm, topic),
    );
    if (!result) return;
    const { aws } = placeOf(result);
    const onCreated = async (alarm: AnyAlarm): Promise<void> => {
      if (isLogAlarm(alarm)) await testUpgrade(alarm, ref, placeOf(result), deps);
    };
    await runAlarmPlan(planOf(result, deps), aws, { ...deps, onCreated });
  } finally {
    await documents.close(previewDocument);
  }
}

/** The endpoint that the alarm watches; of several, the one that the user picks. */
async function endpointOf(
  { scope, alarm }: AlarmRef,
  { store }: AlarmWizardDeps,
): Promise<ListedEndpoint | undefined> {
  const listed = partValue(store.scope(scope)?.endpoints) ?? [];
  const ids = new Set(endpointsOf(alarm, listed));
  const fitting = allEndpoints(store.snapshot).filter(
    (one) => one.scope === scope && ids.has(one.endpoint.id),
  );
  if (fitting.length === 1) return fitting[0];
  const title = t('Choose the endpoint to watch');
  return pickEndpoint(store.snapshot, undefined, title, (one) =>
    fitting.some(({ endpoint }) => one.scope === scope && endpoint.id === one.endpoint.id),
  );
}

/** The first topic that the alarm notifies, unless it no longer exists. */
async function topicOf(
  { scope, alarm }: AlarmRef,
  { session }: AlarmWizardDeps,
): Promise<Topic | undefined> {
  const [arn] = notifiedTopics(alarm);
  return arn === undefined ? undefined : findTopic(session.scopeAws(scope), arn);
}
