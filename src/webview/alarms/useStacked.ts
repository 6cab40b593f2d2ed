/** Draws a diagram from top to bottom where it does not fit from left to right. */
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useElementWidth } from '../shared/elementWidth';

/**
 * Gives an element the class `stacked` while its content is wider than the element.
 * @param content what it shows; it is measured again when that changes, and when the width does
 */
export function useStacked(
  element: RefObject<HTMLElement | null>,
  ...content: readonly unknown[]
): void {
  const width = useElementWidth(element);
  useLayoutEffect(() => {
    const list = element.current;
    list?.classList.remove('stacked');
    if (list && list.scrollWidth > list.clientWidth) list.classList.add('stacked');
  }, [width, ...content]);
}
