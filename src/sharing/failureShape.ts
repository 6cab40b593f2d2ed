/** The shape of a failure in a published snapshot. */
import { everyFailureKind, type Failure } from '../core/model/errors';
import type { DenyingPolicy } from '../core/model/failures/denyingPolicy';
import type { ConfigFault, ConfigProblem } from '../core/model/failures/configFault';
import { fields, listOf, number, oneOf, optional, text, variants } from './shape';

const denyingPolicy = oneOf<DenyingPolicy>({
  identity: true,
  resource: true,
  boundary: true,
  session: true,
  serviceControl: true,
  resourceControl: true,
  vpcEndpoint: true,
  roleTrust: true,
});

const configFault = fields<ConfigFault>({
  problem: oneOf<ConfigProblem>({
    line: true,
    noSection: true,
    encoding: true,
    noProfilePrefix: true,
    profilePrefix: true,
    repeatedSection: true,
    repeatedSetting: true,
    unclosedQuote: true,
    unquotedName: true,
    missingName: true,
    indented: true,
    missingSection: true,
    missingSetting: true,
    badValue: true,
    unreadable: true,
  }),
  file: optional(text),
  line: optional(number),
  name: optional(text),
});

const remedy = variants('kind', {
  ssoLogin: fields({ profile: text, session: optional(text) }),
  consoleLogin: fields({ profile: text }),
  mfaCode: fields({ profile: text }),
  edit: fields({ file: text, line: optional(number) }),
});

/** A failure in a part of a snapshot. */
export const failure = fields<Failure>({
  kind: oneOf(everyFailureKind),
  action: optional(text),
  profile: optional(text),
  region: optional(text),
  resource: optional(text),
  detail: optional(text),
  requestId: optional(text),
  deniedBy: optional(denyingPolicy),
  regionMayBeDisabled: optional((value) => value === true),
  roleChain: optional(listOf(text)),
  unsent: optional((value) => value === true),
  config: optional(configFault),
  // A refresh never replays.
  obstacle: (value) => value === undefined,
  remedy: optional(remedy),
});
