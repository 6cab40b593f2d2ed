/**
 * A button that opens a form for a time range in the browser's own popover: two fields, and a sentence if they
 * are no range. The popover covers the page, is closed with Escape or beside it, and gives the focus back.
 */
import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ChartFormat } from '../../core/chart/view/chartFormat';
import { oldestStart, type CustomRange } from '../../core/chart/view/chartRange';
import type { RangeTexts } from '../../core/chart/view/rangeTexts';
import { fieldTime, typedRange, type RangeProblem } from '../../core/chart/view/customRange';
import { fill } from '../../core/text/fill';
import { placeBelow } from './placeBelow';
import type { Span } from './viewport';

/** The properties of the form. */
export interface RangeFormProps {
  /** The id of the form's element. */
  readonly id: string;
  readonly texts: RangeTexts;
  readonly format: ChartFormat;
  /** Whether a typed range is chosen. */
  readonly isChosen: boolean;
  /** The span that is shown: what the fields begin with. */
  readonly shownSpan: () => Span;
  /** The time up to which there are data, ms since 1970. */
  readonly latest: () => number;
  readonly onChoose: (range: CustomRange) => void;
}

type FieldRef = RefObject<HTMLInputElement | null>;

/** What is wrong, and in which field. */
interface Fault {
  readonly problem: RangeProblem;
  readonly field: FieldRef;
}

/** The button and its form. */
export function RangeForm(props: RangeFormProps) {
  const { id, texts, format, latest } = props;
  const [fault, setFault] = useState<Fault>();
  const opener = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [from, to] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const open = (): void => {
    if (popover.current && opener.current) placeBelow(popover.current, opener.current);
    const { min, max } = props.shownSpan();
    if (from.current) from.current.value = fieldTime(min, format.offset);
    if (to.current) to.current.value = fieldTime(max, format.offset);
    setFault(undefined);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const [start, end] = [from.current?.value ?? '', to.current?.value ?? ''];
    const range = typedRange(start, end, latest(), format.offset);
    if (typeof range === 'string') {
      const field = isWrongEnd(range, start) ? to : from;
      setFault({ problem: range, field });
      field.current?.focus();
      return;
    }
    popover.current?.hidePopover();
    props.onChoose(range);
  };
  const field = (ref: FieldRef, label: string) => (
    <label>
      <span>{label}</span>
      <input
        type="datetime-local"
        autocomplete="off"
        ref={ref}
        aria-invalid={ref === fault?.field}
        aria-describedby={ref === fault?.field ? `${id}-problem` : undefined}
      />
    </label>
  );
  return (
    <>
      <button
        type="button"
        ref={opener}
        popovertarget={id}
        aria-haspopup="dialog"
        aria-pressed={props.isChosen}
      >
        {texts.customRangeMore}
      </button>
      <div
        id={id}
        ref={popover}
        popover="auto"
        role="dialog"
        aria-label={texts.customRange}
        onBeforeToggle={({ newState }) => {
          if (newState === 'open') open();
        }}
      >
        <form noValidate onSubmit={submit}>
          {field(from, texts.rangeFrom)}
          {field(to, texts.rangeTo)}
          <p id={`${id}-problem`} role="alert">
            {fault &&
              fill(texts.rangeProblems[fault.problem], format.minute(oldestStart(latest())))}
          </p>
          <button type="submit">{texts.showRange}</button>
        </form>
      </div>
    </>
  );
}

function isWrongEnd(problem: RangeProblem, from: string): boolean {
  return problem === 'order' || (problem === 'incomplete' && from !== '');
}
