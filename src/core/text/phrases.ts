/** Facts and sentences put one after the other: on a row, in a message, and for lists read aloud. */
import type { Translate } from '../ports/translate';

/** Those that there are. */
export function nonEmpty(...facts: readonly (string | undefined)[]): readonly string[] {
  return facts.filter((fact) => fact !== undefined && fact !== '') as string[];
}

/** Those that there are, on one line. */
export function joined(...facts: readonly (string | undefined)[]): string {
  return nonEmpty(...facts).join(' · ');
}

/** Sentences one after the other: not every language has a space between them. */
export function sentences(all: readonly string[], t: Translate): string {
  const [first = '', ...others] = all;
  return others.reduce((text, next) => t('{0} {1}', text, next), first);
}
