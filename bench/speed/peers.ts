/**
 * Every workload by every contender, and the tables of it. --quick: one short round, kept out of the results; --only W3s,W4:
 * these workloads; --peer "nnc wasm, Node 26": this contender, may be repeated; --resume: without the workloads that the last run
 * finished; --table: no measuring, the tables from the results; --peak: the peak and the kernels beside it alone.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Built, build, sizeOfPeer } from "./build.ts";
import { type Contest, contend, exportNetwork, once, summary, takesPart } from "./contest.ts";
import { writeData } from "./data.ts";
import { measurePeaks } from "./peak.ts";
import { report } from "./report.ts";
import type { Contender, Entry, Results, Row, Size, Target, Workload } from "./types.ts";

const { values: given } = parseArgs({
  options: { quick: { type: "boolean" }, only: { type: "string", multiple: true }, peer: { type: "string", multiple: true }, resume: { type: "boolean" }, table: { type: "boolean" }, peak: { type: "boolean" }, help: { type: "boolean", short: "h" } },
});
if (given.help === true) {
  console.log(usage());
  process.exit();
}
const quick = given.quick === true;
const out = "dist/bench/speed";
const file = quick ? `${out}/quick.json` : "bench/results/peers.json";
const workloads: Readonly<Record<string, Workload>> = JSON.parse(readFileSync("bench/speed/workloads.json", "utf8"));
const listed: readonly Contender[] = JSON.parse(readFileSync("bench/speed/contenders.json", "utf8"));
const only = among("workload", given.only?.flatMap((ids) => ids.split(",")), Object.keys(workloads));
const peers = among("contender", given.peer, listed.map(({ name }) => name));
const contenders = listed.filter(({ name }) => peers?.includes(name) ?? true);
const plain: Contender = { kind: "nnc", name: "nnc ts", group: "ours", target: "ts" };

function usage(): string {
  return [
    "npm run bench:peers -- [options]: every workload by every contender, and the tables of it",
    "  --quick        one short round, kept out of the results",
    "  --only A,B     these workloads of bench/speed/workloads.json",
    "  --peer NAME    this contender of bench/speed/contenders.json; may be repeated",
    "  --resume       without the workloads that the last run finished",
    "  --table        no measuring, the tables from the results",
    "  --peak         the peak of the machine and the kernels beside it alone",
  ].join("\n");
}

/** The names that were asked for, each of which is there. */
function among(what: string, asked: readonly string[] | undefined, known: readonly string[]): readonly string[] | undefined {
  const unknown = asked?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0) throw new Error(`no ${what} is called ${unknown.join(" or ")}; there are: ${known.join(" · ")}`);
  return asked;
}

mkdirSync(out, { recursive: true });
mkdirSync(dirname(file), { recursive: true });
const before: Results | undefined = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
const rows: Record<string, Row> = { ...before?.workloads };
const run = given.resume === true ? (Object.values(rows).map((r) => r.run).sort().at(-1) ?? new Date().toISOString()) : new Date().toISOString();
const sizes = new Map<string, Promise<Size | undefined>>();

function current(peaks = before?.peaks): Results {
  return {
    machine: { cpu: cpus()[0]?.model.trim() ?? "", node: process.version, date: run.slice(0, 10) },
    // In the order of the list, whichever was measured last.
    workloads: Object.fromEntries(Object.keys(workloads).flatMap((id) => { const row = rows[id]; return row === undefined ? [] : [[id, row]]; })),
    ...(peaks !== undefined && { peaks }),
  };
}

function save(results: Results): Results {
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
  return results;
}

async function sizeOf(contender: Contender, modules: Contest["modules"]): Promise<Size | undefined> {
  switch (contender.kind) {
    case "nnc": return modules[contender.target]?.size;
    case "python": return undefined;
    case "peer": {
      const known = sizes.get(contender.name) ?? sizeOfPeer(contender.peer, contender.ships);
      sizes.set(contender.name, known);
      return known;
    }
  }
}

async function measure(id: string, described: Workload): Promise<Row> {
  const folder = resolve(out, id);
  const work = { ...described, batches: writeData(folder, described) };
  const modules: Partial<Record<Target, Built>> = {};
  for (const target of ["ts", "wasm"] as const) modules[target] = await build(join("bench/speed/workloads", `${described.model ?? id}.nn`), id, target, out, described.set);
  const contest: Contest = { id, folder, work, modules, seconds: quick ? 0.2 : 0.6, rounds: quick ? 1 : 5 };
  once(plain, contest, false, 0); // Writes the first weights, which others load.
  exportNetwork(contest);
  const here = contenders.filter((c) => takesPart(c, id, described));
  const outcomes = contend(here, contest);
  const entries: Record<string, Entry> = { ...(peers && rows[id]?.contenders) };
  for (const contender of here) {
    const size = await sizeOf(contender, modules);
    const entry: Entry = { ...summary(contender, outcomes.get(contender.name) ?? []), ...(size && { size }) };
    entries[contender.name] = entry;
    console.error(`${id.padEnd(4)} ${contender.name.padEnd(22)} ${entry.error ?? `${(entry.step ?? NaN).toFixed(2).padStart(10)} µs a step in ${entry.steps?.length ?? 0} processes, ${(entry.cpu ?? NaN).toFixed(2)} µs of the processor at the least, one example ${entry.predict?.toFixed(2) ?? "–"} µs, ${Math.round(entry.rss ?? NaN)} MB, loss ${entry.losses?.join(" → ") || "unknown"}`}`);
  }
  compareLosses(id, here.filter((c) => c.sameWeights === true), entries);
  return { title: described.title, batch: described.batch, run, contenders: entries };
}

/** From the same first weights and the same batch, one step must lead to the same loss. */
function compareLosses(id: string, same: readonly Contender[], entries: Readonly<Record<string, Entry>>): void {
  const after = same.flatMap(({ name }) => { const loss = entries[name]?.losses?.[0]; return loss === undefined ? [] : [{ name, loss }]; });
  const [first] = after;
  for (const { name, loss } of after) {
    if (first !== undefined && !(Math.abs(loss - first.loss) <= 1e-3 * Math.abs(first.loss))) {
      console.error(`${id} ${name}: loss ${loss} after one step, ${first.name} has ${first.loss}`);
      process.exitCode = 1;
    }
  }
}

const begun = Date.now();
if (given.table !== true && given.peak !== true) {
  for (const [id, described] of Object.entries(workloads)) {
    if (only?.includes(id) === false || (given.resume === true && rows[id]?.run === run)) continue;
    rows[id] = await measure(id, described);
    save(current());
    console.error(`${id} done, ${Math.round((Date.now() - begun) / 1000)} s since the start`);
  }
}
const peaks = given.table === true || only || peers ? before?.peaks : await measurePeaks(workloads, out, quick ? 0.1 : 0.4);
report(save(current(peaks)), file.replace(/\.json$/, ""), quick ? undefined : "README.md");
