/** What the parts about roles have in common. */
import type { RoleChoice } from '../../actions/create/alarmDraft';
import type { RoleQuestion } from '../../actions/roles/checkRole';
import type { LogAlarmRole } from '../../logAlarms/logAlarmRoles';
import type { FormField } from '../view/formModel';
import type { FormContext } from './formPart';

/** The questions about a role of each kind. */
export const roleKeys = {
  query: { source: 'role', name: 'roleName', arn: 'roleArn', draft: 'role' },
  logLines: {
    source: 'lineRole',
    name: 'lineRoleName',
    arn: 'lineRoleArn',
    draft: 'logLineRole',
  },
} as const;

/** A part that is about one role. */
export interface RoleContext {
  readonly context: FormContext;
  readonly kind: LogAlarmRole['kind'];
  readonly question: RoleQuestion;
}

/** The fields of a source, and the role. */
export interface ChosenRole {
  readonly fields: readonly FormField[];
  readonly choice?: RoleChoice;
  readonly isWaiting?: boolean;
}

/** The values that are no name of a role: a role's name has no space. */
export const roleSources = { new: ' new', template: ' template', arn: ' arn' } as const;
