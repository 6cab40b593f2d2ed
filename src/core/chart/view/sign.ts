/** The symbols of the chart, in the order of its legend. Each can be switched off. */

/** The symbols. */
export const signs = [
  'connections',
  'rise',
  'fall',
  'masked',
  'alarm',
  'threshold',
  'replay',
] as const;

export type Sign = (typeof signs)[number];

/** Whether an untrusted value is the name of a symbol. */
export function isSign(value: unknown): value is Sign {
  return signs.some((sign) => sign === value);
}
