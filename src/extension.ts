/**
 * The composition root: makes every part, joins them, and registers what must be let go of. Loads
 * nothing of the AWS SDK; that waits for the first scope.
 */
import * as vscode from 'vscode';
import { loadAws, loadTrial } from './backend';
import { CallCounts } from './core/callCounts';
import type { Backend } from './core/ports/backend';
import { readChart } from './core/readChart';
import { guardedBackend } from './core/readOnly';
import { Session } from './core/session';
import { Store } from './core/store';
import { createFormat } from './core/views/format';
import { ChannelLog } from './ui/channelLog';
import { ChartPanels } from './ui/chartPanels';
import { registerCommands } from './ui/commands';
import { Documents } from './ui/documents';
import { EndpointTree } from './ui/endpointTree';
import { handlers } from './ui/handlers';
import { LookedAt } from './ui/lookedAt';
import { Messages } from './ui/messages';
import { Muted } from './ui/muted';
import { Navigation } from './ui/navigation';
import { Notifier } from './ui/notifier';
import { Presenter } from './ui/presenter';
import {
  checksCertificates,
  notificationsOn,
  onDidChangeSettings,
  readOnlyMode,
  refreshIntervalMs,
  sessionSettings,
} from './ui/settings';
import { SignIn } from './ui/signIn';
import { StatusBar } from './ui/statusBar';

/** What tests inside the extension host look at; handed to nobody else. */
export interface TestApi {
  readonly store: Store;
  readonly session: Session;
  readonly tree: EndpointTree;
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
  const calls = new CallCounts(Date.now());
  const real = (): Promise<Backend> => loadAws(log, calls, checksCertificates);
  const session = own(
    new Session({
      store,
      log,
      load: async (trial) =>
        guardedBackend(await (trial ? loadTrial(log, calls) : real()), readOnlyMode),
      intervalMs: refreshIntervalMs,
    }),
  );
  const now = (): number => session.watched?.clock.now() ?? Date.now();
  const messages = new Messages(log);
  const muted = own(new Muted(context.globalState));
  const documents = own(new Documents());
  const tree = own(
    new EndpointTree(({ target }, open) => {
      if (target.kind === 'scope' || target.kind === 'endpoint')
        session.interest.setOpen(target, open);
    }),
  );
  const statusBar = own(new StatusBar());
  const lookedAt = own(new LookedAt(now));
  const presenter = own(
    new Presenter({
      store,
      tree,
      statusBar,
      lookedAt,
      muted,
      format,
      now,
      trial: () => session.watched?.trial !== undefined,
      readOnly: readOnlyMode,
    }),
  );
  let applied = Promise.resolve();
  const charts = own(
    new ChartPanels({
      extensionUri: context.extensionUri,
      read: async ({ scope, endpointId, range, before }, signal) => {
        // A panel that the editor restores asks before the scopes are there.
        await applied;
        const request = { endpointId, range, before, now: now(), t: vscode.l10n.t };
        return readChart(session.scopeAws(scope), store.scope(scope), request, signal);
      },
      now,
      log,
      onDidRefresh: session.onDidRefresh,
      interest: session.interest,
    }),
  );
  const navigation = new Navigation({
    store,
    tree,
    charts,
    lookedAt,
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
  const notifier = new Notifier(messages, muted, format, navigation, notificationsOn);

  own(
    store.onDidChange((change) => {
      presenter.schedule();
      notifier.tell(change);
    }),
  );
  own(
    session.onDidChange(() => {
      lookedAt.look();
      presenter.render();
    }),
  );
  own(
    lookedAt.onDidChange(() => {
      presenter.schedule();
    }),
  );
  own(
    muted.onDidChange(() => {
      presenter.schedule();
    }),
  );
  own(
    tree.onDidChangeVisibility(({ visible }) => {
      if (visible) lookedAt.look();
    }),
  );
  own(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      session.setActive(focused);
      if (focused) signIn.lookAgain();
    }),
  );
  own(
    onDidChangeSettings((changed) => {
      if (changed('trial') || changed('scopes')) follow();
      if (changed('refreshInterval')) session.reschedule();
      if (changed('readOnly')) presenter.render();
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
        format,
        log,
        now,
        navigation,
        signIn,
        calls,
        loadAws: real,
      }),
      messages,
      readOnlyMode,
    ),
  );

  const follow = (): void => {
    applied = session.apply(sessionSettings()).catch((error: unknown) => messages.failure(error));
  };
  session.setActive(vscode.window.state.focused);
  presenter.render();
  follow();
  const testing = context.extensionMode === vscode.ExtensionMode.Test;
  return testing ? { store, session, tree, context } : undefined;
}
