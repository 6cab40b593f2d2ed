/** The hover of an event: when, where, the details of its kind, and the way to the chart. */
import type { Translate } from '../ports/translate';
import type { HoverContent } from '../rows/hover';
import { joined } from '../text/phrases';
import { alarmStateWord } from '../text/stateWords';
import type { ViewContext } from '../text/viewContext';
import type { ActivityEntry } from './entries';

/** The content of the hover. @param place the name of the endpoint; undefined if it concerns none */
export function activityHover(
  entry: ActivityEntry,
  place: string | undefined,
  { t, format, now }: ViewContext,
): HoverContent {
  const { what, at, scope, endpointId } = entry;
  const link = { argument: { scope, endpointId, at } };
  return {
    facts: [['clock', joined(format.time(at, now), place)], ...eventFacts(what, t)],
    links:
      endpointId === undefined
        ? []
        : [
            { icon: 'graph', label: t('Show on Chart'), command: 'showChartAt', ...link },
            {
              icon: 'list-tree',
              label: t('Reveal in the Endpoints View'),
              command: 'reveal',
              ...link,
            },
          ],
  };
}

function eventFacts(what: ActivityEntry['what'], t: Translate): HoverContent['facts'] {
  switch (what.kind) {
    case 'connected':
    case 'disconnected': {
      const { deviceIp, clientIp, clientIpv6, id } = what.record;
      const device = deviceIp === undefined ? undefined : t('device {0}', deviceIp);
      return [
        ['globe', joined(clientIp ?? clientIpv6, device)],
        ['tag', id],
      ];
    }
    case 'failed':
      return [
        ['globe', what.attempt.deviceIp],
        ['info', what.attempt.reason],
      ];
    case 'alarm': {
      const { transition } = what;
      const { alarmName, to, reason } = transition;
      const state = alarmStateWord(to, t);
      const states =
        'from' in transition ? t('{0} → {1}', alarmStateWord(transition.from, t), state) : state;
      return [
        ['bell', joined(alarmName, states)],
        ['info', reason],
      ];
    }
    case 'change':
      return [];
  }
}
