/** The mail page on the extension's side. It is live: a mail appears when it is sent. */
import * as vscode from 'vscode';
import type { Log } from '../../core/base/log';
import { isConfirmationRequest } from '../../core/mail/topicMail';
import { inboxRows, openMail, type MailFacts } from '../../core/mail/view/inbox';
import { mailTexts } from '../../core/mail/view/mailTexts';
import type { Mail, TrialControls } from '../../core/ports/trial';
import type { Session } from '../../core/session/session';
import type { Format } from '../../core/text/format';
import { parseMailMessage, type MailMessage, type MailState } from '../../protocol/mail';
import { runCommand } from '../editor/runCommand';
import { messageReceiver } from '../pages/messageReceiver';
import type { PageTab, TabHost } from '../pages/pageTab';
import type { TrialGuide } from '../trial/trialGuide';

const t = vscode.l10n.t;

/** Dependencies of the page. */
export interface MailPageDeps {
  readonly session: Session;
  readonly guide: TrialGuide;
  readonly format: Format;
  /** Simulated time, ms since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** The page. The mails that were opened count as read until the trial ends. */
export class MailPage implements PageTab {
  readonly receive: (message: unknown) => void;
  private trial: TrialControls | undefined;
  private readonly opened = new Set<number>();
  private openId: number | undefined;

  constructor(
    private readonly deps: MailPageDeps,
    private readonly host: TabHost,
  ) {
    this.receive = messageReceiver<MailMessage>({
      parse: parseMailMessage,
      handlers: {
        ready: () => {
          this.follow();
        },
        open: ({ id }) => {
          this.open(id);
        },
        confirm: ({ id }) => {
          this.confirm(id);
        },
        next: () => void runCommand('trial.next'),
        hideHints: () => void runCommand('trial.hideHints'),
      },
      post: host.post,
      log: deps.log,
    });
  }

  setVisible(visible: boolean): void {
    if (visible) this.follow();
  }

  follow(): void {
    if (this.host.isShown) this.host.post(this.state());
  }

  /** Opens the newest mail, or the one that the hint is about. */
  show(): void {
    const facts = this.facts();
    if (!facts) return;
    const { mails, isPending } = facts;
    const asks = this.deps.guide.hint?.action.kind === 'openMail';
    const asking = mails.findLastIndex((mail) => isConfirmationRequest(mail) && isPending(mail));
    this.open(asks && asking >= 0 ? asking : mails.length - 1);
  }

  dispose(): void {
    this.opened.clear();
  }

  private open(id: number): void {
    this.openId = id;
    this.opened.add(id);
    this.follow();
  }

  private confirm(id: number): void {
    const { session } = this.deps;
    const { trial } = session.watched ?? {};
    const mail = trial?.outbox()[id];
    if (!trial || !mail || !isConfirmationRequest(mail)) return;
    trial.confirm(mail.topicArn, mail.to);
    this.follow();
    void session.refresh();
  }

  private facts(): MailFacts | undefined {
    const { trial } = this.deps.session.watched ?? {};
    if (trial !== this.trial) {
      // Another trial has other mails.
      this.trial = trial;
      this.opened.clear();
      this.openId = undefined;
    }
    if (!trial) return undefined;
    const isPending = ({ topicArn, to }: Mail): boolean => trial.isPending(topicArn, to);
    const { startedAt } = trial;
    return { mails: trial.outbox(), startedAt, opened: this.opened, isPending };
  }

  private state(): MailState {
    const { guide, format, now } = this.deps;
    const facts = this.facts();
    const hint = guide.hint;
    return {
      type: 'state',
      texts: mailTexts(t),
      rows: facts ? inboxRows(facts, { format, now: now() }) : null,
      open:
        facts && this.openId !== undefined
          ? (openMail(facts, this.openId, { format }) ?? null)
          : null,
      hint: hint ? { text: t('Next: {0}', hint.text), label: hint.label } : null,
    };
  }
}
