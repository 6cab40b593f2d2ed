/** The targets of a rule: at most five. */
import { isInputPath, transformerProblem } from '../../../core/eventBridge/inputTransformer';
import { AwsError } from '../../protocols/awsError';
import type { Output } from '../../protocols/output';
import type { Input } from '../../request/input';
import { pageOf } from '../../request/paging';
import type { RuleTarget } from '../../state/events/eventRules';
import type { Operation } from '../contract/service';
import { badToken, checkBus, invalid, ruleNamed } from './errors';

const mostTargets = 5;
const mostListed = 100;
const nothingFailed = { FailedEntryCount: 0, FailedEntries: [] };

/** A target with the id of an existing one replaces it. */
export const putTargets: Operation = (input, { region }) => {
  checkBus(input);
  const rule = ruleNamed(region, input.requiredText('Rule'));
  const targets = new Map(rule.targets.map((target) => [target.Id, target]));
  for (const target of input.structures('Targets').map(readTarget)) targets.set(target.Id, target);
  if (targets.size > mostTargets) {
    throw new AwsError(
      'LimitExceededException',
      'The requested resource exceeds the maximum number allowed.',
    );
  }
  region.eventRules.put({ ...rule, targets: [...targets.values()] });
  return nothingFailed;
};

/** Ids that the rule does not have are reported as failed entries. */
export const removeTargets: Operation = (input, { region }) => {
  checkBus(input);
  const rule = ruleNamed(region, input.requiredText('Rule'));
  const ids = input.texts('Ids');
  const failed = ids.filter((id) => !rule.targets.some((target) => target.Id === id));
  const targets = rule.targets.filter(({ Id: id }) => !ids.includes(id));
  region.eventRules.put({ ...rule, targets });
  return {
    FailedEntryCount: failed.length,
    FailedEntries: failed.map((id) => ({
      TargetId: id,
      ErrorCode: 'ResourceNotFoundException',
      ErrorMessage: `Target ${id} does not exist.`,
    })),
  };
};

export const listTargetsByRule: Operation = (input, { region }) => {
  checkBus(input);
  const rule = ruleNamed(region, input.requiredText('Rule'));
  const size = input.number('Limit') ?? mostListed;
  const list = `targets ${rule.name}`;
  const page = pageOf(rule.targets, list, size, input.text('NextToken'), badToken);
  return { Targets: page.items.map(targetOutput), NextToken: page.nextToken };
};

function readTarget(input: Input): RuleTarget {
  const transformer = input.structure('InputTransformer');
  const [constant, path, roleArn] = ['Input', 'InputPath', 'RoleArn'].map((name) =>
    input.text(name),
  );
  const arn = input.requiredText('Arn');
  if (!/^arn:[^:]+:[^:]+:[^:]*:\d*:.+$/.test(arn))
    throw invalid(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`);
  const given = [constant, path, transformer].filter((one) => one !== undefined);
  if (given.length > 1) {
    throw invalid(
      'Only one of Input, InputPath, or InputTransformer must be provided for a target.',
    );
  }
  if (path !== undefined && !isInputPath(path)) throw invalid(`Invalid InputPath ${path}`);
  if (constant !== undefined && !isJson(constant)) throw invalid('JSON syntax error in Input');
  return {
    Id: input.requiredText('Id'),
    Arn: arn,
    ...(roleArn !== undefined && { RoleArn: roleArn }),
    ...(constant !== undefined && { Input: constant }),
    ...(path !== undefined && { InputPath: path }),
    ...(transformer && {
      InputTransformer: readTransformer(transformer, input.requiredText('Id')),
    }),
  };
}

function readTransformer(
  transformer: Input,
  id: string,
): NonNullable<RuleTarget['InputTransformer']> {
  const read = {
    InputPathsMap: transformer.map('InputPathsMap'),
    InputTemplate: transformer.requiredText('InputTemplate'),
  };
  const problem = transformerProblem(read);
  if (problem !== undefined) throw invalid(`${problem} for target ${id}.`);
  return read;
}

function targetOutput({ InputTransformer: transformer, ...target }: RuleTarget): Output {
  return {
    ...target,
    InputTransformer: transformer && {
      InputPathsMap: new Map(Object.entries(transformer.InputPathsMap)),
      InputTemplate: transformer.InputTemplate,
    },
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
