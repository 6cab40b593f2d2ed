/** Metrics Insights queries: what is read of them, and which endpoints they cover. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insightsCover, type Cover } from '../../../src/core/watching/insightsCover';
import { readInsights } from '../../../src/core/watching/insightsQuery';

const own = '111122223333';

function coverBy(query: string, endpointId = 'cvpn-endpoint-1', endpoint = own): Cover | undefined {
  const read = readInsights(query)?.query;
  return read && insightsCover(read, endpointId, { endpoint, alarm: own });
}

describe('a query', () => {
  it.each([
    'SELECT MAX(ActiveConnectionsCount) FROM SCHEMA("AWS/ClientVPN", Endpoint) GROUP BY Endpoint',
    'select max ( ActiveConnectionsCount )\n from schema( "AWS/ClientVPN" , "Endpoint" )\tgroup by Endpoint',
    'SELECT SUM("ActiveConnectionsCount") FROM "AWS/ClientVPN"',
    'SELECT AVG(ActiveConnectionsCount) FROM "AWS/ClientVPN" GROUP BY Endpoint ORDER BY MAX() DESC LIMIT 5',
    'Select Count(ActiveConnectionsCount) From "AWS/ClientVPN" Order By Avg()',
    'SELECT MIN(ActiveConnectionsCount) FROM "AWS/ClientVPN" GROUP BY AWS.AccountId, tag.team, tag."a b", Endpoint LIMIT 500',
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Endpoint = 'cvpn-endpoint-1'`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE "Endpoint"!='cvpn-endpoint-2' AND Endpoint != 'it\\'s'`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE AWS.AccountId='${own}'`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE AWS.AccountId=${own}`,
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE AWS.AccountId = current_account_id()',
  ])('covers the endpoint: %s', (query) => {
    expect(readInsights(query)?.query).toMatchObject({
      metricName: 'ActiveConnectionsCount',
      namespace: 'AWS/ClientVPN',
    });
    expect(coverBy(query)).toBe('yes');
  });

  it.each([
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Endpoint = 'cvpn-endpoint-2'`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Endpoint != 'cvpn-endpoint-1'`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Endpoint = 'CVPN-endpoint-1'`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE endpoint = 'cvpn-endpoint-1'`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE AWS.AccountId = '999988887777'`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE AWS.AccountId != CURRENT_ACCOUNT_ID()`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE tag.team = 'a' AND Endpoint = 'x'`,
    'SELECT MAX(ActiveConnectionsCount) FROM SCHEMA("AWS/ClientVPN")',
    'SELECT MAX(ActiveConnectionsCount) FROM SCHEMA("AWS/ClientVPN", EndpointId)',
    'SELECT MAX(ActiveConnectionsCount) FROM SCHEMA("AWS/ClientVPN", Endpoint, Subnet)',
    'SELECT MAX(ActiveConnectionsCount) FROM "aws/clientvpn"',
    'SELECT MAX(CPUUtilization) FROM "AWS/EC2" GROUP BY InstanceId',
  ])('does not cover it: %s', (query) => {
    expect(coverBy(query)).toBe('no');
  });

  it.each([
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE tag.env = 'prod'`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE tag."my key" != 'x' AND Endpoint = 'cvpn-endpoint-1'`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Subnet != 'a'`,
  ])('may cover it: %s', (query) => {
    expect(coverBy(query)).toBe('unknown');
  });

  it('covers an endpoint of the account that it names', () => {
    const query = `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE AWS.AccountId = '999988887777'`;
    expect(coverBy(query, 'cvpn-endpoint-far', '999988887777')).toBe('yes');
  });

  it.each([
    'SELECT ActiveConnectionsCount FROM "AWS/ClientVPN"',
    'SELECT MAX(ActiveConnectionsCount) FROM AWS/ClientVPN',
    'SELECT P90(ActiveConnectionsCount) FROM "AWS/ClientVPN"',
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Endpoint LIKE 'cvpn%'`,
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Endpoint = 'a' OR Endpoint = 'b'`,
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Endpoint = "cvpn-endpoint-1"',
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" GROUP BY',
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" LIMIT many',
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN"; DROP',
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN',
  ])('cannot be read: %s', (text) => {
    expect(readInsights(text)).toEqual({ text });
  });

  it.each(['DIFF(m1)', 'SELECTED(m1)', '', "SEARCH('SELECT', 'Sum')"])('is none: %s', (text) => {
    expect(readInsights(text)).toBeUndefined();
  });

  it('of any text is read or not, and never fails', () => {
    const word = fc.constantFrom(
      ...['SELECT', 'MAX', '(', ')', 'FROM', 'SCHEMA', '"AWS/ClientVPN"', 'WHERE', 'Endpoint', '='],
      ...[
        "'x'",
        'AND',
        'GROUP',
        'BY',
        ',',
        '.',
        'LIMIT',
        '5',
        'ORDER',
        'DESC',
        '!=',
        '"',
        "'",
        '\\',
      ],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const text = `SELECT ${words.join(' ')}`;
        expect(readInsights(text)?.text).toBe(text);
      }),
    );
  });
});
