/** Which networks the clients of an endpoint reach, and who may. */
import type { Route } from '../model/endpoint';
import { failureText } from '../text/failures/failureText';
import { destinationCell, networkTable, plainCell, stateCell, wordedCell } from './networkTable';
import { activeDefault, everywhere, leavesAddressesOut } from './reach/defaultRoute';
import { reachOf, type Reach } from './reach/reach';
import type { EndpointSettings } from './readEndpointSettings';
import { info, warning, type SettingsContext } from './settingNotes';
import {
  accessStateWord,
  accessWord,
  originWord,
  routeStateWord,
  targetWord,
} from './view/routeWords';
import type { SettingNote, SettingsGroup } from './view/settingsGroup';

/** The routes and the authorization rules, or why they could not be read. */
export function routeGroups(
  settings: EndpointSettings,
  context: SettingsContext,
): readonly SettingsGroup[] {
  const reach = settingsReach(settings);
  return [routeGroup(settings, reach, context), ruleGroup(settings, reach, context)];
}

/** Nothing unless both lists were read. */
function settingsReach({ configuration, networks, routes, rules }: EndpointSettings): Reach {
  if ('kind' in routes || 'kind' in rules) return new Map();
  const subnetIds =
    'kind' in networks
      ? []
      : networks.flatMap(({ status, subnetId }) =>
          status === 'associated' ? (subnetId ?? []) : [],
        );
  const hasTransitGateway = configuration.transitGatewayId !== undefined;
  return reachOf({ routes, rules, subnetIds, hasTransitGateway });
}

function routeGroup(
  settings: EndpointSettings,
  reach: Reach,
  context: SettingsContext,
): SettingsGroup {
  const { t } = context;
  const { routes } = settings;
  const title = t('Routes');
  if ('kind' in routes)
    return { title, rows: [], notes: [warning(failureText(routes, t).sentence)] };
  return {
    title,
    rows: [],
    notes: routeNotes(settings, routes, context),
    table: networkTable(
      [
        [t('Destination network'), 'DestinationCidr'],
        [t('Target'), 'TargetSubnet'],
        [t('Origin'), 'Origin'],
        [t('State'), 'Status.Code'],
      ],
      routes.map((route) => ({
        destination: route.destination,
        cells: [
          destinationCell(route),
          plainCell(targetWord(route, t)),
          wordedCell(originWord(route.origin, t), route.origin),
          stateCell(routeStateWord(route.status, t), route, reach, context),
        ],
      })),
    ),
  };
}

function routeNotes(
  { configuration }: EndpointSettings,
  routes: readonly Route[],
  { t }: SettingsContext,
): readonly SettingNote[] {
  const { endpoint, trafficIpAddressType, transitGatewayId } = configuration;
  if (transitGatewayId !== undefined) return [];
  if (routes.length === 0)
    return [warning(t('There is no route, so connected clients reach no network.'))];
  const cidr = activeDefault(routes);
  if (endpoint.splitTunnel) {
    if (cidr === undefined) return [];
    return [
      info(
        t(
          'Split tunnel is on, but the route to {0} brings the Internet traffic of the clients into the VPN.',
          cidr,
        ),
      ),
    ];
  }
  const family = trafficIpAddressType === 'ipv6' ? 6 : 4;
  if (!leavesAddressesOut(routes, family)) return [];
  return [
    info(
      t(
        'Split tunnel is off, but no route leads to {0}: clients send all their traffic here, and what has no route is dropped.',
        everywhere[family],
      ),
    ),
  ];
}

function ruleGroup(
  { rules }: EndpointSettings,
  reach: Reach,
  context: SettingsContext,
): SettingsGroup {
  const { t } = context;
  const title = t('Authorization rules');
  if ('kind' in rules) return { title, rows: [], notes: [warning(failureText(rules, t).sentence)] };
  return {
    title,
    rows: [],
    notes:
      rules.length > 0
        ? []
        : [warning(t('There is no authorization rule, so connected clients reach no network.'))],
    table: networkTable(
      [
        [t('Destination network'), 'DestinationCidr'],
        [t('Access for'), 'AccessAll, GroupId'],
        [t('State'), 'Status.Code'],
      ],
      rules.map((rule) => ({
        destination: rule.destination,
        cells: [
          destinationCell(rule),
          wordedCell(accessWord(rule, t), `AccessAll: ${String(rule.allUsers)}`),
          stateCell(accessStateWord(rule.status, t), rule, reach, context),
        ],
      })),
    ),
  };
}
