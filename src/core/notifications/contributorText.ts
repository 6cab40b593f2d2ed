/** The sentences about contributors of log alarms. */
import { displayName, displayText } from '../text/displayText';
import { contributorName } from '../text/names';
import { sentences } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';
import { logAlarmSubject } from '../watching/connectionLogs';
import type { ContributorEvent } from './contributorEvents';

/** Contributors of one alarm beyond this number are counted, not named. */
const mostNames = 5;

/** All sentences, one for each alarm. @param events never empty */
export function contributorText(events: readonly ContributorEvent[], context: ViewContext): string {
  const byAlarm = new Map<string, ContributorEvent[]>();
  for (const event of events) {
    const own = byAlarm.get(event.alarm.arn);
    if (own) own.push(event);
    else byAlarm.set(event.alarm.arn, [event]);
  }
  const all = [...byAlarm.values()].map(([first, ...others]) =>
    first === undefined
      ? ''
      : others.length === 0 && !first.known
        ? oneText(first, context)
        : someText(first, [first, ...others], context),
  );
  return sentences(all, context.t);
}

function oneText(event: ContributorEvent, context: ViewContext): string {
  const { t, format, now } = context;
  const { alarm, transition, facts } = event;
  const who = contributorName(transition.contributor);
  const place = placesOf([event], context);
  const name = displayName(alarm.name, alarm.arn);
  const time = format.time(transition.at, now);
  const device = facts.deviceIp === undefined ? undefined : displayText(facts.deviceIp);
  switch (logAlarmSubject(alarm)) {
    case 'connections':
      return device === undefined
        ? t('{0} connected to {1} (alarm {2}, {3}).', who, place, name, time)
        : t('{0} connected to {1} from {2} (alarm {3}, {4}).', who, place, device, name, time);
    case 'failedAttempts': {
      const { reason } = facts;
      return reason === undefined
        ? t('{0} could not connect to {1} (alarm {2}, {3}).', who, place, name, time)
        : t(
            '{0} could not connect to {1}: {2} (alarm {3}, {4}).',
            who,
            place,
            displayText(reason),
            name,
            time,
          );
    }
    case 'other':
      return t('{0}: {1} is in ALARM (alarm {2}, {3}).', place, who, name, time);
  }
}

function someText(
  { alarm }: ContributorEvent,
  events: readonly ContributorEvent[],
  context: ViewContext,
): string {
  const { t, format } = context;
  const names = [
    ...new Set(events.map(({ transition }) => contributorName(transition.contributor))),
  ];
  const shown = names.slice(0, mostNames);
  const more = names.length - shown.length;
  const who = format.list(more > 0 ? [...shown, t('{0} more', format.count(more))] : shown);
  const name = displayName(alarm.name, alarm.arn);
  return t('{0}: the alarm {1} fired for {2}.', placesOf(events, context), name, who);
}

function placesOf(events: readonly ContributorEvent[], { format }: ViewContext): string {
  const names = events.flatMap(({ endpoints }) => endpoints.map(({ name }) => name));
  return format.list([...new Set(names)]);
}
