/** The outcome of Create Alarms…, endpoint by endpoint, as the overview lists it. */
import type { EndpointRef } from '../../model/endpointRef';

/** What happened for one endpoint. */
export interface CreatedRow extends EndpointRef {
  /** The endpoint. */
  readonly name: string;
  /** The alarm that the endpoint has now; null if it has none for certain. */
  readonly alarmName: string | null;
  readonly outcome: 'created' | 'existed' | 'failed' | 'unknown';
  /** The outcome with its reason. */
  readonly text: string;
}

/** The whole outcome. */
export interface CreatedList {
  /** "Created: 3 of 5 alarms." */
  readonly summary: string;
  /** What is missing comes first. */
  readonly rows: readonly CreatedRow[];
  /** Whether a further run could create more. */
  readonly canTryAgain: boolean;
}
