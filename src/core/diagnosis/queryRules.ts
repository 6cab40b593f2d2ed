/**
 * Rules on the query of a log alarm: whether it can find what Client VPN writes. A query that finds
 * nothing runs without an error. One that cannot be parsed here is not checked.
 */
import { memoizeByObject } from '../base/memoize';
import { parseAggregation } from '../logAlarms/aggregation';
import { parseInsightsQuery } from '../logAlarms/insightsQuery';
import { QueryError } from '../logAlarms/queryTokens';
import type { FieldReader } from '../logAlarms/queryFilter';
import type { LogAlarm } from '../model/logAlarm';
import { idsInQuery } from '../watching/connectionLogs';
import { isTypo, letters } from '../watching/intendedMetric';
import { entryKinds, sampleEntry } from '../watching/sampleEntry';
import type { Hit } from './finding';
import type { LogDiagnosis, UnknownField } from './logDiagnosis';

type Reading = Pick<LogAlarm, 'query'>;

/** Fields all of whose values occur in the sample entries; the endpoint id if the query names one. */
const kindFields = ['connection-log-type', 'connection-attempt-status'];
const endpointField = 'client-vpn-endpoint-id';
const knownFields = Object.keys(sampleEntry('', entryKinds[0]));

/** Whether its query is about the connection log by the names of its fields. */
export function readsLogFields({ query }: Reading): boolean {
  return /connection-(?:log-type|attempt-|reset-|id\b)|client-vpn-endpoint-id/.test(
    query.queryString,
  );
}

/** The fault of the query; undefined if it has none, or if that depends on names of users. */
export const queryFault = memoizeByObject((alarm: Reading): Hit<LogDiagnosis> | undefined => {
  const query = parsed(parseInsightsQuery, alarm.query.queryString);
  if (!query || !readsLogFields(alarm)) return undefined;
  const named = idsInQuery(alarm);
  const read: string[] = [];
  for (const id of named.length > 0 ? named : ['cvpn-endpoint-1']) {
    for (const kind of entryKinds) {
      const row = query.row(recording(sampleEntry(id, kind), read));
      if (row) return groupFault(alarm, row, read);
    }
  }
  const fields = unknownAmong(read);
  if (fields.length > 0)
    return { severity: 'error', diagnosis: { rule: 'unknownFields', part: 'filter', fields } };
  const decisive = named.length > 0 ? [...kindFields, endpointField] : kindFields;
  if (!read.every((name) => decisive.includes(name))) return undefined;
  return { severity: 'error', diagnosis: { rule: 'matchesNothing' } };
});

/** Connections with equal values are one contributor; a field without a value distinguishes none. */
function groupFault(
  { query: { aggregation } }: Reading,
  row: FieldReader,
  read: string[],
): Hit<LogDiagnosis> | undefined {
  read.length = 0;
  for (const name of parsed(parseAggregation, aggregation)?.by ?? []) row(name);
  const fields = unknownAmong(read);
  if (fields.length === 0) return undefined;
  return { severity: 'warning', diagnosis: { rule: 'unknownFields', part: 'by', fields } };
}

/** Reads the entry, and adds the name of each field that is read to the list. */
function recording(entry: Readonly<Record<string, string>>, read: string[]): FieldReader {
  return (name) => {
    read.push(name);
    return Object.hasOwn(entry, name) ? entry[name] : undefined;
  };
}

/** The service's own fields begin with @. */
function unknownAmong(read: readonly string[]): readonly UnknownField[] {
  const unknown = [...new Set(read)].filter(
    (name) => !name.startsWith('@') && !knownFields.includes(name),
  );
  return unknown.map((found) => {
    const own = letters(found);
    const intended = knownFields.find((field) => isTypo(own, letters(field)));
    return intended === undefined ? { found } : { found, intended };
  });
}

/** Undefined for what cannot be parsed here. */
export function parsed<T>(parse: (text: string) => T, text: string): T | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return undefined;
  }
}
