/** The page's side of the line to the extension. */

/** What VS Code gives a page, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension, as a page sees it: what the page says, what it leaves behind, what it hears. */
export interface Editor<Incoming, Memory, Received> {
  post(message: Incoming): void;
  /** What an earlier life of this page has left. */
  recall(): Memory | undefined;
  remember(memory: Memory): void;
  listen(listener: (message: Received) => void): void;
}

/**
 * Takes the line. Can be done once a page.
 * @param parseMemory reads what an earlier life has left
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
