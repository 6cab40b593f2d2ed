/** Settings of which an endpoint has many, as a table. */
import type {
  CellLine,
  SettingsTable,
  TableCell,
} from '../../core/endpointSettings/view/settingsGroup';
import { Sign } from '../shared/sign';

/** A longer table may scroll in itself, so the keyboard must reach it. */
const longTable = 10;

interface TableProps {
  /** Of its group. */
  readonly title: string;
  readonly table: SettingsTable;
  /** Whether the names of the API are shown. */
  readonly raw: boolean;
}

/** The table; nothing without rows. */
export function Table({ title, table: { columns, rows }, raw }: TableProps) {
  if (rows.length === 0) return null;
  const focusable =
    rows.length > longTable ? ({ role: 'group', 'aria-label': title, tabIndex: 0 } as const) : {};
  return (
    <div class="scroll" {...focusable}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {column.name}
                {raw && <code>{column.raw}</code>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others], at) => (
            <tr key={at}>
              {first && (
                <th scope="row">
                  <Cell cell={first} raw={raw} />
                </th>
              )}
              {others.map((cell, column) => (
                <td key={column}>
                  <Cell cell={cell} raw={raw} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, raw }: Pick<TableProps, 'raw'> & { readonly cell: TableCell }) {
  return (
    <>
      <bdi>{cell.value}</bdi>
      {raw && cell.raw !== null && <code>{cell.raw}</code>}
      {cell.lines.map((line) => (
        <Line key={line.text} {...line} />
      ))}
    </>
  );
}

function Line({ kind, text }: CellLine) {
  return (
    <span class={`line ${kind}`}>
      {kind !== 'detail' && <Sign kind={kind} />}
      <bdi>{text}</bdi>
    </span>
  );
}
