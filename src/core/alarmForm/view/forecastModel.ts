/** The last days of an endpoint with the moments at which the alarm would have fired, as plain data. */

/** What the alarm would have made of a connection. */
export type ForecastVerdict = 'notified' | 'missed' | 'unknown';

/** A connection, or a rise of the count where no log says more. Times in ms since 1970. */
export interface ForecastBar {
  readonly start: number;
  readonly end: number;
  readonly verdict: ForecastVerdict;
  /** Who it was, if that is known, and the verdict. */
  readonly label: string;
}

/** A moment at which the alarm would have fired. */
export interface ForecastFiring {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The time. */
  readonly label: string;
  /** Who would have been named or counted. */
  readonly who: string;
}

/** What is drawn. */
export interface ForecastPicture {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** Times and counts, oldest first. */
  readonly counts: readonly (readonly [at: number, count: number])[];
  readonly bars: readonly ForecastBar[];
  readonly firings: readonly ForecastFiring[];
}

/** The picture and its words. */
export interface ForecastModel {
  readonly headline: string;
  /** Whether something newer is being computed. */
  readonly isStale: boolean;
  /** Null if nothing can be drawn; the headline then says why. */
  readonly picture: ForecastPicture | null;
}
