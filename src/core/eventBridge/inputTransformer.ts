/**
 * What EventBridge sends to a target: the event, a part of it, a constant text, or a template filled
 * with values of the event.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 *
 * A template of text is in double quotes, and so is what the target gets: "The result is the following
 * Amazon SNS message. `"This event was of customerCreated type."`"
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-input-transformer-tutorial.html
 * "EventBridge doesn't escape values extracted by Input Path": a quote in a value ends a text in
 * quotes. Assumed: each line of a text in quotes is one, and a variable that stands for a whole
 * value of JSON is written as JSON, escaped.
 */
import { selectAll } from '../cloudwatchLogs/filterPattern/selector';

/** An input transformer, in the API's format. */
export interface InputTransformer {
  readonly InputPathsMap: Readonly<Record<string, string>>;
  readonly InputTemplate: string;
}

/** The input settings of a target, in the API's format. */
export interface InputSettings {
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: InputTransformer;
}

/** The rule that sends an event; the predefined variables contain it. */
export interface SendingRule {
  readonly name: string;
  readonly arn: string;
}

const predefined = [
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
  'aws.events.event',
  'aws.events.event.json',
];

const placeholder = /<([A-Za-z0-9_.-]+)>/g;
/** Placeholders inside of a text in quotes, and those that are a value of JSON by themselves. */
const quotedOrPlaceholder = /"(?:[^"\\]|\\.)*"|<[A-Za-z0-9_.-]+>/gs;

/** "dot notation, dashes, underscores, alphanumeric characters, array indices, wildcards" */
export function isInputPath(path: string): boolean {
  return /^\$(?:\.[\w-]+|\.\*|\[\d+\]|\[\*\])*$/.test(path);
}

/** Why the settings of a transformer are not valid; undefined if they are. */
export function transformerProblem({
  InputPathsMap: paths,
  InputTemplate: template,
}: InputTransformer): string | undefined {
  for (const [name, path] of Object.entries(paths)) {
    if (/^aws\./i.test(name)) return `Invalid InputPathsMap key ${name}: it is reserved`;
    if (!isInputPath(path)) return `Invalid InputPath ${path}`;
  }
  const unknown = [...template.matchAll(placeholder)]
    .map(([, name = '']) => name)
    .find((name) => !Object.hasOwn(paths, name) && !predefined.includes(name));
  if (unknown !== undefined)
    return `Invalid InputTemplate: the placeholder ${unknown} is not defined in InputPathsMap`;

  return isTemplate(template)
    ? undefined
    : 'Invalid InputTemplate: it is neither JSON nor text in quotes';
}

function isTemplate(template: string): boolean {
  const lines = template.split('\n').map((line) => line.trim());
  const filled = (text: string): string =>
    text.replaceAll(quotedOrPlaceholder, (found) => (found.startsWith('<') ? 'null' : found));
  return (
    isJson(filled(template)) ||
    lines.every((line) => line === '' || (line.startsWith('"') && isJson(line)))
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The text that the target gets. */
export function targetInput(
  settings: InputSettings,
  event: Readonly<Record<string, unknown>>,
  rule: SendingRule,
): string {
  if (settings.Input !== undefined) return settings.Input;
  if (settings.InputPath !== undefined)
    return JSON.stringify(valueOf(settings.InputPath, event) ?? '');

  const { InputTransformer: transformer } = settings;
  if (!transformer) return JSON.stringify(event);
  const values = new Map<string, unknown>([
    ['aws.events.rule-arn', rule.arn],
    ['aws.events.rule-name', rule.name],
    ['aws.events.event.ingestion-time', event.time],
    ['aws.events.event', event],
    ['aws.events.event.json', event],
  ]);
  for (const [name, path] of Object.entries(transformer.InputPathsMap))
    values.set(name, valueOf(path, event));

  return transformer.InputTemplate.replaceAll(quotedOrPlaceholder, (found) =>
    found.startsWith('<')
      ? JSON.stringify(values.get(found.slice(1, -1)) ?? '')
      : found.replaceAll(placeholder, (_, name: string) => inText(values.get(name))),
  );
}

/** Several values, of a path with a wildcard, are a list; none is undefined. */
function valueOf(path: string, event: unknown): unknown {
  const found = selectAll(path, event);
  return path.includes('*') ? found : found[0];
}

/**
 * "If you specify a variable to match a JSON path that doesn't exist …, it doesn't appear in the
 * output." "If a JSON path references a JSON object or array, but the variable is referenced in a
 * string, EventBridge removes any internal quotes."
 */
function inText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value).replaceAll('"', '');
}
