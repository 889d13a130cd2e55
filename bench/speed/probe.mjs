/** Times WebAssembly: `peak FILE` the turns a second of a loop in registers, `kernels FOLDER MODULE BATCH COUNT` each kernel of a step, in microseconds. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { job } from "./measure.mjs";

const [what, ...args] = process.argv.slice(2);
const now = () => performance.now();
const median = (a) => [...a].sort((p, q) => p - q)[a.length >> 1];

if (what === "peak") {
  const { spin } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(args[0]))).exports;
  const turns = 2e7;
  for (let i = 0; i < 3; i++) spin(turns);
  const rates = Array.from({ length: 9 }, () => { const a = now(); spin(turns); return (turns * 1000) / (now() - a); });
  console.log(JSON.stringify([Math.max(...rates)])); // The peak is what the machine reaches when nothing disturbs it.
} else {
  const [folder, path, batch, count] = args;
  const work = job(folder);
  // The module keeps its machine to itself: whatever it starts is noted here.
  const started = [];
  WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(...given) { super(...given); started.push(this.exports); }
  };
  const exported = await import(pathToFileURL(path).href);
  const create = Object.entries(exported).find(([name]) => name.startsWith("create"))[1];
  const net = create({ seed: 1 });
  for (let i = 0; i < 20; i++) net.trainBatch(work.xs[i % work.batches], work.ys[i % work.batches], Number(batch));
  const machine = started.find((e) => "training" in e);
  const times = Array.from({ length: Number(count) }, (_, k) => {
    const part = (examples) => machine.step(k, examples);
    let calls = 0;
    let begun = now();
    while (now() - begun < work.seconds * 300) { part(Number(batch)); calls++; }
    const inner = Math.max(1, Math.round((calls * 5) / (now() - begun)));
    const samples = [];
    begun = now();
    while (now() - begun < work.seconds * 700 || samples.length < 3) {
      const a = now();
      for (let i = 0; i < inner; i++) part(Number(batch));
      samples.push(((now() - a) / inner) * 1000);
    }
    return median(samples);
  });
  console.log(JSON.stringify(times));
}
