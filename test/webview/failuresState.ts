/** States of the tab Failures, made as the extension makes them: from failed attempts. */
import { attemptWindow } from '../../src/core/failedAttempts/view/attemptRange';
import { attemptTexts } from '../../src/core/failedAttempts/view/attemptTexts';
import { failedAttemptsView } from '../../src/core/failedAttempts/view/failedAttemptsView';
import type { FailedAttempt } from '../../src/core/model/failedAttempt';
import type { Translate } from '../../src/core/ports/translate';
import type {
  FailedAttemptsMemory,
  FailedAttemptsState,
  PageMessage,
} from '../../src/protocol/failedAttempts';
import { plainTranslate } from '../fakes/plainTranslate';
import { now } from './office';
import type { Line } from './openPage';

/** What is said on the line of this page. */
export interface FailuresLine extends Line {
  readonly incoming: FailedAttemptsState;
  readonly outgoing: PageMessage;
  readonly memory: FailedAttemptsMemory;
  readonly state: FailedAttemptsState;
}

const reasons = [
  'authentication-failed',
  'authentication-failed',
  'client-connect-failed',
  'authorization-policy-deny',
  'something-new',
  undefined,
];

/** So many attempts of the day before `now`. */
export function failedAttempts(count: number, users = 5): readonly FailedAttempt[] {
  return Array.from({ length: count }, (_, i) => {
    const reason = reasons[i % reasons.length];
    return {
      endpointId: 'cvpn-endpoint-1',
      at: now - 1 - Math.floor(((i * 7919) % 86_000) * 1000),
      username: `user${String(i % users)}@example.com`,
      deviceIp: `198.51.100.${String(i % 3)}`,
      ...(reason !== undefined && { reason }),
    };
  });
}

/** The state of some attempts. */
export function failuresState(
  attempts: readonly FailedAttempt[],
  change: Partial<FailedAttemptsState> = {},
  translate: Translate = plainTranslate,
): FailedAttemptsState {
  const range = attemptWindow('1d', now);
  const authentication = ['federated-authentication'];
  return {
    type: 'state',
    texts: attemptTexts(translate),
    language: 'en',
    range: '1d',
    view: failedAttemptsView({ attempts, more: false, range, authentication }, translate),
    reading: false,
    failure: null,
    loggingOff: false,
    certificates: false,
    readOnly: false,
    ...change,
  };
}
