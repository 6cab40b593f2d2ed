/**
 * The composition root: creates and connects all parts. The shell (extension.ts) loads it when it
 * is needed. It does not load the AWS SDK, which is loaded for the first scope.
 */
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { devicesOf } from './core/activity/devicesOf';
import { systemClock } from './core/base/systemClock';
import { scopeId } from './core/model/scope';
import type { Session } from './core/session/session';
import type { Store } from './core/state/store';
import { createFormat, type Format } from './core/text/format';
import { createForms } from './ui/alarmForm/createForms';
import { alarmFormViewType, type CommandId } from './ui/editor/ids';
import { runCommand } from './ui/editor/runCommand';
import { offerOverview } from './ui/overview/offerOverview';
import { commandRunner } from './ui/messages/commandRunner';
import { Documents } from './ui/messages/documents';
import type { ActivityTree } from './ui/activity/activityTree';
import type { EndpointTree } from './ui/tree/endpointTree';
import { FollowSettings } from './ui/scopes/followSettings';
import { moveEarlierSettings } from './ui/settings/earlierSettings';
import { handlers } from './ui/handlers';
import { EndpointLinks } from './ui/links/endpointLinks';
import { openLink } from './ui/links/openLink';
import { Preferences } from './ui/preferences/preferences';
import type { EventLoopYielder } from './ui/editor/eventLoopYielder';
import { MailPanel } from './ui/mail/mailPanel';
import { Messages } from './ui/messages/messages';
import type { Navigation } from './ui/tree/navigation';
import { Notifier } from './ui/notifications/notifier';
import { notificationsWanted, readOnlyMode } from './ui/editor/settings';
import { SignIn } from './ui/scopes/signIn';
import { Terminals } from './ui/editor/terminals';
import { TrialGuide } from './ui/trial/trialGuide';
import { Views, type Trees } from './ui/views';
import { startWatching, type Register, type Watching } from './watching';

/** How long a notification waits for the address of a user who connected, in ms. */
const deviceTimeoutMs = 3000;

/** What tests inside the extension host can inspect; not available to other code. */
export interface TestApi {
  readonly store: Store;
  readonly session: Session;
  readonly tree: EndpointTree;
  readonly activity: ActivityTree;
  readonly notifier: Notifier;
  readonly yielder: EventLoopYielder;
  /** Its subscriptions are disposed when the extension is deactivated. */
  readonly context: vscode.ExtensionContext;
}

/** The interface that the shell uses. */
export interface App {
  /**
   * Runs a command with the argument from VS Code: a tree row or nothing. Shows failures to the
   * user.
   */
  readonly run: (id: CommandId, argument: unknown) => Promise<unknown>;
  /** Restores a page after a window reload from the state that it persisted. */
  readonly restorePage: (panel: vscode.WebviewPanel, state: unknown) => Promise<void>;
  /** Opens a link that the editor has received. */
  readonly openLink: (uri: vscode.Uri) => Promise<void>;
  readonly testApi: TestApi;
}

/** Starts all parts; they are disposed with the context's subscriptions. */
export function startApp(context: vscode.ExtensionContext, trees: Trees): App {
  const own: Register = (part) => {
    context.subscriptions.push(part);
    return part;
  };
  const format = createFormat({ locale: vscode.env.language });
  const watching = startWatching(context, own);
  const { store, session, yielder, log } = watching;
  const messages = new Messages(log);
  const preferences = own(new Preferences(context));
  const followed = own(new FollowSettings(session, preferences.workspaceScopes, messages));
  const links = new EndpointLinks({ store, messages, extensionId: context.extension.id });
  const guide = own(
    new TrialGuide({
      session,
      memory: context.globalState,
      format,
      now: watching.now,
      readOnly: readOnlyMode,
    }),
  );
  const { extensionUri } = context;
  const mail = own(new MailPanel({ ...watching, guide, format, extensionUri }));
  const documents = own(new Documents());
  const views = own(
    new Views({
      ...watching,
      messages,
      documents,
      guide,
      context,
      trees,
      preferences,
      format,
      links,
      scopesAreThere: () => followed.applied,
    }),
  );
  const { tree, navigation, replays, deliveries } = views;
  const activity = views.activity.tree;
  const terminals = new Terminals({
    areHere: runsHere(context),
    home: homedir(),
    isWindows: process.platform === 'win32',
  });
  const signIn = own(new SignIn({ store, session, messages, shells: terminals }));
  const notifier = notify(watching, { preferences, messages, format, navigation }, own);
  own(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      session.setActive(focused);
      if (focused) signIn.refreshPending();
    }),
  );
  const forms = own(
    createForms({ ...watching, extensionUri, messages, documents, format, navigation }),
  );
  const commands = handlers({
    ...watching,
    openAlarmForm: (endpoint, answers) => {
      forms.openForm(endpoint, answers);
    },
    muted: preferences.muted,
    mutedUsers: preferences.mutedUsers,
    choices: preferences.choices,
    workspaceScopes: preferences.workspaceScopes,
    messages,
    documents,
    terminals,
    viewContext: () => views.presenter.context,
    format,
    navigation,
    replays,
    deliveries,
    created: views.overview.created,
    idleFindings: views.idleFindings,
    activity,
    guide,
    mail,
    closePages: (scopes) => {
      views.endpointPages.close(({ target }) => scopes.has(target.scope));
      forms.close(() => scopes.size > 0);
    },
    signIn,
    links,
    extension: context.extension,
  });

  own(
    offerOverview({
      ...{ store, messages, memory: context.globalState },
      isTrial: () => session.watched?.trial !== undefined,
      openOverview: () => {
        navigation.openOverview();
      },
    }),
  );
  session.setActive(vscode.window.state.focused);
  followed.apply();
  own(moveEarlierSettings({ log, messages, memory: context.globalState }));
  // Set by `npm start`.
  if (process.env.CLIENT_VPN_WATCH_VIEW === 'open') void navigation.view();
  return {
    run: commandRunner(commands, messages, readOnlyMode),
    restorePage: (panel, state) =>
      panel.viewType === alarmFormViewType
        ? forms.deserializeWebviewPanel(panel, state)
        : views.restorePage(panel, state),
    openLink: (uri) =>
      openLink(uri, {
        store,
        session,
        messages,
        pages: navigation,
        scopesAreThere: () => followed.applied,
      }).catch((error: unknown) => messages.failure(error)),
    testApi: { store, session, tree, activity, notifier, yielder, context },
  };
}

/** Whether a new terminal runs on the same machine as the extension. */
function runsHere({ extension }: vscode.ExtensionContext): boolean {
  const { remoteName } = vscode.env;
  return remoteName === undefined || extension.extensionKind === vscode.ExtensionKind.Workspace;
}

/** The dependencies of the notifier. */
interface NotifierDeps {
  readonly preferences: Preferences;
  readonly messages: Messages;
  readonly format: Format;
  readonly navigation: Navigation;
}

/** Reports new events after refreshes. */
function notify(
  { store, session, now }: Watching,
  { preferences, messages, format, navigation }: NotifierDeps,
  own: Register,
): Notifier {
  const notifier = own(
    new Notifier({
      store,
      messages,
      muted: preferences.muted,
      mutedUsers: preferences.mutedUsers,
      hidden: () => preferences.choices.value.hidden,
      format,
      actions: {
        show: (notice) => {
          navigation.show(notice);
        },
        end: (connection) =>
          runCommand('endConnection', {
            kind: 'connection',
            ...connection,
          }),
      },
      readOnly: readOnlyMode,
      wanted: notificationsWanted,
      notified: () => session.notified,
      clock: systemClock,
      remember: (scope) => session.remember(scope),
      devices: (newEvents) => {
        const aws = session.scopeAws(scopeId(newEvents.scope.scope));
        return devicesOf(newEvents, aws, now(), AbortSignal.timeout(deviceTimeoutMs));
      },
    }),
  );
  own(
    store.onDidChange((change) => {
      notifier.note(change);
    }),
  );
  own(session.onDidRefresh((id) => void notifier.notify(id)));
  own(session.onDidReadConnections((id) => void notifier.notify(id)));
  return notifier;
}
