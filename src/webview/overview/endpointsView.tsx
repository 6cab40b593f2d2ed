/** The tab Endpoints of the overview: numbers, controls and the table. */
import { useMemo, useRef, useState } from 'preact/hooks';
import {
  nextOverviewSort,
  overviewGroups,
  tagKeys,
  type OverviewChoice,
} from '../../core/overview/view/overviewOrder';
import { overviewColumnIds, type OverviewColumn } from '../../core/overview/view/overviewColumns';
import { statusKinds } from '../../core/overview/view/endpointStatusKinds';
import type { OverviewRow } from '../../core/overview/view/overviewRow';
import type { OverviewTexts } from '../../core/overview/view/overviewTexts';
import { displayText } from '../../core/text/displayText';
import { fill } from '../../core/text/fill';
import type { Format } from '../../core/text/format';
import type { EndpointRef } from '../../core/model/endpointRef';
import type {
  EndpointsCreated,
  EndpointsFacts,
  EndpointsMemory,
  EndpointsRequest,
} from '../../protocol/overview';
import { CreatedAlarms } from './createdAlarms';
import { EndpointGrid } from './endpointGrid';
import { gridRows } from './gridRows';
import { OverviewControls } from './overviewControls';
import { TotalTiles } from './totalTiles';

interface EndpointsViewProps {
  readonly rows: readonly OverviewRow[];
  readonly facts: EndpointsFacts;
  readonly created: EndpointsCreated | undefined;
  readonly texts: OverviewTexts;
  readonly format: Format;
  readonly memory: EndpointsMemory;
  readonly remember: (memory: EndpointsMemory) => void;
  readonly post: (message: EndpointsRequest) => void;
}

/** The tab. */
export function EndpointsView({ rows, facts, texts, format, ...props }: EndpointsViewProps) {
  const { memory, remember, post, created } = props;
  const [choice, setChoice] = useState(memory.choice);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const top = useRef(memory.top);
  const choose = (change: Partial<OverviewChoice>): void => {
    const next = { ...choice, ...change };
    setChoice(next);
    remember({ choice: next, top: top.current });
  };
  const groups = useMemo(() => overviewGroups(rows, choice, format), [rows, choice, format]);
  const shown = useMemo(() => gridRows(groups), [groups]);
  const columns = useMemo(() => columnsOf(rows), [rows]);
  const words = useMemo(
    () => ({ texts, format, now: facts.now }),
    [texts, format, Math.floor(facts.now / 60_000)],
  );
  const chosen = rows.filter(({ key }) => selected.has(key));
  const without = (some: readonly OverviewRow[]): readonly OverviewRow[] =>
    some.filter(({ needsAlarm }) => needsAlarm);
  const create = (some: readonly OverviewRow[]): void => {
    post({ type: 'createAlarms', endpoints: without(some).map(refOf) });
  };
  const count = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <div class="overview">
      <TotalTiles totals={facts.totals} texts={texts} format={format} />
      <Offer
        facts={facts}
        texts={texts}
        format={format}
        onCreate={() => {
          create(rows);
        }}
      />
      {created?.list && (
        <CreatedAlarms
          {...{ list: created.list, file: created.file, texts, post, readOnly: facts.readOnly }}
        />
      )}
      {facts.faults.map(({ scope, sentence, next }) => (
        <div key={sentence} class="banner" role="alert">
          <span>{sentence}</span>
          {next !== null && (
            <button
              type="button"
              onClick={() => {
                post({ type: 'next', scope });
              }}
            >
              {next}
            </button>
          )}
        </div>
      ))}
      <OverviewControls
        choice={choice}
        texts={texts}
        tagKeys={useMemo(() => tagKeys(rows), [rows])}
        selected={chosen.length}
        readOnly={facts.readOnly}
        selectedWithoutAlarm={without(chosen).length}
        onChoice={choose}
        onRefresh={() => {
          post({ type: 'refresh' });
        }}
        onCompare={() => {
          post({ type: 'compare', endpoints: chosen.map(refOf) });
        }}
        onCreate={() => {
          create(chosen);
        }}
        onClear={() => {
          setSelected(new Set());
        }}
      />
      {count === 0 ? (
        <Empty
          isFiltered={rows.length > 0}
          isReading={facts.reading}
          texts={texts}
          onClear={() => {
            choose({ filter: '' });
          }}
          onFind={() => {
            post({ type: 'find' });
          }}
        />
      ) : (
        <EndpointGrid
          rows={shown}
          columns={columns}
          sort={choice.sort}
          selected={selected}
          words={words}
          groupTitle={(value) => groupTitle(value, choice, texts)}
          initialTop={memory.top}
          onSort={(column) => {
            choose({ sort: nextOverviewSort(choice.sort, column) });
          }}
          onOpen={(row) => {
            post({ type: 'open', endpoint: refOf(row) });
          }}
          onSelect={setSelected}
          onScroll={(now) => {
            top.current = now;
            remember({ choice, top: now });
          }}
        />
      )}
      <p class="about" role="status">
        {rows.length > 0 && fill(texts.shown, format.count(count), format.count(rows.length))}
        {facts.totals.hidden > 0 && ` ${fill(texts.hidden, format.count(facts.totals.hidden))}`}
        {facts.reading && ` ${texts.reading}`}
      </p>
    </div>
  );
}

function refOf({ scope, endpointId }: OverviewRow): EndpointRef {
  return { scope, endpointId };
}

/** The location of an endpoint is not shown while it is the same for all. */
function columnsOf(rows: readonly OverviewRow[]): readonly OverviewColumn[] {
  const differs = (of: (row: OverviewRow) => string): boolean => new Set(rows.map(of)).size > 1;
  const isEmpty: Partial<Record<OverviewColumn, boolean>> = {
    profile: !differs(({ profile }) => profile),
    region: !differs(({ region }) => region),
    account: !differs(({ account }) => account),
    tags: rows.every(({ tags }) => Object.keys(tags).length === 0),
  };
  return overviewColumnIds.filter((column) => isEmpty[column] !== true);
}

function groupTitle(value: string, { grouping }: OverviewChoice, texts: OverviewTexts): string {
  const kind = grouping === 'status' ? statusKinds.find((one) => one === value) : undefined;
  if (kind) return texts.statuses[kind];
  return value === '' ? texts.noValue : displayText(value);
}

interface OfferProps {
  readonly facts: EndpointsFacts;
  readonly texts: OverviewTexts;
  readonly format: Format;
  readonly onCreate: () => void;
}

/** How many endpoints have no alarm, with the button that creates alarms for them. */
function Offer({ facts: { totals, readOnly }, texts, format, onCreate }: OfferProps) {
  const { withoutAlarm } = totals;
  if (withoutAlarm === 0) return null;
  return (
    <p class="offer">
      {withoutAlarm === 1 ? texts.offerOne : fill(texts.offer, format.count(withoutAlarm))}{' '}
      {readOnly ? (
        <span class="quiet">{texts.readOnly}</span>
      ) : (
        <button type="button" onClick={onCreate}>
          {texts.create}
        </button>
      )}
    </p>
  );
}

interface EmptyProps {
  readonly isFiltered: boolean;
  readonly isReading: boolean;
  readonly texts: OverviewTexts;
  readonly onClear: () => void;
  readonly onFind: () => void;
}

/** In place of the table: why it is empty, and what to do. */
function Empty({ isFiltered, isReading, texts, onClear, onFind }: EmptyProps) {
  if (!isFiltered && isReading) return <div class="empty" aria-busy="true" />;
  return (
    <div class="empty">
      <p>{isFiltered ? texts.noMatch : texts.noEndpoints}</p>
      <button type="button" onClick={isFiltered ? onClear : onFind}>
        {isFiltered ? texts.clearFilter : texts.find}
      </button>
    </div>
  );
}
