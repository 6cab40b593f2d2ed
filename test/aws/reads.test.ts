/** What the ports make of AWS's answers, of half answers and of answers that are not AWS's. */
import { describe, expect, it } from 'vitest';
import { createTopicCall, subscribeCall } from '../../src/core/ports/calls';
import { ec2, failureOf, fastForward, json, openWire, query, scope } from './fakeWire';
import { byEmail } from '../fakes/subscribers';

const topicArn = 'arn:aws:sns:eu-west-1:123456789012:vpn-alerts';

describe('endpoints', () => {
  const endpointXml = `<clientVpnEndpoint><item>
    <clientVpnEndpointId>cvpn-endpoint-0a1</clientVpnEndpointId><description>Tokyo office</description>
    <status><code>available</code></status><creationTime>2019-07-08T11:37:27</creationTime>
    <dnsName>*.cvpn-endpoint-0a1.prod.clientvpn.eu-west-1.amazonaws.com</dnsName>
    <clientCidrBlock>172.16.0.0/16</clientCidrBlock><splitTunnel>true</splitTunnel>
    <transportProtocol>udp</transportProtocol><sessionTimeoutHours>24</sessionTimeoutHours>
    <authenticationOptions><item><type>certificate-authentication</type></item></authenticationOptions>
    <connectionLogOptions><Enabled>true</Enabled><CloudwatchLogGroup>vpn</CloudwatchLogGroup><CloudwatchLogStream></CloudwatchLogStream></connectionLogOptions>
    <tagSet><item><key>team</key><value>x</value></item><item><key>Name</key><value>office</value></item></tagSet>
    </item></clientVpnEndpoint>`;

  it('reads every field', async () => {
    const { aws } = openWire(({ operation }) => ec2(operation, endpointXml));
    expect(await aws.endpoints.list()).toEqual([
      {
        id: 'cvpn-endpoint-0a1',
        name: 'office',
        description: 'Tokyo office',
        state: 'available',
        createdAt: Date.UTC(2019, 6, 8, 11, 37, 27),
        dnsName: '*.cvpn-endpoint-0a1.prod.clientvpn.eu-west-1.amazonaws.com',
        clientCidr: '172.16.0.0/16',
        transport: 'udp',
        authentication: ['certificate-authentication'],
        splitTunnel: true,
        sessionTimeoutHours: 24,
        logging: { enabled: true, group: 'vpn' },
        tags: { team: 'x' },
      },
    ]);
  });

  it('reads an endpoint of which only the id is known, and leaves out one without', async () => {
    const { aws, log } = openWire(({ operation }) =>
      ec2(
        operation,
        `<clientVpnEndpoint><item><clientVpnEndpointId>cvpn-endpoint-1</clientVpnEndpointId>
         <status><code>hibernating</code></status><creationTime>soon</creationTime></item>
         <item><description>nameless</description></item></clientVpnEndpoint>`,
      ),
    );
    expect(await aws.endpoints.list()).toEqual([
      {
        id: 'cvpn-endpoint-1',
        state: 'unknown',
        authentication: [],
        splitTunnel: false,
        logging: { enabled: false },
      },
    ]);
    expect(log.texts('warn')).toEqual([
      'ec2:DescribeClientVpnEndpoints: 1 unreadable item(s) left out',
    ]);
  });

  it('asks for pages that are read in no time, and follows them', async () => {
    const { aws, sent } = openWire(({ operation, input }) => {
      const page = typeof input.NextToken === 'string' ? Number(input.NextToken) : 0;
      const item = `<clientVpnEndpoint><item><clientVpnEndpointId>cvpn-endpoint-${page}</clientVpnEndpointId></item></clientVpnEndpoint>`;
      return ec2(
        operation,
        item + (page < 2 ? `<nextToken>${page + 1}</nextToken>` : '<nextToken/>'),
      );
    });
    const endpoints = await aws.endpoints.list();
    expect(endpoints.map(({ id }) => id)).toEqual([0, 1, 2].map((n) => `cvpn-endpoint-${n}`));
    expect(sent.map(({ input }) => input)).toEqual([
      { MaxResults: '50' },
      { MaxResults: '50', NextToken: '1' },
      { MaxResults: '50', NextToken: '2' },
    ]);
  });

  it('gives up on pages that go round', async () => {
    const { aws, sent } = openWire(({ operation }) =>
      ec2(operation, '<clientVpnEndpoint/><nextToken>again</nextToken>'),
    );
    expect(await failureOf(aws.endpoints.list())).toMatchObject({ kind: 'malformed' });
    expect(sent).toHaveLength(2);
  });

  it('takes an empty list for what it is', async () => {
    const { aws } = openWire(({ operation }) => ec2(operation, '<clientVpnEndpoint/>'));
    expect(await aws.endpoints.list()).toEqual([]);
  });

  it.each([
    ['a page of a captive portal', '<html><body>Sign in to the hotel</body></html>'],
    ['nothing', ''],
    ['text', 'OK'],
    ['half an answer', ec2('DescribeClientVpnEndpoints', endpointXml).body.slice(0, 400)],
  ])('does not take %s for an empty list', async (_, body) => {
    const { aws } = openWire(() => ({
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body,
    }));
    expect(await failureOf(aws.endpoints.list())).toMatchObject({
      kind: 'malformed',
      action: 'ec2:DescribeClientVpnEndpoints',
      ...scope,
    });
  });
});

describe('connections', () => {
  it('reads texts as numbers and times, and empty names as none', async () => {
    const { aws } = openWire(({ operation }) =>
      ec2(
        operation,
        `<connections><item><clientVpnEndpointId>cvpn-endpoint-1</clientVpnEndpointId>
         <connectionId>cvpn-connection-1</connectionId><username></username><commonName>anna</commonName>
         <clientIp>172.16.0.2</clientIp><connectionEstablishedTime>2019-08-12 07:57:14</connectionEstablishedTime>
         <connectionEndTime>2019-08-12 08:00:00</connectionEndTime><timestamp>2019-08-12 08:01:00</timestamp>
         <ingressBytes>5442</ingressBytes><egressBytes>6320</egressBytes><ingressPackets>90</ingressPackets>
         <egressPackets>83</egressPackets><status><code>terminated</code></status>
         <postureComplianceStatusSet><item>compliant</item></postureComplianceStatusSet></item>
         <item><connectionId>cvpn-connection-2</connectionId><ingressBytes>many</ingressBytes></item>
         <item><username>ghost</username></item></connections>`,
      ),
    );
    expect(await aws.endpoints.connections('cvpn-endpoint-1')).toEqual([
      {
        id: 'cvpn-connection-1',
        endpointId: 'cvpn-endpoint-1',
        commonName: 'anna',
        clientIp: '172.16.0.2',
        startedAt: Date.UTC(2019, 7, 12, 7, 57, 14),
        endedAt: Date.UTC(2019, 7, 12, 8),
        ingressBytes: 5442,
        egressBytes: 6320,
        ingressPackets: 90,
        egressPackets: 83,
        state: 'terminated',
        posture: ['compliant'],
      },
      {
        id: 'cvpn-connection-2',
        endpointId: 'cvpn-endpoint-1',
        ingressBytes: 0,
        egressBytes: 0,
        ingressPackets: 0,
        egressPackets: 0,
        state: 'unknown',
        posture: [],
      },
    ]);
  });
});

describe('the configuration of an endpoint', () => {
  it('is read completely, without what AWS leaves out', async () => {
    const { aws } = openWire(({ operation }) =>
      ec2(
        operation,
        `<clientVpnEndpoint><item><clientVpnEndpointId>cvpn-endpoint-1</clientVpnEndpointId>
         <status><code>available</code></status><vpnPort>443</vpnPort><vpcId>vpc-1</vpcId>
         <dnsServer><item>10.0.0.2</item></dnsServer>
         <securityGroupIdSet><item>sg-1</item></securityGroupIdSet>
         <authenticationOptions><item><type>federated-authentication</type><federatedAuthentication>
         <samlProviderArn>arn:saml</samlProviderArn></federatedAuthentication></item></authenticationOptions>
         <clientConnectOptions><enabled>true</enabled><lambdaFunctionArn>arn:lambda</lambdaFunctionArn>
         <status><code>applied</code></status></clientConnectOptions>
         <clientLoginBannerOptions><enabled>false</enabled><bannerText>old</bannerText></clientLoginBannerOptions>
         <tagSet><item><key>team</key><value></value></item></tagSet></item></clientVpnEndpoint>`,
      ),
    );
    expect(await aws.endpoints.configuration('cvpn-endpoint-1')).toMatchObject({
      endpoint: { id: 'cvpn-endpoint-1', state: 'available' },
      vpnPort: 443,
      vpcId: 'vpc-1',
      dnsServers: ['10.0.0.2'],
      securityGroupIds: ['sg-1'],
      authenticationOptions: [{ type: 'federated-authentication', samlProviderArn: 'arn:saml' }],
      connectHandler: { enabled: true, functionArn: 'arn:lambda', status: 'applied' },
      enforcesRoutes: false,
      tags: [{ key: 'team', value: '' }],
    });
  });

  it('has the subnets', async () => {
    const { aws } = openWire(({ operation }) =>
      ec2(
        operation,
        `<clientVpnTargetNetworks><item><associationId>a-1</associationId><vpcId>vpc-1</vpcId>
         <targetNetworkId>subnet-1</targetNetworkId><status><code>associated</code></status>
         <securityGroups><item>sg-1</item></securityGroups></item><item></item></clientVpnTargetNetworks>`,
      ),
    );
    expect(await aws.endpoints.networks('cvpn-endpoint-1')).toEqual([
      {
        associationId: 'a-1',
        subnetId: 'subnet-1',
        vpcId: 'vpc-1',
        status: 'associated',
        securityGroupIds: ['sg-1'],
      },
    ]);
  });

  it('has the routes and the authorization rules, all pages and also half ones', async () => {
    const { aws, sent } = openWire(({ operation, input }) => {
      const rules = operation === 'DescribeClientVpnAuthorizationRules';
      if (input.NextToken !== undefined) {
        return ec2(
          operation,
          rules
            ? '<authorizationRule><item></item></authorizationRule>'
            : '<routes><item></item></routes>',
        );
      }
      return ec2(
        operation,
        rules
          ? `<authorizationRule><item><description>all</description><groupId></groupId><accessAll>true</accessAll>
             <destinationCidr>0.0.0.0/0</destinationCidr><status><code>active</code></status></item>
             <item><groupId>S-1-5</groupId><accessAll>false</accessAll><destinationCidr>::/0</destinationCidr>
             <status><code>failed</code><message>why</message></status></item></authorizationRule><nextToken>2</nextToken>`
          : `<routes><item><destinationCidr>10.0.0.0/16</destinationCidr><targetSubnet>subnet-1</targetSubnet>
             <type>Nat</type><origin>associate</origin><status><code>active</code></status>
             <description>Default Route</description></item><item><destinationCidr>10.1.0.0/16</destinationCidr>
             <transitGatewayAttachmentId>tgw-attach-1</transitGatewayAttachmentId><origin>add-route</origin>
             <status><code>failed</code><message>why</message></status></item></routes><nextToken>2</nextToken>`,
      );
    });
    const half = { destination: '', status: 'unknown' };
    expect(await aws.endpoints.routes('cvpn-endpoint-1')).toEqual([
      {
        ...{ destination: '10.0.0.0/16', targetSubnet: 'subnet-1', origin: 'associate' },
        ...{ status: 'active', description: 'Default Route' },
      },
      {
        ...{ destination: '10.1.0.0/16', transitGatewayAttachmentId: 'tgw-attach-1' },
        ...{ origin: 'add-route', status: 'failed', message: 'why' },
      },
      { ...half, origin: 'unknown' },
    ]);
    expect(await aws.endpoints.authorizationRules('cvpn-endpoint-1')).toEqual([
      { destination: '0.0.0.0/0', allUsers: true, status: 'active', description: 'all' },
      {
        ...{ destination: '::/0', allUsers: false, groupId: 'S-1-5' },
        ...{ status: 'failed', message: 'why' },
      },
      { ...half, allUsers: false },
    ]);
    expect(sent).toHaveLength(4);
  });
});

describe('topics', () => {
  const attributes = (more: string): string =>
    `<Attributes><entry><key>TopicArn</key><value>${topicArn}</value></entry>${more}</Attributes>`;
  const subscription = (arn: string, endpoint: string): string =>
    `<member><SubscriptionArn>${arn}</SubscriptionArn><Protocol>email</Protocol><Endpoint>${endpoint}</Endpoint><TopicArn>${topicArn}</TopicArn></member>`;

  it('puts a topic together, with pending subscriptions and without deleted ones', async () => {
    const { aws, sent } = openWire(({ operation, input }) => {
      if (operation === 'GetTopicAttributes') {
        return query(
          operation,
          attributes(
            '<entry><key>DisplayName</key><value></value></entry><entry><key>KmsMasterKeyId</key><value>alias/aws/sns</value></entry><entry><key>FifoTopic</key><value>true</value></entry><entry><key>Policy</key><value>{"Statement":[]}</value></entry>',
          ),
        );
      }
      return input.NextToken === undefined
        ? query(
            operation,
            `<Subscriptions>${subscription('PendingConfirmation', 'a@example.com')}${subscription('Deleted', 'b@example.com')}</Subscriptions><NextToken>2</NextToken>`,
          )
        : query(
            operation,
            `<Subscriptions>${subscription(`${topicArn}:1`, 'c@example.com')}</Subscriptions>`,
          );
    });
    expect(await aws.topics.get(topicArn)).toEqual({
      arn: topicArn,
      fifo: true,
      kmsKeyId: 'alias/aws/sns',
      policy: '{"Statement":[]}',
      subscriptions: [
        { topicArn, protocol: 'email', endpoint: 'a@example.com' },
        { topicArn, protocol: 'email', endpoint: 'c@example.com', arn: `${topicArn}:1` },
      ],
    });
    expect(sent).toHaveLength(3);
  });

  it('keeps no more than the host of a web address', async () => {
    const hook = subscription(`${topicArn}:1`, 'https://hooks.example/T0/secret');
    const { aws } = openWire(({ operation }) =>
      query(
        operation,
        operation === 'GetTopicAttributes'
          ? attributes('')
          : `<Subscriptions>${hook.replace('email', 'https')}</Subscriptions>`,
      ),
    );
    expect(JSON.stringify(await aws.topics.get(topicArn))).not.toContain('secret');
  });

  it('refuses attributes that are of no topic', async () => {
    const { aws } = openWire(({ operation }) => query(operation, ''));
    expect(await failureOf(aws.topics.get(topicArn))).toMatchObject({
      kind: 'malformed',
      resource: topicArn,
    });
  });

  it.each([
    ['pending confirmation', undefined],
    [`${topicArn}:1`, `${topicArn}:1`],
  ])('subscribes: %s', async (text, arn) => {
    const { aws } = openWire(({ operation }) =>
      query(operation, `<SubscriptionArn>${text}</SubscriptionArn>`),
    );
    const { subscriptionArn } = await aws.send(subscribeCall(topicArn, byEmail('a@example.com')));
    expect(subscriptionArn).toBe(arn);
  });

  it('does not say that a topic was made when the answer has no ARN', async () => {
    const { aws } = openWire(({ operation }) => query(operation, ''));
    expect(await failureOf(aws.send(createTopicCall('x', '{}', {})))).toMatchObject({
      kind: 'malformed',
    });
  });
});

describe('samples', () => {
  const range = { start: Date.UTC(2026, 0, 5, 10, 2), end: Date.UTC(2026, 0, 5, 10, 58) };
  const at = (minute: number): number => Date.UTC(2026, 0, 5, 10, minute);
  const series = (minutes: readonly number[], values: readonly unknown[], StatusCode: string) => ({
    Id: 'm1',
    Timestamps: minutes.map((minute) => at(minute) / 1000),
    Values: values,
    StatusCode,
  });

  it('asks on marks of the period, follows the pages and puts the values in order', async () => {
    const { aws, sent } = openWire(({ input }) =>
      input.NextToken === undefined
        ? json({ MetricDataResults: [series([15, 5], [3, 1], 'PartialData')], NextToken: 'more' })
        : json({ MetricDataResults: [series([20], [2], 'Complete')] }),
    );
    expect(await aws.metrics.samples('cvpn-endpoint-1', range, 300)).toEqual([
      { at: at(5), value: 1 },
      { at: at(15), value: 3 },
      { at: at(20), value: 2 },
    ]);
    expect(sent[0]?.input).toEqual({
      MetricDataQueries: [
        {
          Id: 'm1',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/ClientVPN',
              MetricName: 'ActiveConnectionsCount',
              Dimensions: [{ Name: 'Endpoint', Value: 'cvpn-endpoint-1' }],
            },
            Period: 300,
            Stat: 'Maximum',
          },
          ReturnData: true,
        },
      ],
      StartTime: at(0) / 1000,
      EndTime: at(60) / 1000,
      ScanBy: 'TimestampAscending',
      MaxDatapoints: 100_800,
    });
  });

  it('takes a series without values for one', async () => {
    const { aws } = openWire(() => json({ MetricDataResults: [series([], [], 'Complete')] }));
    expect(await aws.metrics.samples('cvpn-endpoint-1', range, 300)).toEqual([]);
  });

  it('reads many series with one call, over pages, and fails those alone that failed', async () => {
    const of = (id: string, values: readonly number[], status: string) => ({
      ...series(values, values, status),
      Id: id,
    });
    const { aws, sent } = openWire(({ input }) =>
      input.NextToken === undefined
        ? json({
            MetricDataResults: [of('m1', [5], 'Complete'), of('m2', [5], 'PartialData')],
            NextToken: 'more',
          })
        : json({ MetricDataResults: [of('m3', [], 'InternalError'), of('m2', [10], 'Complete')] }),
    );
    const samples = (...minutes: number[]) =>
      minutes.map((minute) => ({ at: at(minute), value: minute }));
    expect(await aws.metrics.samplesOf(['a', 'b', 'c'], range, 300)).toMatchObject([
      samples(5),
      samples(5, 10),
      { failure: { kind: 'server', resource: 'c' } },
    ]);
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['stays partial', [series([5], [1], 'PartialData')], 'server'],
    ['failed', [series([], [], 'InternalError')], 'server'],
    ['is forbidden', [series([], [], 'Forbidden')], 'denied'],
    ['is not there', [], 'malformed'],
    ['has fewer values than times', [series([5, 10], [1], 'Complete')], 'malformed'],
    ['has a value that is none', [series([5], ['much'], 'Complete')], 'malformed'],
  ])('fails when the series %s', async (_, MetricDataResults, kind) => {
    const { aws } = openWire(() => json({ MetricDataResults }));
    expect(await failureOf(aws.metrics.samples('cvpn-endpoint-1', range, 300))).toMatchObject({
      kind,
      resource: 'cvpn-endpoint-1',
    });
  });
});

describe('identity', () => {
  it('reads the account', async () => {
    const { aws } = openWire(({ operation }) =>
      query(
        operation,
        '<Account>123456789012</Account><Arn>arn:aws:sts::123456789012:assumed-role/x/y</Arn><UserId>z</UserId>',
      ),
    );
    expect(await aws.account.identity()).toEqual({
      accountId: '123456789012',
      arn: 'arn:aws:sts::123456789012:assumed-role/x/y',
    });
  });

  it('refuses an answer without an account', async () => {
    const { aws } = openWire(({ operation }) => query(operation, '<Arn>arn:x</Arn>'));
    expect(await fastForward(() => failureOf(aws.account.identity()))).toMatchObject({
      kind: 'malformed',
    });
  });
});

describe('an alias', () => {
  const read = (xml: string) => openWire(({ operation }) => query(operation, xml));

  it.each([
    ['<AccountAliases><member>example</member></AccountAliases>', 'example'],
    ['<AccountAliases/>', undefined],
    ['<AccountAliases><member></member></AccountAliases>', undefined],
  ])('is read from %s', async (xml, alias) => {
    const { aws, sent } = read(`<IsTruncated>false</IsTruncated>${xml}`);
    expect(await aws.account.alias()).toBe(alias);
    expect(sent[0]?.request.headers.authorization).toContain('/us-east-1/iam/aws4_request');
  });

  it('is not taken from an answer of somebody else', async () => {
    const { aws } = openWire(() => ({ status: 200, headers: {}, body: '<html></html>' }));
    const failure = await fastForward(() => failureOf(aws.account.alias()));
    expect(failure).toMatchObject({ kind: 'malformed', action: 'iam:ListAccountAliases' });
  });
});

describe('regions', () => {
  it('are read with whether the account has them, those without a code left out', async () => {
    const region = (code: string, status: string): string =>
      `<item><regionName>${code}</regionName><regionEndpoint>x</regionEndpoint><optInStatus>${status}</optInStatus></item>`;
    const { aws, sent } = openWire(({ operation }) =>
      ec2(
        operation,
        `<regionInfo>${region('eu-west-1', 'opt-in-not-required')}${region('ap-east-1', 'opted-in')}${region('af-south-1', 'not-opted-in')}${region('', 'opted-in')}</regionInfo>`,
      ),
    );
    expect(await aws.account.regions()).toEqual([
      { code: 'eu-west-1', enabled: true },
      { code: 'ap-east-1', enabled: true },
      { code: 'af-south-1', enabled: false },
    ]);
    expect(sent[0]?.input).toEqual({ AllRegions: 'true' });
  });
});
