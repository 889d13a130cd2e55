/**
 * Every workload by every contender: each in a process of its own, interleaved, medians of the repetitions.
 * --quick: one short repetition; --only W3s,W4: these workloads; --peers "nnc ts,PyTorch eager": these contenders; --table: no measuring.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { write } from "../bench/speed/report.mjs";

const flag = (name) => { const i = process.argv.indexOf(`--${name}`); return i < 0 ? undefined : process.argv[i + 1]?.split(","); };
const quick = process.argv.includes("--quick");
const repetitions = quick ? 1 : 5;
const seconds = quick ? 0.25 : 1;
const workloads = Object.entries(JSON.parse(readFileSync("bench/speed/workloads.json", "utf8"))).filter(([id]) => flag("only")?.includes(id) ?? true);
const contenders = JSON.parse(readFileSync("bench/speed/contenders.json", "utf8")).filter(({ name }) => flag("peers")?.includes(name) ?? true);
const out = "dist/bench/speed";
const file = quick ? `${out}/quick.json` : "bench/results/peers.json";
mkdirSync(out, { recursive: true });
mkdirSync("bench/results", { recursive: true });

/** A pseudorandom number in [0, 1) at each call, the same at every run. */
function random() {
  let state = 12345;
  return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32; };
}

/** Writes the batches of a workload: inputs in [-1, 1), of images four fifths zeros; targets that a fixed rule of the inputs gives. */
function writeData(folder, work) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const next = random();
  const width = work.input.reduce((a, b) => a * b, 1);
  const batches = 8;
  const rows = work.batch * batches;
  const image = width === 784;
  const x = Float32Array.from({ length: rows * width }, () => (image ? (next() < 0.19 ? next() : 0) : 2 * next() - 1));
  const rule = Float64Array.from({ length: width * work.outputs }, () => next() - 0.5);
  const score = (r, k) => { let sum = 0; for (let i = 0; i < width; i++) sum += x[r * width + i] * rule[i * work.outputs + k]; return sum; };
  writeFileSync(join(folder, "x.f32"), x);
  if (work.loss === "crossEntropy") {
    writeFileSync(join(folder, "y.i32"), Int32Array.from({ length: rows }, (_, r) => { const s = Array.from({ length: work.outputs }, (_, k) => score(r, k)); return s.indexOf(Math.max(...s)); }));
  } else {
    writeFileSync(join(folder, "y.f32"), Float32Array.from({ length: rows * work.outputs }, (_, i) => 1 / (1 + Math.exp(-score(Math.floor(i / work.outputs), i % work.outputs)))));
  }
  return batches;
}

/** Builds a workload's module for a target and minifies it; gives its path and its size. */
async function build(id, target) {
  const source = join(out, `${id}.${target}.ts`);
  const built = spawnSync(process.execPath, ["dist/cli/main.js", "build", `bench/speed/workloads/${id}.nn`, "-o", source, "--target", target], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr);
  const bundle = await rolldown({ input: source, logLevel: "silent" });
  const { output } = await bundle.write({ file: join(out, `${id}.${target}.mjs`), format: "esm", minify: true });
  return { path: resolve(out, `${id}.${target}.mjs`), bytes: gzipSync(output[0].code, { level: 9 }).length };
}

/** Installs a peer in its folder as its lock file says, once. */
function installed(peer) {
  const folder = join("bench/peers", peer);
  if (existsSync(join(folder, "node_modules"))) return true;
  return spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, stdio: "ignore" }).status === 0;
}

const results = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { workloads: {} };
results.machine = { cpu: cpus()[0]?.model.trim(), node: process.version, date: new Date().toISOString().slice(0, 10) };

function once(contender, id, folder, work, modules) {
  const job = { ...work, seconds, spawned: Date.now() };
  writeFileSync(join(folder, "job.json"), JSON.stringify(job));
  const env = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1", ...contender.env };
  const [command, args] = contender.python ? ["/usr/bin/python3", [contender.python, folder, ...(contender.args ?? [])]]
    : contender.target ? [process.execPath, ["bench/speed/nnc.mjs", folder, modules[contender.target].path]]
    : [process.execPath, [join("bench/peers", contender.peer, "run.mjs"), folder, ...(contender.args ?? [])]];
  const ran = spawnSync(command, args, { encoding: "utf8", env, timeout: 120_000 });
  const line = ran.stdout?.trim().split("\n").at(-1) ?? "";
  if (ran.status !== 0 || !line.startsWith("{")) return { error: (ran.stderr || ran.error?.message || "no result").trim().split("\n").filter((l) => /Error|error/.test(l)).at(-1) ?? "failed" };
  return JSON.parse(line);
}

const median = (a) => [...a].sort((p, q) => p - q)[a.length >> 1];
// PyTorch starts from the weights that our plain TypeScript drew; other libraries need no module of ours.
const needed = contenders.some(({ target, python }) => target ?? python) ? ["ts"] : [];
const targets = [...new Set([...needed, ...contenders.flatMap(({ target }) => target ?? [])])];
if (!process.argv.includes("--table")) {
  for (const [id, described] of workloads) {
    const folder = resolve(out, id);
    const work = { ...described, batches: writeData(folder, described) };
    const modules = {};
    for (const target of targets) modules[target] = await build(id, target);
    if (modules.ts) once({ target: "ts" }, id, folder, { ...work, seconds: 0 }, modules); // writes the first weights that others load
    const here = contenders.filter((c) => (c.only?.includes(id) ?? true) && !c.not?.includes(id) && (!c.peer || installed(c.peer)));
    const runs = new Map(here.map(({ name }) => [name, []]));
    for (let r = 0; r < repetitions; r++) {
      for (const contender of here) {
        const list = runs.get(contender.name);
        if (!list.some(({ error }) => error)) list.push(once(contender, id, folder, work, modules));
      }
    }
    const row = (results.workloads[id] ??= { title: described.title, batch: described.batch, contenders: {} });
    for (const contender of here) {
      const list = runs.get(contender.name);
      const failed = list.find(({ error }) => error);
      row.contenders[contender.name] = failed ?? {
        step: median(list.map(({ step }) => step.median)), least: Math.min(...list.map(({ step }) => step.min)),
        predict: list[0].predict && median(list.map(({ predict }) => predict.median)),
        firstStep: median(list.map(({ firstStep }) => firstStep)), rss: median(list.map(({ rss }) => rss)), losses: list[0].losses,
        ...(contender.target && { bytes: modules[contender.target].bytes }),
      };
      const r = row.contenders[contender.name];
      console.error(`${id.padEnd(4)} ${contender.name.padEnd(18)} ${r.error ?? `${r.step.toFixed(2).padStart(10)} µs a step (least ${r.least.toFixed(2)}), ${Math.round(r.rss)} MB, loss ${r.losses.map((l) => l.toPrecision(6)).join(" → ") || "unknown"}`}`);
    }
    // From the same first weights and the same batch, one step must lead to the same loss.
    const after = Object.entries(row.contenders).flatMap(([name, r]) => (r.losses?.length && /^(nnc|PyTorch)/.test(name) ? [[name, r.losses[0]]] : []));
    for (const [name, loss] of after) {
      if (!(Math.abs(loss - after[0][1]) <= 1e-3 * Math.abs(after[0][1]))) { console.error(`${id} ${name}: loss ${loss} after one step, ${after[0][0]} has ${after[0][1]}`); process.exitCode = 1; }
    }
    writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
  }
}
write(results, file.replace(/json$/, ""));
