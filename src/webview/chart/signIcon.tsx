/** A symbol of the chart, as the chart draws it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Sign } from '../../core/chart/view/sign';
import type { Theme } from '../shared/theme';
import { paintSign } from './plot/shapes';

/** The symbol; an empty place for none. */
export function SignIcon({
  sign,
  theme,
}: {
  readonly sign: Sign | undefined;
  readonly theme: Theme;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current && sign) paintSign(canvas.current, sign, theme);
  }, [sign, theme]);
  return <canvas ref={canvas} key={sign} />;
}
