/**
 * `npm run gallery [-- PART…] [--language en|ja] [--theme T] [--size S] [--states PATTERN] [--every]`:
 * pictures of every page and state in VS Code, with a contact sheet for each state, in .cache/gallery.
 * `--language`, `--theme` and `--size` may be repeated.
 */
import { parseArgs } from 'node:util';
import { themeNames } from '../test/ui/driver/workbench';
import { sizeNames } from '../test/ui/gallery/pictureStyles';
import { parts } from '../test/ui/gallery/parts';
import { type GalleryChoice, galleryFolder, takeGallery } from '../test/ui/gallery/run';
import { CliError, runScript } from './cliError';
import { packageExtension } from './packageExtension';

/** The choices that the command line names, or all. @throws CliError for unknown ones */
function chosen<T extends string>(
  what: string,
  all: readonly T[],
  asked: readonly string[] = [],
): readonly T[] {
  const unknown = asked.find((name) => !all.some((one) => one === name));
  if (unknown !== undefined)
    throw new CliError(`There is no ${what} "${unknown}"; there are: ${all.join(', ')}.`);
  return asked.length === 0 ? all : all.filter((one) => asked.includes(one));
}

/** What the command line asks for. @throws CliError for what it does not know */
function choice(): GalleryChoice {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      language: { type: 'string', multiple: true },
      theme: { type: 'string', multiple: true },
      size: { type: 'string', multiple: true },
      states: { type: 'string', default: '' },
      every: { type: 'boolean', default: false },
    },
  });
  const names = parts.map(({ name }) => name);
  const asked = chosen('part', names, positionals);
  return {
    parts: parts.filter(({ name }) => asked.includes(name)),
    languages: chosen('language', ['en', 'ja'], values.language),
    states: new RegExp(values.states, 'u'),
    styles: {
      themes: chosen('theme', themeNames, values.theme),
      sizes: chosen('size', sizeNames, values.size),
      every: values.every,
    },
  };
}

runScript(async () => {
  const asked = choice();
  await packageExtension();
  const { pictures, failures } = await takeGallery(asked, console.log);
  for (const failure of failures) console.error(failure);
  console.log(`${pictures} pictures in ${galleryFolder}; states not reached: ${failures.length}.`);
  process.exit(failures.length > 0 ? 1 : 0);
});
