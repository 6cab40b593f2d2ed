/**
 * The picture: alarms and connections on one time axis. Pointing at a connection or at a firing shows a tooltip,
 * a click or the keyboard chooses it, dragging zooms.
 */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AuditDetails, AuditEntry, AuditPicture } from '../../core/audit/view/auditPicture';
import { chosenSpan, revealSpan, type Span } from '../shared/viewport';
import type { AuditColors } from './auditColors';
import type { AuditWords } from './auditWords';
import { paintPicture } from './drawPicture';
import { useElementWidth } from '../shared/elementWidth';
import { firingAt, isSameFiring, nextFiring, type Firing } from './firings';
import { keyEffect, zoomed, type KeyContext, type KeyEffect } from './pictureKeys';
import { entryAt, layoutPicture, panned, timeAt } from './pictureLayout';
import { ShownTip, shownLabel } from './shownTip';
import { PictureZoom } from './pictureZoom';

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

/** What the mouse is on: a connection by its index, or a firing. */
interface Pointed {
  readonly index?: number | undefined;
  readonly firing?: Firing | undefined;
}

const nothing: Pointed = {};

/** The picture with its zoom buttons. */
export function PictureView(props: PictureViewProps) {
  const { picture, entries, shows, words, colors, chosen, onChoose } = props;
  const { texts } = words;
  const whole: Span = { min: picture.range.start, max: picture.range.end };
  const [zoom, setZoom] = useState<Span | null>(null);
  const [pointed, setPointed] = useState(nothing);
  const [firing, setFiring] = useState<Firing | undefined>();
  const [drag, setDrag] = useState<Drag | undefined>();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useElementWidth(frame);
  const span = zoom ?? whole;
  const { alarms, now } = picture;
  const layout = useMemo(
    () => layoutPicture({ entries, alarms, span, width, shows, now }),
    [entries, picture, span.min, span.max, width, shows],
  );
  useLayoutEffect(() => {
    setZoom(null);
    setFiring(undefined);
  }, [picture.range.start, picture.range.end]);
  const shown = pointed.index ?? chosen;
  const shownFiring = pointed.firing ?? firing;
  useLayoutEffect(() => {
    const dragged: readonly [number, number] | undefined =
      drag && !drag.pans ? [timeAt(drag.from, layout), timeAt(drag.to, layout)] : undefined;
    const drawing = { layout, gaps: picture.gaps, colors, format: words.chart };
    if (canvas.current) {
      paintPicture(canvas.current, {
        ...drawing,
        ...{ chosen: shown, firing: shownFiring, drag: dragged },
      });
    }
  }, [layout, colors, shown, shownFiring, drag, picture, words]);

  const context: KeyContext = { entries, shows, chosen, span, whole };
  const choose = (index: number | undefined): void => {
    setFiring(undefined);
    onChoose(index);
  };
  const reveal = (at: number | undefined): void => {
    if (zoom && at !== undefined) setZoom(revealSpan(zoom, whole, at));
  };
  const apply = (effect: KeyEffect): void => {
    switch (effect.kind) {
      case 'zoom':
        setZoom(effect.span);
        return;
      case 'firing': {
        const next = nextFiring(alarms, firing, effect.direction);
        setFiring(next);
        reveal(next?.at);
        return;
      }
      case 'choose':
        reveal(effect.index === undefined ? undefined : entries[effect.index]?.startedAt);
        choose(effect.index);
    }
  };
  const point = (next: Pointed): void => {
    if (next.index === pointed.index && isSameFiring(next.firing, pointed.firing)) return;
    setPointed(next);
    if (next.index !== undefined) props.onPoint(next.index);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const { x, y } = placeOf(event);
    if (!drag) {
      point({ index: entryAt(layout, x, y)?.index, firing: firingAt(layout, x, y) });
      return;
    }
    setDrag({ ...drag, to: x });
    if (drag.pans) setZoom(panned(drag.pans, whole, layout, drag.from - x));
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (!drag) return;
    setDrag(undefined);
    const { x, y } = placeOf(event);
    if (Math.abs(x - drag.from) < clickReach) {
      choose(entryAt(layout, x, y)?.index);
      setFiring(firingAt(layout, x, y));
    } else if (!drag.pans) {
      setZoom(chosenSpan(timeAt(drag.from, layout), timeAt(x, layout), whole));
    }
  };
  return (
    <div class="picture">
      <PictureZoom
        {...{ words, span }}
        isZoomed={zoom !== null}
        onZoom={(direction) => {
          apply(zoomed(direction, context));
        }}
        onWhole={() => {
          setZoom(null);
        }}
      />
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
          setPointed(nothing);
          setDrag({ from: x, to: x, ...(event.shiftKey && { pans: span }) });
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => {
          setPointed(nothing);
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
        {!drag && (
          <ShownTip {...props} layout={layout} index={pointed.index} firing={shownFiring} />
        )}
      </div>
      <p class="about">{texts.mouseHelp}</p>
      <p class="unseen" aria-live="polite">
        {shownLabel(props, firing)}
      </p>
    </div>
  );
}

function placeOf(event: PointerEvent): { readonly x: number; readonly y: number } {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
