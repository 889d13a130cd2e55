/** What every contender in JavaScript shares: its data, and the clock. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The workload, its batches and what was asked, from the folder that the harness wrote. */
export function job(folder) {
  const workload = JSON.parse(readFileSync(join(folder, "job.json"), "utf8"));
  const bytes = (name) => { const b = readFileSync(join(folder, name)); return b.buffer.slice(b.byteOffset, b.byteOffset + b.byteLength); };
  const x = new Float32Array(bytes("x.f32"));
  const classes = workload.loss === "crossEntropy";
  const y = classes ? new Int32Array(bytes("y.i32")) : new Float32Array(bytes("y.f32"));
  const width = workload.input.reduce((a, b) => a * b, 1);
  const wide = classes ? 1 : workload.outputs * (workload.edges === undefined ? 1 : workload.input[0]);
  const { batch, batches } = workload;
  const edges = workload.edges === undefined ? [] : ["source.i32", "sink.i32"].map((name) => new Int32Array(bytes(name))).concat([new Float32Array(bytes("share.f32"))]);
  const slice = (array, i, n) => array.subarray(i * batch * n, (i + 1) * batch * n);
  return { ...workload, width, edges, xs: Array.from({ length: batches }, (_, i) => slice(x, i, width)), ys: Array.from({ length: batches }, (_, i) => slice(y, i, wide)) };
}

const median = (a) => [...a].sort((p, q) => p - q)[a.length >> 1];

/** Microseconds of the processor that this process has used. */
const used = () => { const { user, system } = process.cpuUsage(); return user + system; };

/** Microseconds of one call, by the clock and of the processor. Warming up takes 0.4 seconds at least, or engines are measured before they optimise; how many calls fill a sample is found while warming up; the median and the least of the samples. */
export async function time(call, seconds) {
  const now = () => performance.now();
  let calls = 0;
  const begun = now();
  while (now() - begun < Math.max(400, seconds * 300)) { const r = call(calls++); if (r instanceof Promise) await r; }
  const inner = Math.max(1, Math.round((calls * 20) / (now() - begun)));
  const samples = [];
  const processor = [];
  const from = now();
  while (now() - from < seconds * 700 || samples.length < 3) {
    const a = now();
    const b = used();
    for (let i = 0; i < inner; i++) { const r = call(i); if (r instanceof Promise) await r; }
    samples.push(((now() - a) / inner) * 1000);
    processor.push((used() - b) / inner);
  }
  return { median: median(samples), min: Math.min(...samples), cpu: median(processor), leastCpu: Math.min(...processor) };
}

/** MB that this process held at most. What the system tells of resources counts from the process that started this one, so Linux is asked otherwise. */
function mostMemory() {
  const status = "/proc/self/status";
  const held = existsSync(status) ? /VmHWM:\s*(\d+)/.exec(readFileSync(status, "utf8")) : null;
  return (held === null ? process.resourceUsage().maxRSS : Number(held[1])) / 1024;
}

/**
 * Runs one contender and prints what it measured. `start` makes the network: `step(i)` trains batch i (absent where a contender
 * only infers; with `steps` a call is so many steps), `losses(i)` is the mean loss of batch i (absent where it cannot be had),
 * `predict()` is inference of one example.
 */
export async function contend(folder, start) {
  const work = job(folder);
  const net = await start(work);
  await (net.step ?? net.predict)(0);
  const firstStep = performance.timeOrigin + performance.now() - work.spawned;
  const losses = net.losses ? [await net.losses(0)] : [];
  if (work.seconds === 0) return;
  const call = net.step && await time((i) => net.step(i % work.batches), work.seconds);
  const step = call && Object.fromEntries(Object.entries(call).map(([name, value]) => [name, value / (net.steps ?? 1)]));
  if (net.losses) losses.push(await net.losses(0));
  const predict = work.predicts && net.predict ? await time(net.predict, work.seconds / 2) : undefined;
  const rss = mostMemory();
  console.log(JSON.stringify({ step, predict, firstStep, rss, losses }));
}
