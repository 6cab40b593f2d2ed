/** Builds the form from the answers and from what has been read so far. */
import type { AlarmDraft } from '../actions/create/alarmDraft';
import type { AnyAlarmPlan } from '../actions/create/planAlarm';
import { notifiedTopics } from '../actions/upgrade/upgradeDraft';
import type { Yielder } from '../base/yielder';
import { minuteMs } from '../base/duration';
import { displayText } from '../text/displayText';
import { endpointName } from '../text/names';
import { coverageOf, forecastOf, pastReading } from './formForecast';
import { countedReading, planOf, shownPlan } from './formPlan';
import { readValue } from './reads/keyedReads';
import { existingNotices, fixedNotice } from './parts/existingPart';
import { unreadProblem, type FormContext, type FormPart } from './parts/formPart';
import { loggingPart } from './parts/loggingPart';
import { methodPart, type FixedMethod } from './parts/methodPart';
import { namePart } from './parts/namePart';
import { logLinesPart, notificationPart } from './parts/notificationPart';
import { recipientsPart } from './parts/recipientsPart';
import { rolePart } from './parts/rolePart';
import type { FormFault, FormField, FormModel, FormProblem, FormSection } from './view/formModel';

/** What the form makes of an endpoint; what belongs to the whole page is added by the session. */
export interface BuiltForm {
  readonly model: Omit<
    FormModel,
    'revision' | 'texts' | 'language' | 'run' | 'blocked' | 'sections'
  >;
  readonly sections: readonly FormSection[];
  /** Undefined if an answer is missing. */
  readonly plan: AnyAlarmPlan | undefined;
  /** Whether a read that decides is not over. */
  readonly isWaiting: boolean;
  /** Whether an error forbids to create it. */
  readonly isFaulty: boolean;
}

/** Builds it. @param endpointField the first field */
export function buildForm(
  context: FormContext,
  endpointField: FormField,
  yielder: Yielder | undefined,
): BuiltForm {
  const { t, place, now } = context;
  const fixed = fixedBy(context);
  const past = pastReading(context);
  const parts = partsOf(context, fixed, coverageOf(past, context, yielder));
  const { draft, sections } = parts;
  const counted = countedReading(draft, context);
  const plan = planOf(draft, counted, context);
  const all = [{ title: '', fields: [endpointField] }, ...sections];
  const faults = faultsOf(all, plan);
  const shownTexts = new Set(
    all.flatMap(({ fields }) => fields.flatMap(({ problems }) => problems.map(({ text }) => text))),
  );
  const counting = unreadProblem(counted, context);
  const title =
    context.answers.upgrade === undefined
      ? t('Connection Alarm for {0}', endpointName(place.endpoint))
      : t('Upgrade {0}', displayText(context.answers.upgrade));
  return {
    model: {
      title,
      notices: [...fixed.notices, ...(counting ? [counting] : [])],
      forecast: forecastOf(past, draft, context, yielder),
      ...shownPlan(plan, draft, context, Math.floor(now / minuteMs) * minuteMs),
      faults,
      warnings: (plan?.problems ?? [])
        .filter(({ severity, text }) => severity === 'warning' && !shownTexts.has(text))
        .map(({ text }) => text),
    },
    sections: all,
    plan,
    isWaiting: parts.isWaiting || fixed.isWaiting || counted?.kind === 'reading',
    isFaulty: faults.length > 0,
  };
}

interface Fixed extends FixedMethod {
  readonly notices: readonly FormProblem[];
  readonly topics: readonly string[];
  readonly taken: ReadonlySet<string>;
  readonly isWaiting: boolean;
}

/** What alarms that exist decide. */
function fixedBy(context: FormContext): Fixed {
  const { answers, reads, aws } = context;
  const listed = reads.of('alarms', '', (signal) => aws.alarms.list(signal));
  const alarms = readValue(listed) ?? [];
  const unread = unreadProblem(listed, context);
  const common = {
    topics: [],
    taken: new Set(alarms.map(({ name }) => name)),
    isWaiting: listed.kind === 'reading',
  };
  const { replace, upgrade } = answers;
  if (upgrade !== undefined) {
    const old = alarms.find(({ name }) => name === upgrade);
    const topics = old ? notifiedTopics(old) : [];
    const notices = [fixedNotice('upgrade', upgrade, context), ...(unread ? [unread] : [])];
    return { ...common, upgrades: true, topics, notices };
  }
  if (replace === undefined) {
    return {
      ...common,
      notices: [...(unread ? [unread] : []), ...existingNotices(alarms, context)],
    };
  }
  const stored = reads.of('stored', replace, (signal) => aws.alarms.stored(replace, signal));
  const why = unreadProblem(stored, context);
  return {
    ...common,
    replace: readValue(stored),
    notices: [fixedNotice('replace', replace, context), ...(why ? [why] : [])],
    isWaiting: stored.kind === 'reading',
  };
}

interface Parts {
  readonly draft: AlarmDraft;
  readonly sections: readonly FormSection[];
  readonly isWaiting: boolean;
}

/** The parts; each knows the draft of those before it. */
function partsOf(
  context: FormContext,
  fixed: Fixed,
  coverage: Parameters<typeof methodPart>[2],
): Parts {
  const { t } = context;
  // In the order on the page.
  const titles = {
    detection: t('Detection'),
    recipients: t('Recipients'),
    text: t('Notification'),
    name: t('Name'),
    needs: t('Prerequisites'),
  };
  const [topic, ...furtherTopics] = fixed.topics;
  const makes: readonly (readonly [keyof typeof titles, (draft: AlarmDraft) => FormPart])[] = [
    ['detection', () => methodPart(context, fixed, coverage)],
    ['needs', (draft) => loggingPart(context, draft)],
    ['needs', (draft) => rolePart(context, draft, 'query')],
    ['text', () => notificationPart(context)],
    ['recipients', (draft) => recipientsPart(context, draft, topic)],
    ['text', (draft) => logLinesPart(context, draft)],
    ['needs', (draft) => rolePart(context, draft, 'logLines')],
    ['name', (draft) => namePart(context, draft, fixed.taken)],
  ];
  let draft: AlarmDraft = {
    ...(fixed.replace && { replace: fixed.replace }),
    ...(furtherTopics.length > 0 && { furtherTopics }),
  };
  let isWaiting = false;
  const fields = { detection: [], recipients: [], text: [], name: [], needs: [] } as Record<
    keyof typeof titles,
    FormField[]
  >;
  for (const [section, make] of makes) {
    const part = make(draft);
    draft = { ...draft, ...part.draft };
    isWaiting ||= part.isWaiting === true;
    fields[section].push(...part.fields);
  }
  const sections = Object.entries(fields).map(([section, own]) => ({
    title: titles[section as keyof typeof titles],
    fields: own,
  }));
  return { draft, sections: sections.filter((one) => one.fields.length > 0), isWaiting };
}

/** The errors of the fields, then those of the plan that no field shows. */
function faultsOf(
  sections: readonly FormSection[],
  plan: AnyAlarmPlan | undefined,
): readonly FormFault[] {
  const ofFields = sections.flatMap(({ fields }) =>
    fields.flatMap(({ key, problems }) =>
      problems.flatMap(({ severity, text }) => (severity === 'error' ? [{ key, text }] : [])),
    ),
  );
  const known = new Set(ofFields.map(({ text }) => text));
  const ofPlan = (plan?.problems ?? [])
    .filter(({ severity, text }) => severity === 'error' && !known.has(text))
    .map(({ text }) => ({ key: null, text }));
  return [...ofFields, ...ofPlan];
}
