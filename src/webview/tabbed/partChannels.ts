/** Divides the channel of a page among its header and its tabs: messages in envelopes, one memory for each. */
import type { FrameMessage, FrameRequest, TabbedMemory, TabEnvelope } from '../../protocol/tabs';
import type { Channel, Editor } from '../shared/vsCodeHost';

/** The channels of the parts of one page. */
export class PartChannels {
  private readonly listeners = new Map<string, (message: unknown) => void>();
  private memory: TabbedMemory;

  constructor(private readonly editor: Editor<FrameRequest, TabbedMemory, FrameMessage>) {
    this.memory = editor.recall() ?? { target: null, tab: '', tabs: {} };
  }

  /** Persists what the page is about and which tab is selected. */
  remember(target: unknown, tab: string): void {
    this.keep({ ...this.memory, target, tab });
  }

  /** Passes a message to its part; a part that does not exist yet asks for its state when it does. */
  receive({ tab, message }: TabEnvelope): void {
    this.listeners.get(tab)?.(message);
  }

  /** The channel of a part. */
  of(tab: string): Channel {
    return {
      post: (message) => {
        this.editor.post({ type: 'tab', tab, message });
      },
      recall: () => this.memory.tabs[tab],
      remember: (memory) => {
        this.keep({ ...this.memory, tabs: { ...this.memory.tabs, [tab]: memory } });
      },
      listen: (listener) => {
        this.listeners.set(tab, listener);
      },
    };
  }

  private keep(memory: TabbedMemory): void {
    this.memory = memory;
    this.editor.remember(memory);
  }
}
