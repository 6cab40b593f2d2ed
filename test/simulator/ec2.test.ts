/** EC2's Client VPN calls: pages, filters, what is reported of connections, termination, DryRun. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import { endpointIds, errorOf, query, standing, startMs, xml, type Part } from './wireClient';

let simulator: Simulator;

beforeEach(() => {
  simulator = standing();
});

type Params = Readonly<Record<string, string | number | boolean>>;

async function pages(operation: string, list: string, params: Params): Promise<Part[][]> {
  const found: Part[][] = [];
  let token = '';
  do {
    const page = { ...params, ...(token !== '' && { NextToken: token }) };
    const answer = xml(await query(simulator, 'ec2', operation, page));
    const items = answer.at(list, 'item');
    found.push(items.value === undefined ? [] : items.list());
    token = answer.at('nextToken').value === undefined ? '' : answer.at('nextToken').text();
  } while (token !== '');
  return found;
}

const endpointPages = (params: Params): Promise<Part[][]> =>
  pages('DescribeClientVpnEndpoints', 'clientVpnEndpoint', params);

describe('DescribeClientVpnEndpoints', () => {
  it.each([
    [5, 40],
    [90, 3],
    [1000, 1],
  ])('gives the fleet in pages of %i: %i calls', async (size, calls) => {
    simulator = standing('fleet');
    const found = await endpointPages({ MaxResults: size });
    expect(found).toHaveLength(calls);
    const ids = found.flat().map((item) => item.at('clientVpnEndpointId').text());
    expect(new Set(ids).size).toBe(200);
  });

  it.each([4, 1001, 'many'])('refuses MaxResults %s', async (size) => {
    const answer = await query(simulator, 'ec2', 'DescribeClientVpnEndpoints', {
      MaxResults: size,
    });
    expect(errorOf(answer)).toMatchObject({ status: 400, code: 'InvalidParameterValue' });
  });

  it('filters, and finds by id', async () => {
    simulator = standing('office');
    const [first = '', second = ''] = await endpointIds(simulator);
    const ids = async (params: Params): Promise<string[]> =>
      (await endpointPages(params)).flat().map((item) => item.at('clientVpnEndpointId').text());
    expect(await ids({ 'ClientVpnEndpointId.1': second })).toEqual([second]);
    const byId = { 'Filter.1.Name': 'endpoint-id', 'Filter.1.Value.1': `${first.slice(0, 20)}*` };
    expect(await ids(byId)).toEqual([first]);
    const tcp = { 'Filter.1.Name': 'transport-protocol', 'Filter.1.Value.1': 'tcp' };
    expect(await ids(tcp)).toHaveLength(1);
  });

  it.each<[params: Params, code: string]>([
    [{ 'ClientVpnEndpointId.1': 'cvpn-endpoint-0' }, 'InvalidClientVpnEndpointId.NotFound'],
    [{ 'Filter.1.Name': 'colour', 'Filter.1.Value.1': 'x' }, 'InvalidParameterValue'],
    [{ NextToken: 'x' }, 'InvalidNextToken'],
    [{ DryRun: true }, 'DryRunOperation'],
  ])('answers %o with %s', async (params, code) => {
    const answer = await query(simulator, 'ec2', 'DescribeClientVpnEndpoints', params);
    expect(errorOf(answer).code).toBe(code);
  });

  it('knows other regions, in which nothing is', async () => {
    const answer = await query(simulator, 'ec2', 'DescribeClientVpnEndpoints', {}, 'eu-west-1');
    expect(answer.status).toBe(200);
    expect(xml(answer).at('clientVpnEndpoint', 'item').value).toBeUndefined();
  });
});

describe('DescribeClientVpnConnections', () => {
  let endpointId: string;
  const connections = async (params: Params = {}): Promise<Part[][]> =>
    pages('DescribeClientVpnConnections', 'connections', {
      ClientVpnEndpointId: endpointId,
      ...params,
    });

  beforeEach(async () => {
    // The second endpoint of the scenario `quiet` authenticates users by name.
    endpointId = (await endpointIds(simulator))[1] ?? '';
  });

  it('returns everything as text, times without a zone, and an end of "-" while it is open', async () => {
    const id = simulator.trial.connect({ endpointId, username: 'k.abe' });
    simulator.trial.advance(90);
    const [[connection] = []] = await connections();
    expect(connection?.value).toMatchObject({
      clientVpnEndpointId: endpointId,
      connectionId: id,
      username: 'k.abe',
      timestamp: '2026-11-23 08:31:30',
      connectionEstablishedTime: '2026-11-23 08:30:00',
      connectionEndTime: '-',
      ingressBytes: expect.stringMatching(/^\d{4,}$/) as string,
      status: { code: 'active' },
    });
  });

  it('returns an ended connection for an hour', async () => {
    const id = simulator.trial.connect({ endpointId });
    simulator.trial.advance(600);
    simulator.trial.disconnect(id);
    simulator.trial.advance(60 * 60);
    const [[ended] = []] = await connections();
    expect(ended?.value).toMatchObject({
      status: { code: 'terminated' },
      connectionEndTime: '2026-11-23 08:40:00',
    });
    simulator.trial.advance(60);
    expect(await connections()).toEqual([[]]);
  });

  it('pages and filters', async () => {
    const ids = Array.from({ length: 12 }, (_, i) =>
      simulator.trial.connect({ endpointId, username: `user${i}` }),
    );
    expect((await connections({ MaxResults: 5 })).map((page) => page.length)).toEqual([5, 5, 2]);
    const byName = { 'Filter.1.Name': 'username', 'Filter.1.Value.1': 'user7' };
    expect((await connections(byName)).flat()).toHaveLength(1);
    const byId = { 'Filter.1.Name': 'connection-id', 'Filter.1.Value.1': ids[3] ?? '' };
    expect((await connections(byId)).flat()).toHaveLength(1);
  });

  it('needs an endpoint, and one that exists', async () => {
    const ask = async (params: Params): Promise<string> =>
      errorOf(await query(simulator, 'ec2', 'DescribeClientVpnConnections', params)).code;
    expect(await ask({})).toBe('MissingParameter');
    expect(await ask({ ClientVpnEndpointId: 'x' })).toBe('InvalidClientVpnEndpointId.NotFound');
  });

  describe('TerminateClientVpnConnections', () => {
    const terminate = (params: Params): ReturnType<typeof query> =>
      query(simulator, 'ec2', 'TerminateClientVpnConnections', {
        ClientVpnEndpointId: endpointId,
        ...params,
      });
    const states = async (): Promise<Set<string>> =>
      new Set((await connections()).flat().map((one) => one.at('status', 'code').text()));

    it('ends one by id and all of a user by name', async () => {
      const id = simulator.trial.connect({ endpointId, username: 'a' });
      for (let i = 0; i < 5; i++) simulator.trial.connect({ endpointId, username: 'b' });
      const answer = xml(await terminate({ ConnectionId: id }));
      expect(answer.at('connectionStatuses', 'item', 0).value).toEqual({
        connectionId: id,
        previousStatus: { code: 'active' },
        currentStatus: { code: 'terminating' },
      });
      const byName = xml(await terminate({ Username: 'b' }));
      expect(byName.at('connectionStatuses', 'item').list()).toHaveLength(5);
      expect(await states()).toEqual(new Set(['terminating']));
      simulator.trial.advance(60);
      expect(await states()).toEqual(new Set(['terminated']));
    });

    it('takes a second call while the connection ends, and none after it has ended', async () => {
      const id = simulator.trial.connect({ endpointId });
      await terminate({ ConnectionId: id });
      const [[ending] = []] = await connections();
      expect(ending?.value).toMatchObject({ connectionEndTime: '-' });
      const again = xml(await terminate({ ConnectionId: id }));
      expect(again.at('connectionStatuses', 'item', 0, 'previousStatus', 'code').text()).toBe(
        'terminating',
      );
      simulator.trial.advance(60);
      expect(errorOf(await terminate({ ConnectionId: id })).code).toBe(
        'InvalidClientVpnConnection.IdNotFound',
      );
    });

    it.each<[params: Params, code: string]>([
      [{}, 'MissingParameter'],
      [{ ConnectionId: 'cvpn-connection-0' }, 'InvalidClientVpnConnection.IdNotFound'],
      [{ Username: 'nobody' }, 'InvalidClientVpnConnection.UserNotFound'],
      [{ Username: 'six' }, 'InvalidParameterValue'],
      [{ Username: 'one', DryRun: true }, 'DryRunOperation'],
    ])('answers %o with %s and ends nothing', async (params, code) => {
      for (let i = 0; i < 6; i++) simulator.trial.connect({ endpointId, username: 'six' });
      simulator.trial.connect({ endpointId, username: 'one' });
      expect(errorOf(await terminate(params)).code).toBe(code);
      expect(await states()).toEqual(new Set(['active']));
    });
  });
});

describe('the rest', () => {
  it('lists target networks', async () => {
    const [endpointId = ''] = await endpointIds(simulator);
    const params = { ClientVpnEndpointId: endpointId };
    const operation = 'DescribeClientVpnTargetNetworks';
    const [[network] = []] = await pages(operation, 'clientVpnTargetNetworks', params);
    expect(network?.value).toMatchObject({
      clientVpnEndpointId: endpointId,
      status: { code: 'associated' },
    });
  });

  it('returns the named association, and an error for an unknown one', async () => {
    const [endpointId = '', other = ''] = await endpointIds(simulator);
    const networks = async (ClientVpnEndpointId: string, ...ids: string[]) =>
      query(simulator, 'ec2', 'DescribeClientVpnTargetNetworks', {
        ClientVpnEndpointId,
        ...Object.fromEntries(ids.map((id, i) => [`AssociationIds.${i + 1}`, id])),
      });
    const idOf = async (endpoint: string): Promise<string> =>
      xml(await networks(endpoint))
        .at('clientVpnTargetNetworks', 'item', 0, 'associationId')
        .text();
    const id = await idOf(endpointId);
    const found = xml(await networks(endpointId, id)).at('clientVpnTargetNetworks', 'item');
    expect(found.texts('associationId')).toEqual([id]);
    for (const unknown of ['cvpn-assoc-0', '', await idOf(other)]) {
      const answer = await networks(endpointId, id, unknown);
      expect(errorOf(answer).code).toBe('InvalidClientVpnAssociationId.NotFound');
    }
  });

  const tables = [
    ['DescribeClientVpnRoutes', 'routes'],
    ['DescribeClientVpnAuthorizationRules', 'authorizationRule'],
  ] as const;

  it('leads from each associated subnet to the VPC, and authorizes everybody for it', async () => {
    simulator = standing('fleet');
    const [splitTunnel = '', fullTunnel = ''] = await endpointIds(simulator);
    const of = async (ClientVpnEndpointId: string): Promise<readonly (readonly string[])[]> => {
      const found = await Promise.all(
        tables.map(([operation, list]) => pages(operation, list, { ClientVpnEndpointId })),
      );
      return found.map((all) => all.flat().map((item) => item.at('destinationCidr').text()));
    };
    const vpc = '172.16.0.0/16';
    const internet = '0.0.0.0/0';
    expect(await of(splitTunnel)).toEqual([[vpc, vpc], [vpc]]);
    expect(await of(fullTunnel)).toEqual([
      [vpc, vpc, internet, internet],
      [vpc, internet],
    ]);
  });

  it('has routes and rules of each kind in the trial, through the subnets of their endpoint', async () => {
    simulator = standing('company');
    const states = new Set<string>();
    const groups = new Set<string>();
    for (const ClientVpnEndpointId of await endpointIds(simulator)) {
      const list = async (operation: string, name: string): Promise<Part[]> =>
        (await pages(operation, name, { ClientVpnEndpointId })).flat();
      const networks = await list('DescribeClientVpnTargetNetworks', 'clientVpnTargetNetworks');
      const subnets = networks.map((network) => network.at('targetNetworkId').text());
      for (const route of await list('DescribeClientVpnRoutes', 'routes')) {
        expect(subnets).toContain(route.at('targetSubnet').text());
        states.add(`${route.at('origin').text()} ${route.at('status', 'code').text()}`);
      }
      for (const rule of await list('DescribeClientVpnAuthorizationRules', 'authorizationRule')) {
        const group = rule.at('groupId').text();
        expect(rule.at('accessAll').text()).toBe(String(group === ''));
        groups.add(group);
      }
    }
    expect(states).toEqual(new Set(['associate active', 'add-route active', 'add-route failed']));
    expect([...groups].filter((group) => group !== '')).toHaveLength(2);
  });

  it.each<[string, number, number]>([
    ['destination-cidr=0.0.0.0/0', 2, 1],
    ['destination-cidr=172.*', 2, 1],
    ['destination-cidr=10.0.0.0/8', 0, 0],
  ])('filters routes and rules by %s', async (filter, ...counts) => {
    simulator = standing('fleet');
    const [, ClientVpnEndpointId = ''] = await endpointIds(simulator);
    const [name = '', value = ''] = filter.split('=');
    const asked = { ClientVpnEndpointId, 'Filter.1.Name': name, 'Filter.1.Value.1': value };
    for (const [at, [operation, list]] of tables.entries())
      expect((await pages(operation, list, asked)).flat()).toHaveLength(counts[at] ?? NaN);
  });

  it.each(tables)('checks the input of %s as AWS does', async (operation, list) => {
    simulator = standing('fleet');
    const [, ClientVpnEndpointId = ''] = await endpointIds(simulator);
    const codeOf = async (params: Params): Promise<string> =>
      errorOf(await query(simulator, 'ec2', operation, params)).code;
    const filter = (name: string) => ({ 'Filter.1.Name': name, 'Filter.1.Value.1': 'a' });
    expect(await codeOf({})).toBe('MissingParameter');
    expect(await codeOf({ ClientVpnEndpointId: 'cvpn-endpoint-0' })).toBe(
      'InvalidClientVpnEndpointId.NotFound',
    );
    const one = { ClientVpnEndpointId };
    expect(await codeOf({ ...one, MaxResults: 4 })).toBe('InvalidParameterValue');
    expect(await codeOf({ ...one, MaxResults: 1001 })).toBe('InvalidParameterValue');
    expect(await codeOf({ ...one, ...filter('status') })).toBe('InvalidParameterValue');
    expect(await codeOf({ ...one, NextToken: 'x' })).toBe('InvalidNextToken');
    expect(await codeOf({ ...one, DryRun: true })).toBe('DryRunOperation');
    expect(await pages(operation, list, { ...one, MaxResults: 5 })).toHaveLength(1);
  });

  it.each<[params: Params, count: number]>([
    [{}, 18],
    [{ AllRegions: true }, 21],
    [{ 'RegionName.1': 'eu-west-1' }, 1],
  ])('lists regions for %o', async (params, count) => {
    const answer = xml(await query(simulator, 'ec2', 'DescribeRegions', params));
    expect(answer.at('regionInfo', 'item').list()).toHaveLength(count);
  });

  it('answers an unknown action, an empty body and an unknown service with an error', async () => {
    expect(errorOf(await query(simulator, 'ec2', 'CreateClientVpnEndpoint')).code).toBe(
      'InvalidAction',
    );
    const headers = { host: 'localhost' };
    const nothing = await simulator.handle({ method: 'POST', path: '/', headers, body: '' });
    expect(nothing.status).toBe(404);
  });

  it('records every call', async () => {
    await query(simulator, 'sts', 'GetCallerIdentity');
    await query(simulator, 'ec2', 'Nope', {}, 'us-east-1');
    expect(simulator.calls()).toEqual([
      {
        service: 'sts',
        operation: 'GetCallerIdentity',
        region: 'ap-northeast-1',
        at: startMs,
        status: 200,
      },
      { service: 'ec2', operation: 'Nope', region: 'us-east-1', at: startMs, status: 400 },
    ]);
  });
});
