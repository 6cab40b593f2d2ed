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
  keysToClaim,
  newEventKeys,
  newEventsWithKeys,
  type NewEvents,
  type MuteSettings,
} from '../../core/notifications/newEvents';
import { noticesOf, type NamedConnection, type Notice } from '../../core/notifications/notices';
import type { Format } from '../../core/text/format';
import { displayText } from '../../core/text/displayText';
import { pick } from '../input/quickPick';
import type { Choice, Messages } from '../messages/messages';
import type { Muted } from '../preferences/mutedEndpoints';
import type { MutedUsers } from '../preferences/mutedUsers';

/** The actions of the buttons of a notification. */
export interface NoticeActions {
  readonly show: (notice: Notice) => unknown;
  /** Asks, and ends a connection. */
  readonly end: (connection: NamedConnection) => unknown;
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
  /** Whether read-only mode is on. */
  readonly readOnly: () => boolean;
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
    const { format, notified, devices } = this.deps;
    const newEvents = this.tracker.take(id, this.muteSettings);
    if (!newEvents) return;
    if (newEventKeys(newEvents).length === 0) return;
    const claimed = await notified().claim(keysToClaim(newEvents));
    const mine = newEventsWithKeys(newEvents, claimed);
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
      allAlarms: !wanted().alarms,
    };
  }

  private say(notice: Notice): Promise<void> {
    const { messages, actions, readOnly } = this.deps;
    const { t } = vscode.l10n;
    const [connection, ...others] = notice.open;
    const canEnd = connection !== undefined && others.length === 0 && !readOnly();
    const choices = [
      { label: t('Show'), run: () => actions.show(notice) },
      ...(canEnd ? [{ label: t('End Connection…'), run: () => actions.end(connection) }] : []),
      this.muting(notice),
    ];
    return notice.alarm
      ? messages.warn(notice.text, ...choices)
      : messages.info(notice.text, ...choices);
  }

  /** Mutes the endpoints, or asks whether these or the user. */
  private muting({ targets, users }: Notice): Choice {
    const { muted, mutedUsers } = this.deps;
    const { t } = vscode.l10n;
    const endpoints = async (): Promise<void> => {
      for (const { scope, endpointId } of targets) await muted.set(scope, endpointId, true);
    };
    const [user, ...others] = users;
    if (user === undefined || others.length > 0) {
      return {
        label: targets.length > 1 ? t('Mute These Endpoints') : t('Mute This Endpoint'),
        run: endpoints,
      };
    }
    const places = targets.map(({ name }) => name);
    return {
      label: t('Mute…'),
      run: async () => {
        const answer = await pick<() => Promise<void>>({
          title: t('Mute Notifications'),
          placeholder: t('Choose what to mute'),
          items: [
            {
              label: `$(person) ${displayText(user)}`,
              description: t('new connections of this user'),
              value: () => mutedUsers.setAll([user], true),
            },
            {
              label: `$(vm-connect) ${this.deps.format.list(places)}`,
              description: t('alarms and connections of the endpoint'),
              value: endpoints,
            },
          ],
        });
        if (answer.kind === 'value') await answer.value();
      },
    };
  }
}
