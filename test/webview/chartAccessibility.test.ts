/** The chart page in all its states, checked by axe-core. */
import { describe, expect, it } from 'vitest';
import { auditPage } from './auditPage';
import { now, officeRecords, officeSource } from './office';
import { stateOf, type OpenPage } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames, type ThemeName } from './themes';

const openPage = pageSuite();
const connections = { records: officeRecords(now - 86_400_000, now), notes: ['A note.'] };
const state = stateOf({ ...officeSource('1d'), connections }, '1d');

/** What is done to the page before it is checked. */
const states: Readonly<Record<string, (page: OpenPage) => Promise<void>>> = {
  'as it opens': () => Promise.resolve(),
  'with the table': (page) => page.button('Table').click(),
  'with the menu': (page) => page.button('More Actions').click(),
  'with a tooltip and a series switched off': async (page) => {
    await page.button('Fall').click();
    await page.plot.focus();
    await page.press('PageUp');
  },
  'with the form of a custom range': async (page) => {
    await page.button('Custom…').click();
    await page.page.getByLabel('End', { exact: true }).fill('');
    await page.button('Show Range').click();
  },
  'paused and with other endpoints': async (page) => {
    const { samples } = officeSource('1d');
    const endpoint = { scope: 's', endpointId: 'e' };
    const compared = [{ endpoint, label: 'Osaka', samples }];
    const source = { ...officeSource('1d'), connections, compared };
    await page.show(stateOf(source, '1d', { paused: true, compared: [endpoint] }));
  },
  'after a failure': (page) => page.send({ type: 'failure', sentence: 'No connection.' }),
  'without samples': (page) => page.show(stateOf({ ...officeSource('1d'), samples: [] }, '1d')),
  'before the first data': async (page) => {
    await page.reload();
    await page.show({ ...state, model: null, busy: true });
  },
};

describe.each(Object.entries(states))('the chart page %s', (_name, prepare) => {
  it.each(themeNames)('has no violations in the theme %s', async (theme: ThemeName) => {
    const page = await openPage({ theme });
    await page.show(state);
    await prepare(page);
    await page.painted();
    expect(await auditPage(page)).toEqual([]);
  });
});
