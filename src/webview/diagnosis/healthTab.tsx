/** The tab Health of the overview: a card for each problem. */
import './health.css';
import { useEffect } from 'preact/hooks';
import { fill } from '../../core/text/fill';
import { healthFormats, type HealthRequest, type HealthState } from '../../protocol/health';
import { mountState, type StateProps } from '../shared/mountState';
import { OutcomeCard } from '../shared/outcomeCard';
import { HealthCardView } from './healthCard';

type Props = StateProps<HealthState, HealthRequest>;

/** Shows the tab in an element. */
export const mountHealthTab = mountState<HealthState, HealthRequest>(Health);

function Health({ state, post, channel }: Props) {
  const { texts, model, isChecking, scope, fixed } = state;
  useEffect(() => {
    channel.remember({ scope });
  }, [scope]);
  return (
    <div class="health lineCards">
      <Controls state={state} post={post} />
      {isChecking && <div class="progress" role="progressbar" aria-label={texts.checking} />}
      {fixed && (
        <OutcomeCard
          label={texts.outcome}
          summary={fixed.summary}
          lines={fixed.rows.map(({ outcome, ...row }) => ({ ...row, kind: severities[outcome] }))}
          dismiss={texts.dismiss}
          onDismiss={() => {
            post({ type: 'dismiss' });
          }}
        />
      )}
      {model?.unread.map(({ scope: id, sentence, next }) => (
        <div key={`${id} ${sentence}`} class="banner">
          <span>{sentence}</span>
          {next !== null && (
            <button
              type="button"
              onClick={() => {
                post({ type: 'next', scope: id });
              }}
            >
              {next}
            </button>
          )}
        </div>
      ))}
      <p
        class={model?.cards.length === 0 && !isChecking ? 'summary good' : 'summary'}
        role="status"
      >
        {isChecking || !model ? texts.checking : model.summary}
      </p>
      {model?.readOnly != null && <p class="about">{model.readOnly}</p>}
      {model?.cards.map((card) => (
        <HealthCardView key={card.key} card={card} texts={texts} post={post} />
      ))}
      {model && <p class="about">{model.notChecked}</p>}
    </div>
  );
}

function Controls({ state, post }: Pick<Props, 'state' | 'post'>) {
  const { texts, model, scope, scopes, isChecking, file } = state;
  return (
    <div class="controls">
      {scopes.length > 1 && (
        <label class="group">
          {texts.scope}
          <select
            value={scope ?? ''}
            onChange={({ currentTarget: { value } }) => {
              post({ type: 'choose', scope: value === '' ? null : value });
            }}
          >
            <option value="">{texts.allScopes}</option>
            {scopes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <button
        type="button"
        // A button that is disabled loses the focus.
        aria-disabled={isChecking}
        onClick={() => {
          if (!isChecking) post({ type: 'check' });
        }}
      >
        {texts.again}
      </button>
      {model && (
        <div class="group" role="group" aria-label={texts.export}>
          <span>{texts.export}</span>
          {healthFormats.map((format) => (
            <button
              key={format}
              type="button"
              onClick={() => {
                post({ type: 'export', format });
              }}
            >
              {formatNames[format]}
            </button>
          ))}
        </div>
      )}
      {file && file.type !== 'copied' && (
        <span role="status">
          {file.type === 'saved' ? fill(texts.saved, file.name) : file.sentence}
        </span>
      )}
    </div>
  );
}

const formatNames = { md: 'Markdown', csv: 'CSV', json: 'JSON' } as const;

const severities = { fixed: 'ok', notFixed: 'error', unknown: 'unknown' } as const;
