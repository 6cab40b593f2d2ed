/** Fixes all rows of a card: one question that names every change, then one write after the other. */
import * as vscode from 'vscode';
import { comments, json } from '../../core/actions/plan/jsonc';
import { fixedList, fixMany, outcomeView } from '../../core/diagnosis/fixes/fixMany';
import { planMany, type NamedFinding, type NamedPlan } from '../../core/diagnosis/fixes/planMany';
import type { FixedList } from '../../core/diagnosis/view/healthModel';
import type { Log } from '../../core/base/log';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import { displayText } from '../../core/text/displayText';
import type { Format } from '../../core/text/format';
import { withProgress } from '../input/withProgress';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';

const t = vscode.l10n.t;
const preview = 'fix-all.jsonc';

/** The number of names in the question; the document has all. */
const namedInQuestion = 10;

/** Dependencies. */
export interface FixAllDeps {
  readonly session: Session;
  readonly store: Store;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly format: Format;
  readonly log: Log;
}

/** Plans, asks, and fixes. @returns the outcomes; undefined if the user declined */
export async function fixAll(
  all: readonly NamedFinding[],
  deps: FixAllDeps,
): Promise<FixedList | undefined> {
  const { session, store, format, log } = deps;
  const plans = await withProgress(t('Reading what will be changed'), (signal) =>
    planMany(all, {
      awsOf: (scope) => session.scopeAws(scope),
      scopeOf: (scope) => store.scope(scope),
      ...{ t, format, signal, inTurn: session.inTurn },
    }),
  );
  const deletes = all.some(({ finding: { fix } }) => fix?.kind === 'deleteAlarm');
  if (plans.some(({ plan }) => plan.kind === 'ready') && !(await agreed(plans, deletes, deps)))
    return undefined;
  const outcomes = await withProgress(t('Fixing'), (signal, report) =>
    fixMany(
      plans,
      signal,
      (number, of, name) => {
        report(t('{0} of {1}: {2}', number, of, name));
      },
      (error) => {
        log.error(error);
      },
    ),
  );
  for (const scope of new Set(all.map(({ finding }) => finding.scope)))
    await session.refresh(scope);
  return fixedList(outcomes, { t, format });
}

/** The question, with every call in a document behind it. */
async function agreed(
  plans: readonly NamedPlan[],
  deletes: boolean,
  { messages, documents, format }: FixAllDeps,
): Promise<boolean> {
  const ready = plans.flatMap(({ name, plan }) =>
    plan.kind === 'ready' ? [{ name, warnings: plan.warnings ?? [] }] : [],
  );
  const count = format.count(ready.length);
  const names = ready
    .slice(0, namedInQuestion)
    .map(({ name, warnings }) => `• ${[name, ...warnings].join(' — ')}`);
  const more = ready.length - names.length;
  const others = plans.filter(({ plan }) => plan.kind !== 'ready' && plan.kind !== 'with').length;
  const detail = [
    ...names,
    ...(more > 0 ? [t('{0} more', format.count(more))] : []),
    ...(others > 0 ? [t('Not changed: {0}. The editor shows why.', format.count(others))] : []),
    t('The editor shows every call. Nothing has been sent yet.'),
    ...(deletes ? [t('This cannot be undone.')] : []),
  ].join('\n');
  await documents.show(preview, previewText(plans), true);
  try {
    return deletes
      ? await messages.confirmRisk(t('Delete these alarms: {0}?', count), detail, {
          yes: t('Delete All'),
          no: t('Keep Alarms'),
        })
      : await messages.confirm(
          t('Make these changes in AWS: {0}?', count),
          detail,
          t('Make Changes'),
        );
  } finally {
    await documents.close(preview);
  }
}

function previewText(plans: readonly NamedPlan[]): string {
  return plans
    .map(({ name, plan }) => {
      if (plan.kind === 'with') return `${comments([`${name}: ${withText(plan.earlier)}`])}\n`;
      if (plan.kind !== 'ready') return `${comments([`${name}: ${outcomeView(plan, t).text}`])}\n`;
      const about = [
        `${name}: ${plan.call.iamAction}`,
        ...(plan.warnings ?? []),
        ...unlessText(plan.unless),
      ];
      return `${comments(about)}\n${json(plan.call.input)}\n`;
    })
    .join('\n');
}

function withText({ name }: NamedPlan): string {
  return t('The call for {0} fixes it as well.', name);
}

function unlessText(overlapping: readonly string[]): readonly string[] {
  if (overlapping.length === 0) return [];
  const names = overlapping.map((name) => displayText(name)).join(', ');
  return [t('Sent only if none of these alarms sends the same notifications by then: {0}.', names)];
}
