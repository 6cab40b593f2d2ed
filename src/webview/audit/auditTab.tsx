/** The tab Missed of the endpoint page: connects the extension's messages to the page. */
import './audit.css';
import { render } from 'preact';
import type { AuditDetails, AuditEntry } from '../../core/audit/view/auditPicture';
import type { VerdictMark } from '../../core/audit/view/verdictMark';
import { fill } from '../../core/text/fill';
import {
  parseAuditMemory,
  type AuditMemory,
  type AuditState,
  type HostMessage,
  type PageMessage,
} from '../../protocol/audit';
import { handle } from '../../protocol/messages';
import { Pieces } from '../../protocol/pieces';
import { editorOn, type Editor, type MountPart } from '../shared/vsCodeHost';
import { auditColors } from './auditColors';
import { AuditView, type WholePicture } from './auditView';

/** Shows the tab in an element. */
export const mountAuditTab: MountPart = (root, channel) => {
  const editor = editorOn<PageMessage, AuditMemory, HostMessage>(channel, parseAuditMemory);
  const tab = new AuditTab(root, editor);
  editor.post({ type: 'ready' });
  return {
    styleChanged: () => {
      tab.styleChanged();
    },
  };
};

/** What the tab knows. */
class AuditTab {
  private readonly pieces = new Pieces<AuditEntry>();
  private readonly details = new Map<number, AuditDetails>();
  private state: AuditState | undefined;
  private whole: WholePicture | undefined;
  /** The number of the picture. */
  private number = 0;
  private hidden: ReadonlySet<VerdictMark>;
  private chosen: number | undefined;
  private colors = auditColors();
  private notice = '';

  constructor(
    private readonly root: HTMLElement,
    private readonly editor: Editor<PageMessage, AuditMemory, HostMessage>,
  ) {
    this.hidden = new Set(editor.recall()?.hidden);
    editor.listen((message) => {
      handle<HostMessage>(
        {
          state: (state) => {
            // The same texts stay the same object, so that nothing is formatted and drawn again.
            this.state = { ...state, texts: this.state?.texts ?? state.texts };
            this.show();
          },
          entries: ({ of, from, entries }) => {
            this.pieces.add(of, { from, items: entries });
          },
          picture: (last) => {
            this.receive(last);
          },
          details: ({ of, index, details }) => {
            if (of !== this.number) return;
            this.details.set(index, details);
            this.show();
          },
          select: ({ connectionId }) => {
            const index = this.whole?.entries.findIndex(({ id }) => id === connectionId) ?? -1;
            if (index >= 0) this.choose(index);
          },
          fileFailure: ({ sentence }) => {
            this.say(sentence);
          },
          copied: () => undefined,
          saved: ({ name }) => {
            this.say(fill(this.state?.texts.saved ?? '', name));
          },
        },
        message,
      );
    });
  }

  styleChanged(): void {
    this.colors = auditColors();
    this.show();
  }

  /** The same connection stays chosen. */
  private receive({
    of,
    from,
    entries: items,
    picture,
  }: Extract<HostMessage, { readonly type: 'picture' }>): void {
    const entries = this.pieces.whole(of, { from, items });
    if (!entries) return;
    const before = this.chosen === undefined ? undefined : this.whole?.entries[this.chosen]?.id;
    this.whole = { picture, entries };
    this.number = of;
    this.details.clear();
    const index = before === undefined ? -1 : entries.findIndex(({ id }) => id === before);
    this.choose(index < 0 ? undefined : index);
  }

  private choose(index: number | undefined): void {
    this.chosen = index;
    if (index !== undefined) this.ask(index);
    this.show();
  }

  private ask(index: number): void {
    if (!this.details.has(index)) this.editor.post({ type: 'describe', of: this.number, index });
  }

  private say(sentence: string): void {
    this.notice = sentence;
    this.show();
  }

  private show(): void {
    const { root, editor, state, whole, hidden, chosen, colors, notice } = this;
    if (!state) return;
    const { range, alarm } = state;
    editor.remember({ range, alarm, hidden: [...hidden] });
    render(
      <AuditView
        {...{ state, whole, hidden, chosen, colors, notice }}
        onHide={(marks) => {
          this.hidden = marks;
          this.show();
        }}
        onChoose={(index) => {
          this.choose(index);
        }}
        detailsOf={(index) => this.details.get(index)}
        onPoint={(index) => {
          this.ask(index);
        }}
        post={editor.post}
      />,
      root,
    );
  }
}
