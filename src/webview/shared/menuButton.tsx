/**
 * A button that opens a menu in the browser's own popover, which Escape or a click beside it closes, and which
 * gives the focus back. https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
import { useRef } from 'preact/hooks';
import { listTarget } from './listKeys';
import { placeBelow } from './placeBelow';

/** An entry of the menu. */
export interface MenuEntry {
  readonly label: string;
  /** Whether it can be read, but not chosen. */
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

interface MenuButtonProps {
  /** The id of the menu's element. */
  readonly id: string;
  /** What a screen reader says for the three dots. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** The button and its menu. */
export function MenuButton({ id, label, entries }: MenuButtonProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll('button') ?? [])];
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const next = listTarget(event.key, at, all.length);
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    <>
      <button
        type="button"
        class="narrow"
        ref={opener}
        popovertarget={id}
        aria-haspopup="menu"
        aria-label={label}
        title={label}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          menu.current?.showPopover();
        }}
      >
        ⋯
      </button>
      <div
        id={id}
        class="menu"
        ref={menu}
        popover="auto"
        role="menu"
        aria-label={label}
        onBeforeToggle={() => {
          if (menu.current && opener.current) placeBelow(menu.current, opener.current);
        }}
        onKeyDown={onKeyDown}
      >
        {entries.map(({ label: text, disabled = false, onChoose }, index) => (
          <button
            key={text}
            type="button"
            role="menuitem"
            tabIndex={-1}
            autofocus={index === 0}
            aria-disabled={disabled}
            onClick={() => {
              if (disabled) return;
              menu.current?.hidePopover();
              onChoose();
            }}
          >
            {text}
          </button>
        ))}
      </div>
    </>
  );
}
