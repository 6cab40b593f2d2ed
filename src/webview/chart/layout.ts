/** The elements of the page and their order, created once and filled by `ChartPage`. */
import type { ChartTexts } from '../../core/chart/view/chartTexts';
import type { CustomRangeForm } from './customRangeForm';
import { button, element } from '../shared/dom';

/** The elements that change. */
export interface Layout {
  readonly about: HTMLElement;
  readonly progress: HTMLElement;
  readonly banner: HTMLElement;
  readonly bannerText: HTMLElement;
  readonly notes: HTMLElement;
  readonly summary: HTMLElement;
  readonly plot: HTMLElement;
  readonly empty: HTMLElement;
  readonly emptyText: HTMLElement;
  readonly longer: HTMLButtonElement;
  /** An invisible polite live region for the results of keyboard actions. */
  readonly spoken: HTMLElement;
  /** The outcome of a command. */
  readonly status: HTMLElement;
}

/** The actions of the layout's own buttons. */
export interface LayoutCommands {
  tryAgain(): void;
  showLonger(): void;
}

/** The parts that the layout contains. */
export interface LayoutParts {
  readonly ranges: HTMLElement;
  readonly customRange: CustomRangeForm;
  readonly toolbar: HTMLElement;
  readonly legend: HTMLElement;
  readonly replay: HTMLElement;
  readonly timeline: HTMLElement;
  readonly table: HTMLElement;
  readonly tooltip: HTMLElement;
}

/** Builds the page in `root`. */
export function buildLayout(
  root: HTMLElement,
  texts: ChartTexts,
  parts: LayoutParts,
  commands: LayoutCommands,
): Layout {
  const bannerText = element('span');
  const emptyText = element('p');
  const longer = button('', () => {
    commands.showLonger();
  });
  const tryAgain = button(texts.tryAgain, () => {
    commands.tryAgain();
  });
  const layout: Layout = {
    about: element('p', { class: 'about' }),
    progress: element('div', { class: 'progress', hidden: true }),
    banner: element('div', { class: 'banner', role: 'alert', hidden: true }, bannerText, tryAgain),
    bannerText,
    notes: element('ul', { class: 'notes' }),
    summary: element('p', { class: 'summary', id: 'summary' }),
    plot: element('div', {
      class: 'plot',
      role: 'application',
      tabindex: 0,
      hidden: true,
      'aria-roledescription': texts.plotRole,
      'aria-describedby': 'summary keys',
    }),
    empty: element('div', { class: 'empty', hidden: true }, emptyText, longer),
    emptyText,
    longer,
    spoken: element('p', { class: 'unseen', 'aria-live': 'polite' }),
    status: element('p', { class: 'status', role: 'status' }),
  };
  root.replaceChildren(
    layout.about,
    element(
      'div',
      { class: 'controls' },
      element('div', { class: 'group' }, parts.ranges, parts.customRange.opener),
      parts.customRange.root,
      parts.toolbar,
    ),
    layout.progress,
    element('div', { class: 'lead' }, layout.summary, layout.banner),
    parts.legend,
    layout.plot,
    parts.replay,
    parts.timeline,
    layout.empty,
    layout.notes,
    element('div', { class: 'below' }, element('p', {}, texts.mouseHelp), layout.status),
    element('p', { class: 'unseen', id: 'keys' }, texts.keyboardHelp),
    layout.spoken,
    parts.table,
    parts.tooltip,
  );
  return layout;
}
