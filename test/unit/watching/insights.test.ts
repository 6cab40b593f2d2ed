/** Metrics Insights queries: what is read of them, and which endpoints they cover. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  insightsCover,
  isUndecidable,
  namesAccount,
  type Cover,
} from '../../../src/core/watching/insightsCover';
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
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" ORDER BY MAX() ASC LIMIT 5',
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
    'SELECT MAX() FROM "AWS/ClientVPN"',
    'SELECT MAX(ActiveConnectionsCount) FROM',
    'SELECT MAX(ActiveConnectionsCount) FROM SCHEMA()',
    'SELECT MAX(ActiveConnectionsCount) FROM TABLE("AWS/ClientVPN", Endpoint)',
    'SELECT MAX(ActiveConnectionsCount) FROM SCHEMA."AWS/ClientVPN")',
    'SELECT MAX(ActiveConnectionsCount) FROM SCHEMA "(" "AWS/ClientVPN")',
    `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE = 'cvpn-endpoint-1'`,
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Endpoint =',
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE AWS.AccountId = OTHER_ID()',
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" GROUP BY tag.',
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" ORDER BY Endpoint',
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" ORDER BY MAX',
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" ORDER BY MAX( LIMIT 5',
    'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" LIMIT',
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

  it('says what it takes, with quotes and backslashes as they are meant', () => {
    const text = String.raw`SELECT MAX("a \"b\"") FROM SCHEMA("My \\ app", Endpoint) WHERE tag."it's" = 'it\'s \\ "x"' AND AWS.AccountId != CURRENT_ACCOUNT_ID() GROUP BY Endpoint, tag.team`;
    expect(readInsights(text)).toStrictEqual({
      text,
      query: {
        metricName: 'a "b"',
        namespace: String.raw`My \ app`,
        schema: ['Endpoint'],
        conditions: [
          { label: "tag.it's", equal: true, value: String.raw`it's \ "x"` },
          { label: 'AWS.AccountId', equal: false },
        ],
        groupBy: ['Endpoint', 'tag.team'],
      },
    });
  });

  it('may take all of a namespace that is named like a keyword', () => {
    expect(readInsights('SELECT MAX(a) FROM SCHEMA')?.query?.namespace).toBe('SCHEMA');
  });

  it.each<readonly [string, boolean, boolean]>([
    ['', false, false],
    [`WHERE Endpoint != 'cvpn-endpoint-2'`, false, false],
    [`WHERE AWS.AccountId != '${own}'`, false, true],
    [`WHERE Endpoint != 'a' AND AWS.AccountId = '${own}'`, false, true],
    [`WHERE Subnet = 'a'`, false, false],
    [`WHERE Subnet != 'a'`, true, false],
    [`WHERE tag.env = 'prod'`, true, false],
    [`WHERE Endpoint = 'a' AND tag.env = 'prod' AND AWS.AccountId = '${own}'`, true, true],
  ])(
    '%s: tags decide what it takes (%s), it names accounts (%s)',
    (where, undecidable, account) => {
      const query = readInsights(`SELECT MAX(a) FROM "AWS/ClientVPN" ${where}`)?.query;
      expect(query && [isUndecidable(query), namesAccount(query)]).toEqual([undecidable, account]);
    },
  );

  it.each<readonly [string, string | undefined, string | undefined, Cover]>([
    [`= '${own}'`, own, undefined, 'yes'],
    [`= '${own}'`, undefined, own, 'unknown'],
    ['= CURRENT_ACCOUNT_ID()', own, own, 'yes'],
    ['= CURRENT_ACCOUNT_ID()', own, undefined, 'unknown'],
    ['!= CURRENT_ACCOUNT_ID()', undefined, own, 'unknown'],
  ])('by account %s, the endpoint in %s and the alarm in %s: %s', (is, endpoint, alarm, cover) => {
    const text = `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE AWS.AccountId ${is}`;
    const query = readInsights(text)?.query;
    expect(query && insightsCover(query, 'cvpn-endpoint-1', { endpoint, alarm })).toBe(cover);
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
