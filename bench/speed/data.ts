/** The batches of a workload, drawn the same way at every run and read by every contender. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Workload } from "./types.ts";

/** A number in [0, 1) at each call, the same ones at every run. */
export function random(seed = 12345): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How many batches there are. */
const batches = 8;

/** Writes inputs in [-1, 1), of images four fifths zeros, and targets that a fixed rule of the inputs gives; tells how many batches. */
export function writeData(folder: string, work: Workload): number {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (work.edges !== undefined) return writeGraph(folder, work, work.edges);
  const next = random();
  const width = work.input.reduce((a, b) => a * b, 1);
  const rows = work.batch * batches;
  const image = width === 784;
  const inputs = Float32Array.from({ length: rows * width }, () => (image ? (next() < 0.19 ? next() : 0) : 2 * next() - 1));
  const rule = Float64Array.from({ length: width * work.outputs }, () => next() - 0.5);
  const score = (row: number, output: number): number => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (inputs[row * width + i] ?? 0) * (rule[i * work.outputs + output] ?? 0);
    return sum;
  };
  writeFileSync(join(folder, "x.f32"), inputs);
  switch (work.loss) {
    case "crossEntropy": {
      const best = (row: number): number => {
        const scores = Array.from({ length: work.outputs }, (_, k) => score(row, k));
        return scores.indexOf(Math.max(...scores));
      };
      writeFileSync(join(folder, "y.i32"), Int32Array.from({ length: rows }, (_, row) => best(row)));
      break;
    }
    case "squared":
      writeFileSync(join(folder, "y.f32"), Float32Array.from({ length: rows * work.outputs }, (_, i) => 1 / (1 + Math.exp(-score(Math.floor(i / work.outputs), i % work.outputs)))));
      break;
  }
  return batches;
}

/** Two batches of one graph: features of a node as words of a text, a few of which are there, the same edges in both, and targets in [0, 1). */
function writeGraph(folder: string, { input, outputs, batch }: Workload, edges: number): number {
  const next = random();
  const [nodes = 0, features = 0] = input;
  const place = (): number => Math.floor(next() * nodes);
  const rows = 2 * batch * nodes;
  writeFileSync(join(folder, "x.f32"), Float32Array.from({ length: rows * features }, () => (next() < 0.013 ? 1 : 0)));
  writeFileSync(join(folder, "y.f32"), Float32Array.from({ length: rows * outputs }, next));
  writeFileSync(join(folder, "source.i32"), Int32Array.from({ length: edges }, place));
  writeFileSync(join(folder, "sink.i32"), Int32Array.from({ length: edges }, place));
  writeFileSync(join(folder, "share.f32"), new Float32Array(edges).fill(nodes / edges));
  return 2;
}
