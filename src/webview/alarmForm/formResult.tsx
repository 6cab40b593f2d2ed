/** What the answers result in: the forecast, the cost, the limitations, the mail and the calls. */
import type { FormModel } from '../../core/alarmForm/view/formModel';
import { ForecastView } from './forecastView';

/** The column beside the form. */
export function FormResult({ model }: { readonly model: FormModel }) {
  const { texts, forecast, cost, costDetails, limitations, mail, calls, warnings } = model;
  return (
    <section class="result" aria-label={texts.forecastTitle}>
      {forecast && <ForecastView {...{ forecast, texts }} language={model.language} />}
      {cost !== null && (
        <details>
          <summary>
            {texts.cost}: <strong>{cost}</strong>
          </summary>
          <Lines lines={costDetails} />
        </details>
      )}
      {mail && (
        <details open>
          <summary>{mail.title}</summary>
          <pre tabIndex={0} aria-label={mail.title}>
            {mail.lines.join('\n')}
          </pre>
        </details>
      )}
      {limitations.length > 0 && (
        <details open>
          <summary>{texts.limitations}</summary>
          <Lines lines={limitations} />
        </details>
      )}
      {warnings.length > 0 && (
        <details open>
          <summary>{texts.worthKnowing}</summary>
          <Lines lines={warnings} />
        </details>
      )}
      {calls !== null && (
        <details>
          <summary>{texts.showCalls}</summary>
          <pre tabIndex={0} aria-label={texts.showCalls}>
            {calls}
          </pre>
        </details>
      )}
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
