/** Fixes all rows of a card: one question that names every change, then one write after the other. */
import * as vscode from 'vscode';
import { eachLimited } from '../../core/base/mapConcurrent';
import { comments, json } from '../../core/actions/plan/jsonc';
import type { Finding } from '../../core/diagnosis/finding';
import {
  fixedList,
  fixMany,
  outcomeView,
  type NamedPlan,
} from '../../core/diagnosis/fixes/fixMany';
import { planFix } from '../../core/diagnosis/fixes/fixPlan';
import type { FixedList } from '../../core/diagnosis/view/healthModel';
import type { Session } from '../../core/session/session';
import type { Format } from '../../core/text/format';
import { withProgress } from '../input/withProgress';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';

const t = vscode.l10n.t;
const preview = 'fix-all.jsonc';

/** Alarms and topics read in parallel. */
const parallel = 3;

/** The number of names in the question; the document has all. */
const namedInQuestion = 10;

/** Dependencies. */
export interface FixAllDeps {
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly format: Format;
}

/** A finding with the name of its subject. */
export interface NamedFinding {
  readonly name: string;
  readonly finding: Finding;
}

/** Plans, asks, and fixes. @returns the outcomes; undefined if the user declined */
export async function fixAll(
  all: readonly NamedFinding[],
  deps: FixAllDeps,
): Promise<FixedList | undefined> {
  const { session } = deps;
  const plans = await withProgress(t('Reading what will be changed'), (signal) =>
    eachLimited(all, parallel, async ({ name, finding: { fix, scope } }): Promise<NamedPlan> => {
      const aws = session.scopeAws(scope);
      return { name, plan: fix ? await planFix(fix, { aws, t, signal }) : { kind: 'otherFix' } };
    }),
  );
  const deletes = all.some(({ finding: { fix } }) => fix?.kind === 'deleteAlarm');
  if (plans.some(({ plan }) => plan.kind === 'ready') && !(await agreed(plans, deletes, deps)))
    return undefined;
  const outcomes = await withProgress(t('Fixing'), (signal, report) =>
    fixMany(plans, signal, (number, of, name) => {
      report(t('{0} of {1}: {2}', number, of, name));
    }),
  );
  for (const scope of new Set(all.map(({ finding }) => finding.scope)))
    await session.refresh(scope);
  return fixedList(outcomes, { t, format: deps.format });
}

/** The question, with every call in a document behind it. */
async function agreed(
  plans: readonly NamedPlan[],
  deletes: boolean,
  { messages, documents, format }: FixAllDeps,
): Promise<boolean> {
  const ready = plans.filter(({ plan }) => plan.kind === 'ready');
  const count = format.count(ready.length);
  const names = ready.slice(0, namedInQuestion).map(({ name }) => `• ${name}`);
  const more = ready.length - names.length;
  const others = plans.length - ready.length;
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
    .map(({ name, plan }) =>
      plan.kind === 'ready'
        ? `${comments([`${name}: ${plan.call.iamAction}`])}\n${json(plan.call.input)}\n`
        : `${comments([`${name}: ${outcomeView(plan, t).text}`])}\n`,
    )
    .join('\n');
}
