/** Create Alarms…: alarms for many endpoints of a profile and region, with one topic and one preview. */
import * as vscode from 'vscode';
import {
  planManyAlarms,
  type ManyAlarmsPlan,
} from '../../../core/actions/createMany/planManyAlarms';
import type { Endpoint } from '../../../core/model/endpoint';
import { endpointKey, type EndpointRef } from '../../../core/model/endpointRef';
import { scopeId } from '../../../core/model/scope';
import { partValue, type ScopeSnapshot } from '../../../core/model/snapshot';
import { endpointsWithoutAlarm } from '../../../core/overview/rows/endpointsWithoutAlarm';
import type { ScopeAws } from '../../../core/ports/aws';
import type { Store } from '../../../core/state/store';
import { scopeName } from '../../../core/text/names';
import { runWizard } from '../../../core/base/wizard';
import { pick } from '../../input/quickPick';
import { withLateProgress } from '../../input/withProgress';
import { confirmMany, manyPreview } from './confirmMany';
import { readManyFacts } from './readManyFacts';
import { runMany, type RunManyDeps } from './runMany';
import { subscribersStep, topicNameStep, topicStep, type TopicDraft } from './topicSteps';

const t = vscode.l10n.t;

/** Dependencies of the command. */
export interface CreateAlarmsDeps extends RunManyDeps {
  readonly store: Store;
}

/** The endpoints of one scope that get an alarm. */
interface Candidates {
  readonly scope: ScopeSnapshot;
  readonly endpoints: readonly [Endpoint, ...Endpoint[]];
}

/**
 * Runs the command.
 * @param refs the endpoints to consider; all if undefined
 */
export async function createAlarms(
  deps: CreateAlarmsDeps,
  refs: readonly EndpointRef[] | undefined,
): Promise<void> {
  const { messages, documents, session } = deps;
  const all = candidates(deps, refs);
  const [first] = all;
  if (!first) return messages.info(t('No endpoint without an alarm is known.'));
  const chosen = all.length === 1 ? first : await pickScope(all, deps);
  if (!chosen) return;
  const aws = session.scopeAws(scopeId(chosen.scope.scope));
  try {
    const plan = await planned(chosen, aws, deps);
    if (plan && (await confirmMany(plan, deps))) await runMany(plan, aws, deps);
  } finally {
    await documents.close(manyPreview);
  }
}

function candidates(
  { store, format }: CreateAlarmsDeps,
  refs: readonly EndpointRef[] | undefined,
): readonly Candidates[] {
  const wanted = refs && new Set(refs.map((ref) => endpointKey(ref.scope, ref.endpointId)));
  return store.snapshot.scopes.flatMap((scope): Candidates[] => {
    const id = scopeId(scope.scope);
    const [first, ...others] = endpointsWithoutAlarm(scope, format).filter(
      (endpoint) => wanted?.has(endpointKey(id, endpoint.id)) ?? true,
    );
    return first ? [{ scope, endpoints: [first, ...others] }] : [];
  });
}

/** A topic belongs to one account and region. */
async function pickScope(
  all: readonly Candidates[],
  { format }: CreateAlarmsDeps,
): Promise<Candidates | undefined> {
  const answer = await pick<Candidates>({
    title: title(),
    placeholder: t('A topic notifies for one account and region. Where do you want to begin?'),
    items: all.map((one) => ({
      label: scopeName(one.scope.scope, t),
      description: t('endpoints without an alarm: {0}', format.count(one.endpoints.length)),
      value: one,
    })),
  });
  return answer.kind === 'value' ? answer.value : undefined;
}

/** Asks for the topic, reads what the plan depends on, and plans. */
async function planned(
  { scope, endpoints }: Candidates,
  aws: ScopeAws,
  { session, documents, messages, format, now }: CreateAlarmsDeps,
): Promise<ManyAlarmsPlan | undefined> {
  const identity = partValue(scope.identity) ?? (await aws.account.identity());
  const [endpoint] = endpoints;
  const shown = { session, documents, messages };
  const draft = await runWizard<TopicDraft>(
    [topicStep(title(), shown), topicNameStep(title()), subscribersStep(title())],
    { place: { endpoint, aws, identity } },
  );
  if (!draft?.topic) return undefined;
  const facts = await withLateProgress(t('Reading existing alarms and roles'), (signal) =>
    readManyFacts(endpoints, aws, now(), signal),
  );
  const input = { scope: aws.scope, identity, endpoints, topic: draft.topic };
  return planManyAlarms(input, facts, { t, format, now: now() });
}

const title = (): string => t('Create Alarms');
