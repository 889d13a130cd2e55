/**
 * Examples that train without being in memory: they are read in each epoch anew, from the cache beside their file or from the file.
 *
 * A first pass counts them, checks all cells, and keeps the columns that they are split by, and a sample.
 */
import { stat } from "node:fs/promises";
import { modelFiles } from "../../data/locate-files.ts";
import type { LocatedFile } from "../../data/located.ts";
import { readTable } from "../../data/model-data.ts";
import { orderOf, orUnreadable, wantedOf } from "../../data/model-table.ts";
import { type Part, readParts } from "../../data/read.ts";
import type { Examples } from "../../data/stream/buffer.ts";
import { type Survey, Surveyor } from "../../data/stream/survey.ts";
import { placeOf, type Table } from "../../data/table.ts";
import { reasonOf, UnreadableError } from "../../data/unreadable.ts";
import { withoutIgnored } from "../../diagnostics/ignore.ts";
import { Report } from "../../diagnostics/report.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { Arguments } from "../arguments.ts";
import { type Cache, cacheOf } from "../cache/cache.ts";
import { readCache } from "../cache/read.ts";
import type { CompiledModule } from "../compiler.ts";
import { givenFiles } from "../data-files.ts";
import { InputError } from "../exit.ts";
import { headerOf, orInputError } from "../model-file.ts";
import { showDiagnostics } from "../show.ts";
import type { Terminal } from "../terminal.ts";
import { type Reading, showReading } from "./reading.ts";

export interface Stream {
  readonly examples: Examples;
  readonly survey: Survey;
}

/** Bytes of the files from which on they are streamed. */
const leastSize = 2 ** 30;

/** Whether examples are streamed: `--buffer` says so, or the files are large. */
export async function isStreamed(file: string, { model }: CompiledModule, args: Arguments, buffer: number | "all" | undefined): Promise<boolean> {
  if (buffer !== undefined) return buffer !== "all";
  if (orderOf(model) !== "csv" || model.train.data?.kind === "images") return false;
  const given = args.values("data");
  const files = given.length > 0 ? given.map((source) => ({ source })) : await modelFiles(model, file);
  return (await marksOf(files)).reduce((sum, { size }) => sum + size, 0) >= leastSize;
}

/** Reads the examples once; `undefined` after faults, which are shown. */
export async function openStream(file: string, module: CompiledModule, args: Arguments, terminal: Terminal): Promise<Stream | undefined> {
  const { model, rounded } = module;
  const given = await givenFiles(args, terminal);
  const files = given.length > 0 ? given : await modelFiles(model, file);
  if (orderOf(model) !== "csv" || model.train.data?.kind === "images") throw new InputError("series, texts and pictures are read whole, since their examples lie over each other or are files: leave --buffer out");
  if (files.length === 0) throw new InputError(`the model ${module.name} has no data: write \`train { data: csv("…") }\` in ${file}, or pass --data FILE`);
  const report = new Report();
  const table = await orInputError(readTable(model, files, { own: given.length === 0, header: headerOf(args), purpose: "parts" }, report));
  const found = table && (await orInputError(orUnreadable(table.name, table.declared, report, async () => {
    const shown = showReading(table.name, terminal);
    try {
      const cache = args.has("no-cache") ? undefined : await cacheOf({ model, table, files, purpose: "parts", rounded }, shown.print);
      return await surveyed({ model, table, files, rounded }, cache, report, shown);
    } finally {
      shown.end();
    }
  })));
  await showDiagnostics(withoutIgnored(report.diagnostics), terminal);
  return found;
}

interface TextFiles {
  readonly model: CheckedModel;
  readonly table: Table;
  readonly files: readonly LocatedFile[];
  readonly rounded: readonly string[];
}

async function surveyed(text: TextFiles, cache: Cache | undefined, report: Report, shown: Reading): Promise<Stream | undefined> {
  const { model, table } = text;
  const classes = [model.train.validation, model.train.test].flatMap((held) => (held.kind === "share" && held.by?.kind === "stratify" ? [held.by.column] : []));
  const found = await cache?.find();
  if (found !== undefined && cache !== undefined) {
    const survey = await surveyOf(readCache(found), classes, shown).catch((cause: unknown) => {
      if (cause instanceof UnreadableError) return undefined;
      throw cause;
    });
    if (survey !== undefined) {
      cache.report(found, report);
      return { survey, examples: { name: table.name, count: survey.count, open: () => readCache(found) } };
    }
  }
  const isSame = await unchanged(text.files);
  const survey = await surveyOf(parse(text, cache, report), classes, shown);
  if (report.failed) return undefined;
  const made = await cache?.find();
  return { survey, examples: { name: table.name, count: survey.count, open: () => (made === undefined ? again(text, isSame) : readCache(made)) } };
}

async function surveyOf(parts: AsyncIterable<Part>, classes: readonly string[], shown: Reading): Promise<Survey> {
  const surveyor = new Surveyor([...new Set(classes)]);
  for await (const part of parts) {
    surveyor.add(part);
    shown.add(part.count);
  }
  return surveyor.end();
}

/** The examples of the text, which go into the cache. */
async function* parse({ model, table, rounded }: TextFiles, cache: Cache | undefined, report: Report): AsyncGenerator<Part> {
  const made = await cache?.write();
  try {
    const parts = readParts(table, wantedOf(model, "parts", rounded), placeOf(table), report);
    for (let next = await parts.next(); ; next = await parts.next()) {
      if (next.done === true) {
        if (next.value?.findings !== undefined && !report.failed) await made?.end(next.value.findings);
        return;
      }
      await made?.add(next.value);
      yield next.value;
    }
  } finally {
    // Of a cache that was ended nothing is left to abandon.
    await made?.abandon();
  }
}

/** The examples of the text once more, which must be those of the first pass. */
async function* again({ model, table, rounded }: TextFiles, isSame: () => Promise<boolean>): AsyncGenerator<Part> {
  const changed = new UnreadableError(`${table.name} changed while it was read`);
  if (!(await isSame())) throw changed;
  const report = new Report();
  try {
    yield* readParts(table, wantedOf(model, "examples", rounded), placeOf(table), report);
  } catch (cause) {
    throw new UnreadableError(`cannot read ${table.name}: ${reasonOf(cause)}`);
  }
  if (report.failed || !(await isSame())) throw changed;
}

/** Says later whether files still have the sizes and times that they have now. */
async function unchanged(files: readonly LocatedFile[]): Promise<() => Promise<boolean>> {
  const before = JSON.stringify(await marksOf(files));
  return async () => JSON.stringify(await marksOf(files)) === before;
}

/** Sizes and times of those files that are on a disk. */
function marksOf(files: readonly Pick<LocatedFile, "source">[]): Promise<readonly { readonly size: number; readonly modified: number }[]> {
  const paths = files.flatMap(({ source }) => (typeof source === "string" ? [source] : []));
  return Promise.all(paths.map(async (path) => stat(path).then(({ size, mtimeMs }) => ({ size, modified: mtimeMs }), () => ({ size: 0, modified: 0 }))));
}
