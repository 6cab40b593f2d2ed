/** Everything that the page of the alarm form shows, as plain data. */
import type { AnswerKey } from './answers';
import type { ForecastModel } from './forecastModel';
import type { FormTexts } from './formTexts';

/** What a button of the form does, beside creating the alarm. */
export const formActions = [
  /** Selects an alarm in the tree; the value is its name. */
  'showAlarm',
  /** Overwrites the alarm of the name. */
  'replaceAlarm',
  'keepAlarm',
  /** Creates a log alarm beside the alarm of the name. */
  'upgradeAlarm',
  /** Changes the access policy of the topic of the ARN, after a question. */
  'repairTopic',
  /** Copies the text. */
  'copy',
  /** Reads everything again. */
  'readAgain',
] as const;

export type FormActionKind = (typeof formActions)[number];

/** A button. */
export interface FormAction {
  readonly kind: FormActionKind;
  readonly label: string;
  readonly value: string;
}

/** A sentence beside a field. An error prevents that the alarm is created. */
export interface FormProblem {
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly actions?: readonly FormAction[];
  /** The error of an empty field, which is shown once somebody has been there. */
  readonly isEmpty?: boolean;
}

interface FieldBase {
  readonly key: AnswerKey;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly problems: readonly FormProblem[];
  /** What is being read, in a sentence. */
  readonly reading?: string;
}

/** An option of a select box. */
export interface FormOption {
  readonly value: string;
  readonly label: string;
  /** The heading above it. */
  readonly group?: string;
}

/** One of a few choices that need words. */
export interface FormCard {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly isRecommended: boolean;
  readonly isUnavailable: boolean;
}

/** A field. */
export type FormField =
  | (FieldBase & {
      readonly kind: 'text';
      readonly placeholder?: string;
      readonly suggestions?: readonly string[];
      /** Whether it has several lines. */
      readonly isLong?: boolean;
      /** For a whole number: the smallest and the largest. */
      readonly range?: readonly [least: number, most: number];
    })
  | (FieldBase & { readonly kind: 'select'; readonly options: readonly FormOption[] })
  | (FieldBase & { readonly kind: 'cards'; readonly cards: readonly FormCard[] })
  /** A text to read or to copy. */
  | (FieldBase & { readonly kind: 'text output'; readonly copy: FormAction });

/** Fields below a heading. */
export interface FormSection {
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** An error of a field, for the summary. */
export interface FormFault {
  /** Null if it belongs to no field. */
  readonly key: AnswerKey | null;
  readonly text: string;
}

/** A text below a heading that can be folded. */
export interface FormDetail {
  readonly title: string;
  readonly lines: readonly string[];
}

/** How far a step is: `unknown` if AWS has not answered whether it took effect. */
export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'unknown';

/** The run of the plan. */
export interface FormRun {
  readonly isRunning: boolean;
  readonly steps: readonly { readonly title: string; readonly state: StepState }[];
  /** Why it stopped and what exists now, in sentences; null while it runs. */
  readonly outcome: string | null;
  /** Whether Create continues it. */
  readonly canTryAgain: boolean;
}

/** The whole page. */
export interface FormModel {
  /** Increases with each change of what would be sent. */
  readonly revision: number;
  readonly title: string;
  readonly texts: FormTexts;
  /** The editor's language, BCP 47. */
  readonly language: string;
  readonly notices: readonly FormProblem[];
  readonly sections: readonly FormSection[];
  readonly forecast: ForecastModel | null;
  /** Null until an endpoint is chosen. */
  readonly cost: string | null;
  readonly costDetails: readonly string[];
  readonly limitations: readonly string[];
  readonly mail: FormDetail | null;
  /** What will be sent, as JSON with comments; null if an answer is missing. */
  readonly calls: string | null;
  /** The operations in their order. */
  readonly operations: string | null;
  readonly faults: readonly FormFault[];
  /** What is worth knowing about the whole. */
  readonly warnings: readonly string[];
  readonly createLabel: string;
  /** Why nothing can be created now, beside the faults; null if it can. */
  readonly blocked: string | null;
  readonly run: FormRun | null;
}
