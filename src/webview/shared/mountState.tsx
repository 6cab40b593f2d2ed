/** A part of a page that is one component of the state that the extension sends. */
import { render, type ComponentChild } from 'preact';
import type { Channel, MountPart } from './vsCodeHost';

/** What the component gets. */
export interface StateProps<State, Message> {
  readonly state: State;
  /** Sends a message to the extension. */
  readonly post: (message: Message) => void;
  /** What the part has persisted. */
  readonly channel: Pick<Channel, 'recall' | 'remember'>;
}

/**
 * Shows a component once its first state has arrived, and again after each state. Sends `ready` first, which
 * the extension answers with the state.
 * @param View the component; it keeps its own state between two states
 */
export function mountState<State extends { readonly type: 'state' }, Message = never>(
  View: (props: StateProps<State, Message>) => ComponentChild,
): MountPart {
  return (root, channel) => {
    const { post } = channel;
    channel.listen((message) => {
      // Only the extension can send messages.
      const { type } = message as { readonly type: string };
      if (type === 'state')
        render(<View state={message as State} post={post} channel={channel} />, root);
    });
    post({ type: 'ready' });
    return {};
  };
}
