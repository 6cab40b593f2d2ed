/** Facts put one after the other: on a row, and for lists read aloud. */

/** Those that there are. */
export function present(...facts: readonly (string | undefined)[]): readonly string[] {
  return facts.filter((fact) => fact !== undefined && fact !== '') as string[];
}

/** Those that there are, on one line. */
export function joined(...facts: readonly (string | undefined)[]): string {
  return present(...facts).join(' · ');
}
