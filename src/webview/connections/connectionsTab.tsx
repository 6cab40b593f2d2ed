/** A table of connections: connects the extension's messages to the table and sends `ready`. */
import './connections.css';
import { render } from 'preact';
import { readerLocale } from '../../core/chart/view/chartFormat';
import { fill } from '../../core/text/fill';
import { createFormat, type Format } from '../../core/text/format';
import { ConnectionPieces } from '../../protocol/connectionMessages';
import {
  parseMemory,
  type ConnectionsMemory,
  type ConnectionsState,
  type HostMessage,
  type PageMessage,
} from '../../protocol/connections';
import { handle } from '../../protocol/messages';
import { editorOn, type MountPart } from '../shared/vsCodeHost';
import { ConnectionsView } from './connectionsView';
import { highlightedRow } from './rowTarget';

/** What the table shows besides the state. */
interface Outcome {
  readonly isBusy: boolean;
  /** The outcome of a command. */
  readonly statusText: string;
}

/** Shows the table in an element: a tab, or a whole page. */
export const mountConnections: MountPart = (root, channel) => {
  const editor = editorOn<PageMessage, ConnectionsMemory, HostMessage>(channel, parseMemory);
  const memory = editor.recall();
  const pieces = new ConnectionPieces();
  let shown: { readonly state: ConnectionsState; readonly format: Format } | undefined;
  let outcome: Outcome = { isBusy: false, statusText: '' };
  const draw = (change: Partial<Outcome>): void => {
    outcome = { ...outcome, ...change };
    if (shown) render(<ConnectionsView {...shown} {...outcome} {...{ memory, editor }} />, root);
  };
  const say = (sentence: (known: NonNullable<typeof shown>) => string): void => {
    if (shown) draw({ statusText: sentence(shown) });
  };
  const show = (state: ConnectionsState): void => {
    const { language, texts, highlight } = state;
    const locale = readerLocale(language, navigator.languages);
    shown = { state, format: shown?.format ?? createFormat({ locale }) };
    const isGone = highlight !== null && !highlightedRow(state);
    draw(isGone ? { statusText: fill(texts.notListed, highlight) } : {});
  };
  editor.listen((message) => {
    handle<HostMessage>(
      {
        rows: (piece) => {
          pieces.add(piece);
        },
        state: (last) => {
          const whole = pieces.whole(last);
          if (whole) show(whole);
        },
        busy: ({ busy }) => {
          draw({ isBusy: busy });
        },
        fileFailure: ({ sentence }) => {
          draw({ statusText: sentence });
        },
        copied: ({ rows }) => {
          say(({ state, format }) => fill(state.texts.copied, format.count(rows)));
        },
        saved: ({ name }) => {
          say(({ state }) => fill(state.texts.saved, name));
        },
      },
      message,
    );
  });
  editor.post({ type: 'ready' });
  return {};
};
