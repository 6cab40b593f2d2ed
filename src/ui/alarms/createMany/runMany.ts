/** Creates many alarms under a progress notification and reports what was created. */
import * as vscode from 'vscode';
import { manyAlarmsSummary } from '../../../core/actions/createMany/manyAlarmsText';
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
import type { OpenPages } from '../../pages/openPages';
import type { CreatedAlarms } from './createdAlarms';

const t = vscode.l10n.t;

/** Dependencies of a run. */
export interface RunManyDeps extends ReportDeps {
  readonly created: CreatedAlarms;
  readonly navigation: Pick<OpenPages, 'openOverview'>;
}

/** Runs the plan. @param before the result of an earlier run, which is continued */
export async function runMany(
  plan: ManyAlarmsPlan,
  aws: ScopeAws,
  deps: RunManyDeps,
  before?: ManyAlarmsResult,
): Promise<void> {
  const { session, messages, format, created, navigation } = deps;
  const result = await withProgress(t('Creating alarms'), (signal, report) =>
    runManyAlarms(plan, aws, {
      signal,
      onProgress: (number, of, endpoint) => {
        report(t('{0} of {1}: {2}', number, of, endpointName(endpoint)));
      },
      ...(before && { before }),
    }),
  );
  const scope = scopeId(aws.scope);
  await session.refresh(scope);
  created.show({ scope, result, tryAgain: () => runMany(plan, aws, deps, result) });
  if (created.isVisible) return;
  const list = {
    label: t('Show List'),
    run: () => {
      navigation.openOverview('endpoints');
    },
  };
  const summary = manyAlarmsSummary(result, { t, format });
  // Not awaited: the command is over, however long the message stays.
  if (result.endpoints.some(isMissing)) void messages.warn(summary, list);
  else void messages.info(summary, list);
}
