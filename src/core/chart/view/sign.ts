/** The symbols of the chart, in the order of its legend. Each can be switched off. */

/** The lines of the other endpoints. */
export const comparedSigns = [
  'compared1',
  'compared2',
  'compared3',
  'compared4',
  'compared5',
] as const;

/** The symbols. */
export const signs = [
  'connections',
  ...comparedSigns,
  'rise',
  'fall',
  'masked',
  'alarm',
  'threshold',
  'replay',
] as const;

export type ComparedSign = (typeof comparedSigns)[number];

export type Sign = (typeof signs)[number];

/** Whether an untrusted value is the name of a symbol. */
export function isSign(value: unknown): value is Sign {
  return signs.some((sign) => sign === value);
}
