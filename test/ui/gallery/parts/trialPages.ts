/** Every page of the trial in each of its states. */
import { endpointStates, formStates, overviewStates } from '../../driver/pageStates';
import type { PageState } from '../../driver/pageWalk';
import { deliveryStates, otherStates } from '../../driver/trialStates';
import { pages, type Part } from '../exhibit';
import { openTrial, silent } from './trial';

const opened: PageState = ['the page of an endpoint', (walk) => walk.openEndpoint('Tokyo office')];

/** The pages. */
export const trialPages: Part = {
  name: 'pages',
  exhibits: pages([
    ...overviewStates,
    opened,
    ...endpointStates,
    ...deliveryStates,
    ...otherStates,
    ...formStates,
  ]),
  open: (language) => openTrial(language, silent),
};
