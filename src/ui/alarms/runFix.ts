/** Runs the fix of a finding through the command that the user could run directly. */
import * as vscode from 'vscode';
import { alarmDifferences } from '../../core/actions/write/alarmDifferences';
import { topicProblems } from '../../core/actions/topicProblems';
import { isRecord } from '../../core/base/isRecord';
import type { Finding, FindingFix } from '../../core/diagnosis/finding';
import { findings } from '../../core/diagnosis/findings';
import { fixedAlarm, replacementOf, withTopic } from '../../core/diagnosis/fixedAlarm';
import { losesNothing } from '../../core/diagnosis/duplicates';
import { doubledBy, doublingOf } from '../../core/diagnosis/fixes/doubling';
import { namedTexts, overlapText, refusalText } from '../../core/diagnosis/fixes/doublingText';
import { isCovered } from '../../core/diagnosis/fixes/fixPlan';
import { lossTexts } from '../../core/diagnosis/text/duplicateText';
import type { Alarm } from '../../core/model/alarm';
import { isMetricAlarm, type AnyAlarm } from '../../core/model/logAlarm';
import { displayText } from '../../core/text/displayText';
import { scopeId, type ScopeId } from '../../core/model/scope';
import { partValue, type ScopeSnapshot } from '../../core/model/snapshot';
import { parseTopicArn } from '../../core/model/topic';
import type { ScopeAws } from '../../core/ports/aws';
import type { Store } from '../../core/state/store';
import type { NodeTarget } from '../../core/rows/node';
import { deleteAlarmCommand, setActionsEnabled } from './alarmCommands';
import type { Answers } from '../../core/alarmForm/view/answers';
import type { EndpointRef } from '../../core/model/endpointRef';
import { allowAlarms, allowRules } from '../topics/repairTopic';
import type { Navigation } from '../tree/navigation';
import { pickEndpoint } from '../input/pickEndpoint';
import { pick } from '../input/quickPick';
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
    case 'replaceAlarm': {
      const warnings = await doubtsAbout(fix, scope, aws, deps);
      if (!warnings) return;
      await fixAlarm(fix.seen, replacementOf(fix), aws, deps, {
        warnings,
        mayWrite: async () => (await doubtsAbout(fix, scope, aws, deps)) !== undefined,
      });
      return;
    }
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
      return onAlarm(fix.alarmName, scope, deps, (alarm) =>
        enable(fix, { scope, alarm }, aws, deps),
      );
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

/**
 * What the user should know of alarms that notify of the same after the fix, as sentences; undefined if
 * another one does everything by now, which is reported. @throws ExpectedError
 */
async function doubtsAbout(
  fix: FindingFix,
  scope: ScopeId,
  aws: ScopeAws,
  { store, session, messages, format }: FixDeps,
): Promise<readonly string[] | undefined> {
  const snapshot = store.scope(scope);
  if (!snapshot) return [];
  const words = { t, format };
  const named = namedTexts(fix, snapshot, words);
  const doubling = doublingOf(fix, snapshot);
  const doubled = doubling && (await doubledBy(doubling, aws));
  if (!doubled) return named;
  if (!losesNothing(doubled.alarm, doubled.other)) {
    return [
      overlapText(doubled, words),
      t('Each connection sends two emails to those whom both alarms notify.'),
      ...named,
    ];
  }
  await session.refresh(scope);
  void messages.warn(refusalText(doubled, words));
  return undefined;
}

/** Enables the actions; asks first if that doubles notifications. @throws ExpectedError */
async function enable(
  fix: FindingFix,
  { scope, alarm }: { readonly scope: ScopeId; readonly alarm: AnyAlarm },
  aws: ScopeAws,
  deps: FixDeps,
): Promise<void> {
  const warnings = await doubtsAbout(fix, scope, aws, deps);
  if (!warnings) return;
  if (warnings.length > 0) {
    const question = t('Enable the actions of {0}?', displayText(alarm.name));
    const yes = t('Enable Alarm Actions');
    if (!(await deps.messages.confirm(question, warnings.join('\n\n'), yes))) return;
    if (!(await doubtsAbout(fix, scope, aws, deps))) return;
  }
  await setActionsEnabled(deps, { scope, alarm }, true);
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

/** Changes the topic of the alarms one after the other; stops at the first refusal. */
async function chooseTopic(
  fix: Extract<FindingFix, { kind: 'chooseTopic' }>,
  aws: ScopeAws,
  deps: FixDeps,
): Promise<void> {
  const arns = aws.topics
    .list()
    .then((all) => all.filter((arn) => arn !== fix.insteadOf && !arn.endsWith('.fifo')));
  const answer = await pick({
    title: t('Choose a topic'),
    placeholder: t('SNS topic of an alarm'),
    items: arns.then((all) =>
      all.map((arn) => ({
        label: parseTopicArn(arn)?.name ?? arn,
        description: arn,
        value: arn,
      })),
    ),
  });
  if (answer.kind !== 'value') return;
  const topic = await aws.topics.get(answer.value);
  const scope = scopeId(aws.scope);
  for (const alarmName of fix.alarmNames) {
    const alarms = partValue(deps.store.scope(scope)?.alarms) ?? [];
    const alarm = alarms.find(({ name }) => name === alarmName);
    if (!alarm || !isMetricAlarm(alarm)) continue;
    const accountId = alarm.arn.split(':')[4] ?? '';
    const source = { region: aws.scope.region, accountId, alarmName };
    for (const { text } of topicProblems(topic, source, t)) void deps.messages.warn(text);
    const definition = withTopic(alarm, answer.value, fix.insteadOf);
    if (!(await fixAlarm(alarm, definition, aws, deps))) return;
  }
}

async function chooseEndpoint(alarm: Alarm, aws: ScopeAws, deps: FixDeps): Promise<void> {
  const scope = scopeId(aws.scope);
  const title = t('Choose the endpoint to watch');
  const ref = await pickEndpoint(
    deps.store.snapshot,
    undefined,
    title,
    (one) => one.scope === scope,
  );
  const definition = ref && fixedAlarm(alarm, ref.endpoint.id);
  if (definition) await fixAlarm(alarm, definition, aws, deps);
}
