/** The trial's hints: the current one, and whether the user wants to see them. */
import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/events';
import type { TrialControls } from '../../core/ports/trial';
import type { Session } from '../../core/session/session';
import type { Format } from '../../core/text/format';
import { trialHint, type TrialHint } from '../../core/trial/trialHint';

const hiddenKey = 'trialHintsHidden';

/** Dependencies of the guide. */
export interface TrialGuideDeps {
  readonly session: Session;
  /** Persists that hints are hidden. */
  readonly memory: vscode.Memento;
  readonly format: Format;
  /** Simulated time, ms since 1970. */
  readonly now: () => number;
  readonly readOnly: () => boolean;
}

/** Follows what happens in the simulated account. */
export class TrialGuide implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  /** Fires when a mail was sent, after each refresh, and when the trial starts or ends. */
  readonly onDidChange = this.changed.event;
  private readonly listening: Disposable[];
  private mails: Disposable | undefined;
  private scheduled = false;
  /** The account whose story the user has followed to its end. */
  private finished: unknown;

  constructor(private readonly deps: TrialGuideDeps) {
    const { session } = deps;
    this.listening = [
      session.onDidChange((backend) => {
        this.followMails(backend?.trial);
        this.schedule();
      }),
      session.onDidRefresh(() => {
        if (session.watched?.trial) this.schedule();
      }),
    ];
    this.followMails(session.watched?.trial);
  }

  /** The next step; undefined where there is none, or the user has hidden the hints. */
  get hint(): TrialHint | undefined {
    const { session, memory, format, now, readOnly } = this.deps;
    if (memory.get(hiddenKey) === true) return undefined;
    const progress = session.watched?.trial?.progress();
    const words = { t: vscode.l10n.t, format, now: now(), readOnly: readOnly() };
    const hint = progress && trialHint(progress, words);
    const isLast = hint?.action.kind === 'showMissed';
    return isLast && this.finished === session.watched ? undefined : hint;
  }

  /** The last step has been taken: its hint is not shown again for this account. */
  finish(): void {
    this.finished = this.deps.session.watched;
    this.schedule();
  }

  /** Shows or hides the hints from now on. */
  async setHidden(hidden: boolean): Promise<void> {
    await this.deps.memory.update(hiddenKey, hidden ? true : undefined);
    this.schedule();
  }

  dispose(): void {
    for (const one of this.listening) one.dispose();
    this.mails?.dispose();
    this.changed.dispose();
  }

  private followMails(trial: TrialControls | undefined): void {
    this.mails?.dispose();
    this.mails = trial?.onDidMail(() => {
      this.schedule();
    });
  }

  /** Fires once for everything that happens at the same time, like the mails of a day. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.changed.fire(undefined);
    });
  }
}
