/** The wizard step for the detection method, with what each method would have notified. */
import * as vscode from 'vscode';
import type { AlarmPlace } from '../../../core/actions/create/draftAlarm';
import {
  hasConnectionLog,
  methodChoices,
  type MethodChoice,
} from '../../../core/actions/create/methodAvailability';
import { methodName, methodRow } from '../../../core/actions/create/methodText';
import { dayMs } from '../../../core/base/duration';
import type { Step } from '../../../core/base/wizard';
import type { MethodCoverage } from '../../../core/coverage/compareMethods';
import { readCoverage } from '../../../core/coverage/readCoverage';
import type { DetectionMethod } from '../../../core/model/detectionMethod';
import { endpointLabel } from '../../../core/model/endpoint';
import { isExpected } from '../../../core/model/errors';
import { failureText } from '../../../core/text/failures/failureText';
import type { Format } from '../../../core/text/format';
import { methodOf } from '../../../core/watching/methodOf';
import { endpointName } from '../../../core/text/names';
import { outcome, pick, type Memory, type PickItem } from '../../input/quickInput';
import type { AlarmWizardDeps } from './alarmWizardDeps';
import { alarmPlaceOf, placeOf, type Draft } from './draft';

const t = vscode.l10n.t;

/** Dependencies of the step. */
type MethodDeps = Pick<AlarmWizardDeps, 'format' | 'yielder' | 'now'>;

/** How far back the methods are compared. */
const comparedMs = 7 * dayMs;

/**
 * Asks for the method, unless the alarm that is overwritten has one. The rows are there at once; what each
 * method would have notified follows when it has been read.
 */
export function methodStep(title: string, deps: MethodDeps): Step<Draft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    const place = alarmPlaceOf(draft);
    const { endpoint } = place;
    const { replace } = draft;
    if (replace)
      return { kind: 'skip', state: { ...draft, method: methodOf(replace.alarm) ?? 'rise' } };
    const left = new AbortController();
    // Without a log nothing is known of who connected.
    const compared = hasConnectionLog(endpoint)
      ? comparedItems(draft, deps, left.signal)
      : undefined;
    try {
      for (;;) {
        const answer = await pick<MethodChoice>({
          title,
          canGoBack,
          placeholder: t('How should connections to {0} be detected?', endpointName(endpoint)),
          items: methodItems(place, deps.format, () => compared && 'reading'),
          ...(compared && { moreItems: compared }),
          memory,
        });
        if (answer.kind === 'value' && answer.value.obstacle === 'noLogAlarms') {
          memory.text = methodName('metricFilter', t);
          continue;
        }
        return outcome(answer, ({ method }): Draft => ({ ...draft, method }));
      }
    } finally {
      left.abort();
    }
  };
}

function methodItems(
  { endpoint, scope: { region } }: AlarmPlace,
  format: Format,
  recordOf: (method: DetectionMethod) => MethodCoverage | 'reading' | undefined,
): PickItem<MethodChoice>[] {
  return methodChoices(endpoint, region).map((choice) => ({
    ...methodRow(choice, recordOf(choice.method), { t, format, region }),
    value: choice,
  }));
}

/** The rows with the comparison, or below the reason why there is none. Does not reject. */
async function comparedItems(
  draft: Draft,
  { format, yielder, now }: MethodDeps,
  signal: AbortSignal,
): Promise<readonly PickItem<MethodChoice>[]> {
  const place = alarmPlaceOf(draft);
  const { endpoint, scope } = place;
  const at = now();
  const named = {
    endpointId: endpoint.id,
    endpointLabel: endpointLabel(endpoint),
    region: scope.region,
  };
  const request = {
    endpoint: { ...endpoint, ...named },
    alarms: [],
    range: { start: at - comparedMs, end: at },
    now: at,
  };
  try {
    const { methods } = await readCoverage(placeOf(draft).aws, request, signal, { yielder });
    return methodItems(place, format, (method) => methods.find((one) => one.method === method));
  } catch (error) {
    if (!isExpected(error)) throw error;
    const why = { label: failureText(error.failure, t).sentence };
    return [why, ...methodItems(place, format, () => undefined)];
  }
}
