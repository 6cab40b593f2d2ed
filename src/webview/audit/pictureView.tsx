/**
 * The picture: alarms and connections on one time axis. Pointing at a connection shows a tooltip, a click or
 * the keyboard chooses it, dragging zooms.
 */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AuditDetails, AuditEntry, AuditPicture } from '../../core/audit/view/auditPicture';
import { fill } from '../../core/text/fill';
import { chosenSpan, panSpan, revealSpan, type Span } from '../shared/viewport';
import type { AuditColors } from './auditColors';
import { spokenOf, type AuditWords } from './auditWords';
import { drawPicture } from './drawPicture';
import { EntryTip } from './entryTip';
import { keyEffect, zoomed, type KeyContext, type KeyEffect } from './pictureKeys';
import { entryAt, layoutPicture, timeAt, type PictureLayout } from './pictureLayout';

/** A pointer that moves less than this clicks, CSS pixels. */
const clickReach = 4;

interface PictureViewProps {
  readonly picture: AuditPicture;
  readonly entries: readonly AuditEntry[];
  readonly shows: (entry: AuditEntry) => boolean;
  readonly words: AuditWords;
  readonly colors: AuditColors;
  readonly chosen: number | undefined;
  readonly onChoose: (index: number | undefined) => void;
  readonly detailsOf: (index: number) => AuditDetails | undefined;
  /** Asks for the details of a connection. */
  readonly onPoint: (index: number) => void;
}

/** A drag: where it began, and where the pointer is, CSS pixels. */
interface Drag {
  readonly from: number;
  readonly to: number;
  /** The span before a pan; absent if the drag zooms. */
  readonly pans?: Span;
}

/** The picture with its zoom buttons. */
export function PictureView(props: PictureViewProps) {
  const { picture, entries, shows, words, colors, chosen, onChoose } = props;
  const { texts, chart } = words;
  const whole: Span = { min: picture.range.start, max: picture.range.end };
  const [zoom, setZoom] = useState<Span | null>(null);
  const [width, setWidth] = useState(0);
  const [pointed, setPointed] = useState<number | undefined>();
  const [drag, setDrag] = useState<Drag | undefined>();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const span = zoom ?? whole;
  const layout = useMemo(
    () =>
      layoutPicture({
        ...{ entries, alarms: picture.alarms, span, width, shows },
        now: picture.now,
      }),
    [entries, picture, span.min, span.max, width, shows],
  );
  useLayoutEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => {
      setWidth(current.clientWidth);
    });
    observer.observe(current);
    setWidth(current.clientWidth);
    return () => {
      observer.disconnect();
    };
  }, []);
  useLayoutEffect(() => {
    setZoom(null);
  }, [picture.range.start, picture.range.end]);
  const shown = pointed ?? chosen;
  useLayoutEffect(() => {
    const dragged: readonly [number, number] | undefined =
      drag && !drag.pans ? [timeAt(drag.from, layout), timeAt(drag.to, layout)] : undefined;
    const { gaps } = picture;
    if (canvas.current) {
      paint(canvas.current, layout, (context) => {
        drawPicture(context, {
          ...{ layout, gaps, colors, chosen: shown, drag: dragged },
          format: chart,
        });
      });
    }
  }, [layout, colors, shown, drag, picture, chart]);

  const context: KeyContext = { entries, shows, chosen, span, whole };
  const apply = (effect: KeyEffect): void => {
    if (effect.kind === 'zoom') {
      setZoom(effect.span);
      return;
    }
    const entry = effect.index === undefined ? undefined : entries[effect.index];
    if (entry && zoom) setZoom(revealSpan(zoom, whole, entry.startedAt));
    onChoose(effect.index);
  };
  const point = (index: number | undefined): void => {
    if (index === pointed) return;
    setPointed(index);
    if (index !== undefined) props.onPoint(index);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const { x, y } = placeOf(event);
    if (!drag) {
      point(entryAt(layout, x, y)?.index);
      return;
    }
    setDrag({ ...drag, to: x });
    if (drag.pans) setZoom(panned(drag.pans, whole, layout, drag.from - x));
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (!drag) return;
    setDrag(undefined);
    const { x, y } = placeOf(event);
    if (Math.abs(x - drag.from) < clickReach) onChoose(entryAt(layout, x, y)?.index);
    else if (!drag.pans) setZoom(chosenSpan(timeAt(drag.from, layout), timeAt(x, layout), whole));
  };
  const pointedAt = layout.placed.find(({ index }) => index === pointed);
  const spoken = chosen === undefined ? undefined : entries[chosen];
  return (
    <div class="picture">
      <div class="group" role="group" aria-label={texts.zoom}>
        <button
          type="button"
          onClick={() => {
            apply(zoomed('in', context));
          }}
        >
          {texts.zoomIn}
        </button>
        <button
          type="button"
          disabled={!zoom}
          onClick={() => {
            apply(zoomed('out', context));
          }}
        >
          {texts.zoomOut}
        </button>
        <button
          type="button"
          disabled={!zoom}
          onClick={() => {
            setZoom(null);
          }}
        >
          {texts.zoomReset}
        </button>
        <span class="about">
          {fill(texts.shownSpan, chart.minute(span.min), chart.minute(span.max))}
        </span>
      </div>
      <div
        class="axis-frame"
        role="application"
        tabIndex={0}
        aria-roledescription={texts.picture}
        aria-label={texts.keyboardHelp}
        ref={frame}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const effect = keyEffect(event, context);
          if (!effect) return;
          event.preventDefault();
          apply(effect);
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const { x } = placeOf(event);
          setPointed(undefined);
          setDrag({ from: x, to: x, ...(event.shiftKey && { pans: span }) });
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => {
          setPointed(undefined);
        }}
        onDblClick={() => {
          setZoom(null);
        }}
        onWheel={(event) => {
          if (!event.shiftKey || !zoom) return;
          event.preventDefault();
          setZoom(panned(zoom, whole, layout, event.deltaX + event.deltaY));
        }}
      >
        <canvas ref={canvas} />
        {pointedAt && !drag && (
          <EntryTip
            entry={pointedAt.entry}
            details={props.detailsOf(pointedAt.index)}
            words={words}
            x={Math.max(pointedAt.x, layout.left)}
            y={pointedAt.y}
            width={layout.width}
          />
        )}
      </div>
      <p class="about">{texts.mouseHelp}</p>
      <p class="unseen" aria-live="polite">
        {spoken && spokenOf(spoken, words)}
      </p>
    </div>
  );
}

function panned(span: Span, whole: Span, layout: PictureLayout, byPx: number): Span {
  const ms = ((span.max - span.min) / layout.plotWidth) * byPx;
  return panSpan(span, whole, ms);
}

function placeOf(event: PointerEvent): { readonly x: number; readonly y: number } {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** Sizes and clears the canvas, and draws on it in CSS pixels. */
function paint(
  canvas: HTMLCanvasElement,
  { width, height }: PictureLayout,
  draw: (context: CanvasRenderingContext2D) => void,
): void {
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.width = `${String(width)}px`;
  canvas.style.height = `${String(height)}px`;
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  context.scale(devicePixelRatio, devicePixelRatio);
  draw(context);
}
