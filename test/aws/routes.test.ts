/** Routes and authorization rules from the wire to the sentences beside them, over the trial's account. */
import { expect, it } from 'vitest';
import { readEndpointSettings } from '../../src/core/endpointSettings/readEndpointSettings';
import { routeGroups } from '../../src/core/endpointSettings/routeGroups';
import { endpointLabel } from '../../src/core/model/endpoint';
import type { ScopeAws } from '../../src/core/ports/aws';
import { createFormat } from '../../src/core/text/format';
import type { Simulator } from '../../src/simulator';
import { plainTranslate } from '../fakes/plainTranslate';
import { standing } from '../simulator/wireClient';
import { beforeEachAws } from './standingAws';

let simulator: Simulator;
let aws: ScopeAws;
beforeEachAws(
  (...created) => {
    [simulator, aws] = created;
  },
  () => standing('company'),
);

const context = {
  t: plainTranslate,
  format: createFormat({ locale: 'en', timeZone: 'UTC' }),
};

/** What is said of an endpoint's networks, without descriptions. */
async function said(endpointId: string): Promise<readonly string[]> {
  const groups = routeGroups(await readEndpointSettings(aws, endpointId), context);
  const lines = groups.flatMap(({ table }) => table?.rows.flat().flatMap((cell) => cell.lines));
  return [
    ...groups.flatMap(({ notes }) => notes.map(({ text }) => text)),
    ...lines.flatMap((line) => (line && line.kind !== 'detail' ? [line.text] : [])),
  ];
}

it('says of each endpoint of the trial what is wrong with its networks', async () => {
  const all = await aws.endpoints.list();
  const found = await Promise.all(
    all.map(async (endpoint) => [endpointLabel(endpoint), await said(endpoint.id)] as const),
  );
  expect(Object.fromEntries(found)).toEqual({
    'Tokyo office': [
      expect.stringMatching(/^Clients that connect through subnet-\w+ have no route/),
      'The route could not be added.',
    ],
    'Osaka office': ['Gives no access to 172.18.40.0/24, where more specific rules apply.'],
    'Partner access': [],
    Operations: [],
    Lab: Array<string>(2).fill(
      'Authorization rules cover only networks with more specific routes, so nobody can use this one.',
    ),
  });
});

it('reads each list with one call', async () => {
  const [endpoint] = await aws.endpoints.list();
  const before = simulator.calls().length;
  await readEndpointSettings(aws, endpoint?.id ?? '');
  const operations = simulator
    .calls()
    .slice(before)
    .map(({ operation }) => operation);
  expect(operations.sort()).toEqual([
    'DescribeClientVpnAuthorizationRules',
    'DescribeClientVpnEndpoints',
    'DescribeClientVpnRoutes',
    'DescribeClientVpnTargetNetworks',
  ]);
});
