/** Runs the three loops. `node dist/examples/loops.js` after `npm run build`. */
import { batch, draws, noiseOf, step } from "./gan.ts";
import { lbfgs } from "./lbfgs.ts";
import { createCritic, createCurve, createMaker } from "./network.ts";
import { samStep } from "./sam.ts";
import { curve } from "./curve.ts";

const { x, y } = curve();
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const plain = await createCurve();
for (let t = 0; t < 400; t++) {
  plain.accumulate(x, y);
  plain.update();
}
say(`adam    mean squared error ${plain.loss(x, y).toExponential(1)} after 400 steps`);

const second = await createCurve();
const losses = lbfgs(second, x, y, { steps: 200 });
say(`L-BFGS  mean squared error ${losses.at(-1)?.toExponential(1)} after 200 steps`);

const flat = await createCurve();
for (let t = 0; t < 400; t++) samStep(flat, x, y);
say(`SAM     mean squared error ${flat.loss(x, y).toExponential(1)} after 400 steps of adam`);

const maker = await createMaker();
const critic = await createCritic();
const draw = draws(1);
for (let t = 0; t < 2000; t++) step(maker, critic, draw);
const made = maker.forward(noiseOf(draw));
const radii = Array.from({ length: batch }, (_, i) => Math.hypot(made[2 * i] ?? 0, made[2 * i + 1] ?? 0));
say(`GAN     made points lie at a distance of ${(radii.reduce((a, b) => a + b) / batch).toFixed(2)} from the middle of a ring of radius 1`);
