/** Buttons that run commands of the extension. */
import type { CardButton } from '../../core/alarms/view/cardButton';
import type { TabMessage } from '../../protocol/alarms';

interface ButtonsProps {
  readonly buttons: readonly CardButton[];
  readonly post: (message: TabMessage) => void;
}

/** The buttons side by side. */
export function Buttons({ buttons, post }: ButtonsProps) {
  return (
    <>
      {buttons.map(({ label, step }) => (
        <button
          key={label}
          type="button"
          onClick={() => {
            post({ type: 'step', step });
          }}
        >
          {label}
        </button>
      ))}
    </>
  );
}
