/** What SQLite's write-ahead log adds to its database file: https://sqlite.org/fileformat2.html#walformat */

const HEADER = 32;
const FRAME_HEADER = 24;
/** The last bit says in which order of bytes checksums are computed. */
const MAGIC = 0x377f0682;

/**
 * The database that a file and its write-ahead log are: each page as of the last transaction that the log has
 * whole. A log that ends in the middle of one, as that of a killed process may, counts up to there.
 */
export function withLog(file: Uint8Array, log: Uint8Array): Uint8Array<ArrayBuffer> {
  const { pages, count, pageSize } = committedPages(log);
  const database = new Uint8Array(count === null ? file.length : count * pageSize);
  database.set(file.subarray(0, database.length));
  for (const [number, page] of pages) {
    if (number <= database.length / pageSize) database.set(page, (number - 1) * pageSize);
  }
  // Versions of the format: 2 would ask for a log beside the file.
  if (database.length > 19) database.set([1, 1], 18);
  return database;
}

interface CommittedPages {
  /** By their number, from 1. */
  readonly pages: ReadonlyMap<number, Uint8Array>;
  /** Of the database, as of the last transaction; null if the log has none. */
  readonly count: number | null;
  readonly pageSize: number;
}

function committedPages(log: Uint8Array): CommittedPages {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  const word = (at: number) => view.getUint32(at);
  const pages = new Map<number, Uint8Array>();
  let count: number | null = null;
  if (log.length < HEADER || (word(0) & ~1) !== MAGIC) return { pages, count, pageSize: 1 };
  const isLittleEndian = (word(0) & 1) === 0, pageSize = word(8), size = FRAME_HEADER + pageSize;
  let sums: Sums = [0, 0];
  const add = (at: number, length: number) =>
    sums = addWords(sums, view, at, length, isLittleEndian);
  const isIntact = (at: number) => sums[0] === word(at) && sums[1] === word(at + 4);
  add(0, 24);
  if (!isIntact(24)) return { pages, count, pageSize };
  const transaction = new Map<number, Uint8Array>();
  for (let at = HEADER; at + size <= log.length; at += size) {
    // Frames of an earlier use of the log may follow its last one.
    if (word(at + 8) !== word(16) || word(at + 12) !== word(20)) break;
    add(at, 8);
    add(at + FRAME_HEADER, pageSize);
    if (!isIntact(at + 16)) break;
    transaction.set(word(at), log.subarray(at + FRAME_HEADER, at + size));
    const countAfter = word(at + 4);
    if (countAfter === 0) continue;
    // The last frame of a transaction.
    count = countAfter;
    for (const [number, page] of transaction) pages.set(number, page);
    transaction.clear();
  }
  return { pages, count, pageSize };
}

type Sums = readonly [number, number];

/** A checksum over pairs of 32-bit words, continued. */
function addWords(
  [first, second]: Sums,
  view: DataView,
  from: number,
  length: number,
  isLittleEndian: boolean,
): Sums {
  for (let at = from; at < from + length; at += 8) {
    first = (first + view.getUint32(at, isLittleEndian) + second) >>> 0;
    second = (second + view.getUint32(at + 4, isLittleEndian) + first) >>> 0;
  }
  return [first, second];
}
