/** What Did the Alarm Miss?…: shows a report and offers to export it. */
import { dayMs } from '../../core/base/duration';
import * as vscode from 'vscode';
import { readAudit, type AuditReport } from '../../core/audit/readAudit';
import { partValue } from '../../core/model/snapshot';
import type { TimeRange } from '../../core/model/timeRange';
import { runInSlices, type CooperativeTask } from '../../core/base/cooperativeTask';
import type { Store } from '../../core/state/store';
import { auditCsv } from '../../core/audit/auditCsv';
import { auditMarkdown, headline } from '../../core/audit/auditMarkdown';
import type { ViewContext } from '../../core/text/viewContext';
import { endpointName } from '../../core/text/names';
import { saveFile } from '../pages/pageFiles';
import { pickEndpoint } from '../input/pickTarget';
import { pick } from '../input/quickInput';
import type { ReportDeps } from '../messages/reportDeps';
import { withProgress } from '../input/withProgress';

const t = vscode.l10n.t;

/** The maximum number of rows in the preview, which is slow with more. Exported files have all rows. */
const mostListed = 500;

/** Dependencies of the report. */
export interface AuditDeps extends ReportDeps {
  readonly store: Store;
}

/** Asks for the endpoint and the time range, audits, and shows the report. */
export async function auditAlarms(deps: AuditDeps, argument: unknown): Promise<void> {
  const { store, session, documents, format, yielder } = deps;
  const ref = await pickEndpoint(store.snapshot, argument, t('What did the alarm miss?'));
  if (!ref) return;
  const days = await pickDays();
  if (days === undefined) return;
  const { scope, endpoint } = ref;
  const aws = session.scopeAws(scope);
  const now = deps.now();
  const range: TimeRange = { start: now - days * dayMs, end: now };
  const reader: ViewContext = { t, format, now };
  const name = endpointName(endpoint);
  const { report, text } = await withProgress(
    t('Reading connections, counts and alarm history'),
    async (signal) => {
      const alarms = partValue(store.scope(scope)?.alarms) ?? (await aws.alarms.list(signal));
      const asked = { endpoint, alarms, range, now };
      const report = await readAudit(aws, asked, signal, { yielder });
      const writing = auditMarkdown(report, name, reader, mostListed);
      return { report, text: await runInSlices(writing, yielder, signal) };
    },
  );
  await documents.preview('alarm-audit.md', text);
  // Not awaited: the report can be read while the message is shown.
  void offerFiles(deps, report, name, reader);
}

async function pickDays(): Promise<number | undefined> {
  const answer = await pick({
    title: t('What did the alarm miss?'),
    placeholder: t('Audit connections that started in'),
    items: [
      { label: t('the last 24 hours'), value: 1 },
      { label: t('the last 7 days'), value: 7 },
      {
        label: t('the last 30 days'),
        description: t('as far back as CloudWatch keeps alarm history'),
        value: 30,
      },
      {
        label: t('the last 63 days'),
        description: t('as far back as CloudWatch keeps five-minute data'),
        value: 63,
      },
    ],
  });
  return answer.kind === 'value' ? answer.value : undefined;
}

async function offerFiles(
  { messages, yielder }: AuditDeps,
  report: AuditReport,
  name: string,
  reader: ViewContext,
): Promise<void> {
  const { classifications } = report.audit;
  const text = `${name}: ${headline(classifications, reader)}`;
  const file = `alarm-audit-${report.endpointId}`;
  const save = async (kind: 'csv' | 'md', writing: CooperativeTask<string>): Promise<void> => {
    const content = await runInSlices(writing, yielder);
    const answer = await saveFile(`${file}.${kind}`, kind, new TextEncoder().encode(content));
    if (answer?.type === 'fileFailure') await messages.error(answer.sentence);
  };
  await messages.info(
    text,
    {
      label: t('Export Markdown…'),
      run: () => save('md', auditMarkdown(report, name, reader)),
    },
    { label: t('Export CSV…'), run: () => save('csv', auditCsv(report.audit, reader)) },
  );
}
