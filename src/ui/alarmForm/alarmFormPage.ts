/** The page of the alarm form on the extension's side: a session, and the messages of its page. */
import * as vscode from 'vscode';
import { AlarmFormSession } from '../../core/alarmForm/alarmFormSession';
import type { AlarmFormDeps } from '../../core/alarmForm/sessionDeps';
import type { AnswerChanges, Answers } from '../../core/alarmForm/view/answers';
import type { FormModel } from '../../core/alarmForm/view/formModel';
import type { Log } from '../../core/base/log';
import { parsePageMessage, type FormState, type PageMessage } from '../../protocol/alarmForm';
import type { Handlers } from '../../protocol/messages';
import { messageReceiver } from '../pages/messageReceiver';
import type { PageTab, TabHost } from '../pages/pageTab';
import { tabTitle } from '../pages/tabTitle';

/** Dependencies of the page. */
export interface AlarmFormPageDeps extends Omit<AlarmFormDeps, 't' | 'language' | 'onBug'> {
  readonly log: Log;
}

/** The page. */
export class AlarmFormPage implements PageTab {
  readonly receive: (message: unknown) => void;
  private readonly session: AlarmFormSession;
  private model: FormModel | undefined;

  constructor(
    answers: Answers,
    private readonly deps: AlarmFormPageDeps,
    private readonly host: TabHost,
  ) {
    const { log } = deps;
    this.receive = messageReceiver({
      parse: parsePageMessage,
      handlers: this.handlers,
      post: host.post,
      log,
    });
    this.session = new AlarmFormSession(
      {
        ...deps,
        t: vscode.l10n.t,
        language: vscode.env.language,
        onBug: (error) => {
          log.error(error);
        },
      },
      answers,
      (model) => {
        this.model = model;
        this.post();
      },
    );
    this.session.follow();
  }

  /** Takes answers, such as another endpoint; ignored while calls are being sent. */
  take(answers: AnswerChanges): void {
    this.session.answer(answers);
  }

  setVisible(visible: boolean): void {
    if (visible) this.post();
  }

  follow(): void {
    this.session.follow();
  }

  dispose(): void {
    this.session.dispose();
  }

  private readonly handlers: Handlers<PageMessage> = {
    ready: () => {
      this.post();
    },
    answer: ({ key, value }) => {
      this.session.answer({ [key]: value });
    },
    action: ({ action, value }) => {
      this.run(this.session.act(action, value));
    },
    create: ({ revision }) => {
      this.run(this.session.create(revision));
    },
    cancel: () => {
      this.session.cancel();
    },
  };

  private post(): void {
    const { model } = this;
    if (!model) return;
    this.host.setTitle(tabTitle(model.title));
    const state: FormState = { type: 'state', model, answers: this.session.answers };
    this.host.post(state);
  }

  private run(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.deps.log.error(error);
    });
  }
}
