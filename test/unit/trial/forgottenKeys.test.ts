/** What Stop Trial forgets, and what it must not forget. */
import { describe, expect, it } from 'vitest';
import { forgottenKeys } from '../../../src/core/trial/forgottenKeys';

const scope = 'trial@ap-northeast-1';
const simulated = [{ scope, endpointIds: ['cvpn-endpoint-0a'] }];
const keys = [
  `${scope}/cvpn-endpoint-0a`,
  `${scope}/cvpn-endpoint-old`,
  'trial@eu-west-1/cvpn-endpoint-0a',
  'my-trial@ap-northeast-1/cvpn-endpoint-0a',
  'corp@ap-northeast-1/cvpn-endpoint-0a',
];

describe('Stop Trial', () => {
  it('forgets what was chosen for the simulated account, of earlier starts as well', () => {
    expect(forgottenKeys(keys, simulated, new Set(['corp@ap-northeast-1']))).toEqual(
      keys.slice(0, 2),
    );
  });

  it('keeps what was chosen for a real profile of the same name', () => {
    expect(forgottenKeys(keys, simulated, new Set([scope]))).toEqual([keys[0]]);
    expect(forgottenKeys(keys, [{ scope, endpointIds: [] }], new Set([scope]))).toEqual([]);
  });

  it('forgets nothing where no trial ran', () => {
    expect(forgottenKeys(keys, [], new Set())).toEqual([]);
  });
});
