/** The styles in which the gallery takes a picture: theme and size of the window. */
import { type Theme, themeNames } from '../driver/workbench';

/** Sizes of the window in CSS pixels. */
export const sizes = {
  wide: { width: 1280, height: 800 },
  narrow: { width: 640, height: 800 },
  /** What 1280 × 800 has at a zoom of 200 %. */
  zoomed: { width: 640, height: 400 },
} as const;

/** A size of the window. */
export type Size = keyof typeof sizes;

/** All sizes. */
export const sizeNames = ['wide', 'narrow', 'zoomed'] as const satisfies readonly Size[];

/** One theme in one size. */
export interface PictureStyle {
  readonly theme: Theme;
  readonly size: Size;
}

/** The styles to take. */
export interface StyleChoice {
  readonly themes: readonly Theme[];
  readonly sizes: readonly Size[];
  /** Each theme in each size. Otherwise each theme in one size, and over three states in all of them. */
  readonly every: boolean;
}

/** All styles. */
export const allStyles: StyleChoice = { themes: themeNames, sizes: sizeNames, every: false };

/**
 * The styles in which a state is taken, one theme after the other.
 * @param turn a number that differs by one from state to state and from language to language
 */
export function stylesOf(
  { themes, sizes, every }: StyleChoice,
  turn: number,
): readonly PictureStyle[] {
  return themes.flatMap((theme) => {
    const place = themeNames.indexOf(theme) + turn;
    const wanted = every ? sizes : sizes.filter((_, index) => index === place % sizes.length);
    return wanted.map((size) => ({ theme, size }));
  });
}
