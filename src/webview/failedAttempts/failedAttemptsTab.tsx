/** The tab Failures of the endpoint page. */
import './failedAttempts.css';
import { useMemo, useState } from 'preact/hooks';
import { readerLocale, chartFormat } from '../../core/chart/view/chartFormat';
import { attemptAspects, type AttemptAspect } from '../../core/failedAttempts/view/attemptGroups';
import { attemptPresets } from '../../core/failedAttempts/view/attemptRange';
import { fill } from '../../core/text/fill';
import { createFormat } from '../../core/text/format';
import {
  parseFailedAttemptsMemory,
  type FailedAttemptsState,
  type PageMessage,
} from '../../protocol/failedAttempts';
import { mountState, type StateProps } from '../shared/mountState';
import { AttemptGroupCard, type AttemptWords } from './attemptGroupCard';

/** Shows the tab in an element. */
export const mountFailedAttemptsTab = mountState<FailedAttemptsState, PageMessage>(FailedAttempts);

function FailedAttempts({ state, post, channel }: StateProps<FailedAttemptsState, PageMessage>) {
  const { texts, language, range, view, reading, failure } = state;
  const [aspect, setAspect] = useState<AttemptAspect>(
    () => parseFailedAttemptsMemory(channel.recall())?.aspect ?? 'reason',
  );
  const words = useMemo<AttemptWords>(() => {
    const locale = readerLocale(language, navigator.languages);
    return { texts, format: createFormat({ locale }), chart: chartFormat(locale) };
  }, [language]);
  const keep = (memory: { range?: typeof range; aspect?: AttemptAspect }): void => {
    channel.remember({ range, aspect, ...memory });
  };
  return (
    <div class="failed-attempts">
      <div class="controls">
        <Choice
          label={texts.range}
          names={attemptPresets.map((one) => [one, texts.ranges[one]] as const)}
          chosen={range}
          onChoose={(next) => {
            keep({ range: next });
            post({ type: 'setRange', range: next });
          }}
        />
        <Choice
          label={texts.group}
          names={attemptAspects.map((one) => [one, texts.aspects[one]] as const)}
          chosen={aspect}
          onChoose={(next) => {
            keep({ aspect: next });
            setAspect(next);
          }}
        />
        <div class="group">
          {range !== '1d' && (
            <button
              type="button"
              onClick={() => {
                post({ type: reading ? 'cancel' : 'refresh' });
              }}
            >
              {reading ? texts.cancel : texts.refresh}
            </button>
          )}
          <button
            type="button"
            onClick={() => {
              post({ type: 'showActivity' });
            }}
          >
            {texts.showActivity}
          </button>
        </div>
      </div>
      {reading && <div class="progress" />}
      <p class="status" role="status">
        {reading && texts.reading}
      </p>
      {failure !== null && (
        <div class="banner" role="alert">
          <span>{failure}</span>
        </div>
      )}
      <Notices state={state} post={post} />
      {view && !state.loggingOff && <Groups {...{ view, aspect, words }} />}
    </div>
  );
}

/** What no log of the endpoint has. */
function Notices({
  state,
  post,
}: Pick<StateProps<FailedAttemptsState, PageMessage>, 'state' | 'post'>) {
  const { texts, loggingOff, certificates, readOnly } = state;
  return (
    <>
      {loggingOff && (
        <div class="banner">
          <span>{texts.noneKnown}</span>
          {!readOnly && (
            <button
              type="button"
              onClick={() => {
                post({ type: 'turnOnLogging' });
              }}
            >
              {texts.turnOnLogging}
            </button>
          )}
        </div>
      )}
      {certificates && <p class="about">{texts.certificates}</p>}
    </>
  );
}

interface GroupsProps {
  readonly view: NonNullable<FailedAttemptsState['view']>;
  readonly aspect: AttemptAspect;
  readonly words: AttemptWords;
}

function Groups({ view, aspect, words }: GroupsProps) {
  const { texts, format, chart } = words;
  const { total, more, hidden, groups, range } = view;
  const title = total === 1 ? texts.one : fill(texts.several, format.count(total));
  return (
    <>
      <div>
        <h2>{total === 0 ? texts.none : title}</h2>
        <p class="about">{fill(texts.readAt, chart.dateTime(range.end))}</p>
      </div>
      {more && <p>{texts.more}</p>}
      <ul class="attempt-groups" aria-label={texts.aspects[aspect]}>
        {groups[aspect].map((group) => (
          <li key={`${aspect} ${group.value ?? ''}`}>
            <AttemptGroupCard {...{ group, aspect, words, range }} />
          </li>
        ))}
      </ul>
      {hidden[aspect] > 0 && <p>{fill(texts.moreGroups, format.count(hidden[aspect]))}</p>}
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly names: readonly (readonly [Value, string])[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, names, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <div class="group" role="radiogroup" aria-label={label}>
      <span class="about" aria-hidden="true">
        {label}
      </span>
      <div class="ranges">
        {names.map(([value, name]) => (
          <label key={value}>
            <input
              type="radio"
              name={`attempts ${label}`}
              checked={value === chosen}
              onChange={() => {
                onChoose(value);
              }}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
