/** Joins facts and sentences for rows, messages and screen readers. */
import type { Translate } from '../ports/translate';

/** The facts that are present. */
export function nonEmpty(...facts: readonly (string | undefined)[]): readonly string[] {
  return facts.filter((fact) => fact !== undefined && fact !== '') as string[];
}

/** The facts that are present, on one line. */
export function joined(...facts: readonly (string | undefined)[]): string {
  return nonEmpty(...facts).join(' · ');
}

/** Joins sentences: not every language puts a space between them. */
export function sentences(all: readonly string[], t: Translate): string {
  const [first = '', ...others] = all;
  return others.reduce((text, next) => t('{0} {1}', text, next), first);
}
