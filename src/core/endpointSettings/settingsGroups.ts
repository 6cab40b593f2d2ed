/** The settings of an endpoint in groups, in words, with what matters for the detection of connections. */
import { longestSessionHours } from '../connections/log/readConnectionRecords';
import { displayText } from '../text/displayText';
import { endpointStateWord } from '../text/stateWords';
import { authenticationGroup, loggingGroup } from './accessGroups';
import { networkGroup, targetGroup } from './networkGroups';
import type { EndpointSettings } from './readEndpointSettings';
import { routeGroups } from './routeGroups';
import { info, type SettingsContext } from './settingNotes';
import { copied, switched, worded } from './view/settingWords';
import type { SettingsGroup } from './view/settingsGroup';

/** All groups that have settings. */
export function settingsGroups(
  settings: EndpointSettings,
  context: SettingsContext,
): readonly SettingsGroup[] {
  return [
    endpointGroup(settings, context),
    authenticationGroup(settings, context),
    loggingGroup(settings, context),
    networkGroup(settings, context),
    targetGroup(settings, context),
    ...routeGroups(settings, context),
    sessionGroup(settings, context),
    tagGroup(settings, context),
  ].filter(({ rows, notes, table }) => rows.length + notes.length > 0 || table !== undefined);
}

function endpointGroup(
  { configuration }: EndpointSettings,
  { t, format }: SettingsContext,
): SettingsGroup {
  const { endpoint, stateMessage } = configuration;
  const { createdAt, state } = endpoint;
  return {
    title: t('Endpoint'),
    rows: [
      ...copied(t('ID'), 'ClientVpnEndpointId', endpoint.id),
      ...copied(t('Name'), 'Tags.Name', endpoint.name),
      ...copied(t('Description'), 'Description', endpoint.description),
      worded(t('State'), 'Status.Code', state, endpointStateWord(state, t)),
      ...copied(t('Message'), 'Status.Message', stateMessage),
      ...(createdAt === undefined
        ? []
        : [
            worded(
              t('Created'),
              'CreationTime',
              new Date(createdAt).toISOString(),
              format.moment(createdAt),
            ),
          ]),
      ...copied(t('DNS name'), 'DnsName', endpoint.dnsName),
      ...copied(
        t('Self-service portal'),
        'SelfServicePortalUrl',
        configuration.selfServicePortalUrl,
      ),
    ],
    notes: [],
  };
}

function sessionGroup(
  { configuration }: EndpointSettings,
  { t, format }: SettingsContext,
): SettingsGroup {
  const { endpoint, banner } = configuration;
  const { sessionTimeoutHours: hours = longestSessionHours, disconnectsOnTimeout } = endpoint;
  return {
    title: t('Session'),
    rows: [
      worded(
        t('Longest session'),
        'SessionTimeoutHours',
        String(hours),
        t('{0} hours', format.count(hours)),
      ),
      worded(
        t('After that'),
        'DisconnectOnSessionTimeout',
        String(disconnectsOnTimeout),
        disconnectsOnTimeout === true
          ? t('clients stay disconnected until their users connect again')
          : t('clients reconnect by themselves'),
      ),
      ...(banner === undefined
        ? [switched(t('Login banner'), 'ClientLoginBannerOptions.Enabled', false, t)]
        : copied(t('Login banner'), 'ClientLoginBannerOptions.BannerText', banner)),
    ],
    notes:
      disconnectsOnTimeout === true
        ? []
        : [
            info(
              t(
                'A client that reconnects by itself is notified as a new connection, and again every {0} hours.',
                format.count(hours),
              ),
            ),
          ],
  };
}

function tagGroup({ configuration }: EndpointSettings, { t }: SettingsContext): SettingsGroup {
  return {
    title: t('Tags'),
    rows: configuration.tags.map(({ key, value }) => ({
      name: displayText(key),
      value: value === '' ? '—' : displayText(value),
      raw: `Tags.${displayText(key)}`,
      copy: value === '' ? null : value,
    })),
    notes: [],
  };
}
