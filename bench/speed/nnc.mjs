/** Our own contender: an emitted module, as `rolldown` minified it. */
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { contend } from "./measure.mjs";

// `fit`: `fitAsync` over all batches in place of `trainBatch`, for what is decided over a data set; `threads=2`: on so many threads.
const [folder, module, ...options] = process.argv.slice(2);
const threads = Number(options.find((o) => o.startsWith("threads="))?.slice(8) ?? 1);
await contend(folder, async (work) => {
  const exported = await import(pathToFileURL(module).href);
  const create = Object.entries(exported).find(([name]) => name.startsWith("create"))[1];
  const net = create({ seed: 1 });
  const file = join(folder, "weights.json");
  if (existsSync(file)) {
    for (const [name, values] of Object.entries(JSON.parse(readFileSync(file, "utf8")))) net.parameters[name].values.set(values);
  } else {
    writeFileSync(join(folder, "shapes.json"), JSON.stringify(Object.fromEntries(Object.entries(net.parameters).map(([name, p]) => [name, p.shape]))));
    writeFileSync(file, JSON.stringify(Object.fromEntries(Object.entries(net.parameters).map(([name, p]) => [name, [...p.values].map(Math.fround)]))));
  }
  const { xs, ys, batch, edges } = work;
  const fits = options.includes("fit") || threads > 1;
  const concatenated = (parts) => { const all = new parts[0].constructor(parts.reduce((n, a) => n + a.length, 0)); parts.reduce((at, a) => { all.set(a, at); return at + a.length; }, 0); return all; };
  const inputs = Object.keys(net.meta.inputs);
  // Several inputs are a record.
  const given = (x) => (inputs.length === 1 ? x : Object.fromEntries([x, ...edges].map((values, k) => [inputs[k], values])));
  const names = inputs.concat(Object.keys(net.meta.outputs));
  const data = fits && Object.fromEntries([[names[0], concatenated(xs)], [names[1], concatenated(ys)]]);
  const one = xs[0].slice(0, work.width);
  // A call looks at all of the data first.
  const epochs = 16;
  return {
    ...(fits ? { steps: epochs * xs.length, step: () => net.fitAsync(data, { epochs, ...(threads > 1 && { threads }) }) } : { step: (i) => { net.trainBatch(given(xs[i]), ys[i], batch); } }),
    losses: (i) => net.loss(given(xs[i]), ys[i], batch),
    predict: () => { net.forward(given(one), 1); },
  };
});
