/**
 * The connections as a table, newest first: what the picture shows, in words. Only the rows in sight are in
 * the page. Arrow keys choose a row.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { AuditEntry } from '../../core/audit/view/auditPicture';
import { fill } from '../../core/text/fill';
import { listTarget } from '../shared/listKeys';
import { useVirtualRows } from '../shared/virtualRows';
import { durationOf, notifiedOf, type AuditWords } from './auditWords';
import { MarkIcon } from './markIcon';

/** CSS pixels. */
const rowHeight = 24;
/** Rows that Page Up and Page Down move by. */
const page = 10;

/** A connection and its index among all. */
export interface IndexedEntry {
  readonly index: number;
  readonly entry: AuditEntry;
}

interface EntryTableProps {
  /** Those that the legend shows, newest first. */
  readonly rows: readonly IndexedEntry[];
  readonly total: number;
  readonly words: AuditWords;
  /** When the data were read, ms since 1970. */
  readonly now: number;
  /** The index of the chosen connection. */
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
}

/** The table. */
export function EntryTable({ rows, total, words, now, chosen, onChoose }: EntryTableProps) {
  const { texts, format } = words;
  const scroller = useRef<HTMLDivElement>(null);
  const { items, height, reveal } = useVirtualRows({
    count: rows.length,
    rowHeight,
    scroll: scroller,
    headerHeight: rowHeight,
  });
  const at = rows.findIndex(({ index }) => index === chosen);
  useEffect(() => {
    if (at >= 0) reveal(at);
  }, [at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = listTarget(event.key, at, rows.length, page);
    const row = to === undefined ? undefined : rows[to];
    if (!row) return;
    event.preventDefault();
    onChoose(row.index);
  };
  const columns = [texts.started, texts.duration, texts.who, texts.verdict, texts.notifiedAt];
  return (
    <section class="entries">
      <div class="group">
        <h3>{texts.table}</h3>
        <span class="about">
          {fill(texts.rows, format.count(rows.length), format.count(total))}
        </span>
      </div>
      <div
        class="grid"
        role="grid"
        tabIndex={0}
        aria-label={texts.table}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={at >= 0 ? rowId(at) : undefined}
        ref={scroller}
        onKeyDown={onKeyDown}
      >
        <div class="line head" role="row" aria-rowindex={1}>
          {columns.map((title) => (
            <span key={title} role="columnheader">
              {title}
            </span>
          ))}
        </div>
        <div role="rowgroup" class="lines" style={{ height: `${String(height)}px` }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const { entry, index } = row;
            return (
              <div
                key={entry.id}
                id={rowId(item.index)}
                class="line"
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={index === chosen}
                style={{ transform: `translateY(${String(item.start)}px)` }}
                onClick={() => {
                  onChoose(index);
                }}
              >
                <span role="gridcell">{format.time(entry.startedAt, now)}</span>
                <span role="gridcell">{durationOf(entry, words)}</span>
                <span role="gridcell" title={entry.user}>
                  <bdi>{entry.user}</bdi>
                </span>
                <span role="gridcell" title={texts.meanings[entry.mark]}>
                  <MarkIcon mark={entry.mark} /> {texts.marks[entry.mark]}
                </span>
                <span role="gridcell">{notifiedOf(entry, words)}</span>
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function rowId(at: number): string {
  return `entry-${String(at)}`;
}
