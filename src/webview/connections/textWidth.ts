/** Measures texts in the font of the page. */
import type { TextWidth } from '../../core/connections/view/columnWidths';

/** Creates the measure. It keeps the font of its creation. */
export function textMeasure(): TextWidth {
  const pen = document.createElement('canvas').getContext('2d');
  const { fontSize, fontFamily } = getComputedStyle(document.body);
  return (text, isBold = false) => {
    if (!pen) return 0;
    pen.font = `${isBold ? '600' : '400'} ${fontSize} ${fontFamily}`;
    // The table has digits of the same width, in some fonts by a variant that a canvas does not have.
    return pen.measureText(text.replace(/\d/g, '0')).width;
  };
}
