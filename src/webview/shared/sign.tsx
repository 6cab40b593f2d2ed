/** The sign of a severity or an outcome. */

/** Shapes differ as well as colors. */
const signs = { error: '×', warning: '!', info: 'i', ok: '✓', unknown: '?' } as const;

export type SignKind = keyof typeof signs;

interface SignProps {
  readonly kind: SignKind;
  /** For screen readers; if omitted, the text beside it says the same. */
  readonly name?: string;
}

/** The sign. */
export function Sign({ kind, name }: SignProps) {
  const named =
    name === undefined
      ? ({ 'aria-hidden': true } as const)
      : ({ role: 'img', 'aria-label': name, title: name } as const);
  return (
    <span class={`sign ${kind}`} {...named}>
      {signs[kind]}
    </span>
  );
}
