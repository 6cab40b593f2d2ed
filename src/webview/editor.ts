/** The page's side of the line to the extension. */
import {
  parseMemory,
  type ChartMemory,
  type HostMessage,
  type PageMessage,
} from '../protocol/chart';

/** What VS Code gives a page, once. */
interface VsCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: ChartMemory): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension, as the page sees it. */
export interface Editor {
  post(message: PageMessage): void;
  /** What an earlier life of this page has left. */
  recall(): ChartMemory | undefined;
  remember(memory: ChartMemory): void;
  listen(listener: (message: HostMessage) => void): void;
}

/** Takes the line. Can be done once a page. */
export function connectEditor(): Editor {
  const api = acquireVsCodeApi();
  return {
    post: (message) => {
      api.postMessage(message);
    },
    recall: () => parseMemory(api.getState()),
    remember: (memory) => {
      api.setState(memory);
    },
    listen: (listener) => {
      window.addEventListener('message', (event: MessageEvent<HostMessage>) => {
        listener(event.data);
      });
    },
  };
}
