/** What is audited: the range and the alarm; reading again, cancelling, and the exports. */
import { auditPresets, auditWindow, type AuditRange } from '../../core/audit/view/auditRange';
import type { AuditExport, AuditState, PageMessage } from '../../protocol/audit';
import { RangePicker } from '../shared/rangePicker';
import type { AuditWords } from './auditWords';

interface AuditControlsProps {
  readonly state: AuditState;
  readonly words: AuditWords;
  /** Whether there is a result to export. */
  readonly hasResult: boolean;
  readonly post: (message: PageMessage) => void;
}

/** The controls. */
export function AuditControls({ state, words, hasResult, post }: AuditControlsProps) {
  const { texts } = words;
  const { range, alarm, alarms, progress } = state;
  const choose = (next: AuditRange): void => {
    post({ type: 'choose', range: next, alarm });
  };
  return (
    <div class="controls">
      <RangePicker
        id="audit-range"
        texts={texts}
        format={words.chart}
        label={texts.range}
        presets={auditPresets.map((value) => ({
          value,
          label: texts.ranges[value],
          name: texts.ranges[value],
        }))}
        range={range}
        shownSpan={() => {
          const { start, end } = auditWindow(range, state.now);
          return { min: start, max: end };
        }}
        latest={() => state.now}
        onChoose={choose}
      />
      {(alarms.length > 1 || alarm !== null) && (
        <label class="choice">
          {texts.alarm}{' '}
          <select
            value={alarm ?? ''}
            onChange={({ currentTarget: { value } }) => {
              post({ type: 'choose', range, alarm: value === '' ? null : value });
            }}
          >
            <option value="">{texts.allAlarms}</option>
            {alarms.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="group">
        {progress === null ? (
          <button
            type="button"
            onClick={() => {
              post({ type: 'refresh' });
            }}
          >
            {texts.refresh}
          </button>
        ) : (
          <button
            type="button"
            onClick={() => {
              post({ type: 'cancel' });
            }}
          >
            {texts.cancel}
          </button>
        )}
      </div>
      <div class="group" role="group" aria-label={texts.exports}>
        {exportsOf(words).map(([kind, label]) => (
          <button
            key={kind}
            type="button"
            disabled={!hasResult}
            onClick={() => {
              post({ type: 'export', kind });
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

function exportsOf({ texts }: AuditWords): readonly (readonly [AuditExport, string])[] {
  return [
    ['md', texts.exportMarkdown],
    ['csv', texts.exportCsv],
    ['json', texts.exportJson],
  ];
}
