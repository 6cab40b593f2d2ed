/** The configuration of an endpoint, read and in words. */
import { describe, expect, it } from 'vitest';
import {
  readEndpointSettings,
  type EndpointSettings,
} from '../../../src/core/endpointSettings/readEndpointSettings';
import { settingsGroups } from '../../../src/core/endpointSettings/settingsGroups';
import type { SettingsGroup } from '../../../src/core/endpointSettings/view/settingsGroup';
import type { EndpointConfiguration } from '../../../src/core/model/endpoint';
import { createFormat } from '../../../src/core/text/format';
import { parsePageMessage } from '../../../src/protocol/endpointSettings';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate } from '../../fakes/plainTranslate';
import { testEndpoint } from '../../fakes/snapshots';
import { testRoute, testRule } from './routes';

const context = {
  t: plainTranslate,
  format: createFormat({ locale: 'en', timeZone: 'UTC' }),
};

function configuration(changes: Partial<EndpointConfiguration> = {}): EndpointConfiguration {
  return {
    endpoint: testEndpoint({ id: 'cvpn-endpoint-1', logging: { enabled: true, group: '/vpn' } }),
    authenticationOptions: [{ type: 'federated-authentication', samlProviderArn: 'arn:saml' }],
    securityGroupIds: ['sg-1'],
    dnsServers: [],
    connectHandler: { enabled: false },
    enforcesRoutes: false,
    logsPolicyContext: false,
    tags: [],
    ...changes,
  };
}

function groups(
  changes: Partial<EndpointConfiguration> = {},
  lists: Partial<Omit<EndpointSettings, 'configuration'>> = {},
): readonly SettingsGroup[] {
  const settings = { configuration: configuration(changes), networks: [], routes: [], rules: [] };
  return settingsGroups({ ...settings, ...lists }, context);
}

function group(title: string, all: readonly SettingsGroup[]): SettingsGroup {
  return all.find((one) => one.title === title) ?? expect.fail(`There is no ${title}.`);
}

const value = (name: string, { rows }: SettingsGroup): string | undefined =>
  rows.find((row) => row.name === name)?.value;

describe('readEndpointSettings', () => {
  it('reads the configuration, the subnets, the routes and the rules', async () => {
    const aws = new FakeAws();
    aws.configurations.push(configuration());
    const subnet = { associationId: 'a', status: 'associated', securityGroupIds: [] };
    aws.networksOf.set('cvpn-endpoint-1', [subnet]);
    const lists = {
      networks: [subnet],
      routes: [testRoute('10.0.0.0/8')],
      rules: [testRule('::/0')],
    };
    aws.routesOf.set('cvpn-endpoint-1', lists.routes);
    aws.authorizationRulesOf.set('cvpn-endpoint-1', lists.rules);
    const settings = await readEndpointSettings(aws, 'cvpn-endpoint-1');
    expect(settings).toEqual({ configuration: configuration(), ...lists });
  });

  it.each([
    ['endpoints.networks', 'Associated subnets', 'ec2:DescribeClientVpnTargetNetworks'],
    ['endpoints.routes', 'Routes', 'ec2:DescribeClientVpnRoutes'],
    [
      'endpoints.authorizationRules',
      'Authorization rules',
      'ec2:DescribeClientVpnAuthorizationRules',
    ],
  ] as const)(
    'goes on without %s, which need a permission of their own',
    async (call, title, action) => {
      const aws = new FakeAws();
      aws.configurations.push(configuration());
      aws.routesOf.set('cvpn-endpoint-1', [testRoute('10.0.0.0/8')]);
      aws.authorizationRulesOf.set('cvpn-endpoint-1', [testRule('10.0.0.0/8')]);
      aws.calls.fail(call, { kind: 'denied', when: 'before' });
      const settings = await readEndpointSettings(aws, 'cvpn-endpoint-1');
      const all = settingsGroups(settings, context);
      const { rows, notes, table } = group(title, all);
      expect([rows, table]).toEqual([[], undefined]);
      expect(notes[0]?.text).toContain(action);
      expect(all.filter(({ table: one }) => one)).toHaveLength(
        call === 'endpoints.networks' ? 2 : 1,
      );
    },
  );

  it('fails if there is no such endpoint', async () => {
    await expect(readEndpointSettings(new FakeAws(), 'gone')).rejects.toMatchObject({
      failure: { kind: 'notFound', resource: 'gone' },
    });
  });
});

describe('settingsGroups', () => {
  it('says what matters for detection', () => {
    const logging = { enabled: false };
    const endpoint = testEndpoint({ logging, sessionTimeoutHours: 12 });
    const authenticationOptions = [{ type: 'certificate-authentication' }];
    const all = groups({ endpoint, authenticationOptions });
    expect(group('Connection log', all).notes).toMatchObject([
      { severity: 'warning', command: 'turnOnLogging' },
    ]);
    const notes = group('Authentication', all).notes.map(({ text }) => text);
    expect(notes[0]).toContain('common names');
    expect(notes[1]).toContain('never logged');
    expect(group('Session', all).notes[0]?.text).toContain('every 12 hours');
    expect(group('Associated subnets', all).notes[0]?.text).toContain('no client can connect');
  });

  it('warns of nothing where nothing is amiss', () => {
    const logging = { enabled: true, group: '/vpn' };
    const endpoint = testEndpoint({ logging, disconnectsOnTimeout: true });
    const subnet = { associationId: 'a', subnetId: 'subnet-1', status: 'associated' };
    const all = groups(
      { endpoint },
      {
        networks: [{ ...subnet, securityGroupIds: [] }],
        routes: [testRoute('10.0.0.0/8', { targetSubnet: 'subnet-1' })],
        rules: [testRule('10.0.0.0/8')],
      },
    );
    expect(all.flatMap(({ notes }) => notes)).toEqual([]);
    expect(group('Associated subnets', all).rows).toEqual([
      { name: 'subnet-1', value: 'associated', raw: 'AssociationId: a', copy: 'subnet-1' },
    ]);
  });

  it('has values in words, with the names of the API', () => {
    const all = groups({
      vpnPort: 443,
      connectHandler: { enabled: true, functionArn: 'arn:lambda', status: 'applied' },
      banner: 'Hello\u202e',
      tags: [{ key: 'team', value: '' }],
    });
    const authentication = group('Authentication', all);
    expect(value('Method', authentication)).toBe('SAML identity provider');
    expect(value('Client connect handler', authentication)).toBe('on');
    expect(authentication.rows.find(({ name }) => name === 'SAML provider')).toEqual({
      name: 'SAML provider',
      value: 'arn:saml',
      raw: 'FederatedAuthentication.SamlProviderArn: arn:saml',
      copy: 'arn:saml',
    });
    expect(value('DNS servers', group('Network and DNS', all))).toBe('those of the client');
    expect(value('Login banner', group('Session', all))).toBe('Hello⟨U+202E⟩');
    expect(group('Tags', all).rows[0]).toMatchObject({ name: 'team', value: '—', copy: null });
  });
});

describe('parsePageMessage', () => {
  it.each<[unknown, unknown]>([
    [{ type: 'refresh' }, { type: 'refresh' }],
    [
      { type: 'run', command: 'turnOnLogging' },
      { type: 'run', command: 'turnOnLogging' },
    ],
    [{ type: 'run', command: 'deleteAlarm' }, undefined],
    [
      { type: 'copy', text: 'a', rows: 1 },
      { type: 'copy', text: 'a', rows: 1 },
    ],
    [{ type: 'copy', text: 7, rows: 1 }, undefined],
    [3, undefined],
  ])('%j', (message, expected) => {
    expect(parsePageMessage(message)).toEqual(expected);
  });
});
