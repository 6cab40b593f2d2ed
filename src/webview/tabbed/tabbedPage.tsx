/** The frame of a page with a header and tabs: shows the tabs, and gives each its part of the channel. */
import './tabbed.css';
import { render } from 'preact';
import { handle } from '../../protocol/messages';
import {
  headerId,
  type FrameMessage,
  type FrameRequest,
  type TabbedMemory,
} from '../../protocol/tabs';
import { editorOn, type Channel, type MountPart, type PartView } from '../shared/vsCodeHost';
import { panelElementId, tabElementId, TabList } from './tabList';
import { PartChannels } from './partChannels';

/** The parts of a page. */
export interface TabbedPageParts {
  readonly parseMemory: (value: unknown) => TabbedMemory | undefined;
  readonly header: MountPart;
  /** By id. The extension says which of them there are, and in which order. */
  readonly tabs: Readonly<Record<string, MountPart>>;
}

type Frame = Extract<FrameMessage, { readonly type: 'frame' }>;

/** Shows a page with tabs in an element. A tab is created when it is first selected, and stays. */
export function mountTabbedPage(
  root: HTMLElement,
  channel: Channel,
  parts: TabbedPageParts,
): PartView {
  const page = new TabbedPage(root, channel, parts);
  return {
    styleChanged: () => {
      page.styleChanged();
    },
  };
}

class TabbedPage {
  private readonly channels: PartChannels;
  private readonly views = new Map<string, PartView>();
  private readonly post: (message: FrameRequest) => void;
  private frame: Frame | undefined;

  constructor(
    private readonly root: HTMLElement,
    channel: Channel,
    private readonly parts: TabbedPageParts,
  ) {
    const editor = editorOn<FrameRequest, TabbedMemory, FrameMessage>(channel, parts.parseMemory);
    this.channels = new PartChannels(editor);
    this.post = editor.post;
    editor.listen((message) => {
      handle<FrameMessage>(
        {
          frame: (frame) => {
            this.show(frame);
          },
          openTab: ({ tab }) => {
            this.select(tab);
          },
          tab: (envelope) => {
            this.channels.receive(envelope);
          },
        },
        message,
      );
    });
    editor.post({ type: 'ready' });
  }

  styleChanged(): void {
    for (const id of [headerId, this.frame?.selected ?? '']) this.views.get(id)?.styleChanged?.();
  }

  private show(frame: Frame): void {
    this.frame = frame;
    const { label, tabs, selected } = frame;
    this.channels.remember(frame.target, selected);
    render(
      <>
        <header id={headerId} />
        <TabList
          label={label}
          tabs={tabs}
          selected={selected}
          onSelect={(tab) => {
            this.post({ type: 'selectTab', tab });
            this.select(tab);
          }}
        />
        {tabs.map(({ id }) => (
          <div
            key={id}
            class="pane"
            role="tabpanel"
            id={panelElementId(id)}
            aria-labelledby={tabElementId(id)}
            tabIndex={-1}
            hidden={id !== selected}
          />
        ))}
      </>,
      this.root,
    );
    this.mount(headerId, headerId, this.parts.header);
    const mountTab = this.parts.tabs[selected];
    if (mountTab) this.mount(selected, panelElementId(selected), mountTab);
  }

  private select(selected: string): void {
    if (!this.frame || selected === this.frame.selected) return;
    this.show({ ...this.frame, selected });
    // The theme or the size may have changed while the tab was hidden.
    this.views.get(selected)?.styleChanged?.();
  }

  private mount(id: string, elementId: string, mountPart: MountPart): void {
    const element = document.getElementById(elementId);
    if (!element || this.views.has(id)) return;
    this.views.set(id, mountPart(element, this.channels.of(id)));
  }
}
