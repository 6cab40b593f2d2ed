/** Makes a .zip smaller: packs each entry again with Zopfli, which tries harder than zlib. */
import { inflateRawSync } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';

/** The signatures and fixed sizes, in bytes, of the records in a .zip. */
const local = { signature: 0x04034b50, size: 30 };
const central = { signature: 0x02014b50, size: 46 };
const end = { signature: 0x06054b50, size: 22 };

/** The compression methods of an entry. */
const stored = 0;
const deflated = 8;

/** That the sizes of an entry follow its data; here they are always in front of it. */
const sizesFollow = 1 << 3;

/** The first day that a .zip can name. */
const firstDay = 0x21;

/** More passes than this take seconds and save a few hundred bytes of the whole extension. */
const passes = 5;

/** An entry as it is in a .zip. */
interface Entry {
  /** Its record in the central directory, without the fields of variable length. */
  readonly record: Buffer;
  readonly name: Buffer;
  readonly method: typeof stored | typeof deflated;
  /** Its data, packed by that method. */
  readonly data: Uint8Array;
}

/**
 * The same entries, each as small as Zopfli or no compression makes it. Equal contents give equal
 * bytes: entries are sorted by name, and times of files, comments and extra fields are left out.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 * @throws Error when it is no .zip or has entries of a kind that vsce does not write
 */
export async function smallerZip(zip: Buffer): Promise<Buffer> {
  const entries: Entry[] = [];
  for (const entry of entriesOf(zip)) entries.push(await packed(entry));
  return zipOf(entries.sort((a, b) => a.name.compare(b.name)));
}

/** The entries of a .zip, from its central directory. */
function entriesOf(zip: Buffer): readonly Entry[] {
  const endAt = zip.length - end.size;
  if (endAt < 0 || zip.readUInt32LE(endAt) !== end.signature)
    throw new Error('This is not a .zip, or it has a comment.');
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(endAt + 16);
  for (let left = zip.readUInt16LE(endAt + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== central.signature)
      throw new Error('The directory of the .zip is damaged.');
    const record = zip.subarray(at, at + central.size);
    const nameEnd = at + central.size + record.readUInt16LE(28);
    entries.push(entryOf(zip, record, zip.subarray(at + central.size, nameEnd)));
    at = nameEnd + record.readUInt16LE(30) + record.readUInt16LE(32);
  }
  return entries;
}

function entryOf(zip: Buffer, record: Buffer, name: Buffer): Entry {
  const method = record.readUInt16LE(10);
  if (method !== stored && method !== deflated)
    throw new Error(`${name.toString()} has the unknown compression method ${method}.`);
  const localAt = record.readUInt32LE(42);
  const variable = zip.readUInt16LE(localAt + 26) + zip.readUInt16LE(localAt + 28);
  const dataAt = localAt + local.size + variable;
  return { record, name, method, data: zip.subarray(dataAt, dataAt + record.readUInt32LE(20)) };
}

/** The entry in the smaller of both methods. */
async function packed(entry: Entry): Promise<Entry> {
  const plain = entry.method === stored ? entry.data : inflateRawSync(entry.data);
  const smaller = await deflateAsync(plain, { numiterations: passes });
  return smaller.length < plain.length
    ? { ...entry, method: deflated, data: smaller }
    : { ...entry, method: stored, data: plain };
}

/** Writes a .zip. */
function zipOf(entries: readonly Entry[]): Buffer {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const record = recordOf(entry, at);
    directory.push(record, entry.name);
    const header = localHeader(record);
    files.push(header, entry.name, entry.data);
    at += header.length + entry.name.length + entry.data.length;
  }
  const bytes = Buffer.concat(directory);
  return Buffer.concat([...files, bytes, endRecord(entries.length, bytes.length, at)]);
}

/** The record of an entry in the central directory. */
function recordOf({ record, method, data }: Entry, localAt: number): Buffer {
  const written = Buffer.from(record);
  written.writeUInt16LE(record.readUInt16LE(8) & ~sizesFollow, 8);
  written.writeUInt16LE(method, 10);
  written.writeUInt16LE(0, 12);
  written.writeUInt16LE(firstDay, 14);
  written.writeUInt32LE(data.length, 20);
  // No extra field and no comment.
  written.writeUInt32LE(0, 30);
  written.writeUInt32LE(localAt, 42);
  return written;
}

/** What stands before the data: from the version to the lengths, what the record has. */
function localHeader(record: Buffer): Buffer {
  const header = Buffer.alloc(local.size);
  header.writeUInt32LE(local.signature, 0);
  record.copy(header, 4, 6, 32);
  return header;
}

function endRecord(count: number, directorySize: number, directoryAt: number): Buffer {
  const record = Buffer.alloc(end.size);
  record.writeUInt32LE(end.signature, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(directorySize, 12);
  record.writeUInt32LE(directoryAt, 16);
  return record;
}
