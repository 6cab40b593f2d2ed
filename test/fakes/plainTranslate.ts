/** A `Translate` that stays English: fills the places and fails on one without an argument. */
import type { Translate } from '../../src/core/ports/translate';

/** @throws Error when the sentence has a place that no argument fills, or an argument is left over */
export const plainTranslate: Translate = (message, ...args) => {
  const used = new Set<number>();
  const text = message.replace(/\{(\d+)\}/g, (_, digits: string) => {
    const index = Number(digits);
    const value = args[index];
    if (value === undefined) throw new Error(`No argument for {${index}} in: ${message}`);
    used.add(index);
    return String(value);
  });
  if (used.size !== args.length) throw new Error(`An argument is not used in: ${message}`);
  return text;
};
