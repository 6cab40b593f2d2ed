/** What uPlot draws: the columns of the model, and how each of them looks. */
import uPlot from 'uplot';
import { isGap, publishingIntervalMs, type ChartModel } from '../../../core/chart/view/chart';
import type { Theme } from '../../shared/theme';
import { barPath } from './barPath';
import { hatch } from './shapes';
import { stepPath } from './stepPath';

/** The model as uPlot takes it: times, values, rises, falls. */
export function columns({ times, values, deltas }: ChartModel): uPlot.AlignedData {
  const rises = deltas.map((delta) => (delta !== null && delta > 0 ? delta : null));
  const falls = deltas.map((delta) => (delta !== null && delta < 0 ? delta : null));
  return [[...times], [...values], rises, falls];
}

/**
 * The looks of the columns, in their order. Rises are filled and stand up, falls are hatched and hang.
 * @param theme is asked for at every drawing
 */
export function plotSeries(theme: () => Theme): uPlot.Series[] {
  const points = { show: false };
  const paths = barPath(publishingIntervalMs);
  return [
    {},
    {
      scale: 'connections',
      paths: stepPath(isGap),
      stroke: () => theme().connections,
      fill: () => theme().connectionsFill,
      width: 2,
      points,
    },
    { scale: 'deltas', paths, fill: () => theme().rise, width: 0, points },
    {
      scale: 'deltas',
      paths,
      fill: () => hatch(theme().fall, uPlot.pxRatio),
      stroke: () => theme().fall,
      width: 1,
      points,
    },
  ];
}
