import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/core/model/connection';
import { arrivalText } from '../../../src/core/notifications/arrivalText';
import { createFormat } from '../../../src/core/text/format';
import { testConnection } from '../../fakes/snapshots';
import { plainTranslate } from '../../fakes/plainTranslate';

const context = { t: plainTranslate, format: createFormat({ locale: 'en-GB', timeZone: 'UTC' }) };
const person = (username: string, changes: Partial<Connection> = {}): Connection =>
  testConnection({ id: `of ${username}`, username, ...changes });
const text = (
  byEndpoint: Readonly<Record<string, readonly Connection[]>>,
  devices: Readonly<Record<string, string>> = {},
) =>
  arrivalText(
    {
      arrivals: Object.entries(byEndpoint).map(([endpointId, connections]) => ({
        endpointId,
        connections,
      })),
      endpointName: (id) => id,
      devices: new Map(Object.entries(devices)),
    },
    context,
  );

describe('who joined', () => {
  it.each([
    ['one', ['alice'], 'alice connected to corp-vpn.'],
    ['two', ['alice', 'bob'], 'alice and bob connected to corp-vpn.'],
    ['three', ['alice', 'bob', 'carol'], 'alice and 2 others connected to corp-vpn.'],
  ])('of %s', (_, names, expected) => {
    expect(text({ 'corp-vpn': names.map((name) => person(name)) })).toBe(expected);
  });

  it('from where, when the connection log has it', () => {
    expect(text({ 'corp-vpn': [person('alice')] }, { 'of alice': '203.0.113.9' })).toBe(
      'alice connected to corp-vpn from 203.0.113.9.',
    );
  });

  it('once, however many connections a person made', () => {
    const twice = [person('alice'), person('alice', { id: 'second' })];
    expect(text({ 'corp-vpn': twice })).toBe('alice connected to corp-vpn.');
  });

  it('and has left before anybody looked', () => {
    const gone = { state: 'terminated' as const };
    expect(text({ 'corp-vpn': [person('alice', gone)] })).toBe(
      'alice connected to corp-vpn. The connection has already ended.',
    );
    expect(text({ 'corp-vpn': [person('alice', gone), person('bob', gone)] })).toBe(
      'alice and bob connected to corp-vpn. All have already disconnected.',
    );
    expect(text({ 'corp-vpn': [person('alice', gone), person('bob')] })).toBe(
      'alice and bob connected to corp-vpn.',
    );
  });

  it('at many endpoints at once in few sentences', () => {
    const all = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, [person('alice')]]));
    expect(text(all)).toBe(
      'alice connected to a. alice connected to b. alice connected to c. 2 more connected to other endpoints (2).',
    );
  });

  it('with hostile names as harmless text', () => {
    const notified = text({ 'corp-vpn\u202e': [person('<b>\u202ealice\n')] });
    // eslint-disable-next-line no-control-regex
    expect(notified).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(notified).toContain('<b>');
  });
});
