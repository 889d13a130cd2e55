/** Whether the pages of a column that the package hyparquet reads have what they say: it believes the length of each run. */
import type { ColumnMetaData, Compressors, SchemaTree } from "hyparquet";
import { decodeHybrid } from "./hybrid.ts";
import { type Bytes, damaged, type Page, pagesOf } from "./parquet-pages.ts";

/** `chunks`: of all leaves of the column in a row group. */
export async function checkPages(file: Bytes, tree: SchemaTree, chunks: readonly ColumnMetaData[], compressors: Compressors): Promise<void> {
  for (const meta of chunks) {
    const most = mostLevels(tree, meta.path_in_schema);
    let dictionary: number | undefined;
    for await (const page of pagesOf(file, meta, compressors)) {
      if (page.kind === "dictionary") dictionary = page.count;
      else checkPage(page, most, dictionary, meta.path_in_schema.join("."));
    }
  }
}

interface Levels {
  readonly repetition: number;
  readonly definition: number;
}

/** The greatest levels of a leaf: how many of the lists, and of the values that may be missing, it is in. */
function mostLevels(tree: SchemaTree, path: readonly string[]): Levels {
  const levels = { repetition: 0, definition: 0 };
  let part: SchemaTree | undefined = tree;
  for (let depth = 1; part !== undefined; depth++) {
    const { repetition_type: type } = part.element;
    if (type === "REPEATED") levels.repetition += 1;
    if (type !== "REQUIRED") levels.definition += 1;
    const { children }: SchemaTree = part;
    part = children.find(({ element }) => element.name === path[depth]);
  }
  return levels;
}

function checkPage({ count, bytes, levels, encoding }: Page, most: Levels, dictionary: number | undefined, name: string): void {
  let at = 0;
  let values = count;
  for (const [part, greatest] of [[levels?.repetition, most.repetition], [levels?.definition, most.definition]] as const) {
    if (greatest === 0) continue;
    const length = part !== undefined ? 0 : bytes.length - at < 4 ? Infinity : new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0, true);
    if (part === undefined && length > bytes.length - at - 4) throw damaged(name, "the levels of a page go beyond its end");
    const found = new Int32Array(count);
    if (decodeHybrid(part ?? bytes.subarray(at + 4, at + 4 + length), 0, 32 - Math.clz32(greatest), found) === undefined) throw damaged(name, "the levels of a page are damaged");
    if (part === undefined) at += 4 + length;
    let full = 0;
    for (const level of found) {
      if (level > greatest) throw damaged(name, "the levels of a page are damaged");
      if (level === greatest) full += 1;
    }
    if (greatest === most.definition) values = full;
  }
  if ((encoding !== 2 && encoding !== 8) || values === 0) return;
  const codes = new Int32Array(values);
  if (dictionary === undefined || decodeHybrid(bytes, at + 1, bytes[at] ?? 255, codes) === undefined) throw damaged(name, "positions in the dictionary are missing");
  for (const code of codes) if (code < 0 || code >= dictionary) throw damaged(name, `a value is number ${code} of a dictionary of ${dictionary}`);
}
