/** The elements of the connections page and their order, created once and filled by `ConnectionsPage`. */
import type { ConnectionTexts } from '../../core/connections/view/connectionTexts';
import type { NoticeName } from '../../protocol/connections';
import { button, element } from '../shared/dom';
import { Notice } from './notice';

/** The actions of the controls. */
export interface ConnectionCommands {
  filter(text: string): void;
  showEnded(on: boolean): void;
  showFailed(on: boolean): void;
  refresh(): void;
  copyAll(): void;
  exportCsv(): void;
  exportJson(): void;
  copySelected(): void;
  endOne(): void;
  endUser(): void;
  takeStep(of: NoticeName): void;
}

/** The elements that change. */
export interface ConnectionsLayout {
  readonly title: HTMLElement;
  readonly about: HTMLElement;
  readonly progress: HTMLElement;
  readonly fault: Notice;
  readonly filter: HTMLInputElement;
  readonly ended: HTMLInputElement;
  readonly failed: HTMLInputElement;
  /** The buttons that need rows. */
  readonly exports: readonly HTMLButtonElement[];
  /** The notice about missing connection logs. */
  readonly logging: Notice;
  readonly empty: Notice;
  readonly shown: HTMLElement;
  readonly copySelected: HTMLButtonElement;
  readonly endOne: HTMLButtonElement;
  readonly endUser: HTMLButtonElement;
  readonly readOnly: HTMLElement;
  /** The outcome of a command. */
  readonly status: HTMLElement;
}

/** Builds the page in `root`. */
export function buildConnectionsLayout(
  root: HTMLElement,
  texts: ConnectionTexts,
  grid: HTMLElement,
  commands: ConnectionCommands,
): ConnectionsLayout {
  const layout = { ...state(commands), ...choice(texts, commands) };
  const { selection, ...rows } = rowCommands(texts, commands);
  const { exports, fault, logging, empty } = layout;
  const refresh = button(texts.refresh, () => {
    commands.refresh();
  });
  root.replaceChildren(
    element('header', {}, layout.title, layout.about),
    element(
      'div',
      { class: 'controls' },
      layout.filter,
      element(
        'div',
        { class: 'group' },
        element('label', { class: 'check' }, layout.ended, texts.ended),
        element('label', { class: 'check' }, layout.failed, texts.failed),
      ),
      element('div', { class: 'group' }, refresh, ...exports),
    ),
    layout.progress,
    fault.root,
    logging.root,
    grid,
    empty.root,
    element('div', { class: 'below' }, layout.shown, selection, layout.status),
    element('p', { class: 'unseen', id: 'grid-keys' }, texts.tableHelp),
  );
  return { ...layout, ...rows };
}

function state(commands: ConnectionCommands) {
  return {
    title: element('h1'),
    about: element('p', { class: 'about' }),
    progress: element('div', { class: 'progress', hidden: true }),
    fault: new Notice({ class: 'banner', role: 'alert' }, 'span', () => {
      commands.takeStep('fault');
    }),
    logging: new Notice({ class: 'note', role: 'note' }, 'span', () => {
      commands.takeStep('logging');
    }),
    empty: new Notice({ class: 'empty' }, 'p', () => {
      commands.takeStep('empty');
    }),
    shown: element('p', { class: 'about' }),
    status: element('p', { class: 'status', role: 'status' }),
  };
}

function choice(texts: ConnectionTexts, commands: ConnectionCommands) {
  const filter = element('input', {
    type: 'search',
    class: 'filter',
    'aria-label': texts.filter,
    placeholder: texts.filterHint,
    spellcheck: 'false',
  });
  filter.addEventListener('input', () => {
    commands.filter(filter.value);
  });
  const ended = checkbox((on) => {
    commands.showEnded(on);
  });
  const failed = checkbox((on) => {
    commands.showFailed(on);
  });
  const exports = [
    button(texts.copyAll, () => {
      commands.copyAll();
    }),
    button(texts.exportCsv, () => {
      commands.exportCsv();
    }),
    button(texts.exportJson, () => {
      commands.exportJson();
    }),
  ];
  return { filter, ended, failed, exports };
}

function checkbox(onChange: (on: boolean) => void): HTMLInputElement {
  const box = element('input', { type: 'checkbox' });
  box.addEventListener('change', () => {
    onChange(box.checked);
  });
  return box;
}

function rowCommands(texts: ConnectionTexts, commands: ConnectionCommands) {
  const copySelected = button(texts.copySelected, () => {
    commands.copySelected();
  });
  const endOne = button(texts.endOne, () => {
    commands.endOne();
  });
  const endUser = button(texts.endUser, () => {
    commands.endUser();
  });
  const readOnly = element('span', { class: 'about', hidden: true }, texts.readOnly);
  const selection = element('div', { class: 'group' }, copySelected, endOne, endUser, readOnly);
  return { copySelected, endOne, endUser, readOnly, selection };
}
