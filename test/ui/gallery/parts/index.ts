/** All parts of the gallery. */
import type { Part } from '../exhibit';
import { accountParts } from './accounts';
import { denied } from './denied';
import { firstSteps } from './firstSteps';
import { names } from './names';
import { readOnly } from './readOnly';
import { signIn } from './signIn';
import { trialPages } from './trialPages';
import { trialWindow } from './trialWindow';

/** In the order in which a new user comes to them. */
export const parts: readonly Part[] = [
  ...[firstSteps, trialWindow, trialPages, readOnly, signIn, denied, names],
  ...accountParts,
];
