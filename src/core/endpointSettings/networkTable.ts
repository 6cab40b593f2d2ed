/** Tables of networks: the cells of routes and of authorization rules. */
import { tsvCell } from '../base/csv';
import type { AuthorizationRule, Route } from '../model/endpoint';
import { displayText } from '../text/displayText';
import { compareNetworks, parseNetwork } from './reach/network';
import type { Reach } from './reach/reach';
import type { SettingsContext } from './settingNotes';
import { statementLine } from './statementLine';
import type { CellLine, SettingsTable, TableCell } from './view/settingsGroup';

/** A route or a rule. */
interface NetworkRow {
  /** A CIDR. */
  readonly destination: string;
  readonly cells: readonly TableCell[];
}

/** A table of networks: what does not work first, then by address. */
export function networkTable(
  columns: readonly (readonly [name: string, raw: string])[],
  rows: readonly NetworkRow[],
): SettingsTable {
  const ordered = rows
    .map(({ destination, cells }) => {
      const isAmiss = cells.some(({ lines }) => lines.some(({ kind }) => isFault(kind)));
      return { cells, isAmiss, network: parseNetwork(destination) };
    })
    .sort((a, b) => {
      if (a.isAmiss !== b.isAmiss) return a.isAmiss ? -1 : 1;
      if (!a.network || !b.network) return Number(!a.network) - Number(!b.network);
      return compareNetworks(a.network, b.network);
    })
    .map(({ cells }) => cells);
  const lines = [
    columns.map(([name]) => name),
    ...ordered.map((cells) =>
      cells.map(({ value, lines: more }) => [value, ...more.map(({ text }) => text)].join(' ')),
    ),
  ];
  return {
    columns: columns.map(([name, raw]) => ({ name, raw })),
    rows: ordered,
    copy: lines.map((line) => line.map(tsvCell).join('\t')).join('\n'),
  };
}

function isFault(kind: CellLine['kind']): boolean {
  return kind === 'warning' || kind === 'error';
}

/** A value as AWS has it. */
export function plainCell(value: string, lines: readonly CellLine[] = []): TableCell {
  return { value, raw: null, lines };
}

/** A value in words. */
export function wordedCell(value: string, raw: string): TableCell {
  return { value, raw: displayText(raw), lines: [] };
}

/** The network, with AWS's description. */
export function destinationCell({
  destination,
  description,
}: Route | AuthorizationRule): TableCell {
  const lines: readonly CellLine[] =
    description === undefined ? [] : [{ kind: 'detail', text: displayText(description) }];
  return plainCell(destination === '' ? '—' : displayText(destination), lines);
}

/** The state, with AWS's message and with what does not work. */
export function stateCell(
  value: string,
  about: Route | AuthorizationRule,
  reach: Reach,
  { t, format }: SettingsContext,
): TableCell {
  const { status, message } = about;
  const text = message === undefined ? undefined : displayText(message);
  const statements = reach.get(about) ?? [];
  return {
    value,
    raw: displayText(status),
    lines: [
      ...(status === 'failed'
        ? [{ kind: 'error', text: text ?? t('AWS gives no reason.') } as const]
        : text === undefined
          ? []
          : [{ kind: 'detail', text } as const]),
      ...statements.map((statement) => statementLine(statement, t, format)),
    ],
  };
}
