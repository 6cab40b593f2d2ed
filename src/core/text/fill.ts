/** Templates: texts of a page in which `{0}` is a placeholder for a value that the page fills in. */
import type { Translate } from '../ports/translate';

/** Translates without values: `{0}` stays in the text. */
export type Template = (text: string) => string;

/** A translation of templates. */
export function template(translate: Translate): Template {
  return (text) => translate(text, ...[...new Set(text.match(/\{\d\}/g))].sort());
}

/** Replaces the placeholders of a text with values. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) =>
    String(values[Number(index)] ?? place),
  );
}
