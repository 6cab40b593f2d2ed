/** A tooltip of the picture, beside what it is about. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** The distance from the place, CSS pixels. */
const distance = 12;

/** The place, and the width of the picture, CSS pixels. */
export interface TipPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The tooltip. It stays inside the picture. */
export function PictureTip({ x, y, width, children }: TipPlace & { children: ComponentChildren }) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = root;
    if (!current) return;
    const own = current.offsetWidth;
    const right = x + distance + own <= width;
    const left = right ? x + distance : Math.max(0, x - distance - own);
    current.style.left = `${String(left)}px`;
    current.style.top = `${String(Math.max(0, y + distance))}px`;
  });
  return (
    <div class="entry-tip" aria-hidden="true" ref={root}>
      {children}
    </div>
  );
}
