/** The replay on a card: its progress, its picture and its exports. */
import type { AlarmsState, CardReplay, ReplayFormat, TabMessage } from '../../protocol/alarms';
import { ReplayPictureView } from '../replay/replayPictureView';

interface ReplayProps {
  readonly alarmName: string;
  /** The name of the alarm for display. */
  readonly title: string;
  readonly replay: CardReplay;
  readonly state: AlarmsState;
  readonly post: (message: TabMessage) => void;
}

/** The replay. */
export function ReplayPart({ alarmName, title, replay, state, post }: ReplayProps) {
  const { texts } = state;
  const end = (): void => {
    post({ type: 'endReplay', alarmName });
  };
  return (
    <section class="replayPart" aria-label={`${texts.replay}: ${title}`}>
      <h3>{texts.replay}</h3>
      <p role="status" class={replay.kind === 'done' ? 'unseen' : undefined}>
        {replay.kind === 'running' && replay.text}
        {replay.kind === 'failed' && replay.sentence}
        {replay.kind === 'done' && replay.picture.headline}
      </p>
      {replay.kind === 'done' && (
        <ReplayPictureView
          picture={replay.picture}
          texts={state.replayTexts}
          language={state.language}
          onMoment={(at) => {
            post({ type: 'showMoment', at });
          }}
        />
      )}
      <div class="group">
        {replay.kind === 'done' && <Exports {...{ alarmName, texts, post }} />}
        <button type="button" onClick={end}>
          {replay.kind === 'running' ? texts.stop : texts.hide}
        </button>
      </div>
    </section>
  );
}

interface ExportsProps extends Pick<ReplayProps, 'alarmName' | 'post'> {
  readonly texts: AlarmsState['texts'];
}

function Exports({ alarmName, texts, post }: ExportsProps) {
  const labels: Readonly<Record<ReplayFormat, string>> = {
    md: texts.exportMarkdown,
    csv: texts.exportCsv,
    json: texts.exportJson,
  };
  return (
    <>
      {(['md', 'csv', 'json'] as const).map((format) => (
        <button
          key={format}
          type="button"
          onClick={() => {
            post({ type: 'exportReplay', alarmName, format });
          }}
        >
          {labels[format]}
        </button>
      ))}
    </>
  );
}
