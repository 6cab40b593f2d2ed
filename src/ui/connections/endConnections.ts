/** End Connection… and End All Connections of This User…: reads again, asks, ends, and reports. */
import * as vscode from 'vscode';
import {
  endConnections,
  previewEnd,
  type ConnectionEnd,
  type EndRequest,
} from '../../core/actions/endConnections';
import { connectionName, endQuestion, endReport } from '../../core/actions/endQuestion';
import { isOpen, isSameUser, type Connection } from '../../core/model/connection';
import { partValue } from '../../core/model/snapshot';
import type { ScopeAws } from '../../core/ports/aws';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import type { Format } from '../../core/text/format';
import { displayText } from '../../core/text/displayText';
import { endpointName } from '../../core/text/names';
import { sentences } from '../../core/text/phrases';
import type { Handlers } from '../messages/commandRunner';
import type { Messages } from '../messages/messages';
import { pickConnection, type ConnectionRef } from '../input/pickTarget';
import { targetOf } from '../../core/rows/commandArgument';
import { waitingTitle, withLateProgress, withProgress } from '../input/withProgress';

const t = vscode.l10n.t;

/** The delay after which a terminating connection is read again, in ms of AWS's time. */
const endingMs = 6_000;

/** Dependencies of these commands. */
export interface EndDeps {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
}

/** A handler for each command. */
export function connectionHandlers(
  deps: EndDeps,
): Handlers<'endConnection' | 'endUserConnections'> {
  return {
    endConnection: (argument) => endConnection(deps, argument),
    endUserConnections: (argument) => endUserConnections(deps, argument),
  };
}

/** Ends the connection of a row, or the one that the user picks. @throws ExpectedError */
export async function endConnection(deps: EndDeps, argument: unknown): Promise<void> {
  const title = t('End Connection');
  const ref = await pickConnection(deps.store.snapshot, argument, title);
  if (!ref) return noneLeft(deps, argument);
  const { id, endpointId } = ref.connection;
  await end(deps, ref, { endpointIds: [endpointId], fits: (one) => one.id === id });
}

/** Ends all connections of a row's user in its scope. @throws ExpectedError */
async function endUserConnections(deps: EndDeps, argument: unknown): Promise<void> {
  const title = t('End All Connections of a User');
  const ref = await pickConnection(deps.store.snapshot, argument, title, isFirstOfUser);
  if (!ref) return noneLeft(deps, argument);
  const fits = (one: Connection): boolean => isSameUser(one, ref.connection);
  const known = deps.store.scope(ref.scope)?.connections ?? {};
  const endpointIds = Object.entries(known)
    .filter(([, part]) => partValue(part)?.some((one) => isOpen(one) && fits(one)) === true)
    .map(([endpointId]) => endpointId);
  await end(deps, ref, { endpointIds, fits });
}

/** One choice per user. */
function isFirstOfUser(ref: ConnectionRef, all: readonly ConnectionRef[]): boolean {
  const mine = all.find(
    ({ scope, connection }) => scope === ref.scope && isSameUser(connection, ref.connection),
  );
  return mine === ref;
}

/** Reports that the connection of a row has ended. A cancelled list needs no report. */
async function noneLeft({ messages }: EndDeps, argument: unknown): Promise<void> {
  if (targetOf(argument)) await messages.info(t('This connection has already ended.'));
}

async function end(deps: EndDeps, ref: ConnectionRef, request: EndRequest): Promise<void> {
  const { session, messages, format, now } = deps;
  const aws = session.scopeAws(ref.scope);
  const seen = await previewEnd(request, aws);
  if (seen.kind === 'gone') {
    await session.refresh(ref.scope);
    return messages.info(t('{0} was no longer connected.', connectionName(ref.connection)));
  }
  if (seen.kind !== 'ready') return messages.stopped(seen);
  const named = (id: string): string => nameOf(deps, ref, id);
  const { question, detail, yes } = endQuestion(seen.ends, named, { t, format, now: now() });
  const answers = { yes, no: t('Keep Connected') };
  if (!(await messages.confirmRisk(question, detail, answers))) return;
  const results = await run(seen.ends, aws, format);
  await session.refresh(ref.scope);
  session.watched?.clock.after(endingMs, () => void session.refresh(ref.scope));
  const report = endReport(results, { t, format });
  if (report.stopped) return messages.stopped(report.stopped, report.sentences);
  return messages.info(sentences(report.sentences, t));
}

/** Ends connections with cancellable progress, which for a single one appears only if AWS is slow. */
function run(ends: readonly ConnectionEnd[], aws: ScopeAws, format: Format) {
  const [first] = ends;
  if (!first || ends.length === 1) {
    return withLateProgress(waitingTitle(first ? connectionName(first.connection) : ''), (signal) =>
      endConnections(ends, aws, t, { signal }),
    );
  }
  const title = t('Ending the connections of {0}', connectionName(first.connection));
  return withProgress(title, (signal, report) => {
    const onProgress = (done: number, all: number): void => {
      report(t('{0} of {1}', format.count(done), format.count(all)));
    };
    return endConnections(ends, aws, t, { signal, onProgress });
  });
}

function nameOf({ store }: EndDeps, { scope }: ConnectionRef, id: string): string {
  const endpoint = partValue(store.scope(scope)?.endpoints)?.find((one) => one.id === id);
  return endpoint ? endpointName(endpoint) : displayText(id);
}
