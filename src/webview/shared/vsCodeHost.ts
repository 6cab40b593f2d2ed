/** The page's channel to the extension. */

/** The API that VS Code gives to a page once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension as seen by a page: outgoing messages, persisted state, incoming messages. */
export interface Editor<Incoming, Memory, Received> {
  post(message: Incoming): void;
  /** The state that an earlier instance of this page persisted. */
  recall(): Memory | undefined;
  remember(memory: Memory): void;
  listen(listener: (message: Received) => void): void;
}

/**
 * Acquires the VS Code API. Possible only once per page.
 * @param parseMemory parses the state of an earlier instance
 */
export function connectEditor<Incoming, Memory, Received>(
  parseMemory: (value: unknown) => Memory | undefined,
): Editor<Incoming, Memory, Received> {
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
      window.addEventListener('message', (event: MessageEvent<Received>) => {
        listener(event.data);
      });
    },
  };
}

/** The element that a page fills. */
export function pageRoot(): HTMLElement {
  const root = document.getElementById('page');
  if (!root) throw new Error('The page has no element to fill.');
  return root;
}
