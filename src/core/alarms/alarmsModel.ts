/** Builds the cards of an endpoint's alarms from the snapshot. */
import { findingView } from '../diagnosis/text/findingView';
import { findingsAround } from '../diagnosis/text/findingFacts';
import { severities } from '../diagnosis/text/findingList';
import { canUpgrade } from '../actions/upgrade/upgradeDraft';
import { detectsConnections } from '../watching/detects';
import { watchesEndpoint } from '../watching/watches';
import type { Endpoint } from '../model/endpoint';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { failuresOf, reasonsOf } from '../rows/freshness';
import { alarmCondition } from '../text/alarmCondition';
import { displayName, displayText } from '../text/displayText';
import { contributorName, endpointName } from '../text/names';
import { alarmStateWord } from '../text/stateWords';
import { alarmChain } from './alarmChain';
import type { CardContext } from './cardContext';
import { chainVerdict } from './chainVerdict';
import { costText } from './costText';
import { detectionBadge, detectsText } from './detectsText';
import type { AlarmCard, AlarmsModel } from './view/alarmsModel';
import type { AlarmCommand, CardButton } from './view/cardButton';

/** The model of an endpoint's tab. */
export function alarmsModel(endpointId: string, context: CardContext): AlarmsModel {
  const { scope, t, readOnly } = context;
  const endpoint = partValue(scope.endpoints)?.find(({ id }) => id === endpointId);
  const shown = endpoint ?? { id: endpointId };
  return {
    endpoint: endpointName(shown),
    cards: alarmsOf(endpointId, context)?.map((alarm) => alarmCard(alarm, shown, context)) ?? null,
    elsewhere: watchersText(scope, endpointId, context),
    failures: reasonsOf(failuresOf([scope.endpoints, scope.alarms]), t),
    canCreate: endpoint !== undefined && readOnly !== true,
    readOnly: readOnly === true ? t('Read-only mode is on, so nothing can be changed here.') : null,
  };
}

/** The alarms that watch an endpoint, by name; undefined while they are unknown. */
function alarmsOf(
  endpointId: string,
  { scope, format }: Pick<CardContext, 'scope' | 'format'>,
): readonly AnyAlarm[] | undefined {
  const logging = { enabled: false };
  const listed = partValue(scope.endpoints)?.find(({ id }) => id === endpointId);
  return partValue(scope.alarms)
    ?.filter((alarm) => watchesEndpoint(alarm, listed ?? { id: endpointId, logging }))
    .toSorted((a, b) => format.compare(a.name, b.name));
}

function watchersText(
  { elsewhere }: ScopeSnapshot,
  endpointId: string,
  { t }: CardContext,
): readonly string[] {
  const watchers = elsewhere?.watchers ?? [];
  return watchers
    .filter(({ endpointIds }) => endpointIds.includes(endpointId))
    .map(({ alarmName, state, scope }) =>
      t(
        'The alarm {0} of {1} watches this endpoint as well: {2}.',
        displayText(alarmName),
        displayText(scope),
        alarmStateWord(state, t),
      ),
    );
}

type Shown = Pick<Endpoint, 'id' | 'name' | 'description'>;

function alarmCard(alarm: AnyAlarm, endpoint: Shown, context: CardContext): AlarmCard {
  const { t, format, now, scope } = context;
  const chain = alarmChain(alarm, endpoint, context);
  const found = findingsAround(scope, alarm);
  const words = { ...context, endpointNames: (id: string) => displayText(id) };
  return {
    alarmName: alarm.name,
    title: displayName(alarm.name, alarm.arn),
    state: alarm.state,
    stateText: t(
      '{0} since {1}',
      alarmStateWord(alarm.state, t),
      format.time(alarm.stateSince, now),
    ),
    badge: detectionBadge(alarm, t),
    detects: detectsText(alarm, context),
    condition: alarmCondition(alarm, context),
    cost: costText(alarm, context),
    inAlarm: contributorsOf(alarm, context),
    verdict: chainVerdict(chain, context),
    chain,
    findings: severities
      .flatMap((severity) => found.filter((finding) => finding.severity === severity))
      .map((finding) => findingView(finding, words)),
    ...buttonsOf(alarm, context),
  };
}

function contributorsOf(alarm: AnyAlarm, { scope, t, format, now }: CardContext) {
  if (!isLogAlarm(alarm)) return [];
  return (partValue(scope.contributors[alarm.name]) ?? []).map((contributor) => {
    const name = contributorName(contributor);
    return contributor.since === undefined
      ? name
      : t('{0} since {1}', name, format.time(contributor.since, now));
  });
}

/** The commands that change something, or notify somebody. */
const writes: ReadonlySet<AlarmCommand> = new Set<AlarmCommand>([
  'proveDelivery',
  'sendTestNotification',
  'enableAlarmActions',
  'disableAlarmActions',
  'plainNotification',
  'upgradeAlarm',
  'deleteAlarm',
]);

function buttonsOf(
  alarm: AnyAlarm,
  { t, readOnly }: CardContext,
): Pick<AlarmCard, 'buttons' | 'more'> {
  const button = (command: AlarmCommand, label: string): readonly CardButton[] =>
    readOnly === true && writes.has(command)
      ? []
      : [{ label, step: { kind: 'alarm', command, alarmName: alarm.name } }];
  return {
    buttons: [
      ...button('proveDelivery', t('Test Delivery…')),
      ...(detectsConnections(alarm) ? button('replayAlarm', t('Replay')) : []),
      ...(alarm.actionsEnabled
        ? button('disableAlarmActions', t('Disable Alarm Actions'))
        : button('enableAlarmActions', t('Enable Alarm Actions'))),
    ],
    more: [
      ...button('sendTestNotification', t('Send Test Notification…')),
      ...button('plainNotification', t('Plain-Language Notification…')),
      ...(canUpgrade(alarm) ? button('upgradeAlarm', t('Upgrade Alarm…')) : []),
      ...button('openConsole', t('Open in AWS Console')),
      ...button('copyArn', t('Copy ARN')),
      ...button('deleteAlarm', t('Delete Alarm…')),
    ],
  };
}
