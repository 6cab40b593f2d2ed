/** What a contributor of a log alarm on a connection log says, whatever its query calls the fields. */
import type { AlarmContributor } from '../model/logAlarm';
import { parseAggregation } from './aggregation';
import { QueryError } from './queryTokens';

/** The facts; a field that the alarm does not group by, or that is `NA` in the log, is absent. */
export interface ContributorFacts {
  readonly username?: string;
  readonly commonName?: string;
  readonly connectionId?: string;
  readonly deviceIp?: string;
  /** Why an attempt failed. */
  readonly reason?: string;
  readonly endpointId?: string;
}

/** The names of fields and usual aliases, by their letters. */
const meanings: Readonly<Record<string, keyof ContributorFacts>> = {
  username: 'username',
  user: 'username',
  commonname: 'commonName',
  cn: 'commonName',
  connectionid: 'connectionId',
  connection: 'connectionId',
  deviceip: 'deviceIp',
  device: 'deviceIp',
  connectionattemptfailurereason: 'reason',
  failurereason: 'reason',
  reason: 'reason',
  clientvpnendpointid: 'endpointId',
  endpointid: 'endpointId',
  endpoint: 'endpointId',
};

/** The meaning of a field by its name; undefined if it is another one. */
export function fieldMeaning(name: string): keyof ContributorFacts | undefined {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(meanings, letters) ? meanings[letters] : undefined;
}

/** Reads the attributes. */
export function contributorFacts({
  attributes,
}: Pick<AlarmContributor, 'attributes'>): ContributorFacts {
  const facts = Object.entries(attributes).flatMap(([name, value]) => {
    const meaning = fieldMeaning(name);
    return meaning === undefined || value.trim() === '' || value === 'NA' ? [] : [[meaning, value]];
  });
  return Object.fromEntries(facts) as ContributorFacts;
}

/** The fields of the `by` clause of an aggregation; none if it cannot be parsed. */
export function groupedBy(aggregation: string): readonly string[] {
  try {
    return parseAggregation(aggregation).by;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return [];
  }
}
