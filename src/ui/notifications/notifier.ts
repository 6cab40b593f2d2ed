/**
 * Notifies of alarms that fired and of users who connected: each event once across all windows, and one
 * notification per scope for each refresh, with buttons for the next step.
 */
import * as vscode from 'vscode';
import type { ScopeId } from '../../core/model/scope';
import type { ScopeSnapshot } from '../../core/model/snapshot';
import { secondMs } from '../../core/base/duration';
import type { Clock } from '../../core/base/clock';
import type { Disposable } from '../../core/base/events';
import { NewEventTracker } from '../../core/notifications/newEventTracker';
import type { NotificationLedger } from '../../core/ports/sharing';
import type { Change, Store } from '../../core/state/store';
import { claimEvents, hasKeys } from '../../core/notifications/claimEvents';
import type { NewEvents, MuteSettings } from '../../core/notifications/newEvents';
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
  /** The machine's clock. */
  readonly clock: Clock;
  /** Remembers that the user was notified of all that the scope shows. */
  readonly remember: (scope: ScopeSnapshot) => Promise<void>;
  /** The public addresses of connections, by id, as far as they are available soon. */
  readonly devices: (newEvents: NewEvents) => Promise<ReadonlyMap<string, string>>;
}

/** A window notifies of what it has read within this time, in ms, unless it has ended. */
const otherWindowMs = 30 * secondMs;

const noDevices: ReadonlyMap<string, string> = new Map();

/** Converts new data of refreshes into notifications. */
export class Notifier implements vscode.Disposable {
  private disposed = false;
  private readonly waiting = new Map<ScopeId, Disposable>();
  /** By scope, the notifications of its last refresh. */
  private readonly running = new Map<ScopeId, Promise<void>>();
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
    for (const id of this.tracker.readElsewhere) this.notifyUnlessClaimed(id);
  }

  /** The window that has read a change notifies of it, unless it ends before. */
  private notifyUnlessClaimed(id: ScopeId): void {
    if (this.waiting.has(id)) return;
    const check = (): void => {
      this.waiting.delete(id);
      const events = this.tracker.takeFromOthers(id, this.muteSettings);
      if (events) void this.report(events, noDevices);
      if (this.tracker.readElsewhere.includes(id)) this.notifyUnlessClaimed(id);
    };
    this.waiting.set(id, this.deps.clock.after(otherWindowMs, check));
  }

  /**
   * Notifies of the events of a completed refresh of a scope, unless another window does. Resolves when
   * that is remembered.
   */
  async notify(id: ScopeId): Promise<void> {
    const newEvents = this.tracker.take(id, this.muteSettings);
    const earlier = this.running.get(id);
    if (!newEvents) return earlier;
    const reported = this.reportAll(newEvents);
    // What is remembered is never notified of again, so it must have been notified of.
    const remembered = Promise.all([earlier, reported]).then(() => this.remember(newEvents.scope));
    this.running.set(
      id,
      remembered.catch(() => undefined),
    );
    await remembered;
  }

  private async reportAll(newEvents: NewEvents): Promise<void> {
    // Before the claim: what this window claims and does not show is shown by none.
    if (hasKeys(newEvents)) await this.report(newEvents, await this.deps.devices(newEvents));
  }

  private async remember(scope: ScopeSnapshot): Promise<void> {
    if (!this.disposed) await this.deps.remember(scope);
  }

  /** Shows the events of which no window has notified. */
  private async report(newEvents: NewEvents, places: ReadonlyMap<string, string>): Promise<void> {
    const { format, notified } = this.deps;
    if (this.disposed || !hasKeys(newEvents)) return;
    const mine = await claimEvents(notified(), newEvents);
    for (const notice of noticesOf(mine, { t: vscode.l10n.t, format }, places)) {
      this.notifying.fire(notice);
      void this.say(notice);
    }
  }

  dispose(): void {
    this.disposed = true;
    for (const timer of this.waiting.values()) timer.dispose();
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
