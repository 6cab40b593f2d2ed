/** EventBridge's patterns and input transformers, as tables. */
import { describe, expect, it } from 'vitest';
import { eventPattern } from '../../../src/core/eventBridge/eventPattern';
import { targetInput, transformerProblem } from '../../../src/core/eventBridge/inputTransformer';

const event = {
  source: 'aws.cloudwatch',
  resources: ['arn:aws:cloudwatch:x:1:alarm:vpn', 'arn:other'],
  detail: {
    alarmName: 'vpn-Tokyo',
    count: 5,
    flag: true,
    nothing: null,
    state: { value: 'ALARM' },
  },
};

describe('a pattern', () => {
  it.each<readonly [object, boolean]>([
    [{ source: ['aws.cloudwatch'] }, true],
    [{ source: ['aws.ec2'] }, false],
    [{ source: ['aws.ec2', 'aws.cloudwatch'] }, true],
    [{ resources: ['arn:other'] }, true],
    [{ resources: ['arn:none'] }, false],
    [{ detail: { state: { value: ['ALARM'] } }, source: ['aws.ec2'] }, false],
    [{ detail: { state: { value: ['ALARM', 'OK'] }, count: [5] } }, true],
    [{ detail: { count: ['5'] } }, false],
    [{ detail: { flag: [true], nothing: [null] } }, true],
    [{ detail: { alarmName: [{ prefix: 'vpn-' }] } }, true],
    [{ detail: { alarmName: [{ prefix: 'Vpn-' }] } }, false],
    [{ detail: { alarmName: [{ prefix: { 'equals-ignore-case': 'VPN-' } }] } }, true],
    [{ detail: { alarmName: [{ suffix: 'Tokyo' }] } }, true],
    [{ detail: { alarmName: [{ 'equals-ignore-case': 'VPN-TOKYO' }] } }, true],
    [{ detail: { alarmName: [{ wildcard: 'v*-*o' }] } }, true],
    [{ detail: { alarmName: [{ wildcard: 'v*x*' }] } }, false],
    [{ detail: { alarmName: [{ 'anything-but': 'vpn-Osaka' }] } }, true],
    [{ detail: { alarmName: [{ 'anything-but': ['vpn-Tokyo', 'x'] }] } }, false],
    [{ detail: { alarmName: [{ 'anything-but': { prefix: 'vpn' } }] } }, false],
    [{ detail: { absent: [{ 'anything-but': 'x' }] } }, false],
    [{ detail: { absent: [{ exists: false }] } }, true],
    [{ detail: { alarmName: [{ exists: true }] } }, true],
    [{ detail: { alarmName: [{ exists: false }] } }, false],
    [{ detail: { count: [{ numeric: ['>', 4, '<=', 5] }] } }, true],
    [{ detail: { count: [{ numeric: ['=', 4] }] } }, false],
    [{ $or: [{ source: ['x'] }, { detail: { count: [5] } }] }, true],
    [{ $or: [{ source: ['x'] }, { detail: { count: [6] } }] }, false],
  ])('%j matches: %s', (pattern, expected) => {
    expect(eventPattern(JSON.stringify(pattern))(event)).toBe(expected);
  });

  it.each([
    '{',
    '[]',
    '{}',
    '{"a": "b"}',
    '{"a": []}',
    '{"a": {}}',
    '{"a": [["b"]]}',
    '{"a": [{}]}',
    '{"a": [{"like": "b"}]}',
    '{"a": [{"prefix": 1}]}',
    '{"a": [{"prefix": "b", "suffix": "c"}]}',
    '{"a": [{"wildcard": "b**"}]}',
    '{"a": [{"anything-but": ["b", 1]}]}',
    '{"a": [{"numeric": [">"]}]}',
    '{"a": [{"numeric": ["~", 1]}]}',
    '{"a": [{"exists": 1}]}',
    '{"$or": [{"a": ["b"]}]}',
  ])('%s is none', (text) => {
    expect(() => eventPattern(text)).toThrow('Event pattern is not valid');
  });
});

describe('a transformer', () => {
  const rule = { name: 'r', arn: 'arn:rule' };
  const sent = (InputTemplate: string, paths: Record<string, string> = {}): string =>
    targetInput({ InputTransformer: { InputPathsMap: paths, InputTemplate } }, event, rule);

  it.each<readonly [string, Record<string, string>, string]>([
    ['"<name> fires"', { name: '$.detail.alarmName' }, '"vpn-Tokyo fires"'],
    ['"<gone>!"', { gone: '$.detail.none' }, '"!"'],
    ['"<aws.events.rule-name>"', {}, '"r"'],
    ['"<count>"', { count: '$.detail.count' }, '"5"'],
    [
      '{"a": <name>, "b": "x <name>"}',
      { name: '$.detail.alarmName' },
      '{"a": "vpn-Tokyo", "b": "x vpn-Tokyo"}',
    ],
    ['{"a": <state>}', { state: '$.detail.state' }, '{"a": {"value":"ALARM"}}'],
    ['{"a": <arn>}', { arn: '$.resources[1]' }, '{"a": "arn:other"}'],
  ])('%s with %j sends the text', (template, paths, expected) => {
    expect(sent(template, paths)).toBe(expected);
  });

  it.each<readonly [string, Record<string, string>, RegExp | undefined]>([
    ['"<a>"', { a: '$.detail' }, undefined],
    ['"one"\n"two"', {}, undefined],
    ['"<b>"', { a: '$.detail' }, /placeholder b/],
    ['"<a>"', { a: 'detail' }, /InputPath/],
    ['"<a>"', { a: "$.detail['x']" }, /InputPath/],
    ['"<aws.x>"', { 'aws.x': '$.detail' }, /reserved/],
    ['plain text', {}, /neither JSON nor text/],
  ])('%s with %j has the problem %s', (InputTemplate, InputPathsMap, problem) => {
    const found = transformerProblem({ InputPathsMap, InputTemplate });
    if (problem) expect(found).toMatch(problem);
    else expect(found).toBeUndefined();
  });
});

it('without a transformer a target gets the event, a part of it, or a constant', () => {
  const rule = { name: 'r', arn: 'arn:rule' };
  expect(JSON.parse(targetInput({}, event, rule))).toEqual(event);
  expect(targetInput({ InputPath: '$.detail.state' }, event, rule)).toBe('{"value":"ALARM"}');
  expect(targetInput({ Input: '"x"' }, event, rule)).toBe('"x"');
});
