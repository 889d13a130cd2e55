/** The data of a model: files with their hashes, rows and columns. */
import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { modelFiles } from "../../data/locate-files.ts";
import type { LocatedFile } from "../../data/located.ts";
import { isPattern } from "../../data/pattern.ts";
import { Report } from "../../diagnostics/report.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { otherSources, readingFrom } from "../../ir/model/held-out.ts";
import type { DataRecord } from "../../report/card/record.ts";
import type { FileRecord } from "../../report/record.ts";
import type { Arguments } from "../arguments.ts";
import { givenFiles } from "../data-files.ts";
import { headerOf, orInputError } from "../model-file.ts";
import { hashFiles, stampFiles } from "../report/files.ts";
import type { Terminal } from "../terminal.ts";

/** The data, which have been read without fault before. */
export async function describeData(file: string, model: CheckedModel, args: Arguments, terminal: Terminal): Promise<readonly DataRecord[]> {
  const given = await givenFiles(args, terminal);
  const main = given.length > 0 ? given : await modelFiles(model, file);
  const records = [await recordOf("examples", file, model, main, given.length === 0, args)];
  for (const { name, source } of otherSources(model)) {
    const reading = readingFrom(model, source);
    records.push(await recordOf(name, file, reading, await modelFiles(reading, file), true, args));
  }
  return records;
}

async function recordOf(part: DataRecord["part"], file: string, model: CheckedModel, files: readonly LocatedFile[], own: boolean, args: Arguments): Promise<DataRecord> {
  const { readTable } = await import("../../data/model-data.ts");
  const table = await orInputError(readTable(model, files, { own, header: own ? undefined : headerOf(args), purpose: "parts" }, new Report()));
  let rows = 0;
  if (table !== undefined) for await (const batch of table.records.batches([], table.headed)) rows += batch.rows;
  const kind = model.train.data?.kind;
  return {
    part, rows, ...(kind === "text" || kind === "images" ? { columns: [], columnCount: 0 } : { columns: table?.named === true ? table.header : [], columnCount: table?.columns ?? 0 }), unit: kind === "text" ? "characters" : kind === "images" ? "pictures" : "rows",
    files: await Promise.all(files.flatMap(({ source, file: named }) => (typeof source === "string" ? [hashPath(source, named === undefined ? nameBeside(source, file) : nameIn(named.path, source, file))] : []))),
  };
}

/** A file as the model names it, or, where it names a pattern, as seen from the model. */
function nameIn(named: string, path: string, file: string): string {
  return isPattern(named) ? fromModel(path, file) : named;
}

/** A file that the command line names: of one that is not beside the model the name alone, since a card must not contain the author's folders. */
function nameBeside(path: string, file: string): string {
  const from = fromModel(path, file);
  return from.startsWith("../") || isAbsolute(from) ? basename(path) : from;
}

function fromModel(path: string, file: string): string {
  return relative(resolve(dirname(file)), resolve(path)).replaceAll("\\", "/");
}

/** The hash of a folder is that of the lines that `sha256sum` prints for its files, sorted by their paths. */
async function hashPath(path: string, name: string): Promise<FileRecord> {
  if (!(await stat(path)).isDirectory()) {
    const [found] = await hashFiles(await stampFiles([{ path, what: "data" }]));
    return { what: "data", bytes: 0, sha256: "", ...found, path: name };
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll("\\", "/")).sort();
  const hash = createHash("sha256");
  let bytes = 0;
  for (const each of files) {
    const [found] = await hashFiles(await stampFiles([{ path: join(path, each), what: "data" }]));
    hash.update(`${found?.sha256 ?? ""}  ${each}\n`);
    bytes += found?.bytes ?? 0;
  }
  return { what: "data", path: `${name}/`, bytes, sha256: hash.digest("hex") };
}
