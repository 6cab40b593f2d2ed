/**
 * The list of tabs, as the pattern of ARIA describes it: arrow keys, Home and End move the focus, Enter and
 * Space select, since showing a tab may read from AWS. The tabs of `@vscode-elements/elements` lack Home and
 * End, nest two lists of tabs for screen readers, and bring a second view library with them.
 * https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
import { useRef } from 'preact/hooks';
import type { TabTitle } from '../../protocol/tabs';

interface TabListProps {
  /** For screen readers. */
  readonly label: string;
  readonly tabs: readonly TabTitle[];
  /** The id of the selected tab. */
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** The id of the element of a tab. */
export const tabElementId = (id: string): string => `tab-${id}`;

/** The id of the element with the content of a tab. */
export const panelElementId = (id: string): string => `panel-${id}`;

/** The tabs as buttons, of which the Tab key reaches the selected one. */
export function TabList({ label, tabs, selected, onSelect }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = target(event.key, at, buttons.length);
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabElementId(tab.id)}
          aria-selected={tab.id === selected}
          aria-controls={panelElementId(tab.id)}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => {
            onSelect(tab.id);
          }}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** The index that a key moves the focus to; undefined if it is another key. */
function target(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'ArrowRight':
      return (at + 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
