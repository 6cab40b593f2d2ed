/**
 * Templates: texts of a page in which `{0}` is a placeholder for a value that the page fills in.
 */

/** Replaces the placeholders of a text with values. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) =>
    String(values[Number(index)] ?? place),
  );
}
