/**
 * Mouse and keyboard gestures on the plot. The plot itself handles dragging without Shift, which selects a span.
 * The wheel alone scrolls the page.
 */

/** The actions of gestures. */
export interface PlotCommands {
  /** Multiplies the length of the span by this factor, around a position or the cursor. */
  zoomBy(factor: number, clientX?: number): void;
  /** Moves the span by this fraction of its length. */
  panBy(share: number): void;
  showWhole(): void;
  /** Moves the cursor by this many samples. */
  step(by: number): void;
  /** Moves the cursor to the first or last sample of the range. */
  toEnd(end: 'first' | 'last'): void;
  /** Moves the cursor to the next rise in a direction. */
  toRise(direction: 1 | -1): void;
}

/** One notch of a wheel, in pixels as browsers report it. */
const notch = 100;
const zoomPerNotch = 1.25;
const linesToPixels = 33;

/** Listens for the wheel, for panning and for double-clicks. */
export function bindMouse(host: HTMLElement, commands: PlotCommands): void {
  host.addEventListener(
    'wheel',
    (event) => {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : linesToPixels;
      const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
      // Two fingers that pinch a touchpad arrive as a wheel with Ctrl.
      const zooms = event.ctrlKey || event.metaKey;
      if (!zooms && !sideways) return;
      event.preventDefault();
      if (zooms) commands.zoomBy(zoomPerNotch ** ((event.deltaY * unit) / notch), event.clientX);
      else commands.panBy((sideways * unit) / notch / 10);
    },
    { passive: false },
  );
  host.addEventListener('dblclick', () => {
    commands.showWhole();
  });
  bindPanning(host, commands);
}

/** Pans with Shift and drag, or with the middle button. */
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
  // Some keyboards need Shift for this character.
  '+': (commands) => {
    commands.zoomBy(0.5);
  },
  '=': (commands) => {
    commands.zoomBy(0.5);
  },
};

/** Listens for the keys of the focused plot, except the editor's own chords. */
export function bindKeys(host: HTMLElement, commands: PlotCommands): void {
  host.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const run = (event.shiftKey ? shiftKeys : plainKeys)[event.key];
    if (!run) return;
    event.preventDefault();
    run(commands);
  });
}
