/** Every page and every tab in the states in which it offers different things to do. */
import type { ConnectionsState } from '../../src/protocol/connections';
import { plainTranslate } from '../fakes/plainTranslate';
import { testSnapshot } from '../fakes/snapshots';
import {
  alarmsState,
  deliveryOf,
  office as officeAlarms,
  officePicture,
  watched,
  namedAlarm,
} from './alarmsState';
import { formState } from './alarmFormState';
import { attempts, connectionsState, office as users, officeSnapshot } from './connectionsState';
import { failedAttempts, failuresState } from './failuresState';
import { healthState } from './healthState';
import { mailState, usual } from './mailState';
import { auditReport, detailsMessage, missedState, pictureMessages } from './missedState';
import { now, officeRecords, officeSource } from './office';
import { stateOf, type Line, type OpenPage, type PagePart } from './openPage';
import { fleet, overviewState } from './overviewState';
import { settingsState } from './settingsState';

/** Brings an open page into a state. */
type Show = (page: OpenPage<Line>) => Promise<void>;

const shown =
  (state: unknown): Show =>
  (page) =>
    page.show(state);

const users1d = { records: officeRecords(now - 86_400_000, now), notes: [] };
const chart = stateOf({ ...officeSource('1d'), connections: users1d }, '1d');
const audit = auditReport(10);
const table = (change: Partial<ConnectionsState>) =>
  connectionsState(officeSnapshot(users), change, plainTranslate, { failures: attempts });
const done = { kind: 'done', picture: officePicture(1) } as const;

async function unfolded({ page }: OpenPage<Line>): Promise<void> {
  await page.evaluate(
    `document.querySelectorAll('details').forEach((one) => { one.open = true; })`,
  );
}

/** By page, then by state. */
export const pageStates: Readonly<Partial<Record<PagePart, Readonly<Record<string, Show>>>>> = {
  'endpoint/now': {
    'with data': shown(chart),
    'zoomed, with its table and the form of a range': async (page) => {
      await page.show(chart);
      await page.button('Zoom In').click();
      await page.button('Table').click();
      await page.button('Custom…').click();
    },
    'after a failure, without samples': async (page) => {
      await page.show(stateOf({ ...officeSource('1d'), samples: [] }, '1d'));
      await page.send({ type: 'failure', sentence: 'No connection.' });
    },
  },
  'endpoint/connections': {
    'with its columns': async (page) => {
      await page.show(table({ title: null }));
      await page.button('Columns').click();
    },
    'with a failure': shown(
      table({ title: null, fault: { sentence: 'Not signed in.', step: 'Sign In' } }),
    ),
    'where the filter hides all': async (page) => {
      await page.show(table({ title: null }));
      await page.page.getByRole('searchbox').fill('nobody');
    },
  },
  connections: { 'with rows': shown(table({})) },
  'endpoint/alarms': {
    'with all that unfolds': async (page) => {
      await page.show(alarmsState(officeAlarms));
      await unfolded(page);
    },
    'with a delivery test and a replay': async (page) => {
      await page.show(
        alarmsState(officeAlarms, { deliveries: { [namedAlarm]: deliveryOf(watched) } }),
      );
      await page.send({ type: 'replay', alarmName: 'tokyo-office-count', replay: done });
      await unfolded(page);
    },
    'in read-only mode': shown(alarmsState(officeAlarms, { readOnly: true })),
  },
  'endpoint/missed': {
    'with a picture and details': async (page) => {
      await page.show(missedState());
      await page.send(...pictureMessages(audit));
      await page.page.getByRole('application').focus();
      await page.press('End');
      await page.send(detailsMessage(audit, 9));
      await unfolded(page);
    },
    'without a connection log': async (page) => {
      await page.show(missedState({ loggingOff: true }));
      await page.send(...pictureMessages(auditReport(0, { alarms: [] })));
      await page.button('Custom…').click();
    },
  },
  'endpoint/failures': {
    'with attempts': shown(failuresState(failedAttempts(30), { range: '1w' })),
    'without a log': shown(failuresState([], { loggingOff: true })),
  },
  'endpoint/settings': {
    'with names of the API': async (page) => {
      await page.show(settingsState());
      await page.button('Show API Names').click();
    },
  },
  'overview/endpoints': {
    'with a selection': async (page) => {
      await page.show(overviewState(fleet(9)));
      await page.page.locator('.endpoint-line').first().focus();
      await page.press(' ', 'ArrowDown', ' ');
    },
    'without a match': async (page) => {
      await page.show(overviewState(fleet(9)));
      await page.page.getByRole('searchbox').fill('nothing');
    },
    'without endpoints': shown(overviewState(testSnapshot())),
  },
  'overview/health': {
    'with problems': shown(healthState(fleet(60))),
    'after fixes': shown(
      healthState(fleet(3), {
        fixed: {
          summary: 'Fixed: 1 of 1.',
          rows: [{ name: 'a', outcome: 'fixed', text: 'Fixed' }],
        },
      }),
    ),
  },
  mail: {
    'with an open mail': shown(mailState(usual, { open: 2 })),
  },
  alarmForm: {
    'as it opens': async (page) => page.show(await formState()),
    'with errors': async (page) => {
      await page.show(await formState());
      await unfolded(page);
      await page.page.getByRole('button', { name: 'Create Alarm' }).click();
    },
  },
};
