/** What the tooltip of the chart is about: a sample, a connection or a replayed notification. */
import { barReadout, sampleReadout, type Readout } from '../../core/chart/view/chartReadout';
import type { TimelineBar } from '../../core/chart/view/timeline';
import type { ChartState } from '../../protocol/chart';
import type { Point } from '../shared/point';
import type { ChartDrawing } from './chartDrawing';
import type { ChartParts } from './chartParts';
import type { ChartWords } from './chartText';

/** What the tooltip says, and the point that it is about. */
interface Tip {
  readonly readout: Readout;
  readonly at: Point;
}

/** The subject of the tooltip. */
export class ChartTip {
  /** Computed again after every drawing, because the data and the places change. */
  private tip: () => Tip | undefined = () => undefined;

  constructor(
    private readonly parts: ChartParts,
    private readonly words: ChartWords,
    private readonly drawing: ChartDrawing,
  ) {}

  /** The sample at the plot's cursor, if there is one. */
  aboutCursor(state: () => ChartState, by: 'keys' | 'mouse'): void {
    this.about(() => {
      const { at, anchor } = this.parts.view;
      const { model, replay } = state();
      const readout =
        model && at !== null ? sampleReadout(model, at, this.parts, replay) : undefined;
      return readout && anchor && { readout, at: anchor };
    }, by);
  }

  /** A connection of the timeline; undefined for none. */
  aboutBar({ model }: ChartState, bar: TimelineBar | undefined, at: Point, by: 'keys' | 'mouse') {
    const name = bar && model?.timeline.rows[bar.row]?.name;
    this.aboutReadout(bar && barReadout(bar, name ?? '', this.parts), at, by);
  }

  /** Anything else that can be pointed at; undefined for nothing. */
  aboutReadout(readout: Readout | undefined, at: Point, by: 'keys' | 'mouse'): void {
    this.about(() => readout && { readout, at }, by);
  }

  /** Shows the tooltip in its current place, or hides it. */
  show(): void {
    const { tooltip } = this.parts;
    const { theme, hidden } = this.drawing;
    const tip = this.tip();
    if (tip) tooltip.show(tip.readout, tip.at, theme, hidden);
    else tooltip.hide();
  }

  /** Hides the tooltip until something else is pointed at. */
  dismiss(): void {
    this.tip = () => undefined;
    this.show();
  }

  /** The keyboard's cursor cannot be seen by everybody, so it is also announced. */
  private about(tip: () => Tip | undefined, by: 'keys' | 'mouse'): void {
    this.tip = tip;
    const readout = by === 'keys' ? tip()?.readout : undefined;
    if (readout) this.words.speak(readout);
    this.show();
  }
}
