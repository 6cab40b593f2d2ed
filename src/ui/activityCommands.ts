/** Filter Activity…: which kinds of happenings are shown, and of which endpoint. */
import * as vscode from 'vscode';
import { happeningKinds, type ActivityChoice, type HappeningKind } from '../core/activity/entries';
import { scopeId } from '../core/model/scope';
import { partValue, type Snapshot } from '../core/model/snapshot';
import { happeningName } from '../core/views/activity';
import { endpointName, scopeName } from '../core/views/names';
import { runWizard } from '../core/wizard';
import type { ActivityTree } from './activityTree';
import { outcome, pick, pickMany, type PickItem } from './quickInput';

type Endpoint = ActivityChoice['endpoint'];

/** Asks what to show; leaves all as it is when the person leaves. */
export async function filterActivity(tree: ActivityTree): Promise<void> {
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
export async function clearActivityFilter(tree: ActivityTree): Promise<void> {
  await tree.choose({ kinds: new Set(happeningKinds), endpoint: undefined });
}

const title = (): string => vscode.l10n.t('Filter Activity');

async function askKinds({ kinds }: ActivityChoice) {
  const answer = await pickMany<HappeningKind>({
    title: title(),
    step: 1,
    totalSteps: 2,
    placeholder: vscode.l10n.t('What to show'),
    items: happeningKinds.map((kind) => ({
      label: happeningName(kind, vscode.l10n.t),
      value: kind,
      picked: kinds.has(kind),
    })),
  });
  // Nothing at all would be an empty view that looks like an error.
  return answer.kind === 'value'
    ? { ...answer, value: new Set(answer.value.length > 0 ? answer.value : happeningKinds) }
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
    placeholder: t('Whose activity to show'),
    items: [
      ...chosen,
      { label: t('All endpoints'), value: { endpoint: undefined } },
      ...items.filter((item) => !chosen.includes(item)),
    ],
  });
}
