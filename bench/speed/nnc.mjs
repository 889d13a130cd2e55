/** Our own contender: an emitted module, as `rolldown` minified it. */
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { contend } from "./measure.mjs";

const [folder, module] = process.argv.slice(2);
await contend(folder, async (work) => {
  const exported = await import(pathToFileURL(module).href);
  const create = Object.entries(exported).find(([name]) => name.startsWith("create"))[1];
  const net = create({ seed: 1 });
  const file = join(folder, "weights.json");
  if (existsSync(file)) {
    for (const [name, values] of Object.entries(JSON.parse(readFileSync(file, "utf8")))) net.parameters[name].values.set(values);
  } else {
    writeFileSync(file, JSON.stringify(Object.fromEntries(Object.entries(net.parameters).map(([name, p]) => [name, [...p.values].map(Math.fround)]))));
  }
  const { xs, ys, batch } = work;
  const one = xs[0].slice(0, work.width);
  return {
    step: (i) => { net.trainBatch(xs[i], ys[i], batch); },
    losses: (i) => net.loss(xs[i], ys[i], batch),
    predict: () => { net.forward(one, 1); },
  };
});
