/** What a keyboard reaches on an open page, and what a screen reader calls it. */
import type { CDPSession, Page } from 'playwright-core';

/** What can be used on a page. */
export const usable = [
  'a[href]',
  'button',
  'input',
  'select',
  'textarea',
  'summary',
  '[tabindex="0"]',
  '[role=row][aria-selected]',
].join(', ');

/**
 * What has a key on its row instead of a place of its own: the box of a row is its Space, the button with
 * three dots its menu key.
 */
const standsFor = '.endpoint-line input, .endpoint-line .more';

/** More presses than any page has stops. */
const mostStops = 250;

/**
 * Marks what the Tab key reaches, and in a composite widget what the arrow keys reach. An element is remembered
 * with its look while it has the focus. As text, for the tests' types know no DOM.
 */
const watch = `(() => {
  const standsFor = '${standsFor}';
  const look = (element) => {
    const around = [element, element.nextElementSibling, element.parentElement];
    const active = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
    if (active) around.push(active, ...active.children);
    return around.flatMap((one) => (one ? [[one, mark(one) + mark(one, '::after')]] : []));
  };
  const mark = (element, part) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor } =
      getComputedStyle(element, part);
    const outline = outlineStyle === 'none' ? '' : outlineWidth + outlineColor;
    return [outline, boxShadow, backgroundColor, borderColor].join('|');
  };
  const reached = new Map();
  const entered = new Set();
  const reach = (element) => {
    if (element instanceof HTMLInputElement && element.type === 'radio')
      for (const one of document.getElementsByName(element.name)) add(one);
    const active = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
    if (active) add(active);
    add(element);
  };
  const add = (element) => {
    // The parts of a field of a date are stops of their own, with marks of the browser.
    if (reached.get(element)) return;
    reached.set(element, element === document.activeElement ? look(element) : undefined);
  };
  const name = (element) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60) ||
    element.outerHTML.slice(0, 80);
  return {
    start() {
      const first = document.createElement('span');
      first.tabIndex = -1;
      document.body.prepend(first);
      first.focus();
      first.remove();
    },
    note() {
      reach(document.activeElement);
    },
    /** Whether the Tab key has been everywhere. */
    isRound() {
      const element = document.activeElement;
      if (element === document.body || element === this.first) return true;
      this.first ??= element;
      return false;
    },
    /** The role of what has the focus where it is in a composite widget that was not entered before. */
    enter() {
      const element = document.activeElement;
      const role = element.getAttribute('role') ?? element.getAttribute('aria-haspopup') ?? '';
      const widget = element.closest('[role=tablist], [role=grid], [aria-haspopup=menu]');
      if (!widget || entered.has(widget) || !['tab', 'grid', 'row', 'menu'].includes(role)) return '';
      entered.add(widget);
      this.entrance = element;
      return role;
    },
    /** Goes back to where the widget was entered. */
    leave() {
      this.entrance.focus();
    },
    missed(selector) {
      return [...document.querySelectorAll(selector)]
        .filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }))
        .filter((one) => !reached.has(one) && !one.matches(standsFor))
        .map(name);
    },
    /** The element where it handles clicks and neither it nor what it is in is reached; else an empty text. */
    mouseOnly(element) {
      for (let one = element; one; one = one.parentElement) if (reached.has(one)) return '';
      if (element === document || element.disabled || element.matches(standsFor)) return '';
      return element.checkVisibility() ? name(element) : '';
    },
    unseen() {
      document.activeElement?.blur();
      return [...reached]
        .filter(([element, marks]) => element.isConnected && marks !== undefined)
        .filter(([, marks]) => {
          const focused = marks.map(([, mark]) => mark).join();
          const elements = marks.map(([one]) => one);
          const blurred = elements.map((one) => look(one)[0]?.[1] ?? '').join();
          return focused === blurred;
        })
        .map(([element]) => name(element));
    },
  };
})()`;

/** What can be done on a page, by the text that the user sees. As text, see above. */
const listed = `(() => {
  const text = (element) =>
    element.matches('input, select, textarea')
      ? element.getAttribute('aria-label') ?? element.closest('label')?.textContent ??
        document.querySelector('label[for="' + element.id + '"]')?.textContent ?? ''
      : element.textContent;
  const label = (element) => text(element).trim().replaceAll(/[\\d,]*\\d/g, '#').slice(0, 40);
  const all = () =>
    [...document.querySelectorAll('button, a[href], input, select, textarea, summary')]
      .filter((one) => !one.matches('.endpoint-line input'))
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) || one.role === 'menuitem');
  return {
    labels: () => [...new Set(all().map(label))].sort(),
    focus(wanted) {
      const found = all().find(
        (one) => label(one) === wanted && one.matches('button:enabled, a, summary'),
      );
      found?.focus();
      return found !== undefined && document.activeElement === found;
    },
    /** Changes when anything is done. */
    trace: () =>
      [
        harness.posted.length,
        document.body.innerHTML,
        document.activeElement?.outerHTML,
        document.querySelectorAll(':popover-open').length,
      ].join(),
  };
})()`;

/** Presses Enter on every button and reports those on which nothing happens. */
export async function actionsOf(
  page: Page,
): Promise<{ readonly labels: readonly string[]; readonly dead: readonly string[] }> {
  await page.evaluate(`window.listed = ${listed}`);
  const labels = await page.evaluate<readonly string[]>('listed.labels()');
  const dead: string[] = [];
  for (const label of labels) {
    if (!(await page.evaluate<boolean>(`listed.focus(${JSON.stringify(label)})`))) continue;
    const before = await page.evaluate<string>('listed.trace()');
    await page.keyboard.press('Enter');
    await page.evaluate('harness.painted()');
    if ((await page.evaluate<string>('listed.trace()')) === before) dead.push(label);
  }
  return { labels, dead };
}

/** The keys that move within a composite widget. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  tab: ['Home', ...Array<string>(6).fill('ArrowRight')],
  menu: [...Array<string>(6).fill('ArrowDown'), 'Escape'],
  grid: ['Home', ...Array<string>(12).fill('ArrowDown')],
  row: ['Home', ...Array<string>(12).fill('ArrowDown')],
};

/** What is wrong for somebody without a mouse. */
export interface Reach {
  /** What no key reaches. */
  readonly missed: readonly string[];
  /** What only a click reaches, although it looks like nothing that can be used. */
  readonly mouseOnly: readonly string[];
  /** What looks the same with and without the focus. */
  readonly unseen: readonly string[];
  /** What gets the focus and has no name. */
  readonly nameless: readonly string[];
}

/** Walks through a page with the Tab key and, in a composite widget, with the arrow keys. */
export async function reachOf(page: Page): Promise<Reach> {
  await page.evaluate(`window.reach = ${watch}; reach.start()`);
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>('reach.isRound()')) break;
    await page.evaluate('reach.note()');
    const keys = keysOf[await page.evaluate<string>('reach.enter()')] ?? [];
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.evaluate('harness.painted().then(() => { reach.note(); })');
    }
    if (keys.length > 0) await page.evaluate('reach.leave()');
  }
  return {
    missed: await page.evaluate(`reach.missed(${JSON.stringify(usable)})`),
    mouseOnly: await mouseOnlyOf(page),
    unseen: await page.evaluate('reach.unseen()'),
    nameless: await namelessOf(page),
  };
}

/** What handles clicks, by the listeners that Chromium knows, and is not reached. */
async function mouseOnlyOf(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression: 'document' });
  const { listeners } = await session.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId ?? '',
    depth: -1,
  });
  const found: string[] = [];
  for (const { type, backendNodeId } of listeners) {
    if (!['click', 'dblclick'].includes(type) || backendNodeId === undefined) continue;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: 'function () { return reach.mouseOnly(this); }',
    });
    if (result.value !== '') found.push(String(result.value));
  }
  await session.detach();
  return found;
}

/** A node of Chromium's tree for screen readers, as far as it is used. */
interface AccessibleNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { value?: unknown } }[];
}

/** The roles of what gets the focus and has no name, as Chromium reports them to a screen reader. */
async function namelessOf(page: Page): Promise<readonly string[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as {
    readonly nodes: readonly AccessibleNode[];
  };
  await session.detach();
  return nodes
    .filter(({ ignored, properties = [] }) => !ignored && properties.some(isFocusable))
    .filter(({ role, name }) => role?.value !== 'RootWebArea' && (name?.value ?? '') === '')
    .map(({ role }) => role?.value ?? '');
}

const isFocusable = ({ name, value }: { name: string; value: { value?: unknown } }): boolean =>
  name === 'focusable' && value.value === true;
