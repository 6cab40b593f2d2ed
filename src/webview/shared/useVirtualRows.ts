/** The rows of a long list that are in the page: those in sight, and a few more. */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** What the list looks like. */
export interface VirtualRowsInput {
  readonly count: number;
  /** Of every row, CSS pixels. */
  readonly rowHeight: number;
  /** The element that scrolls. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** The height of a header that stays above the rows, CSS pixels. */
  readonly headHeight?: number;
}

/** The rows to render. */
export interface VirtualRows {
  readonly items: readonly VirtualItem[];
  /** Of all rows, CSS pixels. */
  readonly height: number;
  /** Scrolls a row into sight. */
  readonly reveal: (index: number) => void;
}

/** The rows in sight of the element; renders again when that changes. */
export function useVirtualRows({
  count,
  rowHeight,
  scroller,
  headHeight = 0,
}: VirtualRowsInput): VirtualRows {
  const [, again] = useReducer((n: number) => n + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    overscan: 8,
    scrollPaddingStart: headHeight,
    onChange: again,
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, Element>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => {
    virtualizer._willUpdate();
  });
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    reveal: (index) => {
      virtualizer.scrollToIndex(index, { align: 'auto' });
    },
  };
}
