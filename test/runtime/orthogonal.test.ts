/** Orthonormal matrices: their right angles, their spread, and how weights of layers are drawn as such. */
import { describe, expect, test } from "vitest";
import { expand } from "../../src/phases/expand/expand.ts";
import { interpret } from "../../src/ir/equation/interpret.ts";
import { orthonormalMatrix } from "../../src/runtime/orthogonal.ts";
import { drawKey } from "../../src/runtime/random.ts";
import { check } from "../../src/index.ts";
import { load } from "../support/module.ts";

/** The greatest deviation of WᵀW (of a wide matrix: WWᵀ) from the identity. */
function deviation(matrix: ArrayLike<number>, rows: number, columns: number, length = 1): number {
  const tall = rows >= columns;
  const at = (vector: number, i: number): number => (tall ? matrix[i * columns + vector] : matrix[vector * columns + i]) ?? NaN;
  let most = 0;
  for (let a = 0; a < Math.min(rows, columns); a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let i = 0; i < Math.max(rows, columns); i++) sum += at(a, i) * at(b, i);
      most = Math.max(most, Math.abs(sum - (a === b ? length ** 2 : 0)));
    }
  }
  return most;
}

describe("matrices", () => {
  for (const [rows, columns] of [[1, 1], [1, 5], [5, 1], [4, 4], [7, 3], [3, 7], [64, 64], [100, 65], [33, 128]] as const) {
    test(`${rows} by ${columns}`, () => {
      expect(deviation(orthonormalMatrix(drawKey(3, 0, rows), rows, columns), rows, columns)).toBeLessThan(1e-13);
    });
  }

  test("are functions of the key", () => {
    expect(orthonormalMatrix(5, 6, 4)).toEqual(orthonormalMatrix(5, 6, 4));
    expect(orthonormalMatrix(5, 6, 4)).not.toEqual(orthonormalMatrix(6, 6, 4));
  });

  test("are spread evenly: each element has mean 0 and variance 1 / n, and determinants are of either sign", () => {
    const many = 4000;
    const sums = new Float64Array(4);
    const squares = new Float64Array(4);
    let turned = 0;
    for (let key = 0; key < many; key++) {
      const m = orthonormalMatrix(drawKey(1, key, 0), 2, 2);
      m.forEach((x, i) => {
        sums[i] = (sums[i] ?? 0) + x;
        squares[i] = (squares[i] ?? 0) + x * x;
      });
      const [a = 0, b = 0, c = 0, d = 0] = m;
      if (a * d - b * c < 0) turned++;
    }
    for (const sum of sums) expect(Math.abs(sum / many)).toBeLessThan(0.05);
    for (const square of squares) expect(square / many).toBeCloseTo(0.5, 1);
    expect(turned / many).toBeCloseTo(0.5, 1);
  });
});

const layers = `
layer cube() {
  input  x: [a, b]
  weight W: [a, b, 5] = orthogonal(2)
  output y[k] = sum(i, j: x[i, j] * W[i, j, k])
}
/// Sums over the first axis alone.
layer parts() {
  input  x: [n]
  weight W: [n, 3, 4] = orthogonal
  p[h, d] = sum(i: x[i] * W[i, h, d])
  output y = reshape(p, [12])
}
model M {
  input x: [4, 6]
  gru(8) as memory
  conv1d(3, kernel: 2, init: orthogonal) as taps
  cube parts
  dense(20, init: orthogonal) as wide
  dense(1, init: orthogonal(0.5)) as narrow
  output y: [1]
  loss squaredError
}`;

/** Rows and columns of each weight by name, and the length of its vectors. */
const expected: readonly (readonly [string, number, number, number])[] = [
  ["memory.Uz", 8, 8, 1], ["memory.Ur", 8, 8, 1], ["memory.Un", 8, 8, 1], ["taps.K", 16, 3, 1], ["cube1.W", 9, 5, 2], ["parts1.W", 5, 12, 1],
  ["wide.W", 12, 20, 1], ["narrow.W", 20, 1, 0.5],
];

describe("weights", () => {
  test("of layers, as matrices from what goes in to what comes out", async () => {
    const { parameters } = (await load(layers))({ seed: 9 });
    for (const [name, rows, columns, length] of expected) {
      const values = parameters[name]?.values ?? [];
      expect(values).toHaveLength(rows * columns);
      expect(deviation(values, rows, columns, length)).toBeLessThan(1e-12);
    }
    expect(parameters["memory.Uz"]?.values).not.toEqual(parameters["memory.Ur"]?.values);
  });

  test("equal those of the interpreter, and are their seed's", async () => {
    const create = await load(layers);
    const [model] = check(layers).models;
    if (model === undefined) throw new Error("the model has a fault");
    const { initialize } = expand(model);
    if (initialize === undefined) throw new Error("the model has no initial values");
    const { outputs } = interpret(initialize, new Map(), { count: 1, seed: 9 });
    const { parameters } = create({ seed: 9 });
    for (const [name] of expected) expect([...(outputs.get(name) ?? [])]).toEqual([...(parameters[name]?.values ?? [])]);
    expect(create({ seed: 9 }).parameters["wide.W"]?.values).toEqual(parameters["wide.W"]?.values);
    expect(create({ seed: 10 }).parameters["wide.W"]?.values).not.toEqual(parameters["wide.W"]?.values);
  });
});
