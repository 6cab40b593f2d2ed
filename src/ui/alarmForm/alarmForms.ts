/** The panel of the alarm form. There is one: it closes itself when the alarm exists. */
import * as vscode from 'vscode';
import { answersFor } from '../../core/alarmForm/changedAnswers';
import type { CreatedAlarm } from '../../core/alarmForm/sessionDeps';
import type { AnswerChanges, Answers } from '../../core/alarmForm/view/answers';
import type { Event } from '../../core/base/events';
import type { EndpointRef } from '../../core/model/endpointRef';
import { parseMemory } from '../../protocol/alarmForm';
import { alarmFormViewType } from '../editor/ids';
import { PagePanel } from '../pages/pagePanel';
import { PanelRegistry, type PanelContent } from '../pages/panelRegistry';
import { AlarmFormPage, type AlarmFormPageDeps } from './alarmFormPage';

/** Dependencies of the panel. */
export interface AlarmFormsDeps extends Omit<AlarmFormPageDeps, 'effects'> {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
  readonly effects: Omit<AlarmFormPageDeps['effects'], 'done'>;
  /** What follows when the alarm exists, after the panel was closed. */
  readonly onCreated: (created: CreatedAlarm) => void;
  readonly changes: readonly Event<unknown>[];
}

/** An open form. */
interface OpenForm extends PanelContent {
  readonly take: (answers: AnswerChanges) => void;
}

/** Opens the form. */
export class AlarmForms extends PanelRegistry<Answers, OpenForm> {
  constructor(deps: AlarmFormsDeps) {
    const nothing = { dispose: () => undefined };
    super({
      viewType: alarmFormViewType,
      extensionUri: deps.extensionUri,
      keyOf: () => '',
      titleOf: () => vscode.l10n.t('Create Connection Alarm'),
      parse: (state) => parseMemory(state)?.answers,
      fill: (panel, answers) => formIn(panel, answers, deps),
      onOpen: () => nothing,
      onShow: () => nothing,
      changes: deps.changes,
    });
  }

  /**
   * Opens the form, or shows the open one.
   * @param endpoint the endpoint of the alarm; if omitted, the form asks for it
   * @param more further answers
   */
  openForm(endpoint: EndpointRef | undefined, more: Answers = {}): void {
    const answers = {
      ...(endpoint && answersFor(endpoint)),
      ...more,
    };
    // An open form may be about another alarm.
    this.show(answers).take({ replace: undefined, upgrade: undefined, ...answers });
  }
}

function formIn(panel: vscode.WebviewPanel, answers: Answers, deps: AlarmFormsDeps): OpenForm {
  let page: AlarmFormPage | undefined;
  const effects = {
    ...deps.effects,
    done: (created: CreatedAlarm) => {
      panel.dispose();
      deps.onCreated(created);
    },
  };
  const content = new PagePanel(panel, {
    extensionUri: deps.extensionUri,
    page: 'alarmForm',
    create: (host) => (page = new AlarmFormPage(answers, { ...deps, effects }, host)),
  });
  return {
    follow: () => {
      content.follow();
    },
    dispose: () => {
      content.dispose();
    },
    take: (more) => page?.take(more),
  };
}
