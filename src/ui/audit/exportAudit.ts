/** Saves an audit as Markdown, CSV or JSON. */
import { auditCsv } from '../../core/audit/auditCsv';
import { auditJson } from '../../core/audit/auditJson';
import { auditMarkdown } from '../../core/audit/auditMarkdown';
import type { AuditReport } from '../../core/audit/readAudit';
import { runInSlices, type CooperativeTask } from '../../core/base/cooperativeTask';
import type { Yielder } from '../../core/base/yielder';
import type { Endpoint } from '../../core/model/endpoint';
import { endpointName } from '../../core/text/names';
import type { ViewContext } from '../../core/text/viewContext';
import type { AuditExport } from '../../protocol/audit';
import type { FileAnswer } from '../../protocol/messages';
import { saveFile } from '../pages/pageFiles';

/** What is exported. */
export interface ExportedAudit {
  readonly report: AuditReport;
  readonly endpoint: Pick<Endpoint, 'id' | 'name' | 'description'>;
  readonly reader: ViewContext;
}

/** Asks for a file and writes it; undefined if the user cancelled. */
export async function exportAudit(
  kind: AuditExport,
  audit: ExportedAudit,
  yielder: Yielder,
): Promise<FileAnswer | undefined> {
  const text = await runInSlices(writing(kind, audit), yielder);
  const name = `alarm-audit-${audit.endpoint.id}.${kind}`;
  return saveFile(name, kind, new TextEncoder().encode(text));
}

function writing(
  kind: AuditExport,
  { report, endpoint, reader }: ExportedAudit,
): CooperativeTask<string> {
  switch (kind) {
    case 'md':
      return auditMarkdown(report, endpointName(endpoint), reader);
    case 'csv':
      return auditCsv(report.audit, reader);
    case 'json':
      return auditJson(report, reader);
  }
}
