/** Runs the fix of a finding through the command that the user could run directly. */
import * as vscode from 'vscode';
import { alarmDifferences } from '../../core/actions/write/alarmDifferences';
import { isRecord } from '../../core/base/isRecord';
import type { Finding, FindingFix } from '../../core/diagnosis/finding';
import { findings } from '../../core/diagnosis/findings';
import { replacementOf } from '../../core/diagnosis/fixedAlarm';
import { isCovered } from '../../core/diagnosis/fixes/deletionPlan';
import { lossTexts } from '../../core/diagnosis/text/duplicateText';
import { isMetricAlarm, type AnyAlarm } from '../../core/model/logAlarm';
import type { ScopeId } from '../../core/model/scope';
import { partValue, type ScopeSnapshot } from '../../core/model/snapshot';
import type { Store } from '../../core/state/store';
import type { NodeTarget } from '../../core/rows/node';
import { enableActions } from './actionsEnabled';
import { deleteAlarmCommand } from './deleteAlarm';
import { chooseEndpoint, chooseTopic } from './fixChoices';
import type { Answers } from '../../core/alarmForm/view/answers';
import type { EndpointRef } from '../../core/model/endpointRef';
import { allowAlarms, allowRules } from '../topics/repairTopic';
import type { Navigation } from '../tree/navigation';
import { fixAlarm } from './replaceAlarm';
import { subscribe } from '../topics/subscribe';
import type { Terminals } from '../editor/terminals';
import { endConnection } from '../connections/endConnections';
import { turnOnLogging } from '../logging/enableLogging';
import type { ReportDeps } from '../messages/reportDeps';

const t = vscode.l10n.t;

/** Dependencies of fixes. */
export interface FixDeps extends ReportDeps {
  readonly store: Store;
  readonly navigation: Navigation;
  readonly terminals: Terminals;
  /** The findings that depend on earlier reads of a scope. */
  readonly idleFindings: (scope: ScopeSnapshot) => readonly Finding[];
  /** Opens the alarm form; without an endpoint, it asks for one. */
  readonly openAlarmForm: (endpoint: EndpointRef | undefined, answers?: Answers) => void;
}

/**
 * Applies the fix of a finding of the snapshot.
 * @param argument the scope and the id of the finding, from a page
 * @throws ExpectedError
 */
export async function fixFinding(argument: unknown, deps: FixDeps): Promise<void> {
  const named = namedFinding(argument);
  const scope = named && deps.store.scope(named.scope);
  const found =
    scope &&
    [...findings(scope), ...deps.idleFindings(scope)].find(({ id }) => id === named.finding);
  if (found?.fix) return runFix(found.fix, found.scope, deps);
  return deps.messages.info(t('This problem no longer exists.'));
}

function namedFinding(
  argument: unknown,
): { readonly scope: ScopeId; readonly finding: string } | undefined {
  if (!isRecord(argument)) return undefined;
  const { scope, finding } = argument;
  if (typeof scope !== 'string' || typeof finding !== 'string') return undefined;
  return { scope, finding };
}

/** Shows the change, asks, and applies it. @throws ExpectedError */
export async function runFix(fix: FindingFix, scope: ScopeId, deps: FixDeps): Promise<void> {
  const { session } = deps;
  const aws = session.scopeAws(scope);
  switch (fix.kind) {
    case 'replaceAlarm':
      await fixAlarm(fix.seen, replacementOf(fix), aws, deps, true);
      return;
    case 'deleteAlarm':
      return deleteAlarmCommand(
        deps,
        { scope, alarm: fix.seen },
        {
          losses: lossesOf(fix, deps),
          holds: async (alarm) =>
            alarmDifferences(fix.seen, alarm).length === 0 && (await isCovered(fix.stays, aws)),
        },
      );
    case 'enableActions':
      return onAlarm(fix.alarmName, scope, deps, (alarm) => enableActions(deps, { scope, alarm }));
    case 'repairPolicy':
      return allowAlarms(fix.topicArn, fix.alarmName, aws, deps);
    case 'allowRules':
      return allowRules(fix.topicArn, aws, deps);
    case 'subscribe': {
      const topic = await aws.topics.get(fix.topicArn);
      return subscribe(deps, { scope, topic });
    }
    case 'chooseTopic':
      return chooseTopic(fix, aws, deps);
    case 'chooseEndpoint':
      return onAlarm(fix.alarmName, scope, deps, async (alarm) => {
        if (isMetricAlarm(alarm)) await chooseEndpoint(alarm, aws, deps);
      });
    case 'createAlarm':
      deps.openAlarmForm({ scope, endpointId: fix.endpointId });
      return;
    case 'endConnection': {
      const { endpointId, connectionId } = fix;
      return endConnection(deps, rowOf({ kind: 'connection', scope, endpointId, connectionId }));
    }
    case 'enableLogging':
      return turnOnLogging(deps, rowOf({ kind: 'endpoint', scope, endpointId: fix.endpointId }));
  }
}

/** What ends with an alarm that another one covers only in part. */
function lossesOf(
  { seen, stays }: Extract<FindingFix, { kind: 'deleteAlarm' }>,
  { format }: FixDeps,
): readonly string[] {
  return stays ? lossTexts(seen, stays, { t, format }) : [];
}

/** The argument of a command that is run on a row. */
function rowOf(target: NodeTarget): { readonly node: { readonly target: NodeTarget } } {
  return { node: { target } };
}

/** The alarm in the snapshot; undefined if it is no longer there. */
async function onAlarm(
  alarmName: string,
  scope: ScopeId,
  { store, messages }: FixDeps,
  run: (alarm: AnyAlarm) => Promise<void>,
): Promise<void> {
  const alarm = partValue(store.scope(scope)?.alarms)?.find(({ name }) => name === alarmName);
  if (alarm) return run(alarm);
  return messages.info(t('The alarm {0} no longer exists.', alarmName));
}
