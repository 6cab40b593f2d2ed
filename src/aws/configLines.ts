/**
 * The lines of a config file, as AWS's format has them. Serves to say where a file is wrong; what is
 * in the files the SDK reads.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
import type { ConfigProblem } from '../core/errors';

/** A line; numbers begin with 1. */
type ConfigLine = { readonly number: number } & (
  | { readonly kind: 'empty' }
  /** `name` is what stands between the brackets, without quotation marks. */
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'setting'; readonly section: string; readonly name: string }
  | { readonly kind: 'wrong'; readonly problem: ConfigProblem }
);

/** Every line of the text. */
export function configLines(text: string): readonly ConfigLine[] {
  let section: string | undefined;
  return text.split(/\r?\n/).map((line, i): ConfigLine => {
    const number = i + 1;
    // The zeros of UTF-16, as an editor on Windows may save it.
    if (line.includes('\0')) return { number, kind: 'wrong', problem: 'encoding' };
    const content = (line.split(/(?:^|\s)[;#]/)[0] ?? '').trim();
    if (content === '') return { number, kind: 'empty' };
    if (content.startsWith('[')) {
      if (!content.endsWith(']')) return { number, kind: 'wrong', problem: 'line' };
      section = sectionName(content);
      return { number, kind: 'section', name: section };
    }
    if (section === undefined) return { number, kind: 'wrong', problem: 'noSection' };
    const [name = ''] = content.split('=');
    if (content.includes('=') && name.trim() !== '')
      return { number, kind: 'setting', section, name: name.trim() };
    // Python's reader, and so the AWS CLI, takes an indented line for more of the value above.
    return /^\s/.test(line)
      ? { number, kind: 'empty' }
      : { number, kind: 'wrong', problem: 'line' };
  });
}

/** The first line of a section, or of a setting in it; undefined when there is none. */
export function lineOf(text: string, section: string, setting?: string): number | undefined {
  const line = configLines(text).find((each) =>
    setting === undefined
      ? each.kind === 'section' && each.name === section
      : each.kind === 'setting' && each.section === section && each.name === setting,
  );
  return line?.number;
}

/** `[profile "a"]` and `[profile  a]` are both `profile a`. */
function sectionName(header: string): string {
  const name = header.slice(1, -1).trim().replace(/\s+/g, ' ');
  return name.replace(/^([\w-]+) (["'])(.*)\2$/, '$1 $3');
}
