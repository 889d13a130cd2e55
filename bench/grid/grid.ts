/**
 * Forty networks of all shapes on both targets: what a multiply-add costs in each, and whether one costs more than twice what
 * it does in networks like it, which would be a cliff. --quick: shorter; --table: no measuring.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { build } from "../speed/build.ts";
import { stepOf, writeJob } from "../speed/step.ts";
import { short, table } from "../speed/tables.ts";
import type { Target } from "../speed/types.ts";
import { type Cost, type Judged, judge, modelOf, multiplyAdds, type Network, networks, outputs } from "./networks.ts";

interface Measured {
  readonly machine: { readonly cpu: string; readonly node: string; readonly date: string };
  readonly targets: Readonly<Record<Target, readonly Judged[]>>;
}

const file = "bench/results/grid.json";
const out = "dist/bench/grid";
const seconds = process.argv.includes("--quick") ? 0.1 : 0.5;
const targets = ["ts", "wasm"] as const;

async function step(network: Network, target: Target): Promise<number> {
  const model = join(out, `${network.name}.nn`);
  writeFileSync(model, modelOf(network));
  const folder = resolve(out, network.name);
  const work = { title: network.name, input: [network.inputs], outputs, loss: "squared", optimizer: "sgd", rate: 0.001, batch: network.batch } as const;
  writeJob(folder, work, seconds);
  const { path } = await build(model, network.name, target, out);
  // In turns with nothing else: twice, and the faster one, since a slow minute of the machine would look like a cliff.
  return Math.min(stepOf(folder, path), stepOf(folder, path));
}

async function measure(): Promise<Measured> {
  const costs: Record<Target, Cost[]> = { ts: [], wasm: [] };
  for (const network of networks()) {
    for (const target of targets) {
      const took = await step(network, target);
      costs[target].push({ network, step: Number(took.toPrecision(4)), cost: Number(((took * 1000) / multiplyAdds(network)).toPrecision(4)) });
    }
    console.error(`${network.name} ${network.inputs}-${network.layers.join("-")} ${network.activation}, batch ${network.batch}: ${targets.map((t) => `${t} ${costs[t].at(-1)?.cost.toFixed(3)} ns`).join(", ")}`);
  }
  const now = new Date().toISOString().slice(0, 10);
  return { machine: { cpu: cpus()[0]?.model.trim() ?? "", node: process.version, date: now }, targets: { ts: judge(costs.ts), wasm: judge(costs.wasm) } };
}

/** The page: the flagged, how costs spread, and all. */
function page({ machine, targets: found }: Measured): string {
  const ts = found.ts.map((t, i) => ({ t, w: found.wasm[i] }));
  const mark = (j: Judged | undefined): string => (j === undefined ? "–" : `${j.beside.toFixed(2)}×${j.beside > 2 ? " **!**" : ""}`);
  const lines = ts.map(({ t, w }) => [
    `${t.network.inputs}-${t.network.layers.join("-")}-${outputs}`, t.network.activation, String(t.network.batch), short(multiplyAdds(t.network)),
    t.cost.toFixed(3), mark(t), w?.cost.toFixed(3) ?? "–", mark(w),
  ]);
  const flagged = targets.map((target) => `${found[target].filter((j) => j.beside > 2).length} on ${target}`).join(", ");
  return `# What a multiply-add costs

Forty dense networks on ${machine.cpu}, Node ${machine.node}, ${machine.date} (\`npm run bench:grid\`). Nanoseconds of one multiply-add in a training step, and how many times
the median of the five most similar networks that is; more than twice is marked: ${flagged}.

${table(["network", "activation", "batch", "multiply-adds in a step", "ts, ns", "beside its like", "wasm, ns", "beside its like"], lines)}
`;
}

mkdirSync(out, { recursive: true });
mkdirSync("bench/results", { recursive: true });
const measured: Measured = process.argv.includes("--table") ? JSON.parse(readFileSync(file, "utf8")) : await measure();
if (!process.argv.includes("--quick")) {
  writeFileSync(file, `${JSON.stringify(measured, null, 1)}\n`);
  writeFileSync(file.replace(/json$/, "md"), page(measured));
}
console.log(page(measured));
