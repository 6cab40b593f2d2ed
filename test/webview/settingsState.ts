/** States of the tab Settings, made as the extension makes them: from a configuration. */
import { settingsGroups } from '../../src/core/endpointSettings/settingsGroups';
import { settingsTexts } from '../../src/core/endpointSettings/view/settingsTexts';
import { createFormat } from '../../src/core/text/format';
import type { PageMessage, SettingsState } from '../../src/protocol/endpointSettings';
import type { FileAnswer } from '../../src/protocol/messages';
import { plainTranslate } from '../fakes/plainTranslate';
import { testEndpoint } from '../fakes/snapshots';
import type { Line } from './openPage';

/** What is said on the line of this tab. */
export interface SettingsLine extends Line {
  readonly heard: SettingsState | FileAnswer;
  readonly said: PageMessage;
  readonly state: SettingsState;
}

/** What the tab is sent about an endpoint of that name. */
export function settingsState(
  change: Partial<SettingsState> = {},
  name = 'Tokyo office',
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
    texts: settingsTexts(plainTranslate),
    groups: settingsGroups({ configuration, networks: [] }, { t: plainTranslate, format }),
    readAt: 'today',
    reading: false,
    failure: null,
    readOnly: false,
    ...change,
  };
}
