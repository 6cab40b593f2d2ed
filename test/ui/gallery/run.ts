/** Takes the pictures of the gallery, and makes a contact sheet of each state. */
import { join } from 'node:path';
import { inspect } from 'node:util';
import { cacheFolder } from '../../../scripts/root';
import { currentLane, inLane, Lane } from '../driver/lane';
import type { Language } from '../driver/pageWalk';
import { Camera, type Picture } from './camera';
import { writeContactSheet } from './contactSheet';
import type { Exhibit, Part } from './exhibit';
import { stylesOf, type StyleChoice } from './pictureStyles';

/** Which pictures are taken. */
export interface GalleryChoice {
  readonly parts: readonly Part[];
  readonly languages: readonly Language[];
  /** States of which pictures are taken; the others are passed through only. */
  readonly states: RegExp;
  readonly styles: StyleChoice;
}

/** What came of it. */
export interface GalleryOutcome {
  readonly pictures: number;
  /** States that were not reached, with the reason. */
  readonly failures: readonly string[];
}

/** Where the pictures are, in a folder for each part and language. */
export const galleryFolder = join(cacheFolder, 'gallery');

/** Takes all pictures that are asked for. @param print takes a line for each state */
export async function takeGallery(
  choice: GalleryChoice,
  print: (line: string) => void,
): Promise<GalleryOutcome> {
  const lane = new Lane();
  const failures: string[] = [];
  let pictures = 0;
  const take = async (part: Part, language: Language): Promise<void> => {
    const { walk, close } = await part.open(language);
    const folder = join(galleryFolder, `${part.name}-${language}`);
    const camera = new Camera(walk, folder);
    try {
      for (const [index, exhibit] of upToLast(part.exhibits, choice.states).entries()) {
        const title = `${part.name}, ${language}: ${exhibit.name}`;
        const wanted = choice.states.test(exhibit.name);
        const styles = wanted ? stylesOf(choice.styles, index + (language === 'ja' ? 1 : 0)) : [];
        try {
          const taken = await camera.take(exhibit, styles);
          pictures += taken.length;
          await sheet(title, folder, index, taken);
          print(`${title}: ${taken.length}`);
        } catch (error) {
          failures.push(`${title}: ${firstLines(error)}`);
          print(`${title}: FAILED`);
          await walk.workbench.page.screenshot({ path: join(folder, `failed-${index}.png`) });
        }
      }
    } finally {
      await close();
    }
  };
  try {
    await inLane(lane, async () => {
      for (const part of choice.parts)
        for (const language of choice.languages) await take(part, language);
    });
  } finally {
    await lane.close();
  }
  return { pictures, failures };
}

/** Of what Playwright says, what it waited for; its log is long. */
function firstLines(error: unknown): string {
  return inspect(error).split('\n').slice(0, 6).join('\n');
}

/** The states up to the last one that is wanted. */
function upToLast(exhibits: readonly Exhibit[], states: RegExp): readonly Exhibit[] {
  return exhibits.slice(0, exhibits.findLastIndex(({ name }) => states.test(name)) + 1);
}

async function sheet(
  title: string,
  folder: string,
  index: number,
  pictures: readonly Picture[],
): Promise<void> {
  if (pictures.length === 0) return;
  const file = join(folder, `sheet-${String(index).padStart(2, '0')}.png`);
  await writeContactSheet(await currentLane().browser(), title, pictures, file);
}
