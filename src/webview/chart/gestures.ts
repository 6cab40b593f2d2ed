/** What mouse and keys do on the plot. Dragging without Shift, which selects a span, is the plot's own. */

/** What a gesture asks for. */
export interface PlotCommands {
  /** Makes the span this many times as long, around a place or around the cursor. */
  zoomBy(factor: number, clientX?: number): void;
  /** Moves the span by this share of its length. */
  panBy(share: number): void;
  showWhole(): void;
  /** Moves the cursor by this many samples. */
  step(by: number): void;
  /** To the first or last sample of the range. */
  toEnd(end: 'first' | 'last'): void;
  /** To the next rise in a direction. */
  toRise(direction: 1 | -1): void;
}

/** One notch of a wheel, in the pixels that browsers report. */
const notch = 100;
const zoomPerNotch = 1.25;
const linesToPixels = 33;

/** Listens to the wheel, to panning and to double-clicks. */
export function bindMouse(host: HTMLElement, commands: PlotCommands): void {
  host.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : linesToPixels;
      const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
      if (sideways) commands.panBy((sideways * unit) / notch / 10);
      else commands.zoomBy(zoomPerNotch ** ((event.deltaY * unit) / notch), event.clientX);
    },
    { passive: false },
  );
  host.addEventListener('dblclick', () => {
    commands.showWhole();
  });
  bindPanning(host, commands);
}

/** Shift and drag, or the middle button. */
function bindPanning(host: HTMLElement, commands: PlotCommands): void {
  let from: number | undefined;
  host.addEventListener('pointerdown', (event) => {
    if (event.button !== 1 && !(event.button === 0 && event.shiftKey)) return;
    event.preventDefault();
    from = event.clientX;
    host.setPointerCapture(event.pointerId);
  });
  host.addEventListener('pointermove', (event) => {
    if (from === undefined) return;
    commands.panBy((from - event.clientX) / host.clientWidth);
    from = event.clientX;
  });
  const end = (): void => {
    from = undefined;
  };
  host.addEventListener('pointerup', end);
  host.addEventListener('pointercancel', end);
}

type Keys = Readonly<Record<string, (commands: PlotCommands) => void>>;

const plainKeys: Keys = {
  ArrowLeft: (commands) => {
    commands.step(-1);
  },
  ArrowRight: (commands) => {
    commands.step(1);
  },
  Home: (commands) => {
    commands.toEnd('first');
  },
  End: (commands) => {
    commands.toEnd('last');
  },
  PageUp: (commands) => {
    commands.toRise(-1);
  },
  PageDown: (commands) => {
    commands.toRise(1);
  },
  '+': (commands) => {
    commands.zoomBy(0.5);
  },
  // The plus key without Shift on many keyboards.
  '=': (commands) => {
    commands.zoomBy(0.5);
  },
  '-': (commands) => {
    commands.zoomBy(2);
  },
  '0': (commands) => {
    commands.showWhole();
  },
};

const shiftKeys: Keys = {
  ArrowLeft: (commands) => {
    commands.panBy(-0.25);
  },
  ArrowRight: (commands) => {
    commands.panBy(0.25);
  },
  // Shift is how some keyboards reach the sign.
  '+': (commands) => {
    commands.zoomBy(0.5);
  },
  '=': (commands) => {
    commands.zoomBy(0.5);
  },
};

/** Listens to the keys of the focused plot; the editor's own chords pass. */
export function bindKeys(host: HTMLElement, commands: PlotCommands): void {
  host.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const run = (event.shiftKey ? shiftKeys : plainKeys)[event.key];
    if (!run) return;
    event.preventDefault();
    run(commands);
  });
}
