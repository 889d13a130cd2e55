/** Trains with several processes, kills one of them on the way, and compares with a training in this process. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Coordinator } from "./coordinator.js";
import { batchOf, readExamples } from "./data.js";
import { createIris } from "./iris.nn";

const { values } = parseArgs({ options: { workers: { type: "string", default: "3" }, epochs: { type: "string", default: "20" }, kill: { type: "string" } } });
const [workers, epochs] = [Number(values.workers), Number(values.epochs)];
if (!(Number.isInteger(workers) && workers > 0 && Number.isInteger(epochs) && epochs > 0)) throw new Error("--workers and --epochs are whole numbers, 1 or more");

const { data, count } = await readExamples();
/** What begins the training: the initial weights, with the means and deviations of `standardize`. */
const network = createIris({ seed: 42 });
network.fit(data, { epochs: 0, validation: 0 });
const alone = createIris({ weights: network.save() });

const coordinator = new Coordinator(network);
const port = await coordinator.listen();
const start = () => spawn(process.execPath, ["--import", "nnc/register", fileURLToPath(new URL("worker.js", import.meta.url)), String(port)], { stdio: ["ignore", "inherit", "inherit"] });
const processes = Array.from({ length: workers }, start);
await coordinator.arrived(workers);

let random = 42;
const draw = () => (random = (Math.imul(random, 1664525) + 1013904223) >>> 0) / 2 ** 32;
let step = 0;
for (let epoch = 0; epoch < epochs; epoch++) {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const k = Math.floor(draw() * (i + 1));
    [order[i], order[k]] = [order[k], order[i]];
  }
  let loss = 0;
  for (let at = 0; at < count; at += network.meta.batchSize) {
    const rows = order.slice(at, at + network.meta.batchSize);
    if (step++ === Number(values.kill ?? NaN)) {
      processes.pop().kill("SIGKILL");
      console.log(`step ${step}: one worker is killed, another starts`);
      processes.push(start());
    }
    loss += (await coordinator.step(rows)) * rows.length;
    alone.trainBatch(...batchOf(data, rows), rows.length);
  }
  if ((epoch + 1) % 5 === 0) console.log(`epoch ${epoch + 1}: loss ${(loss / count).toFixed(4)}, ${coordinator.workers} workers`);
}
coordinator.close();

const differences = Object.entries(network.parameters).flatMap(([name, { values: own }]) => Array.from(own, (w, i) => Math.abs(w - alone.parameters[name].values[i])));
console.log(`accuracy ${network.evaluate(data).metrics.accuracy.toFixed(3)}`);
console.log(`greatest difference from one process: ${Math.max(...differences).toExponential(1)}`);
