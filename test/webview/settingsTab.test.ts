/** The tab Settings in a real browser, under the editor's own policy. */
import { describe, expect, it } from 'vitest';
import { settingsGroups } from '../../src/core/endpointSettings/settingsGroups';
import { settingsTexts } from '../../src/core/endpointSettings/view/settingsTexts';
import { createFormat } from '../../src/core/text/format';
import type { PageMessage, SettingsState } from '../../src/protocol/endpointSettings';
import type { FileAnswer } from '../../src/protocol/messages';
import { plainTranslate } from '../fakes/plainTranslate';
import { testEndpoint } from '../fakes/snapshots';
import { auditPage } from './auditPage';
import type { Line, OpenPage } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames, themes } from './themes';

interface SettingsLine extends Line {
  readonly heard: SettingsState | FileAnswer;
  readonly said: PageMessage;
  readonly state: SettingsState;
}

const openPage = pageSuite<SettingsLine>('endpoint/settings');
let page: OpenPage<SettingsLine>;

function state(change: Partial<SettingsState> = {}, name = 'Tokyo office'): SettingsState {
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

async function open(shown: SettingsState, width = 900): Promise<void> {
  page = await openPage({ viewport: { width, height: 1000 } });
  await page.show(shown);
}

describe('the tab Settings', () => {
  it('has the configuration in groups, with what matters for detection', async () => {
    await open(state());
    for (const name of ['Endpoint', 'Authentication', 'Connection log', 'Network and DNS', 'Tags'])
      await page.page.getByRole('region', { name, exact: true }).waitFor();
    await page.page.getByText('Client certificates (mutual TLS)').waitFor();
    await page.button('Turn On Connection Logging…').click();
    expect(await page.lastPosted()).toEqual({ type: 'run', command: 'turnOnLogging' });
  });

  it('copies a value, and shows the names of the API on request', async () => {
    await open(state());
    await page.button('Copy Client CIDR').click();
    expect(await page.lastPosted()).toEqual({ type: 'copy', text: '10.8.0.0/22', rows: 1 });
    await page.send({ type: 'copied', rows: 1 });
    await page.page.getByText('Copied.').waitFor();
    expect(await page.page.getByText('ClientCidrBlock: 10.8.0.0/22').count()).toBe(0);
    await page.button('Show API Names').click();
    await page.page.getByText('ClientCidrBlock: 10.8.0.0/22').waitFor();
  });

  it('says why it could not be read, and offers no change in read-only mode', async () => {
    await open(state({ groups: null, readAt: '', failure: 'No permission.' }));
    await page.page.getByText('No permission.').waitFor();
    await page.button('Read Again').click();
    expect(await page.lastPosted()).toEqual({ type: 'refresh' });
    await page.show(state({ readOnly: true }));
    expect(await page.button('Turn On Connection Logging…').count()).toBe(0);
  });

  it('shows hostile names as text, on a narrow page too', async () => {
    await open(state({}, '<img src=x onerror=alert(1)>\u202e'.padEnd(256, 'x')), 640);
    await page.page.getByText('<img src=x').first().waitFor();
    expect(await page.page.locator('img').count()).toBe(0);
    expect(await page.contentWidth()).toBeLessThanOrEqual(640);
  });

  it('has no violations in any theme', async () => {
    await open(state({ failure: 'No connection.' }));
    await page.button('Show API Names').click();
    for (const theme of themeNames) {
      await page.setTheme(themes[theme]);
      expect([theme, await auditPage(page)]).toEqual([theme, []]);
    }
  });
});
