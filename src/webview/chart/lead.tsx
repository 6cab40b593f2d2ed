/** The chart in two lines: a summary, and how fresh it is; a failure covers them. */
import { chartSummary } from '../../core/chart/view/chartSummary';
import type { Words } from '../../core/chart/view/chartReadout';
import type { ChartState } from '../../protocol/chart';
import { failureText, freshText } from './chartText';

interface LeadProps {
  readonly chart: ChartState;
  readonly words: Words;
  readonly onTryAgain: () => void;
}

/** The lines. */
export function Lead({ chart, words, onTryAgain }: LeadProps) {
  const { model, failure } = chart;
  return (
    <div class="lead">
      <p class="summary" id="summary">
        {model && chartSummary(model, words)}
      </p>
      <p class="about">{model && freshText(model, chart, words)}</p>
      {failure !== null && (
        <div class="banner" role="alert">
          <span>{failureText(failure, model, words)}</span>
          <button type="button" onClick={onTryAgain}>
            {words.texts.tryAgain}
          </button>
        </div>
      )}
    </div>
  );
}
