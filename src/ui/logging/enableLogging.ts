/** Turn On Connection Logging…: asks for the log group, previews the calls, sends them. */
import * as vscode from 'vscode';
import {
  planConnectionLogging,
  type LoggingPlan,
} from '../../core/actions/logging/planConnectionLogging';
import { loggingGroupName } from '../../core/actions/logging/loggingInput';
import { runLogging } from '../../core/actions/logging/runLogging';
import type { CreatedResource } from '../../core/actions/plan/created';
import { runWizard } from '../../core/base/wizard';
import type { Endpoint } from '../../core/model/endpoint';
import { scopeId } from '../../core/model/scope';
import { partValue } from '../../core/model/snapshot';
import type { ScopeAws } from '../../core/ports/aws';
import { displayText } from '../../core/text/displayText';
import { endpointName } from '../../core/text/names';
import { sentences } from '../../core/text/phrases';
import { type ListedEndpoint, pickEndpoint } from '../input/pickEndpoint';
import { withProgress } from '../input/withProgress';
import { showStopped } from '../messages/runStopped';
import { groupNameStep, groupStep } from './groupStep';
import { retentionStep, streamStep } from './groupDetailSteps';
import { sharing, type LoggingDeps, type LoggingDraft, type LoggingPlace } from './loggingDeps';
import { loggingDocument, loggingPreviewStep } from './loggingPreview';
import { offerCommands } from './offerCommands';

const t = vscode.l10n.t;

/** Runs the command. An endpoint that logs already is left alone unless the user wants to move its log. */
export async function turnOnLogging(deps: LoggingDeps, argument: unknown): Promise<void> {
  const title = t('Turn On Connection Logging');
  const ref = await pickEndpoint(deps.store.snapshot, argument, title);
  if (!ref) return;
  const { endpoint } = ref;
  if (!endpoint.logging.enabled) {
    await enableConnectionLogging(deps, ref);
    return;
  }
  const group = displayText(endpoint.logging.group ?? '');
  const text = t('{0} already logs its connections to {1}.', endpointName(endpoint), group);
  await deps.messages.info(text, {
    label: t('Log to Another Group…'),
    run: () => enableConnectionLogging(deps, ref),
  });
}

/**
 * Asks for a log group and lets the endpoint log to it. Nothing is changed before the user confirms the
 * preview. For an endpoint that logs already, the user must have agreed to move its log.
 * @returns the endpoint with its logging on; undefined if it is not on, or if the user cancelled
 */
export async function enableConnectionLogging(
  deps: LoggingDeps,
  ref: ListedEndpoint,
): Promise<Endpoint | undefined> {
  const { documents } = deps;
  const title = t('Turn On Connection Logging');
  const place = await placeOf(deps, ref);
  const planOf = (draft: LoggingDraft): LoggingPlan => planFor(place, draft);
  try {
    const draft = await runWizard<LoggingDraft>(
      [
        groupStep(title, place),
        groupNameStep(title, place),
        retentionStep(title),
        streamStep(title, place),
        loggingPreviewStep(title, {
          planOf,
          documents,
          offerCommands: (plan) => offerCommands(plan, deps),
        }),
      ],
      {},
    );
    return draft && (await run(planOf(draft), place.aws, deps));
  } finally {
    await documents.close(loggingDocument);
  }
}

async function placeOf(
  { session, store }: LoggingDeps,
  { scope, endpoint }: ListedEndpoint,
): Promise<LoggingPlace> {
  const aws = session.scopeAws(scope);
  const snapshot = store.scope(scope);
  const others = (partValue(snapshot?.endpoints) ?? []).filter(({ id }) => id !== endpoint.id);
  const identity = partValue(snapshot?.identity) ?? (await aws.account.identity());
  return { endpoint, others, aws, identity };
}

function planFor(place: LoggingPlace, { group }: LoggingDraft): LoggingPlan {
  if (!group) throw new Error('The questions about the log group are not answered.');
  const { endpoint, aws, identity } = place;
  const sharedWith = sharing(place, loggingGroupName(group));
  const { scope } = aws;
  return planConnectionLogging({ scope, identity, endpoint, group, sharedWith, moves: true }, t);
}

/** @param already what an earlier run of the same plan made */
async function run(
  plan: LoggingPlan,
  aws: ScopeAws,
  deps: LoggingDeps,
  already: readonly CreatedResource[] = [],
): Promise<Endpoint | undefined> {
  const { messages, session } = deps;
  const result = await withProgress(t('Turn On Connection Logging'), (signal, report) =>
    runLogging(plan, aws, {
      signal,
      already,
      onProgress: (progress) => {
        report(progress.title);
      },
    }),
  );
  await session.refresh(scopeId(aws.scope));
  if (result.kind === 'refused') {
    const texts = result.problems.map((problem) => problem.text);
    await messages.error(sentences(texts, t));
    return undefined;
  }
  const { endpoint, group } = plan;
  if (result.kind === 'done') {
    const name = endpointName(endpoint);
    void messages.info(
      t('{0} logs the connections that start from now on to {1}.', name, displayText(group)),
    );
    return { ...endpoint, logging: { enabled: true, group } };
  }
  let enabled: Endpoint | undefined;
  await showStopped(result, result.created, messages, async () => {
    enabled = await run(plan, aws, deps, result.created);
  });
  return enabled;
}
