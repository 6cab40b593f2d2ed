/** A mark as a picture in text. Its name stands beside it, so screen readers skip it. */
import type { VerdictMark } from '../../core/audit/view/verdictMark';
import { markColors, markLine, markShapes } from './markStyle';

/** The picture of a mark. */
export function MarkIcon({ mark }: { readonly mark: VerdictMark }) {
  const { path, line } = markShapes[mark];
  return (
    <svg class={`verdict-mark ${markColors[mark]}`} viewBox="-6 -6 12 12" aria-hidden="true">
      <path
        d={path}
        fill={line ? 'none' : 'currentColor'}
        stroke={line ? 'currentColor' : 'none'}
        stroke-width={markLine}
      />
    </svg>
  );
}
