/** What is measured: from the model in memory to the picture on the canvas. */
import type { ChartModel } from '../../../src/core/chart/view/chart';

/** CSS pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A picture that has been drawn. */
export interface Picture {
  readonly canvas: HTMLCanvasElement;
  dispose(): void;
}

/** Draws a model into an element, whole; all of its work is done when it returns or resolves. */
export type Drawing = (
  host: HTMLElement,
  model: ChartModel,
  size: PictureSize,
) => Picture | Promise<Picture>;
