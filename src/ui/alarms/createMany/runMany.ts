/** Creates many alarms under a progress notification and reports what was created. */
import * as vscode from 'vscode';
import {
  manyAlarmsReport,
  manyAlarmsSummary,
} from '../../../core/actions/createMany/manyAlarmsText';
import type { ManyAlarmsPlan } from '../../../core/actions/createMany/planManyAlarms';
import {
  isMissing,
  runManyAlarms,
  type ManyAlarmsResult,
} from '../../../core/actions/createMany/runManyAlarms';
import { scopeId } from '../../../core/model/scope';
import type { ScopeAws } from '../../../core/ports/aws';
import { endpointName } from '../../../core/text/names';
import { withProgress } from '../../input/withProgress';
import type { ReportDeps } from '../../messages/reportDeps';

const t = vscode.l10n.t;

/** Runs the plan. @param before the result of an earlier run, which is continued */
export async function runMany(
  plan: ManyAlarmsPlan,
  aws: ScopeAws,
  deps: ReportDeps,
  before?: ManyAlarmsResult,
): Promise<void> {
  const { session, messages, documents, format } = deps;
  const result = await withProgress(t('Creating alarms'), (signal, report) =>
    runManyAlarms(plan, aws, {
      signal,
      onProgress: (number, of, endpoint) => {
        report(t('{0} of {1}: {2}', number, of, endpointName(endpoint)));
      },
      ...(before && { before }),
    }),
  );
  await session.refresh(scopeId(aws.scope));
  const words = { t, format };
  const list = {
    label: t('Show List'),
    run: () => documents.preview('created-alarms.md', manyAlarmsReport(result, words)),
  };
  const again = { label: t('Try Again'), run: () => runMany(plan, aws, deps, result) };
  const summary = manyAlarmsSummary(result, words);
  // Not awaited: the command is over, however long the message stays.
  if (result.endpoints.some(isMissing)) void messages.warn(summary, again, list);
  else void messages.info(summary, list);
}
