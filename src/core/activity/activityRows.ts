/** The rows of the activity view: events of the last day, newest first. */
import type { ActivityEntry, ActivityEventKind } from './entries';
import { activityHover } from './activityHover';
import { changeText } from './changeText';
import type { AlarmState } from '../model/alarm';
import { connectionUser } from '../model/connection';
import { contributorFacts } from '../logAlarms/contributor';
import type { ContributorTransition } from '../model/alarmHistory';
import type { ConnectionRecord } from '../model/connectionRecord';
import { attemptUser } from '../model/failedAttempt';
import type { ScopeId } from '../model/scope';
import type { Translate } from '../ports/translate';
import { clipMiddle, displayName, displayText } from '../text/displayText';
import { contributorName } from '../text/names';
import { lazyHover } from '../rows/hover';
import type { NodeIcon, ShownRow } from '../rows/node';
import { joined, nonEmpty } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';

/** Values of `viewItem` in the activity view: whether the row has an endpoint to reveal. */
export const activityContextValues = ['event', 'event.endpoint'] as const;

/** A row of the activity view. */
export interface ActivityRow extends ShownRow<(typeof activityContextValues)[number]> {
  /** Empty for none. */
  readonly description: string;
  readonly scope: ScopeId;
  readonly endpointId?: string;
  /** Ms since 1970. */
  readonly at: number;
}

/** Context for building the rows. */
export interface ActivityContext extends ViewContext {
  /** Display name of an endpoint. */
  readonly endpointName: (scope: ScopeId, endpointId: string) => string;
  /** Display name of a scope; undefined if there is only one scope. */
  readonly scopeName: (scope: ScopeId) => string | undefined;
}

/** The rows of the entries, in their order. */
export function activityRows(
  entries: readonly ActivityEntry[],
  context: ActivityContext,
): readonly ActivityRow[] {
  return entries.map((entry) => activityRow(entry, context));
}

function activityRow(entry: ActivityEntry, context: ActivityContext): ActivityRow {
  const { format, now } = context;
  const { scope, endpointId, at, what } = entry;
  const { label, facts } = words(entry, context);
  const { label: shortLabel } = words(entry, context, shortName);
  const place =
    endpointId === undefined ? undefined : displayText(context.endpointName(scope, endpointId));
  const time = format.time(at, now);
  const rest = [place, ...facts, context.scopeName(scope)];
  return {
    id: entry.key,
    // The time comes first, and long names give way: a narrow view truncates the end.
    label: `${time} ${shortLabel}`,
    description: joined(...rest),
    hover: lazyHover(label, () => activityHover(entry, place, context)),
    icon: what.kind === 'alarm' ? alarmIcon(what.transition.to) : icons[what.kind],
    accessibilityLabel: format.list(nonEmpty(time, label, ...rest)),
    contextValue: endpointId === undefined ? 'event' : 'event.endpoint',
    scope,
    ...(endpointId !== undefined && { endpointId }),
    at,
  };
}

const icons: Readonly<Record<Exclude<ActivityEventKind, 'alarm'>, NodeIcon>> = {
  connected: { id: 'debug-connected', color: 'charts.green' },
  disconnected: { id: 'debug-disconnect' },
  failed: { id: 'error', color: 'charts.red' },
  change: { id: 'edit' },
};

function alarmIcon(to: AlarmState): NodeIcon {
  return to === 'ALARM' ? { id: 'bell-dot', color: 'charts.red' } : { id: 'bell' };
}

/** Display name of a kind of event, for the filter. */
export function activityEventName(kind: ActivityEventKind, t: Translate): string {
  switch (kind) {
    case 'connected':
      return t('Connections');
    case 'disconnected':
      return t('Disconnections');
    case 'failed':
      return t('Failed attempts');
    case 'alarm':
      return t('Alarm states');
    case 'change':
      return t('Changes made with this extension');
  }
}

interface Words {
  readonly label: string;
  readonly facts: readonly (string | undefined)[];
}

/** The longest name in a label, in characters: the place stands behind it in 400 pixels. */
const longestName = 16;

/** A long name without the domain, which most users share, else without its middle. */
function shortName(name: string): string {
  const local = name.slice(0, name.indexOf('@') + 1);
  const isShort = local !== '' && local.length < longestName && name.length > longestName;
  return isShort ? `${local}…` : clipMiddle(name, longestName);
}

/** @param short shortens the name of a user */
function words(
  { what }: ActivityEntry,
  { t, format }: ActivityContext,
  short: (name: string) => string = (name) => name,
): Words {
  switch (what.kind) {
    case 'connected':
      return {
        label: t('{0} has connected', short(who(what.record))),
        facts: [address(what.record)],
      };
    case 'disconnected': {
      const { startedAt, endedAt = startedAt } = what.record;
      const lasted = t('after {0}', format.duration(endedAt - startedAt));
      return { label: t('{0} has disconnected', short(who(what.record))), facts: [lasted] };
    }
    case 'failed': {
      const { deviceIp, reason } = what.attempt;
      const name = displayName(attemptUser(what.attempt), deviceIp, t('Unknown user'));
      return {
        label: t('{0} could not connect', short(name)),
        facts: [shown(reason), shown(deviceIp)],
      };
    }
    case 'alarm': {
      const { transition } = what;
      if ('contributor' in transition) return contributorWords(transition, t, short);
      return {
        label: alarmEventWord(transition.to, t),
        facts: [displayText(transition.alarmName)],
      };
    }
    case 'change':
      return { label: changeText(what.change, t), facts: [t('by this extension')] };
  }
}

/** The user comes first: a narrow view truncates the end. */
function contributorWords(
  { contributor, alarmName, to }: ContributorTransition,
  t: Translate,
  short: (name: string) => string,
): Words {
  const { deviceIp, reason } = contributorFacts(contributor);
  return {
    label: t('{0}: {1}', alarmEventWord(to, t), short(contributorName(contributor))),
    facts: [shown(deviceIp), shown(reason), displayText(alarmName)],
  };
}

/** What a new state means to the user, short enough for a narrow view. */
function alarmEventWord(to: AlarmState, t: Translate): string {
  switch (to) {
    case 'ALARM':
      return t('Alarm fired');
    case 'OK':
      return t('Alarm is OK');
    case 'INSUFFICIENT_DATA':
      return t('Alarm has no data');
  }
}

function who(record: ConnectionRecord): string {
  return displayName(connectionUser(record), record.id);
}

function address({ deviceIp, clientIp, clientIpv6 }: ConnectionRecord): string | undefined {
  return shown(deviceIp ?? clientIp ?? clientIpv6);
}

function shown(text: string | undefined): string | undefined {
  return text === undefined ? undefined : displayText(text);
}
