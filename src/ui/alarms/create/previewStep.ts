/** The last step of the wizard: the exact calls in an editor, the cost, the limits, and the confirmation. */
import * as vscode from 'vscode';
import { mailSection } from '../../../core/actions/create/mailSection';
import { planAlarm, type AnyAlarmPlan } from '../../../core/actions/create/planAlarm';
import { describePlan } from '../../../core/actions/plan/describePlan';
import { scopeId } from '../../../core/model/scope';
import type { Step } from '../../../core/base/wizard';
import type { AlarmWizardDeps } from './alarmWizardDeps';
import { pick, type PickItem } from '../../input/quickInput';
import { alarmPlaceOf, placeOf, type Draft } from './draft';
import { forecast, type Forecast } from './forecast';

const t = vscode.l10n.t;

/** The document that shows the plan. */
export const previewDocument = 'connection-alarm.jsonc';

/** The plan for the answers. @throws Error if a step has not been answered, which is a bug */
export function planOf(
  draft: Draft,
  { format, now }: Pick<AlarmWizardDeps, 'format' | 'now'>,
): AnyAlarmPlan {
  const { facts } = draft;
  if (!facts) throw new Error('Nothing has been read for the plan.');
  return planAlarm(draft, alarmPlaceOf(draft), facts, { t, format, now: now() });
}

/** To continue, to scroll the document to the text that begins with this, or to see the chart. */
type Choice =
  | { readonly kind: 'create' }
  | { readonly kind: 'read'; readonly at: string }
  | { readonly kind: 'chart' };

/**
 * Shows the plan and asks. The document stays open behind the question and is closed afterwards. The
 * forecast is added to it when it is ready.
 */
export function previewStep(title: string, deps: AlarmWizardDeps): Step<Draft> {
  const { documents } = deps;
  return async (draft, canGoBack) => {
    const plan = planOf(draft, deps);
    const left = new AbortController();
    const place = placeOf(draft);
    const mail = mailSection(draft, alarmPlaceOf(draft), plan.topicArn, deps.now(), t);
    const described = (fired: readonly string[]): string =>
      describePlan(plan, t, [mail, { title: firedTitle(), lines: fired }]);
    const text = { now: described(readingLines(draft)) };
    await documents.show(previewDocument, text.now, true);
    const forecastReady = forecastOf(draft, plan, deps, left.signal).then((found) => {
      if (!found || left.signal.aborted) return undefined;
      text.now = described(found.lines);
      documents.write(previewDocument, text.now);
      return found.replay;
    });
    try {
      for (;;) {
        const answer = await pick<Choice>({
          title,
          canGoBack,
          placeholder: t('Nothing has been sent yet. The editor shows the exact calls.'),
          items: previewItems(plan, mail.title, isForecast(draft)),
        });
        if (answer.kind === 'value' && answer.value.kind === 'chart') {
          const replay = await forecastReady;
          // If there is nothing to draw, the document explains why.
          if (replay) deps.showReplay(scopeId(place.aws.scope), place.endpoint.id, replay);
          else await documents.show(previewDocument, text.now, true, firedTitle());
          continue;
        }
        if (answer.kind === 'value' && answer.value.kind === 'read') {
          await documents.show(previewDocument, text.now, true, answer.value.at);
          continue;
        }
        return answer.kind === 'value' ? { kind: 'next', state: draft } : answer;
      }
    } finally {
      left.abort();
      await documents.close(previewDocument);
    }
  };
}

/** Only the connection counts are replayed. */
function isForecast({ method }: Draft): boolean {
  return method === 'rise';
}

function readingLines(draft: Draft): readonly string[] {
  return isForecast(draft) ? [t('Reading the connection counts of the last 63 days…')] : [];
}

async function forecastOf(
  draft: Draft,
  { alarm }: AnyAlarmPlan,
  deps: AlarmWizardDeps,
  signal: AbortSignal,
): Promise<Forecast | undefined> {
  if (!isForecast(draft) || alarm.kind !== 'putAlarm') return undefined;
  return forecast(alarm.call.definition, placeOf(draft), deps, signal);
}

function firedTitle(): string {
  return t('How often would this have fired?');
}

/** A short list, so that the document behind it stays visible. */
function previewItems(
  plan: AnyAlarmPlan,
  mailTitle: string,
  hasForecast: boolean,
): PickItem<Choice>[] {
  const read = (label: string, at: string, description?: string): PickItem<Choice> => ({
    label,
    ...(description !== undefined && { description }),
    value: { kind: 'read', at },
  });
  const cost = t('Monthly cost');
  const limits = t('Limitations of this alarm');
  const fired = firedTitle();
  return [
    {
      label: `$(check) ${'replace' in plan.alarm ? t('Replace the Alarm') : t('Create')}`,
      description: plan.steps.map((step) => step.call.operation).join(' → '),
      value: { kind: 'create' },
    },
    ...(plan.problems.length > 0 ? [{ label: t('Worth knowing') }] : []),
    ...plan.problems.map(({ text }) => read(`$(warning) ${text}`, text)),
    { label: t('Read in the editor') },
    ...plan.steps.map((step) => read(`$(arrow-right) ${step.title}`, step.title)),
    read(`$(credit-card) ${cost}`, cost, plan.monthlyCost[0]),
    read(`$(eye-closed) ${limits}`, limits),
    read(`$(mail-read) ${mailTitle}`, mailTitle),
    ...(hasForecast
      ? [
          read(`$(history) ${fired}`, fired),
          {
            label: `$(graph) ${t('Show on Chart')}`,
            description: fired,
            value: { kind: 'chart' } as const,
          },
        ]
      : []),
  ];
}
