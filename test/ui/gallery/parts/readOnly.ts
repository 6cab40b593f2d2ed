/** The trial in read-only mode. */
import { readOnlyStates } from '../../driver/trialStates';
import { pages, type Part } from '../exhibit';
import { openTrial, silent } from './trial';

/** Its window. */
export const readOnly: Part = {
  name: 'readOnly',
  exhibits: pages(readOnlyStates),
  open: (language) => openTrial(language, { ...silent, 'clientVPNWatch.readOnly': true }),
};
