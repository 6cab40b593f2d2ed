/** All cards of the tab, or why there are none. */
import type { AlarmsState, CardReplay, TabMessage } from '../../protocol/alarms';
import { AlarmCardView } from './alarmCard';

/** What every part of the tab needs. */
export interface AlarmsProps {
  readonly state: AlarmsState;
  /** By alarm name. */
  readonly replays: ReadonlyMap<string, CardReplay>;
  /** The outcome of the last export. */
  readonly statusText: string;
  readonly post: (message: TabMessage) => void;
}

/** The tab. */
export function AlarmsView({ state, replays, statusText, post }: AlarmsProps) {
  const { model, texts, deliveries } = state;
  const { cards, failures, elsewhere, readOnly } = model;
  return (
    <div class="alarms">
      {failures.map((sentence) => (
        <div class="banner" role="status" key={sentence}>
          <span>{sentence}</span>
        </div>
      ))}
      {readOnly !== null && <p class="note">{readOnly}</p>}
      {cards === null && failures.length === 0 && <p class="note">{texts.waiting}</p>}
      {cards?.length === 0 && <NoAlarm state={state} post={post} />}
      {cards?.map((card) => (
        <AlarmCardView
          key={card.alarmName}
          card={card}
          state={state}
          delivery={deliveries[card.alarmName]}
          replay={replays.get(card.alarmName)}
          post={post}
        />
      ))}
      {elsewhere.map((sentence) => (
        <p class="note" key={sentence}>
          {sentence}
        </p>
      ))}
      <p class="status" role="status">
        {statusText}
      </p>
    </div>
  );
}

function NoAlarm({ state, post }: Pick<AlarmsProps, 'state' | 'post'>) {
  const { texts, model } = state;
  return (
    <div class="empty">
      <p>{texts.noAlarm}</p>
      <p class="note">{texts.noAlarmWhy}</p>
      {model.canCreate && (
        <button
          type="button"
          class="primary"
          onClick={() => {
            post({ type: 'createAlarm' });
          }}
        >
          {texts.createAlarm}
        </button>
      )}
    </div>
  );
}
