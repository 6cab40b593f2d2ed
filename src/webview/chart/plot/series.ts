/** The series for uPlot: the columns of the model and their styles. */
import { publishingIntervalMs } from '../../../core/cloudwatch/limits';
import uPlot from 'uplot';
import { isGap, type ChartModel } from '../../../core/chart/view/chart';
import type { Sign } from '../../../core/chart/view/sign';
import type { Theme } from '../../shared/theme';
import { barPath } from './barPath';
import { hatch } from './shapes';
import { stepPath } from './stepPath';

/** The model as data for uPlot: times, values, rises, falls; those that are switched off are empty. */
export function columns(
  { times, values, deltas }: ChartModel,
  hidden: ReadonlySet<Sign>,
): uPlot.AlignedData {
  const shown = (sign: Sign, column: readonly (number | null)[]): (number | null)[] =>
    column.map((value) => (hidden.has(sign) ? null : value));
  const rises = deltas.map((delta) => (delta !== null && delta > 0 ? delta : null));
  const falls = deltas.map((delta) => (delta !== null && delta < 0 ? delta : null));
  return [[...times], shown('connections', values), shown('rise', rises), shown('fall', falls)];
}

/**
 * The styles of the columns, in order. Rises are filled and point up, falls are hatched and point down.
 * @param theme is called at every drawing
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
