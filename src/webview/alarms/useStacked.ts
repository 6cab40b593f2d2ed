/** Draws a diagram from top to bottom where it does not fit from left to right. */
import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Gives an element the class `stacked` while its content is wider than the element.
 * @param content what it shows; it is measured again when that changes, and when the width does
 */
export function useStacked(
  element: { readonly current: HTMLElement | null },
  ...content: readonly unknown[]
): void {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => {
      setWidth(current.clientWidth);
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, []);
  useLayoutEffect(() => {
    const list = element.current;
    list?.classList.remove('stacked');
    if (list && list.scrollWidth > list.clientWidth) list.classList.add('stacked');
  }, [width, ...content]);
}
