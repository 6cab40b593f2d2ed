/** The detection method, with what each method would have notified, and its threshold and period. */
import type { ConnectionRule } from '../../cloudwatch/definition';
import { methodChoices, type MethodChoice } from '../../actions/create/methodAvailability';
import { methodRow } from '../../actions/create/methodText';
import type { StoredAlarm } from '../../model/alarmConfiguration';
import type { MethodCoverage } from '../../coverage/compareMethods';
import type { LogAlarmKind } from '../../logAlarms/connectionLogAlarm';
import type { DetectionMethod } from '../../model/detectionMethod';
import { methodOf } from '../../watching/methodOf';
import type { Answers } from '../view/answers';
import type { FormCard, FormField } from '../view/formModel';
import { fieldProblems, type FormContext, type FormPart } from './formPart';

/** The alarm that is overwritten, or that the new one upgrades, decides the method. */
export interface FixedMethod {
  readonly replace?: StoredAlarm | undefined;
  readonly upgrades?: boolean;
}

/** The method: that of the alarm in question, the chosen one, or the best that can be used at once. */
export function chosenMethod(
  { answers, place }: Pick<FormContext, 'answers' | 'place'>,
  { replace, upgrades }: FixedMethod,
): DetectionMethod {
  if (upgrades === true) return 'logAlarm';
  if (replace) return methodOf(replace.alarm) ?? 'rise';
  const choices = methodChoices(place.endpoint, place.scope.region);
  const able = choices.filter(({ obstacle }) => obstacle !== 'noLogAlarms');
  const chosen = able.find(({ method }) => method === answers.method);
  const { method } = chosen ?? choices.find(({ recommended }) => recommended) ?? { method: 'rise' };
  return method;
}

/** The part. @param coverageOf what a method would have notified */
export function methodPart(
  context: FormContext,
  fixed: FixedMethod,
  coverageOf: (method: DetectionMethod) => MethodCoverage | 'reading' | undefined,
): FormPart {
  const { answers, place, t } = context;
  const method = chosenMethod(context, fixed);
  const isFixed = fixed.upgrades === true || fixed.replace !== undefined;
  const cards: FormField = {
    kind: 'cards',
    key: 'method',
    label: t('How should connections be detected?'),
    value: method,
    problems: [],
    cards: methodChoices(place.endpoint, place.scope.region)
      .filter((choice) => !isFixed || choice.method === method)
      .map((choice) => cardOf(choice, coverageOf(choice.method), context)),
  };
  if (method === 'logAlarm') {
    const detects = chosenKind(answers);
    const fields = fixed.upgrades === true ? [cards] : [cards, detectsField(detects, context)];
    return { fields, draft: { method, detects } };
  }
  const rule = chosenRule(answers);
  const fields = [cards, ...ruleFields(method, rule, context)];
  return { fields, draft: { method, ...(rule && { rule }) } };
}

function cardOf(
  choice: MethodChoice,
  coverage: MethodCoverage | 'reading' | undefined,
  { t, format, place }: FormContext,
): FormCard {
  const { region } = place.scope;
  const { label, description, detail } = methodRow({ ...choice, recommended: false }, coverage, {
    t,
    format,
    region,
  });
  return {
    ...{ value: choice.method, label, description, detail },
    isRecommended: choice.recommended,
    isUnavailable: choice.obstacle === 'noLogAlarms',
  };
}

/** What a log alarm detects. */
export function chosenKind({ detects }: Answers): LogAlarmKind {
  return detects === 'failedAttempts' ? detects : 'connections';
}

function detectsField(value: LogAlarmKind, { t }: FormContext): FormField {
  return {
    kind: 'select',
    key: 'detects',
    label: t('What should the log alarm detect?'),
    value,
    options: [
      { value: 'connections', label: t('Connections') },
      { value: 'failedAttempts', label: t('Failed attempts') },
    ],
    hint:
      value === 'connections'
        ? t('One notification for each connection, with user and device address.')
        : t('By user, device and reason, from three within a minute.'),
    problems: [],
  };
}

/** More connections at once than any endpoint takes. */
const highestThreshold = 100_000;

/** Threshold and period; undefined if the typed threshold is none. */
export function chosenRule({ threshold = '1', period }: Answers): ConnectionRule | undefined {
  const value = /^\s*\d{1,6}\s*$/.test(threshold) ? Number(threshold) : 0;
  if (value < 1 || value > highestThreshold) return undefined;
  return { threshold: value, periodSeconds: period === '300' ? 300 : 60 };
}

function ruleFields(
  method: Exclude<DetectionMethod, 'logAlarm'>,
  rule: ConnectionRule | undefined,
  { answers, t, format }: FormContext,
): readonly FormField[] {
  const most = format.count(highestThreshold);
  const fault = {
    severity: 'error',
    text: t('Enter a whole number from 1 to {0}.', most),
  } as const;
  const period = answers.period === '300' ? '300' : '60';
  return [
    {
      kind: 'text',
      key: 'threshold',
      label: method === 'rise' ? t('New connections at once') : t('Connections within the period'),
      value: answers.threshold ?? '1',
      range: [1, highestThreshold],
      hint: t('The alarm fires at this number or more.'),
      problems: fieldProblems(rule ? undefined : fault),
    },
    {
      kind: 'select',
      key: 'period',
      label: t('Period'),
      value: period,
      options: [
        { value: '60', label: t('1 minute') },
        { value: '300', label: t('5 minutes') },
      ],
      hint:
        period === '60'
          ? t('The alarm is ready again soon after it fired.')
          : t('Fewer notifications: connections one after the other send one.'),
      problems: [],
    },
  ];
}
