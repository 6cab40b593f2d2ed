import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childId, distinctKeys, endpointNodeId, nodeId } from '../../../src/core/rows/nodeId';

const part = fc.string({ unit: fc.constantFrom('/', '%', '2', 'F', 'a', '#') });

describe('node ids', () => {
  it('are those of one path only', () => {
    fc.assert(
      fc.property(fc.array(part), fc.array(part), (one, other) => {
        fc.pre(one.length > 0 && other.length > 0);
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(nodeId(...one) === nodeId(...other)).toBe(same);
      }),
      {
        numRuns: 2000,
        examples: [
          [['a', 'b'], ['a/b']],
          [['a/b'], ['a%2Fb']],
        ],
      },
    );
  });

  it('lead from scope to endpoint to what is below', () => {
    const endpoint = endpointNodeId('corp@ap-northeast-1', 'cvpn-endpoint-1');
    expect(childId(endpoint, 'alarm', 'a/b')).toBe(
      'scope/corp@ap-northeast-1/endpoint/cvpn-endpoint-1/alarm/a%2Fb',
    );
  });
});

describe('distinctKeys', () => {
  it('numbers what is repeated and avoids what is taken', () => {
    expect(distinctKeys(['a', 'a', 'a#2', 'b', 'a'], (key) => key).map(([key]) => key)).toEqual([
      'a',
      'a#2',
      'a#2#2',
      'b',
      'a#3',
    ]);
  });
});
