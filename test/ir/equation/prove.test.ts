import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addAffine, atLeastZero, equalsZero, floorAffine, moduloAffine } from "../../../src/ir/equation/affine.ts";
import { Fresh } from "../../../src/ir/equation/fresh.ts";
import { implies, proveInBounds, satisfiable } from "../../../src/ir/equation/prove.ts";
import type { Affine, IndexVariable } from "../../../src/ir/equation/types.ts";
import { at, eq0, ge0 } from "./build.ts";
import { holds, points, valueOf } from "./walk.ts";

const proven = { kind: "proven" };

describe("convolution", () => {
  const cases = [1, 2, 3].flatMap((stride) => [1, 2].flatMap((dilation) => [0, 1, 2].map((padding) => ({ stride, dilation, padding }))));
  it.each(cases)("stride $stride, dilation $dilation, padding $padding", ({ stride, dilation, padding }) => {
    const size = 11;
    const taps = 3;
    const outputs = Math.floor((size + 2 * padding - dilation * (taps - 1) - 1) / stride) + 1;
    const f = new Fresh(0);
    const r = f.variable("r", 0, outputs);
    const i = f.variable("i", 0, taps);
    const position = at([stride, r], [dilation, i], -padding);
    const greatest = stride * (outputs - 1) + dilation * (taps - 1) - padding;
    const extent = { lower: 0, upper: size };
    const low = padding > 0 ? { low: padding } : {};
    const high = greatest >= size ? { high: greatest - size + 1 } : {};
    const within = padding === 0 && greatest < size;
    expect(proveInBounds(position, extent, [])).toEqual(within ? proven : { kind: "unproven", ...low, ...high });
    expect(proveInBounds(position, extent, [atLeastZero(position), ge0(size - 1, [-1, position])])).toEqual(proven);
  });
});

describe("proofs by conditions", () => {
  const f = new Fresh(0);
  const n = f.variable("n", 0, Infinity);
  const t = f.variable("t", 0, 8);
  const u = f.variable("u", 0, 8);

  it("a batch extent takes the batch index only", () => {
    expect(proveInBounds(at(n), { lower: 0, upper: Infinity }, [])).toEqual(proven);
    expect(proveInBounds(at(n, 1), { lower: 0, upper: Infinity }, [])).toEqual({ kind: "unproven" });
    expect(proveInBounds(at(t), { lower: 0, upper: Infinity }, [])).toEqual({ kind: "unproven" });
    expect(proveInBounds(at(n), { lower: 0, upper: 8 }, [])).toEqual({ kind: "unproven", high: Infinity });
  });

  it("one-variable conditions shrink ranges", () => {
    expect(proveInBounds(at(t, -1), { lower: 0, upper: 8 }, [])).toEqual({ kind: "unproven", low: 1 });
    expect(proveInBounds(at(t, -1), { lower: 0, upper: 8 }, [ge0(t, -1)])).toEqual(proven);
    expect(proveInBounds(at([2, t]), { lower: 0, upper: 8 }, [ge0(6, [-2, t])])).toEqual(proven);
  });

  it("differences under an order need elimination", () => {
    expect(proveInBounds(at(t, [-1, u]), { lower: 0, upper: 8 }, [ge0(t, [-1, u])])).toEqual(proven);
    expect(proveInBounds(at(t, [-1, u]), { lower: 0, upper: 7 }, [ge0(t, [-1, u])])).toEqual({ kind: "unproven", high: 1 });
  });

  it("floors and remainders", () => {
    const c = f.variable("c", 0, 6);
    const i = f.variable("i", 0, 3);
    expect(proveInBounds(at([3, floorAffine(at(c), 3)], i), { lower: 0, upper: 6 }, [])).toEqual(proven);
    expect(proveInBounds(at([3, moduloAffine(at(c), 2)], floorAffine(at(c), 2)), { lower: 0, upper: 6 }, [])).toEqual(proven);
    expect(proveInBounds(moduloAffine(at(c, 2), 6), { lower: 0, upper: 6 }, [])).toEqual(proven);
    expect(proveInBounds(moduloAffine(at(c, 2), 6), { lower: 0, upper: 5 }, [])).toEqual({ kind: "unproven", high: 1 });
  });

  it("implication and contradiction", () => {
    expect(implies([ge0(t, [-1, u]), ge0(u, -3)], ge0(t, -3))).toBe(true);
    expect(implies([ge0(t, [-1, u]), ge0(u, -3)], ge0(t, -4))).toBe(false);
    expect(implies([ge0(t, [-1, u]), ge0(u, [-1, t])], eq0(t, [-1, u]))).toBe(true);
    expect(implies([eq0([2, t], [-1, u])], eq0(moduloAffine(at(u), 2)))).toBe(true);
    expect(satisfiable([ge0(t, [-1, u], -1), ge0(u, [-1, t])])).toBe(false);
    expect(satisfiable([eq0([2, t], [-2, u], -1)])).toBe(false);
    expect(satisfiable([ge0(t, [-1, u]), ge0(u, [-1, t])])).toBe(true);
    expect(satisfiable([])).toBe(true);
  });
});

describe("against enumeration", () => {
  const small = fc.integer({ min: -4, max: 4 });
  const formOf = (variables: readonly IndexVariable[], depth: number): fc.Arbitrary<Affine> => {
    const linear = fc.tuple(small, ...variables.map(() => small)).map(([c, ...ks]) => at(c, ...variables.map((v, i) => [ks[i] ?? 0, v] as const)));
    if (depth === 0) return linear;
    const inner = formOf(variables, depth - 1);
    const divisor = fc.integer({ min: 2, max: 4 });
    return fc.oneof(
      linear,
      fc.tuple(linear, inner, divisor, small).map(([a, b, d, k]) => addAffine(a, floorAffine(b, d), k)),
      fc.tuple(linear, inner, divisor, small).map(([a, b, d, k]) => addAffine(a, moduloAffine(b, d), k)),
    );
  };
  const ranges = fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 3 });
  const system = ranges.chain((sizes) => {
    const f = new Fresh(0);
    const variables = sizes.map(([lower, size], i) => f.variable(`i${i}`, lower, lower + size));
    const condition = fc.tuple(formOf(variables, 1), fc.integer({ min: 0, max: 3 })).map(([a, k]) => (k === 0 ? equalsZero(a) : atLeastZero(a)));
    return fc.record({
      variables: fc.constant(variables),
      position: formOf(variables, 2),
      conditions: fc.array(condition, { maxLength: 3 }),
      lower: fc.integer({ min: -6, max: 3 }),
      size: fc.integer({ min: 1, max: 14 }),
    });
  });

  it("never proves what does not hold, and the reach of what is unproven covers every point", () => {
    let shown = 0;
    let empty = 0;
    fc.assert(
      fc.property(system, ({ variables, position, conditions, lower, size }) => {
        const extent = { lower, upper: lower + size };
        const proof = proveInBounds(position, extent, conditions);
        const inside = [...points(variables)].filter((p) => conditions.every((c) => holds(c, p)));
        const values = inside.map((p) => valueOf(position, p));
        if (proof.kind === "proven") {
          shown++;
          expect(values.filter((x) => x < extent.lower || x >= extent.upper)).toEqual([]);
        } else {
          const { low = 0, high = 0 } = proof;
          expect(low + high).toBeGreaterThan(0);
          expect(values.filter((x) => x < extent.lower - low || x >= extent.upper + high)).toEqual([]);
        }
        if (!satisfiable(conditions)) {
          empty++;
          expect(inside).toEqual([]);
        }
        const within = [atLeastZero(at(position, -lower)), atLeastZero(at(lower + size - 1, [-1, position]))];
        if (within.every((c) => implies(conditions, c))) expect(values.every((x) => x >= extent.lower && x < extent.upper)).toBe(true);
      }),
      { numRuns: 4000, seed: 7 },
    );
    expect(shown).toBeGreaterThan(300);
    expect(empty).toBeGreaterThan(100);
  });
});
