/** The buttons that zoom the picture, and which span it shows. */
import { fill } from '../../core/text/fill';
import type { Span } from '../shared/viewport';
import type { AuditWords } from './auditWords';

interface PictureZoomProps {
  readonly words: AuditWords;
  readonly span: Span;
  readonly isZoomed: boolean;
  readonly onZoom: (direction: 'in' | 'out') => void;
  readonly onWhole: () => void;
}

/** The buttons. */
export function PictureZoom({ words, span, isZoomed, onZoom, onWhole }: PictureZoomProps) {
  const { texts, chart } = words;
  const button = (label: string, isEnabled: boolean, onClick: () => void) => (
    <button type="button" disabled={!isEnabled} onClick={onClick}>
      {label}
    </button>
  );
  return (
    <div class="group" role="group" aria-label={texts.zoom}>
      {button(texts.zoomIn, true, () => {
        onZoom('in');
      })}
      {button(texts.zoomOut, isZoomed, () => {
        onZoom('out');
      })}
      {button(texts.zoomReset, isZoomed, onWhole)}
      <span class="about">
        {fill(texts.shownSpan, chart.minute(span.min), chart.minute(span.max))}
      </span>
    </div>
  );
}
