import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addAffine, atLeastZero, constantAffine, floorAffine, moduloAffine, scaleAffine, variableAffine } from "../../../src/ir/equation/affine.ts";
import { add, constant, indexValue, multiply, read } from "../../../src/ir/equation/build.ts";
import { Fresh } from "../../../src/ir/equation/fresh.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import type { Affine, Condition, IndexVariable, PositionAt } from "../../../src/ir/equation/types.ts";
import { receive } from "../../../src/phases/differentiate/gather.ts";
import { array, define, program } from "../../ir/equation/build.ts";

const small = (least: number, greatest: number): fc.Arbitrary<number> => fc.integer({ min: least, max: greatest });
const ranges = fc.array(fc.record({ lower: small(-1, 1), size: small(1, 5) }), { minLength: 1, maxLength: 3 });
const term = fc.record({ coefficient: small(-3, 3), floor: fc.boolean(), offset: small(0, 2), divisor: small(2, 3) });
const position = fc.record({ constant: small(-2, 2), terms: fc.array(term, { minLength: 3, maxLength: 3 }), modulo: fc.constantFrom(0, 0, 0, 0, 2, 3, 4), outer: fc.constantFrom(1, 1, 1, 2, 3) });
const extents = fc.array(fc.record({ lower: small(-2, 0), size: small(1, 7) }), { minLength: 2, maxLength: 2 });
const scenario = fc.record({ ranges, positions: fc.array(position, { minLength: 1, maxLength: 2 }), extents, guard: fc.option(small(-2, 2), { nil: undefined }) });

type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

interface Read {
  readonly indices: readonly IndexVariable[];
  readonly positions: readonly Affine[];
  readonly conditions: readonly Condition[];
  readonly fresh: Fresh;
}

function readOf(s: Scenario): Read {
  const fresh = new Fresh(0);
  const indices = s.ranges.map(({ lower, size }, i) => fresh.variable(`v${i}`, lower, lower + size));
  const positions = s.positions.map((p) => {
    let form = constantAffine(p.constant);
    indices.forEach((v, i) => {
      const t = p.terms[i];
      if (t === undefined) return;
      const scaled = scaleAffine(variableAffine(v), t.coefficient);
      form = addAffine(form, t.floor ? floorAffine(addAffine(scaled, constantAffine(t.offset)), t.divisor) : scaled);
    });
    const wrapped = p.modulo === 0 ? form : moduloAffine(form, p.modulo);
    return p.outer === 1 ? wrapped : floorAffine(wrapped, p.outer);
  });
  const [a, b] = indices;
  const conditions = a === undefined || s.guard === undefined ? [] : [atLeastZero(addAffine(addAffine(variableAffine(a), constantAffine(s.guard)), b === undefined ? constantAffine(0) : variableAffine(b), -1))];
  return { indices, positions, conditions, fresh };
}

function valueAt(a: Affine, env: ReadonlyMap<number, number>): number {
  return a.terms.reduce((sum, { coefficient, atom }) => sum + coefficient * (atom.kind === "variable" ? (env.get(atom.id) ?? NaN) : Math.floor(valueAt(atom.numerator, env) / atom.divisor)), a.constant);
}

function* points(indices: readonly IndexVariable[], env = new Map<number, number>()): Generator<ReadonlyMap<number, number>> {
  const [first, ...rest] = indices;
  if (first === undefined) {
    yield env;
    return;
  }
  for (let x = first.lower; x < first.upper; x++) yield* points(rest, new Map(env).set(first.id, x));
}

describe("inverting a read", () => {
  it("gathers just what scattering adds, for random affine and floor positions under conditions", () => {
    fc.assert(fc.property(scenario, (s) => {
      const { indices, positions, conditions, fresh } = readOf(s);
      const bounds = s.extents.slice(0, positions.length).map(({ lower, size }) => [lower, lower + size] as const);
      const scattered = new Map<string, number>();
      for (const env of points(indices)) {
        if (conditions.some((c) => valueAt(c.affine, env) < 0)) continue;
        const key = positions.map((p) => valueAt(p, env)).join();
        const value = indices.reduce((sum, v, i) => sum + (3 * i + 1.5) * (env.get(v.id) ?? NaN), 1);
        scattered.set(key, (scattered.get(key) ?? 0) + value);
      }
      const target = bounds.map(([lower, upper], i) => fresh.variable(`p${i}`, lower, upper));
      const seed = add(constant(1), ...indices.map((v, i) => multiply(constant(3 * i + 1.5), indexValue(variableAffine(v)))));
      const made = read("A", positions.map((affine): PositionAt => ({ kind: "affine", affine })), true);
      if (made.kind !== "read") throw new Error("not a read");
      const received = receive({ read: made, indices, conditions, seed }, target, false, fresh);
      if (received.kind !== "gather") throw new Error("an affine read was not inverted");
      const gathered = interpret(program([array("d", "value", bounds)], [define("d", target, received.value)], ["d"]), new Map(), { count: 1 }).outputs.get("d") ?? [];
      let offset = 0;
      for (const env of points(target)) {
        expect(gathered[offset++]).toBeCloseTo(scattered.get(target.map((p) => env.get(p.id)).join()) ?? 0, 9);
      }
    }), { numRuns: 3000 });
  });
});
