/** States of the tab Settings, made as the extension makes them: from a configuration. */
import { settingsGroups } from '../../src/core/endpointSettings/settingsGroups';
import { settingsTexts } from '../../src/core/endpointSettings/view/settingsTexts';
import { createFormat } from '../../src/core/text/format';
import type { PageMessage, SettingsState } from '../../src/protocol/endpointSettings';
import type { FileAnswer } from '../../src/protocol/messages';
import type { Translate } from '../../src/core/ports/translate';
import type { AuthorizationRule, Route } from '../../src/core/model/endpoint';
import { plainTranslate } from '../fakes/plainTranslate';
import { testEndpoint } from '../fakes/snapshots';
import type { Line } from './openPage';

/** What is said on the line of this tab. */
export interface SettingsLine extends Line {
  readonly incoming: SettingsState | FileAnswer;
  readonly outgoing: PageMessage;
  readonly state: SettingsState;
}

/** What the tab is sent about an endpoint of that name. */
export function settingsState(
  change: Partial<SettingsState> = {},
  name = 'Tokyo office',
  translate: Translate = plainTranslate,
): SettingsState {
  const configuration = {
    endpoint: testEndpoint({ name, logging: { enabled: false }, clientCidr: '10.8.0.0/22' }),
    authenticationOptions: [
      { type: 'certificate-authentication', rootCertificateArn: 'arn:aws:acm:root' },
    ],
    ...{ securityGroupIds: ['sg-1'], dnsServers: ['10.0.0.2'], vpcId: 'vpc-1', vpnPort: 443 },
    ...{ connectHandler: { enabled: false }, enforcesRoutes: false, logsPolicyContext: false },
    tags: [{ key: '<b>team', value: name }],
  };
  const format = createFormat({ locale: 'en', timeZone: 'UTC' });
  return {
    type: 'state',
    texts: settingsTexts(translate),
    groups: settingsGroups(
      { configuration, networks: [], routes: testRoutes(name), rules: testRules(name) },
      { t: translate, format },
    ),
    readAt: 'today',
    reading: false,
    failure: null,
    readOnly: false,
    ...change,
  };
}

/** A route of each state, one of them without a rule. */
function testRoutes(name: string): readonly Route[] {
  const [a, c] = ['subnet-0a1b2c3d4e5f60718', 'subnet-0c1b2c3d4e5f60718'];
  const added = { targetSubnet: a, origin: 'add-route', status: 'active' };
  const vpc = { destination: '10.0.0.0/16', origin: 'associate', status: 'active' };
  return [
    { ...vpc, targetSubnet: a, description: 'Default Route' },
    { ...vpc, targetSubnet: c },
    { ...added, destination: '10.1.0.0/16', description: `Peered VPC of ${name}` },
    { ...added, destination: '10.2.0.0/16', status: 'failed', message: 'Not possible.' },
    { ...added, destination: '10.8.0.0/22', targetSubnet: 'local', status: 'creating' },
  ];
}

/** A rule for all users, and two for groups. */
function testRules(name: string): readonly AuthorizationRule[] {
  const group = { allUsers: false, status: 'active' };
  return [
    { destination: '10.0.0.0/16', allUsers: true, status: 'active' },
    { ...group, destination: '10.0.64.0/18', groupId: name },
    {
      ...group,
      destination: '10.2.0.0/16',
      groupId: 'S-1-5-21-1004336348-1177238915-682003330-512',
    },
  ];
}
