/** Templates: texts of a page in which `{0}` stands for a value that the page knows. */

/** Puts values into the places of a text. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) =>
    String(values[Number(index)] ?? place),
  );
}
