/** A table of connections: connects the extension's messages to the table and sends `ready`. */
import './connections.css';
import { ConnectionPieces } from '../../protocol/connectionMessages';
import {
  parseMemory,
  type ConnectionsMemory,
  type HostMessage,
  type PageMessage,
} from '../../protocol/connections';
import { handle } from '../../protocol/messages';
import { editorOn, type MountPart } from '../shared/vsCodeHost';
import { ConnectionsPage } from './connectionsPage';

/** Shows the table in an element: a tab, or a whole page. */
export const mountConnections: MountPart = (root, channel) => {
  const editor = editorOn<PageMessage, ConnectionsMemory, HostMessage>(channel, parseMemory);
  const pieces = new ConnectionPieces();
  let page: ConnectionsPage | undefined;
  editor.listen((message) => {
    handle<HostMessage>(
      {
        rows: (piece) => {
          pieces.add(piece);
        },
        state: (last) => {
          const whole = pieces.whole(last);
          if (!whole) return;
          if (page) page.show(whole);
          else page = new ConnectionsPage(root, editor, whole);
        },
        busy: ({ busy }) => page?.setBusy(busy),
        fileFailure: ({ sentence }) => page?.say(sentence),
        copied: ({ rows }) => page?.copied(rows),
        saved: ({ name }) => page?.saved(name),
      },
      message,
    );
  });
  editor.post({ type: 'ready' });
  return {};
};
