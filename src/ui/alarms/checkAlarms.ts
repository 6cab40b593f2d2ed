/** Check Alarms…: refreshes, lists the findings, shows the reasons, and offers the fixes. */
import * as vscode from 'vscode';
import type { Finding } from '../../core/diagnosis/finding';
import { readFindings } from '../../core/diagnosis/readFindings';
import {
  findingHeading,
  findingReport,
  severityTitle,
  subjectName,
} from '../../core/diagnosis/text/findingReport';
import { listedFindings, severities } from '../../core/diagnosis/text/findingList';
import { findingText } from '../../core/diagnosis/text/findingText';
import type { FindingWords } from '../../core/diagnosis/text/findingWords';
import { fixText } from '../../core/diagnosis/text/fixText';
import { scopeId } from '../../core/model/scope';
import type { NodeTarget } from '../../core/rows/node';
import { targetOf } from '../input/pickTarget';
import { pick, type PickItem } from '../input/quickInput';
import { runFix, type FixDeps } from './runFix';

const t = vscode.l10n.t;
const reportDocument = 'alarm-check.md';

/** Dependencies of the command. */
export interface CheckDeps extends FixDeps {
  /** Whether nothing may be changed. */
  readonly readOnly: () => boolean;
}

/** The user's choice from the list. */
type Choice =
  { readonly kind: 'finding'; readonly finding: Finding } | { readonly kind: 'save' | 'leave' };

/** The user's choice for a finding. */
type Step = 'fix' | 'show' | 'read';

/** What the user checks: the row, and what is read beside the snapshot. */
interface Check {
  readonly around: NodeTarget | undefined;
  /** The findings about roles and log groups, after the snapshot is refreshed. */
  readonly reading: Promise<readonly Finding[]>;
}

/** @param argument the row of the command; undefined for all findings */
export async function checkAlarms(deps: CheckDeps, argument: unknown): Promise<void> {
  const around = targetOf(argument);
  const leaving = new AbortController();
  const reading = deps.session
    .refresh(around?.scope)
    .then(() => readAll(deps, around, leaving.signal));
  try {
    await check({ around, reading }, deps);
  } finally {
    leaving.abort();
  }
}

async function readAll(
  { store, session }: CheckDeps,
  around: NodeTarget | undefined,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const scope of store.snapshot.scopes) {
    const id = scopeId(scope.scope);
    if (around !== undefined && around.scope !== id) continue;
    found.push(...(await readFindings(scope, { aws: session.scopeAws(id), signal })));
  }
  return found;
}

async function check(started: Check, deps: CheckDeps): Promise<void> {
  for (;;) {
    const answer = await chooseFinding(deps, started);
    if (answer?.kind !== 'finding') {
      if (answer?.kind === 'save') await saveReport(deps, started);
      break;
    }
    const step = await chooseStep(answer.finding, deps, started);
    if (step === 'back') continue;
    await deps.documents.close(reportDocument);
    return step === 'cancel' ? undefined : takeStep(step, answer.finding, deps);
  }
  await deps.documents.close(reportDocument);
}

async function chooseFinding(deps: CheckDeps, started: Check): Promise<Choice | undefined> {
  const answer = await pick<Choice>({
    title: t('Check Alarms'),
    placeholder: t(
      'Problems that keep alarms from working. Choose one to see the reason and the remedy.',
    ),
    items: started.reading.then((read) => findingItems(deps, started.around, read)),
    keepOpen: true,
  });
  return answer.kind === 'value' ? answer.value : undefined;
}

function findingItems(
  deps: CheckDeps,
  around: NodeTarget | undefined,
  read: readonly Finding[],
): PickItem<Choice>[] {
  const { snapshot } = deps.store;
  const all = listedFindings(snapshot, around, read);
  const words = wordsOf(deps);
  const save: PickItem<Choice> = { label: `$(save) ${t('Save Report…')}`, value: { kind: 'save' } };
  if (all.length === 0) {
    return [
      {
        label: `$(pass) ${t('No problems found.')}`,
        description: t('Nothing that could be checked needs attention.'),
        value: { kind: 'leave' },
      },
      save,
    ];
  }
  return [
    ...severities.flatMap((severity) => {
      const some = all.filter((finding) => finding.severity === severity);
      if (some.length === 0) return [];
      return [
        { label: severityTitle(severity, t) },
        ...some.map((finding): PickItem<Choice> => ({
          label: `$(${icons[severity]}) ${subjectName(finding, snapshot)}`,
          detail: findingText(finding, words).what,
          ...(fixable(finding, deps) && { description: t('can be fixed here') }),
          value: { kind: 'finding', finding },
        })),
      ];
    }),
    { label: t('Full report') },
    save,
  ];
}

const icons: Readonly<Record<Finding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
};

function fixable({ fix }: Finding, deps: CheckDeps): boolean {
  return fix !== undefined && !deps.readOnly();
}

/** Asks for the next step, with the report open at the finding behind the question. */
async function chooseStep(
  finding: Finding,
  deps: CheckDeps,
  { around, reading }: Check,
): Promise<Step | 'back' | 'cancel'> {
  const { store, documents } = deps;
  const words = wordsOf(deps);
  const report = findingReport(
    listedFindings(store.snapshot, around, await reading),
    store.snapshot,
    words,
  );
  await documents.show(
    reportDocument,
    report,
    true,
    findingHeading(finding, store.snapshot, words),
  );
  const { what, why, remedy } = findingText(finding, words);
  const fix = fixable(finding, deps) && finding.fix ? fixText(finding.fix, t) : undefined;
  const answer = await pick<Step>({
    title: subjectName(finding, store.snapshot),
    placeholder: what,
    canGoBack: true,
    keepOpen: true,
    items: [
      ...(fix
        ? [
            {
              label: `$(tools) ${fix.label}`,
              description: fix.calls,
              detail: remedy,
              value: 'fix',
            } as const,
          ]
        : []),
      {
        label: `$(list-tree) ${t('Show in View')}`,
        ...(!fix && { detail: remedy }),
        value: 'show',
      },
      { label: `$(link-external) ${t('Read the AWS Documentation')}`, detail: why, value: 'read' },
    ],
  });
  return answer.kind === 'value' ? answer.value : answer.kind;
}

async function takeStep(step: Step, finding: Finding, deps: CheckDeps): Promise<void> {
  const { scope, target, fix } = finding;
  const { navigation } = deps;
  switch (step) {
    case 'fix':
      return fix ? runFix(fix, scope, deps) : undefined;
    case 'read': {
      const { link } = findingText(finding, wordsOf(deps));
      await vscode.env.openExternal(vscode.Uri.parse(link, true));
      return;
    }
    case 'show':
      switch (target.kind) {
        case 'alarm':
          return navigation.alarm(scope, target.alarmName);
        case 'endpoint':
          return navigation.endpoint(scope, target.endpointId);
        case 'topic':
          return navigation.topic(scope, target.topicArn);
      }
  }
}

async function saveReport(deps: CheckDeps, { around, reading }: Check): Promise<void> {
  const { store } = deps;
  const text = findingReport(
    listedFindings(store.snapshot, around, await reading),
    store.snapshot,
    wordsOf(deps),
  );
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(
      vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'),
      reportDocument,
    ),
    filters: { Markdown: ['md'] },
  });
  if (!uri) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(uri);
}

function wordsOf({ format, now }: CheckDeps): FindingWords {
  return { t, format, now: now() };
}
