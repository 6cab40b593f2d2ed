/**
 * The composition root: makes every part, joins them, and registers what must be let go of. Loads
 * nothing of the AWS SDK; that waits for the first scope.
 */
import * as vscode from 'vscode';
import { loadAws, loadTrial } from './backend';
import { devicesOf } from './core/activity/devicesOf';
import { CallCounts } from './core/callCounts';
import { RateBook } from './core/connectionRates';
import type { Backend } from './core/ports/backend';
import { guardedBackend } from './core/readOnly';
import { scopeId } from './core/model/scope';
import { Session } from './core/session';
import { Store } from './core/store';
import { createFormat } from './core/views/format';
import { FileSharing } from './sharing/fileSharing';
import { Activity, keptChanges } from './ui/activity';
import { ChannelLog } from './ui/channelLog';
import { ChartPanels } from './ui/chartPanels';
import { chartReader } from './ui/chartReader';
import { Choices } from './ui/choices';
import { registerCommands } from './ui/commands';
import { ConnectionsPanels } from './ui/connectionsPanels';
import { Documents } from './ui/documents';
import { drawOnChange } from './ui/drawOnChange';
import { EndpointTree } from './ui/endpointTree';
import { FollowSettings } from './ui/followSettings';
import { handlers } from './ui/handlers/handlers';
import { fullCommandId } from './ui/ids';
import { LookedAt } from './ui/lookedAt';
import { LoopPace } from './ui/loopPace';
import { Messages } from './ui/messages';
import { Muted } from './ui/muted';
import { MutedUsers } from './ui/mutedUsers';
import { Navigation } from './ui/navigation';
import { Notifier } from './ui/notifier';
import { Presenter } from './ui/presenter';
import {
  checksCertificates,
  notificationsWanted,
  readOnlyMode,
  refreshIntervalMs,
} from './ui/settings';
import { SignIn } from './ui/signIn';
import { StatusBar } from './ui/statusBar';
import { WorkspaceScopes } from './ui/workspaceScopes';

/** A notification waits so long for the address of who joined, in ms. */
const longestLookMs = 3000;

/** What tests inside the extension host look at; handed to nobody else. */
export interface TestApi {
  readonly store: Store;
  readonly session: Session;
  readonly tree: EndpointTree;
  readonly notifier: Notifier;
  readonly pace: LoopPace;
  /** Holds what must be let go of when the extension ends. */
  readonly context: vscode.ExtensionContext;
}

/** Called by VS Code on the first use, or shortly after start-up. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const log = own(new ChannelLog('Client VPN Watch'));
  const format = createFormat({ locale: vscode.env.language });
  const store = own(new Store(log));
  const pace = new LoopPace();
  const calls = new CallCounts(Date.now());
  const real = (): Promise<Backend> => loadAws(log, calls, checksCertificates, pace);
  const { version } = context.extension.packageJSON as { readonly version: string };
  const folder = context.globalStorageUri.fsPath;
  const sharing = own(
    new FileSharing({ folder, version, environment: process.env, log, now: Date.now }),
  );
  const changes = keptChanges(context.globalState, log);
  const session = own(
    new Session({
      store,
      log,
      load: async (trial) => {
        // The SDK takes longer to load than everything else to start: no start waits for it.
        await pace.turn();
        const backend = await (trial ? loadTrial(log, calls) : real());
        return changes.watch(guardedBackend(backend, readOnlyMode));
      },
      intervalMs: refreshIntervalMs,
      pace,
      sharing,
    }),
  );
  const now = (): number => session.watched?.clock.now() ?? Date.now();
  const messages = new Messages(log);
  const muted = own(new Muted(context.globalState));
  const mutedUsers = own(new MutedUsers(context.globalState));
  const choices = own(new Choices(context.globalState, context.workspaceState));
  const workspaceScopes = own(new WorkspaceScopes(context.workspaceState));
  const documents = own(new Documents());
  const tree = own(
    new EndpointTree(({ target }, open) => {
      if (target.kind === 'scope' || target.kind === 'endpoint')
        session.interest.setOpen(target, open);
    }),
  );
  const statusBar = own(new StatusBar());
  const lookedAt = own(new LookedAt(now));
  const rates = new RateBook();
  own(
    store.onDidChange(({ after }) => {
      rates.follow(after);
    }),
  );
  const presenter = own(
    new Presenter({
      store,
      pace,
      onBug: (error) => {
        log.error(error instanceof Error ? error : String(error));
      },
      tree,
      statusBar,
      lookedAt,
      muted,
      choices,
      format,
      now,
      trial: () => session.watched?.trial !== undefined,
      readOnly: readOnlyMode,
      ratesOf: rates.of,
      workspaceScopes,
    }),
  );
  const followed = own(new FollowSettings(session, workspaceScopes, messages));
  const charts = own(
    new ChartPanels({
      extensionUri: context.extensionUri,
      read: chartReader({ store, session, now, scopesAreThere: () => followed.applied }),
      now,
      log,
      onDidRefresh: session.onDidRefresh,
      interest: session.interest,
    }),
  );
  const activity = own(
    new Activity({ context, store, session, changes, choices, format, now, log }),
  );
  const connections = own(
    new ConnectionsPanels({
      extensionUri: context.extensionUri,
      store,
      ratesOf: rates.of,
      loggedOf: (scope) => activity.feed.logged(scope),
      feed: activity.feed,
      format,
      now,
      readOnly: readOnlyMode,
      run: (id, ...values) => vscode.commands.executeCommand(fullCommandId(id), ...values),
      log,
      interest: session.interest,
    }),
  );
  const navigation = new Navigation({
    store,
    tree,
    charts,
    connections,
    lookedAt,
    clearFilter: () => {
      const filtered = choices.value.filter !== undefined;
      if (filtered) void choices.filter(undefined);
      return filtered;
    },
    render: () => {
      presenter.render();
    },
  });
  const signIn = own(
    new SignIn({
      store,
      session,
      messages,
      terminalsAreHere:
        vscode.env.remoteName === undefined ||
        context.extension.extensionKind === vscode.ExtensionKind.Workspace,
    }),
  );
  const notifier = own(
    new Notifier({
      store,
      messages,
      muted,
      mutedUsers,
      hidden: () => choices.value.hidden,
      format,
      actions: navigation,
      wanted: notificationsWanted,
      told: () => session.told,
      devices: (news) => {
        const aws = session.scopeAws(scopeId(news.scope.scope));
        return devicesOf(news, aws, now(), AbortSignal.timeout(longestLookMs));
      },
    }),
  );

  own(
    store.onDidChange((change) => {
      notifier.note(change);
    }),
  );
  own(session.onDidRefresh((id) => void notifier.tell(id)));
  own(drawOnChange({ store, session, tree, lookedAt, muted, choices, presenter }));
  own(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      session.setActive(focused);
      if (focused) signIn.lookAgain();
    }),
  );
  own(
    registerCommands(
      handlers({
        store,
        session,
        messages,
        documents,
        muted,
        mutedUsers,
        choices,
        workspaceScopes,
        viewContext: () => presenter.context,
        format,
        pace,
        log,
        now,
        navigation,
        activity: activity.tree,
        signIn,
        calls,
        loadAws: real,
        extension: context.extension,
      }),
      messages,
      readOnlyMode,
    ),
  );

  session.setActive(vscode.window.state.focused);
  followed.apply();
  const testing = context.extensionMode === vscode.ExtensionMode.Test;
  return testing ? { store, session, tree, notifier, pace, context } : undefined;
}
