/** Results as Markdown tables. Rates are samples trained in a second; ratios above 1 mean that ours is faster. */
import type { Entry, Group, Results, Row } from "./types.ts";

/** One that was measured, by name. */
interface Ranked {
  readonly name: string;
  readonly entry: Entry;
  /** Microseconds of what is compared. */
  readonly time: number;
}

type Measure = "step" | "predict" | "cpu" | "predictCpu";

/** A number in few digits: 1.23M, 45.6k, 789, 0.12. */
export function short(n: number): string {
  if (n >= 1e6) return `${(n / 1e6).toFixed(n >= 1e7 ? 1 : 2)}M`;
  if (n >= 1e3) return `${(n / 1e3).toFixed(n >= 1e5 ? 0 : 1)}k`;
  return n >= 100 ? n.toFixed(0) : n >= 1 ? n.toFixed(1) : n.toFixed(2);
}

/** Whether it is PyTorch, in any variant. */
const isPyTorch = (name: string): boolean => name.startsWith("PyTorch");

/** Our modules on one thread, in the Node that the others run in: only those are compared. */
const isOurs = (name: string, entry: Entry): boolean => entry.group === "ours" && !name.includes("Node") && !name.includes("threads");

/** Those of a row that pass, the fastest first. */
function ranked(row: Row, measure: Measure, keep: (name: string, entry: Entry) => boolean): readonly Ranked[] {
  return Object.entries(row.contenders).flatMap(([name, entry]) => {
    const time = entry[measure];
    return time !== undefined && keep(name, entry) ? [{ name, entry, time }] : [];
  }).sort((a, b) => a.time - b.time);
}

const best = (row: Row, measure: Measure, group: Group): Ranked | undefined =>
  ranked(row, measure, (name, entry) => (group === "ours" ? isOurs(name, entry) : entry.group === group))[0];

function ratio(theirs: Ranked | undefined, mine: Ranked | undefined): string {
  return theirs === undefined || mine === undefined ? "–" : `${short(theirs.time / mine.time)}×`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const named = (r: Ranked | undefined, text: (r: Ranked) => string): string => (r === undefined ? "–" : `${r.name} ${text(r)}`);

/** Training, each workload a line: ours, the best of the others, and how much faster the faster of ours is. */
export function trainingTable(results: Results): string {
  const lines = Object.entries(results.workloads).map(([id, row]) => {
    const rate = (r: Ranked): string => short((row.batch * 1e6) / r.time);
    const one = (name: string): string => { const [r] = ranked(row, "step", (n) => n === name); return r === undefined ? "–" : rate(r); };
    const mine = best(row, "step", "ours");
    const script = best(row, "step", "javascript");
    const native = best(row, "step", "native");
    const [eager] = ranked(row, "step", (name) => name === "PyTorch eager");
    return [`${id} ${row.title}`, one("nnc ts"), one("nnc wasm"), one("nnc wasm, Node 26"), one("nnc wasm on 2 threads"), named(script, rate), ratio(script, mine), eager === undefined ? "–" : rate(eager), ratio(eager, mine), named(native, rate), ratio(native, mine)];
  });
  return table(["samples trained in a second", "nnc ts", "nnc wasm", "the same, Node 26", "Node 20, 2 threads", "best JavaScript peer", "ours beside it", "PyTorch eager", "ours beside it", "best native variant", "ours beside it"], lines);
}

/** The least processor time of a step and of one example, beside PyTorch's best variant and beside ONNX Runtime. On a machine that does something else, too, this is what can be compared. */
export function processorTable(results: Results): string {
  const lines = Object.entries(results.workloads).map(([id, row]) => {
    const first = (measure: Measure, keep: (name: string) => boolean): Ranked | undefined => ranked(row, measure, keep)[0];
    const theirs = first("cpu", isPyTorch);
    const session = first("predictCpu", (name) => name === "onnxruntime-node");
    const beside = (name: string): string => ratio(theirs, first("cpu", (n) => n === name));
    return [`${id} ${row.title}`, named(theirs, (r) => short(r.time)), beside("nnc wasm"), beside("nnc wasm, Node 26"), beside("nnc ts"), beside("nnc ts, Node 26"), session === undefined ? "–" : short(session.time), ratio(session, best(row, "predictCpu", "ours"))];
  });
  return table(["least processor time", "µs a step, PyTorch's best variant", "nnc wasm beside it", "Node 26", "nnc ts beside it", "Node 26", "µs for one example, onnxruntime-node", "ours beside it"], lines);
}

/** Inference of one example. */
export function inferenceTable(results: Results): string {
  const lines = Object.entries(results.workloads).map(([id, row]) => {
    const one = (name: string): string => { const [r] = ranked(row, "predict", (n) => n === name); return r === undefined ? "–" : short(r.time); };
    const mine = best(row, "predict", "ours");
    const script = best(row, "predict", "javascript");
    const native = best(row, "predict", "native");
    return [`${id} ${row.title}`, one("nnc ts"), one("nnc wasm"), named(script, (r) => short(r.time)), ratio(script, mine), one("onnxruntime-node"), one("PyTorch eager"), ratio(native, mine)];
  });
  return table(["µs for one example", "nnc ts", "nnc wasm", "best JavaScript peer", "ours beside it", "onnxruntime-node", "PyTorch eager", "ours beside the faster"], lines);
}

/** What it takes to run: the start, memory and size of each contender. */
export function costTable(results: Results, [start, memory]: readonly [string, string] = ["W3s", "W4"]): string {
  const names = [...new Set(Object.values(results.workloads).flatMap((row) => Object.keys(row.contenders)))];
  const of = (id: string, name: string): Entry | undefined => results.workloads[id]?.contenders[name];
  const kilobytes = (bytes: number | undefined): string => (bytes === undefined ? "–" : short(bytes / 1000));
  const lines = names.map((name) => {
    const { firstStep } = of(start, name) ?? {};
    const { rss } = of(memory, name) ?? {};
    const size = of(start, name)?.size ?? Object.values(results.workloads).map((row) => row.contenders[name]?.size).find((s) => s !== undefined);
    return [name, firstStep === undefined ? "–" : short(firstStep), rss === undefined ? "–" : short(rss), kilobytes(size?.minified), kilobytes(size?.gzipped)];
  });
  return table(["contender", `ms from the start of the process to the end of the first step, ${start}`, `MB of memory, ${memory}`, `kB of the training program, ${start}`, "in gzip"], lines);
}

/** Every contender at every workload: microseconds of a step, the least in any process, of one example. */
export function everyTable(id: string, row: Row): string {
  const lines = Object.entries(row.contenders).map(([name, e]) => {
    const [step, least, predict] = [e.step, e.least, e.predict].map((n) => (n === undefined ? "–" : short(n)));
    return e.error === undefined
      ? [name, e.step === undefined ? "–" : short((row.batch * 1e6) / e.step), step ?? "–", least ?? "–", String(e.steps?.length ?? 0), predict ?? "–", short(e.firstStep ?? NaN), short(e.rss ?? NaN)]
      : [name, e.error.replaceAll("|", "/").slice(0, 100), "", "", "", "", "", ""];
  });
  return table([`${id} ${row.title}`, "samples a second", "µs a step", "least", "processes", "µs for one example", "ms to the first step", "MB"], lines);
}

/** Large kernels beside the peak of 128-bit multiply-adds. */
export function peakTable(results: Results): string {
  return (results.peaks ?? []).map(({ node, gflops, fused, kernels }) => {
    const lines = Object.entries(kernels).flatMap(([id, list]) => list.map((k) => [id, `\`${k.equation.replaceAll("|", "/")}\``, short(k.microseconds), k.gflops.toFixed(1), `${(100 * k.fraction).toFixed(0)}%`]));
    return `Node ${node}: ${gflops.toFixed(1)} GFLOP/s at most${fused ? ", products fused with sums" : ""}\n\n${table(["workload", "kernel", "µs", "GFLOP/s", "of the peak"], lines)}`;
  }).join("\n\n");
}
