/** The page's channel to the extension. */

/** The API that VS Code gives to a page once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/**
 * The extension as seen by a page or a part of it, before its messages and its state have types: outgoing
 * messages, persisted state, incoming messages.
 */
export type Channel = Editor<unknown, unknown, unknown>;

/** A part of a page in its element: a tab, the header above the tabs, or a whole page. */
export type MountPart = (root: HTMLElement, channel: Channel) => PartView;

/** A part of a page. */
export interface PartView {
  /** Redraws with the current colors and pixel ratio. */
  styleChanged?(): void;
}

/** The extension with the messages and the state of one page or part. */
export interface Editor<Incoming, Memory, Received> {
  readonly post: (message: Incoming) => void;
  /** The state that an earlier instance of this page persisted. */
  readonly recall: () => Memory | undefined;
  readonly remember: (memory: Memory) => void;
  readonly listen: (listener: (message: Received) => void) => void;
}

/** Acquires the VS Code API. Possible only once per page. */
export function connectChannel(): Channel {
  const api = acquireVsCodeApi();
  return {
    post: (message) => {
      api.postMessage(message);
    },
    recall: () => api.getState(),
    remember: (memory) => {
      api.setState(memory);
    },
    listen: (listener) => {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        listener(event.data);
      });
    },
  };
}

/**
 * The extension with types. Its messages are trusted: only the extension can send them.
 * @param parseMemory parses the state that an earlier instance persisted
 */
export function editorOn<Incoming, Memory, Received>(
  { post, recall, remember, listen }: Channel,
  parseMemory: (value: unknown) => Memory | undefined,
): Editor<Incoming, Memory, Received> {
  return {
    post,
    recall: () => parseMemory(recall()),
    remember,
    listen: (listener) => {
      listen((message) => {
        listener(message as Received);
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
