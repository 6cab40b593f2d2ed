/** The third-party notices that are shipped with the extension. */
import { CliError } from '../cliError';
import type { BundledPackage } from './bundledPackages';
import { type PackageTexts, textsOf } from './licences';

const line = '-'.repeat(80);

/**
 * The text of the file: every package with the text of its licence and other required texts.
 * Packages with the same texts are grouped. The order depends only on names and versions.
 * @param packages sorted
 * @throws CliError that names each package whose licence is missing or not allowed
 */
export function thirdPartyNotices(packages: readonly BundledPackage[]): string {
  const faults: string[] = [];
  const groups = new Map<string, { readonly names: string[]; readonly texts: PackageTexts }>();
  for (const one of packages) {
    const texts = textsOf(one, packages);
    if (typeof texts === 'string') {
      faults.push(texts);
      continue;
    }
    const key = JSON.stringify(texts);
    const group = groups.get(key) ?? { names: [], texts };
    const name = `${one.name} ${one.version} (${one.license})`;
    if (!group.names.includes(name)) group.names.push(name);
    groups.set(key, group);
  }
  if (faults.length > 0) {
    throw new CliError(
      `These packages cannot be bundled:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
  }
  const sections = [...groups.values()].map(({ names, texts: { licence, notices } }) =>
    [names.join('\n'), licence, ...notices].join('\n\n'),
  );
  const head =
    'This extension contains code of the packages below. Each list of packages is followed by the text ' +
    'of their licence.';
  return `${[head, ...sections].join(`\n\n${line}\n\n`)}\n`;
}
