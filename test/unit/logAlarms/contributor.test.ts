import { describe, expect, it } from 'vitest';
import { contributorFacts } from '../../../src/core/logAlarms/contributor';
import { contributorName } from '../../../src/core/text/names';

type Attributes = Readonly<Record<string, string>>;

describe('a contributor', () => {
  it.each<[string, Attributes, object, string]>([
    [
      'with the fields of our alarm',
      { connection_id: 'c', username: 'hana', common_name: 'hana.corp', device_ip: '1.2.3.4' },
      { connectionId: 'c', username: 'hana', commonName: 'hana.corp', deviceIp: '1.2.3.4' },
      'hana',
    ],
    [
      'with the names of the log',
      { 'connection-id': 'c', 'common-name': 'ken', 'connection-attempt-failure-reason': 'why' },
      { connectionId: 'c', commonName: 'ken', reason: 'why' },
      'ken',
    ],
    [
      'of a connection without a user name',
      { username: 'NA', common_name: '', 'client-vpn-endpoint-id': 'e', connection_id: 'c' },
      { endpointId: 'e', connectionId: 'c' },
      'c',
    ],
    ['with fields of other names', { port: '443', os: 'mac' }, {}, '443 · mac'],
    ['without fields', {}, {}, 'id'],
    ['with fields that every object has', { constructor: 'x' }, {}, 'x'],
  ])('%s', (_, attributes, facts, name) => {
    expect(contributorFacts({ attributes })).toEqual(facts);
    expect(contributorName({ id: 'id', attributes })).toBe(name);
  });
});
