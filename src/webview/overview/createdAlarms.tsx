/** The result of Create Alarms…: what was created, what existed, and what failed. */
import type { EndpointRef } from '../../core/model/endpointRef';
import type { OverviewTexts } from '../../core/overview/view/overviewTexts';
import { displayText } from '../../core/text/displayText';
import { fill } from '../../core/text/fill';
import type { EndpointsCreated, EndpointsRequest } from '../../protocol/overview';
import { OutcomeCard } from '../shared/outcomeCard';

interface CreatedAlarmsProps extends Pick<EndpointsCreated, 'file'> {
  readonly list: NonNullable<EndpointsCreated['list']>;
  readonly texts: OverviewTexts;
  readonly readOnly: boolean;
  readonly post: (message: EndpointsRequest) => void;
}

const kinds = { created: 'ok', existed: 'info', failed: 'error', unknown: 'unknown' } as const;

/** The card above the table. */
export function CreatedAlarms({ list, file, texts, readOnly, post }: CreatedAlarmsProps) {
  const { summary, rows, canTryAgain } = list;
  const on = (type: 'tryAgain' | 'exportCreated' | 'dismissCreated') => () => {
    post({ type });
  };
  return (
    <div class="lineCards">
      <OutcomeCard
        label={texts.created}
        summary={summary}
        lines={rows.map(({ outcome, name, text, ...row }) => ({
          ...{ kind: kinds[outcome], name, text },
          more: row.alarmName !== null && openButton(row, row.alarmName, texts, post),
        }))}
        dismiss={texts.dismiss}
        onDismiss={on('dismissCreated')}
      >
        {canTryAgain && !readOnly && (
          <button type="button" class="primary" onClick={on('tryAgain')}>
            {texts.tryAgain}
          </button>
        )}
        <button type="button" onClick={on('exportCreated')}>
          {texts.exportCreated}
        </button>
      </OutcomeCard>
      {file && file.type !== 'copied' && (
        <p role="status">{file.type === 'saved' ? fill(texts.saved, file.name) : file.sentence}</p>
      )}
    </div>
  );
}

function openButton(
  { scope, endpointId }: EndpointRef,
  alarmName: string,
  texts: OverviewTexts,
  post: CreatedAlarmsProps['post'],
) {
  const name = displayText(alarmName);
  return (
    <button
      type="button"
      title={fill(texts.openAlarm, name)}
      onClick={() => {
        post({ type: 'openAlarm', endpoint: { scope, endpointId }, alarmName });
      }}
    >
      {name}
    </button>
  );
}
