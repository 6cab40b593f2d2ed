/** The tab Settings of the endpoint page. */
import './endpointSettings.css';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { SettingRow, SettingsGroup } from '../../core/endpointSettings/view/settingsGroup';
import { fill } from '../../core/text/fill';
import type { PageMessage, SettingsState } from '../../protocol/endpointSettings';
import type { FileAnswer } from '../../protocol/messages';
import type { MountPart } from '../shared/vsCodeHost';
import { Table } from './settingsTable';

/** Shows the tab in an element. */
export const mountSettingsTab: MountPart = (root, channel) => {
  const post = (message: PageMessage): void => {
    channel.post(message);
  };
  let state: SettingsState | undefined;
  let notice = '';
  channel.listen((message) => {
    // Only the extension can send messages.
    const known = message as SettingsState | FileAnswer;
    if (known.type === 'state') state = known;
    else if (known.type === 'fileFailure') notice = known.sentence;
    else if (known.type === 'copied') notice = state?.texts.copied ?? '';
    if (state) render(<Settings {...{ state, notice, post }} />, root);
  });
  post({ type: 'ready' });
  return {};
};

interface SettingsProps {
  readonly state: SettingsState;
  /** The outcome of the last copy. */
  readonly notice: string;
  readonly post: (message: PageMessage) => void;
}

function Settings({ state, notice, post }: SettingsProps) {
  const { texts, groups, reading, failure, readAt, readOnly } = state;
  const [raw, setRaw] = useState(false);
  return (
    <div class="endpoint-settings">
      <div class="controls">
        <div class="group">
          <button
            type="button"
            disabled={reading}
            onClick={() => {
              post({ type: 'refresh' });
            }}
          >
            {texts.refresh}
          </button>
          <button
            type="button"
            aria-pressed={raw}
            onClick={() => {
              setRaw(!raw);
            }}
          >
            {texts.showRaw}
          </button>
        </div>
        {readAt !== '' && <span class="about">{fill(texts.readAt, readAt)}</span>}
      </div>
      {reading && <div class="progress" />}
      <p class="status" role="status">
        {reading ? texts.reading : notice}
      </p>
      {failure !== null && (
        <div class="banner" role="alert">
          <span>{failure}</span>
        </div>
      )}
      {groups?.map((group) => (
        <Group key={group.title} {...{ group, texts, raw, readOnly, post }} />
      ))}
    </div>
  );
}

interface GroupProps extends Pick<SettingsProps, 'post'> {
  readonly group: SettingsGroup;
  readonly texts: SettingsState['texts'];
  /** Whether the names of the API are shown. */
  readonly raw: boolean;
  readonly readOnly: boolean;
}

function Group({ group, texts, raw, readOnly, post }: GroupProps) {
  const { title, rows, notes, table } = group;
  return (
    <section aria-label={title}>
      <div class="title">
        <h2>{title}</h2>
        {table && table.rows.length > 0 && (
          <CopyButton
            {...{ name: title, copy: table.copy, rows: table.rows.length, texts, post }}
          />
        )}
      </div>
      {notes.map(({ severity, text, command }) => (
        <div key={text} class={severity === 'warning' ? 'banner' : 'note'}>
          <span>{text}</span>
          {command !== null && !readOnly && (
            <button
              type="button"
              onClick={() => {
                post({ type: 'run', command });
              }}
            >
              {texts.turnOnLogging}
            </button>
          )}
        </div>
      ))}
      {rows.length > 0 && (
        <dl>
          {rows.map((row, at) => (
            // Two ways of authentication have rows of the same name.
            <Row key={`${String(at)} ${row.name}`} {...{ row, texts, raw, post }} />
          ))}
        </dl>
      )}
      {table && <Table {...{ title, table, raw }} />}
    </section>
  );
}

function Row({
  row: { name, value, raw: field, copy },
  texts,
  raw,
  post,
}: Pick<GroupProps, 'texts' | 'raw' | 'post'> & { readonly row: SettingRow }) {
  return (
    <div title={field}>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd>
        <bdi>{value}</bdi>
        {copy !== null && <CopyButton {...{ name, copy, rows: 1, texts, post }} />}
        {raw && <code>{field}</code>}
      </dd>
    </div>
  );
}

interface CopyProps extends Pick<GroupProps, 'texts' | 'post'> {
  /** Of what is copied. */
  readonly name: string;
  readonly copy: string;
  /** How many rows of a table it has. */
  readonly rows: number;
}

function CopyButton({ name, copy, rows, texts, post }: CopyProps) {
  return (
    <button
      type="button"
      class="copy"
      aria-label={fill(texts.copyOf, name)}
      onClick={() => {
        post({ type: 'copy', text: copy, rows });
      }}
    >
      {texts.copy}
    </button>
  );
}
