import { describe, expect, it } from 'vitest';
import { freeName } from '../../../src/core/actions/create/draftAlarm';
import { defaultAlarmName } from '../../../src/core/cloudwatch/defaultNames';

const id = 'cvpn-endpoint-1';

describe('the default name of an alarm', () => {
  it.each<[string | undefined, string]>([
    ['Partner access (SAML)', 'partner-access-saml'],
    ['  Tokyo_office 2 ', 'tokyo-office-2'],
    ['Zürich/Café', 'zurich-cafe'],
    ['ＶＰＮ１', 'vpn1'],
    ['a'.repeat(256), 'a'.repeat(48)],
    [`${'a'.repeat(47)} b`, 'a'.repeat(47)],
    ['<img onerror=1>', 'img-onerror-1'],
    // Part of a name would be misleading.
    ['東京 VPN', id],
    ['офис', id],
    ['---', id],
    ['', id],
    [undefined, id],
  ])('of the endpoint %j ends with %s', (name, end) => {
    const endpoint = { id, ...(name !== undefined && { name }) };
    expect(defaultAlarmName(endpoint)).toBe(`client-vpn-watch-${end}`);
    expect(defaultAlarmName(endpoint, '-counted')).toBe(`client-vpn-watch-${end}-counted`);
  });

  it('is made of the description of an endpoint without a name', () => {
    const description = 'Partner access for the people of the northern warehouses, since 2019';
    expect(defaultAlarmName({ id, description })).toBe(
      'client-vpn-watch-partner-access-for-the-people-of-the-northern',
    );
    expect(defaultAlarmName({ id, name: 'lab', description })).toBe('client-vpn-watch-lab');
  });

  it('is made of the id where the one of the name is taken', () => {
    const endpoint = { id, name: 'Branch' };
    const draft = { method: 'metricFilter' } as const;
    const free = (...taken: readonly string[]) =>
      freeName(draft, endpoint, (name) => taken.includes(name));
    const [named, byId] = ['client-vpn-watch-branch-counted', `client-vpn-watch-${id}-counted`];
    expect(free()).toBe(named);
    expect(free(named)).toBe(byId);
    expect(free(named, byId, `${byId}-2`)).toBe(`${byId}-3`);
  });
});
