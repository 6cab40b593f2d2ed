/** What is to be corrected before the alarm can be created; each entry leads to its field. */
import { useEffect, useRef } from 'preact/hooks';
import type { AnswerKey } from '../../core/alarmForm/view/answers';
import type { FormModel } from '../../core/alarmForm/view/formModel';
import { fieldId } from './control';

/** The summary; it takes the focus when it appears. */
export function FaultSummary({ model: { faults, texts } }: { readonly model: FormModel }) {
  const box = useRef<HTMLDivElement>(null);
  const isThere = faults.length > 0;
  useEffect(() => {
    if (isThere) box.current?.focus();
  }, [isThere]);
  if (!isThere) return null;
  return (
    <div class="faults" role="alert" tabIndex={-1} aria-labelledby="faults" ref={box}>
      <h2 id="faults">{texts.errorsTitle}</h2>
      <ul>
        {faults.map(({ key, text }) => (
          <li key={`${key ?? ''} ${text}`}>
            {key === null ? (
              text
            ) : (
              <button
                type="button"
                class="link"
                onClick={() => {
                  focusField(key);
                }}
              >
                {text}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(key: AnswerKey): void {
  document.getElementById(fieldId(key))?.focus();
}
