/** The tab Endpoints of the overview: keeps the rows and applies what has changed. */
import { render } from 'preact';
import type { OverviewRow } from '../../core/overview/view/overviewRow';
import { createFormat, type Format } from '../../core/text/format';
import { readerLocale } from '../../core/chart/view/chartFormat';
import { handle } from '../../protocol/messages';
import {
  parseEndpointsMemory,
  type EndpointsCreated,
  type EndpointsFacts,
  type EndpointsMemory,
  type EndpointsMessage,
  type EndpointsRequest,
  type EndpointsState,
} from '../../protocol/overview';
import { editorOn, type MountPart } from '../shared/vsCodeHost';
import { EndpointsView } from './endpointsView';

/** What does not change while the page lives. */
interface Base {
  readonly texts: EndpointsState['texts'];
  readonly format: Format;
}

/** Shows the tab in an element. */
export const mountEndpointsTab: MountPart = (root, channel) => {
  const { post, recall, remember, listen } = editorOn<
    EndpointsRequest,
    EndpointsMemory,
    EndpointsMessage
  >(channel, parseEndpointsMemory);
  const memory = recall() ?? parseEndpointsMemory(undefined);
  const rows = new Map<string, OverviewRow>();
  let base: Base | undefined;
  let facts: EndpointsFacts | undefined;
  let created: EndpointsCreated | undefined;
  const draw = (): void => {
    if (!base || !facts) return;
    const { texts, format } = base;
    render(
      <EndpointsView
        {...{ rows: [...rows.values()], facts, created, texts, format, memory, remember, post }}
      />,
      root,
    );
  };
  const take = (changed: readonly OverviewRow[]): void => {
    for (const row of changed) rows.set(row.key, row);
  };
  listen((message) => {
    handle<EndpointsMessage>(
      {
        state: (state) => {
          const { texts, language } = state;
          base ??= {
            texts,
            format: createFormat({ locale: readerLocale(language, navigator.languages) }),
          };
          rows.clear();
          take(state.rows);
          facts = state;
          draw();
        },
        changes: (changes) => {
          for (const key of changes.gone) rows.delete(key);
          take(changes.rows);
          facts = changes;
          draw();
        },
        created: (result) => {
          created = result;
          draw();
        },
      },
      message,
    );
  });
  post({ type: 'ready' });
  return {};
};
