/** Makes findings ready for a page. */
import type { Finding } from '../finding';
import type { FindingView } from '../view/findingView';
import { severityTitle } from './findingReport';
import { findingSubject, findingText, type EndpointNames } from './findingText';
import type { FindingWords } from './findingWords';
import { fixText } from './fixText';

/** What the views of findings depend on. */
export interface FindingViewContext extends FindingWords {
  /** Whether read-only mode is on: no fix is offered then. */
  readonly readOnly?: boolean;
  readonly endpointNames: EndpointNames;
}

/** The view of one finding. */
export function findingView(finding: Finding, context: FindingViewContext): FindingView {
  const { t, readOnly, endpointNames } = context;
  const { id, severity, fix } = finding;
  return {
    id,
    severity,
    severityText: severityTitle(severity, t),
    subject: findingSubject(finding, endpointNames),
    ...findingText(finding, context),
    fix: fix && readOnly !== true ? fixText(fix, t) : null,
  };
}
