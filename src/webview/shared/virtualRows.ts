/** Rows of equal height of which only those in sight are in the page. */
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

/** The properties of the rows. */
export interface VirtualRowsProps {
  readonly count: number;
  /** The element that scrolls. */
  readonly scroll: RefObject<HTMLElement | null>;
  /** CSS pixels. */
  readonly rowHeight: number;
  /** The height of the header, which scrolls sideways only, CSS pixels. */
  readonly headerHeight: number;
  /** The index of a row that stays in the page: the one with the focus. */
  readonly alwaysMounted?: number | undefined;
  /** How far to scroll at first, CSS pixels. */
  readonly initialTop?: number;
}

/** A row to draw. */
export interface VirtualRow {
  readonly index: number;
  /** The distance from the first row, CSS pixels. */
  readonly start: number;
}

/** The rows to draw. */
export interface VirtualRows {
  readonly items: readonly VirtualRow[];
  /** The height of all rows, CSS pixels. */
  readonly height: number;
  /** How far the element is scrolled, CSS pixels. */
  readonly top: number;
  readonly scrollTo: (top: number) => void;
  /** Scrolls a row into sight. */
  readonly reveal: (index: number) => void;
}

/** Follows the scrolling and the size of the element. */
export function useVirtualRows(props: VirtualRowsProps): VirtualRows {
  const [, redraw] = useReducer<number, undefined>((count) => count + 1, 0);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count: props.count,
    getScrollElement: () => props.scroll.current,
    estimateSize: () => props.rowHeight,
    // The first row stands below the header, which covers what is behind it.
    scrollMargin: props.headerHeight,
    scrollPaddingStart: props.headerHeight,
    initialOffset: props.initialTop ?? 0,
    overscan: 6,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      const { alwaysMounted } = props;
      if (
        alwaysMounted === undefined ||
        alwaysMounted >= props.count ||
        inSight.includes(alwaysMounted)
      )
        return inSight;
      return [...inSight, alwaysMounted].sort((a, b) => a - b);
    },
    onChange: () => {
      redraw(undefined);
    },
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  const measured = useRef(props.rowHeight);
  useLayoutEffect(() => {
    if (measured.current === props.rowHeight) return;
    measured.current = props.rowHeight;
    virtualizer.measure();
  }, [props.rowHeight]);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => {
    virtualizer._willUpdate();
  });
  return {
    items: virtualizer
      .getVirtualItems()
      .map(({ index, start }) => ({ index, start: start - props.headerHeight })),
    height: virtualizer.getTotalSize(),
    top: virtualizer.scrollOffset ?? 0,
    scrollTo: (top) => {
      const { current } = props.scroll;
      if (!current) return;
      current.scrollTop = top;
      // The event of the browser comes later, and what follows needs the place now.
      virtualizer.scrollOffset = current.scrollTop;
      redraw(undefined);
    },
    reveal: (index) => {
      virtualizer.scrollToIndex(index);
    },
  };
}
