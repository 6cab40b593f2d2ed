/** The Alarms tab of the endpoint page: keeps what the extension sends, and shows it. */
import './alarms.css';
import { render } from 'preact';
import type { AlarmsState, CardReplay, HostMessage, TabMessage } from '../../protocol/alarms';
import { handle } from '../../protocol/messages';
import { fill } from '../../core/text/fill';
import { editorOn, type MountPart } from '../shared/vsCodeHost';
import { AlarmsView } from './alarmsView';

type ShowCard = Extract<HostMessage, { readonly type: 'showCard' }>;

/** Shows the tab in an element. */
export const mountAlarmsTab: MountPart = (root, channel) => {
  const editor = editorOn<TabMessage, never, HostMessage>(channel, () => undefined);
  const replays = new Map<string, CardReplay>();
  let state: AlarmsState | undefined;
  let statusText = '';
  /** The card to scroll to as soon as it is there. */
  let wanted: ShowCard | undefined;
  const draw = (): void => {
    if (!state) return;
    const { post } = editor;
    render(
      <AlarmsView state={state} replays={replays} statusText={statusText} post={post} />,
      root,
    );
    const card = wanted === undefined ? undefined : cardOf(root, wanted.alarmName);
    if (!wanted || !card) return;
    card.scrollIntoView({ block: 'start' });
    if (!wanted.preserveFocus) card.focus({ preventScroll: true });
    wanted = undefined;
  };
  const say = (text: string): void => {
    statusText = text;
    draw();
  };
  editor.listen((message) => {
    handle<HostMessage>(
      {
        state: (next) => {
          state = next;
          draw();
        },
        replay: ({ alarmName, replay }) => {
          if (replay) replays.set(alarmName, replay);
          else replays.delete(alarmName);
          draw();
        },
        showCard: (card) => {
          wanted = card;
          draw();
        },
        fileFailure: ({ sentence }) => {
          say(sentence);
        },
        saved: ({ name }) => {
          if (state) say(fill(state.texts.saved, name));
        },
        copied: () => undefined,
      },
      message,
    );
  });
  editor.post({ type: 'ready' });
  return {};
};

function cardOf(root: HTMLElement, alarmName: string): HTMLElement | undefined {
  const cards = root.querySelectorAll<HTMLElement>('.card');
  return [...cards].find((card) => card.dataset.alarm === alarmName);
}
