/** Every page of the trial in each of its states. */
import { endpointStates, formStates, overviewStates } from '../../driver/pageStates';
import type { PageState } from '../../driver/pageWalk';
import { deliveryStates, otherStates } from '../../driver/trialStates';
import { type Exhibit, lower, pages, type Part } from '../exhibit';
import { openTrial, silent } from './trial';

const opened: PageState = ['the page of an endpoint', (walk) => walk.openEndpoint('Tokyo office')];

/** It goes with the keyboard's focus. */
const tooltip: Exhibit = {
  name: 'a tooltip of the chart',
  show: async ({ content, workbench }) => {
    await content.locator('.plot').focus();
    await workbench.page.keyboard.press('PageUp');
    await content.locator('.tooltip').first().waitFor();
  },
  leave: async ({ content }) => {
    await content.locator('#tab-now').focus();
  },
};

/** The pages. */
export const trialPages: Part = {
  name: 'pages',
  exhibits: [
    ...pages([...overviewStates, opened, ...endpointStates.slice(0, 2)]),
    tooltip,
    ...pages(endpointStates.slice(2, 6)),
    lower('a replay', '#panel-alarms .replayPart'),
    ...pages(endpointStates.slice(6, 8)),
    lower('the details of a connection', '#panel-missed .details'),
    ...pages(endpointStates.slice(8)),
    lower('the last settings', '#panel-settings dl'),
    ...pages([...deliveryStates, ...otherStates, ...formStates]),
    lower('the recipients in the alarm form', '.alarmForm .fields > section'),
    lower('the end of the alarm form', '.createBar'),
  ],
  open: (language) => openTrial(language, silent),
};
