/** The parts of the connections page and their order: made once, filled by `ConnectionsPage`. */
import type { ConnectionTexts } from '../../core/views/connectionTexts';
import { button, element } from '../dom';

/** What the controls do. */
export interface ConnectionCommands {
  filter(text: string): void;
  showEnded(on: boolean): void;
  refresh(): void;
  copyAll(): void;
  exportCsv(): void;
  exportJson(): void;
  copySelected(): void;
  endOne(): void;
  endUser(): void;
  takeStep(of: 'fault' | 'empty'): void;
}

/** The parts that change. */
export interface ConnectionsLayout {
  readonly title: HTMLElement;
  readonly about: HTMLElement;
  readonly progress: HTMLElement;
  readonly fault: HTMLElement;
  readonly faultText: HTMLElement;
  readonly faultStep: HTMLButtonElement;
  readonly filter: HTMLInputElement;
  readonly ended: HTMLInputElement;
  /** Those that need rows. */
  readonly exports: readonly HTMLButtonElement[];
  readonly empty: HTMLElement;
  readonly emptyText: HTMLElement;
  readonly emptyStep: HTMLButtonElement;
  readonly shown: HTMLElement;
  readonly copySelected: HTMLButtonElement;
  readonly endOne: HTMLButtonElement;
  readonly endUser: HTMLButtonElement;
  readonly readOnly: HTMLElement;
  /** What became of a command. */
  readonly status: HTMLElement;
}

/** Puts the page together in `root`. */
export function buildConnectionsLayout(
  root: HTMLElement,
  texts: ConnectionTexts,
  grid: HTMLElement,
  commands: ConnectionCommands,
): ConnectionsLayout {
  const layout = { ...state(texts, commands), ...choice(texts, commands) };
  const { selection, ...rows } = rowCommands(texts, commands);
  const { exports, fault, faultText, faultStep, empty, emptyText, emptyStep } = layout;
  fault.append(faultText, faultStep);
  empty.append(emptyText, emptyStep);
  const refresh = button(texts.refresh, () => {
    commands.refresh();
  });
  root.replaceChildren(
    element('header', {}, layout.title, layout.about),
    element(
      'div',
      { class: 'controls' },
      layout.filter,
      element('label', { class: 'check' }, layout.ended, texts.ended),
      element('div', { class: 'group' }, refresh, ...exports),
    ),
    layout.progress,
    fault,
    grid,
    empty,
    element('div', { class: 'below' }, layout.shown, selection, layout.status),
    element('p', { class: 'unseen', id: 'grid-keys' }, texts.tableHelp),
  );
  return { ...layout, ...rows };
}

function state(texts: ConnectionTexts, commands: ConnectionCommands) {
  return {
    title: element('h1'),
    about: element('p', { class: 'about' }),
    progress: element('div', { class: 'progress', hidden: true }),
    fault: element('div', { class: 'banner', role: 'alert', hidden: true }),
    faultText: element('span'),
    faultStep: button(texts.tryAgain, () => {
      commands.takeStep('fault');
    }),
    empty: element('div', { class: 'empty', hidden: true }),
    emptyText: element('p'),
    emptyStep: button('', () => {
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
  const ended = element('input', { type: 'checkbox' });
  ended.addEventListener('change', () => {
    commands.showEnded(ended.checked);
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
  return { filter, ended, exports };
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
