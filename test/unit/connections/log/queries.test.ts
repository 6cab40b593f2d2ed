/** The two query languages of CloudWatch Logs, each with the quotes that it needs. */
import { describe, expect, it } from 'vitest';
import { endpointPattern, endpointQuery } from '../../../../src/core/connections/log/queries';

const endpointId = 'cvpn-endpoint-0a1';

describe('a filter pattern', () => {
  it.each([
    [endpointId, String.raw`{ $.client-vpn-endpoint-id = "cvpn-endpoint-0a1" }`],
    ['a"b', String.raw`{ $.client-vpn-endpoint-id = "a\"b" }`],
    ['a\\b', String.raw`{ $.client-vpn-endpoint-id = "a\\b" }`],
    [String.raw`"\"`, String.raw`{ $.client-vpn-endpoint-id = "\"\\\"" }`],
    ['', '{ $.client-vpn-endpoint-id = "" }'],
  ])('for the endpoint %j', (id, pattern) => {
    expect(endpointPattern(id)).toBe(pattern);
  });
});

describe('a Logs Insights query', () => {
  it.each([
    ['of every stream', undefined, ''],
    ['of one stream', 'tokyo-1', ' and @logStream = "tokyo-1"'],
    ['of a stream with quotes', 'a"b\\c', String.raw` and @logStream = "a\"b\\c"`],
    ['of a stream without a name', '', ' and @logStream = ""'],
  ])('%s', (_, stream, condition) => {
    expect(endpointQuery(endpointId, stream).split('\n')).toEqual([
      'fields @timestamp, @message, @ingestionTime, @logStream',
      `| filter \`client-vpn-endpoint-id\` = "${endpointId}"${condition}`,
      '| sort @timestamp desc',
    ]);
  });

  it('has the endpoint in quotes', () => {
    expect(endpointQuery('a"b')).toContain(String.raw`= "a\"b"`);
  });
});
