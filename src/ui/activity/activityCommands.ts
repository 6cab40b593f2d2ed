/** The commands of the activity view: filter the events, and show one of them on the chart. */
import * as vscode from 'vscode';
import {
  activityEventKinds,
  type ActivityChoice,
  type ActivityEventKind,
} from '../../core/activity/entries';
import { scopeId } from '../../core/model/scope';
import { partValue, type Snapshot } from '../../core/model/snapshot';
import { activityEventName, type ActivityRow } from '../../core/activity/activityRows';
import { endpointOf, momentOf, type Moment } from '../../core/rows/commandArgument';
import { endpointName, scopeName } from '../../core/text/names';
import { runWizard } from '../../core/base/wizard';
import { isRecord } from '../../core/base/isRecord';
import { activityViewId } from '../editor/ids';
import type { ActivityTree } from './activityTree';
import type { Handlers } from '../messages/commandRunner';
import type { Navigation } from '../tree/navigation';
import { outcome } from '../input/question';
import { pick, type PickItem, pickMany } from '../input/quickPick';

type Endpoint = ActivityChoice['endpoint'];

/** Dependencies of these commands. */
export interface ActivityCommandDeps {
  readonly activity: ActivityTree;
  readonly navigation: Navigation;
}

/** A handler for each command. */
export function activityHandlers({
  activity,
  navigation,
}: ActivityCommandDeps): Handlers<'showChartAt' | 'filterActivity' | 'clearActivityFilter'> {
  return {
    // A row of the activity view; VS Code passes no row while it is reading the rows again.
    showChartAt: async (argument) => {
      const moment = momentOf(argument) ?? (await pickMoment(activity.shown));
      if (moment) navigation.openChart(moment.scope, moment.endpointId, moment.at);
    },
    // A page says what to show.
    filterActivity: async (argument) => {
      const choice = choiceOf(argument);
      if (!choice) return filterActivity(activity);
      await activity.choose(choice);
      await vscode.commands.executeCommand(`${activityViewId}.focus`);
    },
    clearActivityFilter: () => clearActivityFilter(activity),
  };
}

/** What a page asks to show: kinds of events of one endpoint; undefined if it is anything else. */
function choiceOf(argument: unknown): ActivityChoice | undefined {
  if (!isRecord(argument) || !Array.isArray(argument.kinds)) return undefined;
  const { kinds } = argument;
  const endpoint = endpointOf(argument);
  const known = activityEventKinds.filter((kind) => kinds.includes(kind));
  // An empty selection would give an empty view that looks like an error.
  return endpoint && known.length > 0 ? { kinds: new Set(known), endpoint } : undefined;
}

/** Asks what to show; changes nothing if the user cancels. */
async function filterActivity(tree: ActivityTree): Promise<void> {
  const choice = await runWizard<ActivityChoice>(
    [
      async (before) => outcome(await askKinds(before), (kinds) => ({ ...before, kinds })),
      async (before, canGoBack) =>
        outcome(await askEndpoint(before, tree.snapshot, canGoBack), ({ endpoint }) => ({
          ...before,
          endpoint,
        })),
    ],
    tree.choice,
  );
  if (choice) await tree.choose(choice);
}

/** Shows everything again. */
async function clearActivityFilter(tree: ActivityTree): Promise<void> {
  await tree.choose({ kinds: new Set(activityEventKinds), endpoint: undefined });
}

/** The time that the user picks among the rows; undefined if they cancel. */
async function pickMoment(rows: readonly ActivityRow[]): Promise<Moment | undefined> {
  const answer = await pick<Moment>({
    title: vscode.l10n.t('Show Chart at This Moment'),
    placeholder: vscode.l10n.t('Choose the time to show on the chart'),
    items: rows.flatMap(({ label, description, scope, endpointId, at }) =>
      endpointId === undefined ? [] : [{ label, description, value: { scope, endpointId, at } }],
    ),
  });
  return answer.kind === 'value' ? answer.value : undefined;
}

const title = (): string => vscode.l10n.t('Filter Activity');

async function askKinds({ kinds }: ActivityChoice) {
  const answer = await pickMany<ActivityEventKind>({
    title: title(),
    step: 1,
    totalSteps: 2,
    placeholder: vscode.l10n.t('What to show'),
    items: activityEventKinds.map((kind) => ({
      label: activityEventName(kind, vscode.l10n.t),
      value: kind,
      picked: kinds.has(kind),
    })),
  });
  // An empty selection would give an empty view that looks like an error.
  return answer.kind === 'value'
    ? { ...answer, value: new Set(answer.value.length > 0 ? answer.value : activityEventKinds) }
    : answer;
}

function askEndpoint({ endpoint: before }: ActivityChoice, snapshot: Snapshot, canGoBack: boolean) {
  const { t } = vscode.l10n;
  const several = snapshot.scopes.length > 1;
  const items = snapshot.scopes.flatMap((scope) =>
    (partValue(scope.endpoints) ?? []).map((endpoint): PickItem<{ endpoint: Endpoint }> => ({
      label: endpointName(endpoint),
      description: several ? scopeName(scope.scope, t) : endpoint.id,
      value: { endpoint: { scope: scopeId(scope.scope), endpointId: endpoint.id } },
    })),
  );
  const chosen = items.filter(
    ({ value }) =>
      value?.endpoint?.scope === before?.scope &&
      value?.endpoint?.endpointId === before?.endpointId,
  );
  return pick<{ endpoint: Endpoint }>({
    title: title(),
    step: 2,
    totalSteps: 2,
    canGoBack,
    placeholder: t('Choose whose activity to show'),
    items: [
      ...chosen,
      { label: t('All endpoints'), value: { endpoint: undefined } },
      ...items.filter((item) => !chosen.includes(item)),
    ],
  });
}
