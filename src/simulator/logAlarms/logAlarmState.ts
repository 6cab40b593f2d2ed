/**
 * Changes the state of a log alarm and of its contributors: history, events, actions.
 *
 * "For multi-contributor alarms, Amazon SNS and Lambda actions run at the contributor level". Assumed:
 * the actions of the alarm itself run at a transition that no contributor explains, such as one by
 * SetAlarmState or to INSUFFICIENT_DATA.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
import { createHash } from 'node:crypto';
import type { LogAlarmEvaluation } from '../../core/logAlarms/logAlarmEvaluation';
import type { AlarmState } from '../../core/model/alarm';
import { notifyTopic } from '../state/alarmActions';
import { awsTime } from '../state/alarms/alarmMessage';
import { recordStateUpdate, stateAfter, type NewState } from '../state/alarmState';
import { alarmEvent, contributorEvent } from '../state/alarms/alarmEvent';
import type { SimulatedContributor, SimulatedLogAlarm } from '../state/alarms/logAlarms';
import { publishEvent } from '../state/eventBus';
import type { Surroundings } from '../state/region';
import { logAlarmNotification } from './notification';

/** A change and the log lines that its mails include. */
export interface ChangeContext extends Surroundings {
  readonly logLines: readonly string[];
}

/** Sets the state of the alarm itself and, if it differs, runs its actions. */
export function changeLogAlarmState(
  name: string,
  newState: NewState,
  context: ChangeContext,
  runsActions = true,
): void {
  const { region, nowMs } = context;
  const alarm = region.logAlarms.get(name);
  if (!alarm) return;
  const before = alarm.state;
  const changed = { ...alarm, state: stateAfter(before, newState, nowMs) };
  const { value } = newState;
  region.logAlarms.put(changed);
  if (before.value === value) return;
  recordStateUpdate({ alarmName: name, alarmType: 'LogAlarm' }, before, changed.state, context);
  publishEvent(alarmEvent(changed, before, region.muteRules.muting(name, nowMs)), context);
  if (runsActions) runActions(changed, { from: before.value, to: value }, context);
}

/** Applies an evaluation: first what left ALARM, then what entered it, then the alarm itself. */
export function applyEvaluation(
  alarm: SimulatedLogAlarm,
  evaluation: LogAlarmEvaluation,
  context: ChangeContext,
): void {
  const { region, nowMs } = context;
  const { inAlarm, evaluationState, state: value, reason } = evaluation;
  const before = new Map(alarm.contributors.map((one) => [one.key, one]));
  const now = new Map(inAlarm.map((one) => [one.key, one]));
  // A run that failed says nothing about the contributors: they are forgotten.
  const failed = evaluationState === 'EVALUATION_ERROR' || evaluationState === 'EVALUATION_FAILURE';
  const left = failed ? [] : alarm.contributors.filter(({ key }) => !now.has(key));
  const contributors = inAlarm.map((one): SimulatedContributor => ({
    ...one,
    id: before.get(one.key)?.id ?? contributorId(alarm, one.key),
    transitionedAt: before.get(one.key)?.transitionedAt ?? nowMs,
  }));
  const entered = contributors.filter(({ key }) => !before.has(key));
  const { evaluationState: evaluationBefore, ...rest } = alarm;
  const reasonData = reasonDataOf(alarm, evaluation, nowMs);
  const parentReason = { reason, ...(reasonData !== undefined && { reasonData }) };
  const changed: SimulatedLogAlarm = {
    ...rest,
    ...(evaluationState && { evaluationState }),
    contributors,
    // The notifications of contributors have the reason of the alarm.
    state: {
      ...alarm.state,
      ...(entered.length > 0 || left.length > 0 ? parentReason : {}),
      ...(evaluationState !== evaluationBefore && { reason, updatedAt: nowMs }),
    },
  };
  region.logAlarms.put(changed);
  for (const one of left) {
    const gone = { ...one, reason: 'The contributor no longer breaches the threshold.' };
    changeContributor(changed, gone, 'OK', context);
  }
  for (const one of entered) changeContributor(changed, one, 'ALARM', context);
  if (value === alarm.state.value) return;
  const explained = value !== 'INSUFFICIENT_DATA' && entered.length + left.length > 0;
  changeLogAlarmState(alarm.name, { value, ...parentReason }, context, !explained);
}

/** The same attributes have the same id each time. AWS documents only its length. */
function contributorId({ arn }: SimulatedLogAlarm, key: string): string {
  return createHash('sha256').update(`${arn} ${key}`).digest('hex').slice(0, 16);
}

function reasonDataOf(
  { configuration }: SimulatedLogAlarm,
  { results }: LogAlarmEvaluation,
  nowMs: number,
): string | undefined {
  if (!results) return undefined;
  const data = (count: number): string =>
    JSON.stringify({
      version: '1.0',
      queryDate: awsTime(nowMs),
      threshold: configuration.Threshold,
      queryResultsToEvaluate: configuration.QueryResultsToEvaluate,
      queryResultsToAlarm: configuration.QueryResultsToAlarm,
      results: results.slice(0, count).map(({ run, value }) => ({
        queryResultId: run.id,
        status: 'COMPLETE',
        timestamp: awsTime(run.at),
        value,
      })),
    });
  const whole = data(results.length);
  // StateReasonData is at most 4,000 characters long.
  return whole.length <= 4000 ? whole : data(20);
}

function changeContributor(
  alarm: SimulatedLogAlarm,
  contributor: SimulatedContributor,
  value: 'ALARM' | 'OK',
  context: ChangeContext,
): void {
  const { region, nowMs } = context;
  const { id, attributes, reason } = contributor;
  region.history.add(
    {
      alarmName: alarm.name,
      alarmType: 'LogAlarm',
      contributor: { id, attributes },
      at: nowMs,
      type: 'AlarmContributorStateUpdate',
      summary: `Contributor state updated to ${value}`,
    },
    { version: '1.0', newState: { stateValue: value, stateReason: reason } },
  );
  const muting = region.muteRules.muting(alarm.name, nowMs);
  publishEvent(contributorEvent(alarm, contributor, { value, at: nowMs }, muting), context);
  const from = value === 'ALARM' ? 'OK' : 'ALARM';
  runActions(alarm, { from, to: value, contributor }, context);
}

interface Change {
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly contributor?: SimulatedContributor;
}

/** Runs the actions of a transition, unless a mute rule defers them. */
function runActions(alarm: SimulatedLogAlarm, change: Change, context: ChangeContext): void {
  const { region, nowMs } = context;
  const { configuration } = alarm;
  if (!configuration.ActionsEnabled) return;
  if (region.muteRules.mutes(alarm.name, nowMs)) {
    holdBack(alarm.name, change, context);
    return;
  }
  const actions = {
    ALARM: configuration.AlarmActions,
    OK: configuration.OKActions,
    INSUFFICIENT_DATA: configuration.InsufficientDataActions,
  };
  const { contributor, from, to } = change;
  const notification = logAlarmNotification(alarm, {
    from,
    to,
    ...(contributor && { contributor: { id: contributor.id, attributes: contributor.attributes } }),
    region: region.name,
    tags: region.alarms.tags(alarm.arn),
    logLines: context.logLines,
    nowMs,
  });
  for (const action of actions[to]) notifyTopic(notification, action, context);
}

function holdBack(name: string, { from, to, contributor }: Change, context: ChangeContext): void {
  const { logAlarms } = context.region;
  const alarm = logAlarms.get(name);
  if (!alarm || to !== 'ALARM') return;
  const { contributors = [], ...held } = alarm.deferred ?? {};
  logAlarms.put({
    ...alarm,
    deferred: {
      ...held,
      ...(!contributor && { from }),
      contributors: contributor ? [...contributors, contributor.key] : contributors,
    },
  });
}

/** Runs deferred actions of log alarms that are no longer muted, for what is still in ALARM. */
export function runReleasedLogAlarmActions(surroundings: Surroundings): void {
  const { region, nowMs } = surroundings;
  for (const alarm of region.logAlarms.list()) {
    const { deferred, ...released } = alarm;
    if (!deferred || region.muteRules.mutes(alarm.name, nowMs)) continue;
    region.logAlarms.put(released);
    const context = { ...surroundings, logLines: [] };
    if (deferred.from !== undefined && alarm.state.value === 'ALARM')
      runActions(released, { from: deferred.from, to: 'ALARM' }, context);

    const keys = new Set(deferred.contributors);
    for (const contributor of alarm.contributors.filter(({ key }) => keys.has(key)))
      runActions(released, { from: 'OK', to: 'ALARM', contributor }, context);
  }
}
