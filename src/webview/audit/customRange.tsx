/** A button that opens a form for a time range: two fields, and a sentence if they are no range. */
import { useRef, useState } from 'preact/hooks';
import { auditWindow, type AuditRange } from '../../core/audit/view/auditRange';
import { oldestStart } from '../../core/chart/view/chartRange';
import { fieldTime, typedRange, type RangeProblem } from '../../core/chart/view/customRange';
import { fill } from '../../core/text/fill';
import type { AuditWords } from './auditWords';

interface CustomRangeProps {
  readonly range: AuditRange;
  /** The latest end, ms since 1970. */
  readonly now: number;
  readonly words: AuditWords;
  readonly onChoose: (range: AuditRange) => void;
}

/** The button, and the form while it is open. */
export function CustomRange({ range, now, words, onChoose }: CustomRangeProps) {
  const { texts, chart } = words;
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<RangeProblem | undefined>();
  const opener = useRef<HTMLButtonElement>(null);
  const from = useRef<HTMLInputElement>(null);
  const to = useRef<HTMLInputElement>(null);
  const shown = auditWindow(range, now);
  const close = (): void => {
    setOpen(false);
    setProblem(undefined);
    opener.current?.focus();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const [start, end] = [from.current?.value ?? '', to.current?.value ?? ''];
    const typed = typedRange(start, end, now, chart.offset);
    if (typeof typed === 'string') {
      setProblem(typed);
      return;
    }
    close();
    onChoose(typed);
  };
  return (
    <>
      <button
        type="button"
        ref={opener}
        aria-expanded={isOpen}
        aria-pressed={typeof range !== 'string'}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {texts.customRangeMore}
      </button>
      {isOpen && (
        <form
          class="group"
          noValidate
          aria-label={texts.customRange}
          onSubmit={submit}
          onKeyDown={({ key }) => {
            if (key === 'Escape') close();
          }}
        >
          <label>
            {texts.rangeFrom}{' '}
            <input
              type="datetime-local"
              ref={from}
              defaultValue={fieldTime(shown.start, chart.offset)}
            />
          </label>
          <label>
            {texts.rangeTo}{' '}
            <input
              type="datetime-local"
              ref={to}
              defaultValue={fieldTime(shown.end, chart.offset)}
            />
          </label>
          <button type="submit">{texts.showRange}</button>
          <span role="alert">
            {problem && fill(texts.rangeProblems[problem], chart.minute(oldestStart(now)))}
          </span>
        </form>
      )}
    </>
  );
}
