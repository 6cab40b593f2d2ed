/**
 * Notifies of alarms that fired and of users who connected: each event once across all windows, and one
 * notification per scope for each refresh, with buttons for the next step.
 */
import * as vscode from 'vscode';
import type { ScopeId } from '../../core/model/scope';
import { NewEventTracker } from '../../core/notifications/newEventTracker';
import type { NotificationLedger } from '../../core/ports/sharing';
import type { Change, Store } from '../../core/state/store';
import {
  newEventKeys,
  newEventsWithKeys,
  type NewEvents,
  type MuteSettings,
} from '../../core/notifications/newEvents';
import { noticesOf, type Notice } from '../../core/notifications/notices';
import type { Format } from '../../core/text/format';
import type { Messages } from '../messages/messages';
import type { Muted } from '../preferences/mutedEndpoints';
import type { MutedUsers } from '../preferences/mutedUsers';

/** The actions of the buttons of a notification. */
export interface NoticeActions {
  readonly show: (notice: Notice) => unknown;
  readonly chart: (notice: Notice) => unknown;
}

/** Dependencies of the notifier. */
export interface NotifierDeps {
  readonly store: Store;
  readonly messages: Messages;
  readonly muted: Muted;
  readonly mutedUsers: MutedUsers;
  /** Hidden endpoints, as `endpointKey`s. */
  readonly hidden: () => ReadonlySet<string>;
  readonly format: Format;
  readonly actions: NoticeActions;
  readonly wanted: () => { readonly alarms: boolean; readonly connections: boolean };
  /** The events of which any window has already notified. */
  readonly notified: () => NotificationLedger;
  /** The public addresses of connections, by id, as far as they are available soon. */
  readonly devices: (newEvents: NewEvents) => Promise<ReadonlyMap<string, string>>;
}

/** Converts new data of refreshes into notifications. */
export class Notifier implements vscode.Disposable {
  private disposed = false;
  private readonly tracker: NewEventTracker;
  private readonly notifying = new vscode.EventEmitter<Notice>();
  /** Fires with each notification that is shown. */
  readonly onDidNotify = this.notifying.event;

  constructor(private readonly deps: NotifierDeps) {
    this.tracker = new NewEventTracker(deps.store);
  }

  /** Records a change, to be notified at the end of its refresh. */
  note(change: Change): void {
    this.tracker.note(change);
  }

  /** Notifies of the events of a completed refresh of a scope, unless another window does. */
  async notify(id: ScopeId): Promise<void> {
    const { wanted, format, notified, devices } = this.deps;
    const all = this.tracker.take(id, this.muteSettings);
    if (!all) return;
    const newEvents = wanted().alarms ? all : { ...all, firings: [], contributors: [] };
    const keys = newEventKeys(newEvents);
    if (keys.length === 0) return;
    const mine = newEventsWithKeys(newEvents, await notified().claim(keys));
    const places = await devices(mine);
    if (this.disposed) return;
    for (const notice of noticesOf(mine, { t: vscode.l10n.t, format }, places)) {
      this.notifying.fire(notice);
      void this.say(notice);
    }
  }

  dispose(): void {
    this.disposed = true;
    this.notifying.dispose();
  }

  private get muteSettings(): MuteSettings {
    const { muted, mutedUsers, hidden, wanted } = this.deps;
    return {
      endpoints: new Set([...muted.keys, ...hidden()]),
      users: mutedUsers.keys,
      allUsers: !wanted().connections,
    };
  }

  private say(notice: Notice): Promise<void> {
    const { messages, actions } = this.deps;
    const choices = [
      { label: vscode.l10n.t('Show'), run: () => actions.show(notice) },
      { label: vscode.l10n.t('Chart'), run: () => actions.chart(notice) },
      ...this.muting(notice),
    ];
    return notice.alarm
      ? messages.warn(notice.text, ...choices)
      : messages.info(notice.text, ...choices);
  }

  private muting({ targets, users }: Notice) {
    const { muted, mutedUsers } = this.deps;
    const { t } = vscode.l10n;
    const [user] = users;
    const endpoints = {
      label: targets.length > 1 ? t('Mute these endpoints') : t('Mute this endpoint'),
      run: async () => {
        for (const { scope, endpointId } of targets) await muted.set(scope, endpointId, true);
      },
    };
    if (user === undefined || users.length > 1) return [endpoints];
    const person = { label: t('Mute this user'), run: () => mutedUsers.setAll([user], true) };
    return [endpoints, person];
  }
}
