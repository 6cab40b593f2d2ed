/** How large what is shipped is. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, vsixFile } from '../../scripts/root';
import { atMost, type Measurement } from './measurement';

/** The largest .vsix that is allowed, in bytes. */
export const largestVsix = 650 * 1024;

/** The bundles of a production build, and the .vsix made of it. */
export function measureSizes(): readonly Measurement[] {
  const dist = join(root, 'dist');
  const bundles = readdirSync(dist).filter((name) => /\.(js|css)$/.test(name));
  const sizes = bundles.map((name) => ({ what: `dist/${name}`, ...size(join(dist, name)) }));
  const vsix = size(vsixFile);
  const target = atMost(vsix.value, largestVsix / 1024, 'KB');
  return [...sizes, { what: 'the .vsix', ...vsix, target }];
}

function size(file: string): Pick<Measurement, 'value' | 'unit'> {
  return { value: statSync(file).size / 1024, unit: 'KB' };
}
