/** The header of the endpoint page: its name, its status, where it is, and its commands. */
import { Fragment, render } from 'preact';
import type { EndpointHeader } from '../../core/endpointPage/view/endpointHeader';
import type { HeaderMessage, HeaderRequest } from '../../protocol/endpointPage';
import { handle } from '../../protocol/messages';
import { StatusMark } from '../shared/statusMark';
import { editorOn, type MountPart } from '../shared/vsCodeHost';

interface HeaderProps {
  readonly header: EndpointHeader;
  /** The outcome of a command; empty for none. */
  readonly statusText: string;
  readonly post: (message: HeaderRequest) => void;
}

function Header({ header, statusText, post }: HeaderProps) {
  const { name, endpointId, where, status } = header;
  return (
    <>
      <div class="titleLine">
        <h1 title={name}>{name}</h1>
        {status && (
          <p class="statusLine">
            <StatusMark kind={status.kind} severity={status.severity} />
            <span>{status.text}</span>
          </p>
        )}
      </div>
      <div class="identity">
        <p>
          {[endpointId, ...(where ? where.split(' · ') : [])].map((part, at) => (
            <Fragment key={part}>
              {at > 0 && ' · '}
              <span class="part">{part}</span>
            </Fragment>
          ))}
        </p>
        <HeaderCommands header={header} post={post} />
        <p class="said" role="status">
          {statusText}
        </p>
      </div>
    </>
  );
}

function HeaderCommands({ header, post }: Pick<HeaderProps, 'header' | 'post'>) {
  const { texts, readOnly } = header;
  const command = (type: Exclude<HeaderRequest['type'], 'ready'>, reason?: string) => (
    <button
      type="button"
      disabled={reason !== undefined}
      title={reason}
      onClick={() => {
        post({ type });
      }}
    >
      {texts[type]}
    </button>
  );
  return (
    <div class="group" role="group" aria-label={texts.commands}>
      {command('copyId')}
      {command('copyLink')}
      {command('openConsole')}
      {command('createAlarm', readOnly ? texts.readOnly : undefined)}
    </div>
  );
}

/** Shows the header in an element. */
export const mountEndpointHeader: MountPart = (root, channel) => {
  const { post, listen } = editorOn<HeaderRequest, never, HeaderMessage>(channel, () => undefined);
  let header: EndpointHeader | undefined;
  let statusText = '';
  const draw = (): void => {
    if (header) render(<Header header={header} statusText={statusText} post={post} />, root);
  };
  listen((message) => {
    handle<HeaderMessage>(
      {
        state: (state) => {
          header = state;
          draw();
        },
        status: ({ sentence }) => {
          statusText = sentence;
          draw();
        },
      },
      message,
    );
  });
  post({ type: 'ready' });
  return {};
};
