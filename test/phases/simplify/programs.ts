/** Random programs on a few arrays, for what is to hold of every program. */
import { add, call, constant, count, divide, indexValue, multiply, power, read, reduce, scale, select, subtract, where } from "../../../src/ir/equation/build.ts";
import { Fresh } from "../../../src/ir/equation/fresh.ts";
import type { ArrayDefinition, Equation, Expr, IndexVariable, Program } from "../../../src/ir/equation/types.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { array, at, define, eq0, ge0, program } from "../../ir/equation/build.ts";
import { generator, get } from "../differentiate/check.ts";

const real = Infinity;
const width = 3;
const given = [array("x", "input", [real, width]), array("c", "input", [real], width), array("a", "parameter", [width]), array("b", "parameter", [width, width]), array("s", "parameter", [])];

/** Chooses by numbers in [0, 1), so that one seed is one program. */
class Chooser {
  readonly #random: () => number;
  readonly fresh = new Fresh(0);
  readonly values: { readonly name: string; readonly rank: number }[] = [];

  constructor(seed: number) {
    this.#random = generator(seed * 7919 + 13);
    for (let i = 0; i < 5; i++) this.#random();
  }

  below(n: number): number {
    return Math.floor(this.#random() * n);
  }

  leaf(n: IndexVariable, scope: readonly IndexVariable[]): Expr {
    const i = scope[this.below(scope.length)];
    if (i === undefined) return get("s");
    const position = this.below(4) === 0 ? at(width - 1, [-1, i]) : at(i);
    const value = this.values[this.below(this.values.length)];
    switch (this.below(9)) {
      case 0: return constant(this.below(5) - 2);
      case 1: return divide(constant(1 + this.below(3)), count);
      case 2: return get("s");
      case 3: return get("a", position);
      case 4: return read("b", [{ kind: "affine", affine: position }, { kind: "data", value: get("c", n) }]);
      case 5: return select(call("equal", indexValue(at(i)), get("c", n)), constant(1), constant(0));
      case 6: return read("a", [{ kind: "affine", affine: at(i, this.below(3) - 1) }], true);
      case 7: {
        const other = scope[this.below(scope.length)] ?? i;
        if (value !== undefined) return get(value.name, ...[n, position, other].slice(0, value.rank));
      }
    }
    return get("x", n, position);
  }

  tree(depth: number, n: IndexVariable, scope: readonly IndexVariable[]): Expr {
    if (depth === 0) return this.leaf(n, scope);
    const part = (): Expr => this.tree(depth - 1 - this.below(2) * Number(depth > 1), n, scope);
    const i = scope[this.below(scope.length)];
    switch (this.below(17)) {
      case 0: case 1: return add(part(), part());
      case 2: return subtract(part(), part());
      case 3: case 4: return multiply(part(), part());
      case 5: return divide(part(), add(power(part(), 2), constant(0.5)));
      case 6: return call("exp", part());
      case 7: return call("log", add(constant(1), call("exp", part())));
      case 8: return divide(constant(1), add(constant(1), call("exp", part())));
      case 9: return call("max", part(), part());
      case 10: return select(call("less", part(), part()), part(), part());
      case 11: return i === undefined ? part() : where([this.below(2) === 0 ? ge0(i, -1) : eq0(i, -this.below(width))], part());
      case 12: return scale(this.below(3) + 1, part());
      case 13: return this.#masked(part(), n, scope);
      default: return this.#reduction(depth, n, scope);
    }
  }

  /** Pieces of which one is minus infinity, or a function of them. */
  #masked(part: Expr, n: IndexVariable, scope: readonly IndexVariable[]): Expr {
    const i = scope[this.below(scope.length)];
    if (i === undefined) return part;
    const mask = (j: IndexVariable, inner: Expr): Expr => add(where([ge0(j, [-1, i], -1)], constant(-Infinity)), where([ge0(i, [-1, j])], inner));
    const [other, j] = [scope[this.below(scope.length)] ?? i, this.fresh.variable("j", 0, width)];
    switch (this.below(4)) {
      case 0: return mask(other, part);
      case 1: return call("exp", mask(other, part));
      case 2: return reduce("max", [j], [], mask(j, this.leaf(n, [i, j])));
      default: return reduce("logsumexp", [j], [], add(mask(j, this.leaf(n, [i, j])), this.leaf(n, [j])));
    }
  }

  #reduction(depth: number, n: IndexVariable, scope: readonly IndexVariable[]): Expr {
    const j = this.fresh.variable("j", 0, width);
    const i = scope[this.below(scope.length)];
    const body = this.tree(depth - 1, n, [...scope, j]);
    const conditions = this.below(3) > 0 || i === undefined ? [] : [this.below(2) === 0 ? eq0(j, [-1, i]) : ge0(i, [-1, j])];
    switch (this.below(6)) {
      case 0: return reduce("max", [j], [], body);
      case 1: return call("log", reduce("sum", [j], [], call("exp", body)));
      case 2: return divide(call("exp", this.leaf(n, scope)), reduce("sum", [j], [], call("exp", body)));
      default: return reduce("sum", [j], conditions, body);
    }
  }

  program(): Program {
    const arrays: ArrayDefinition[] = [...given];
    const equations: Equation[] = [];
    const count = 2 + this.below(5);
    for (let e = 0; e < count; e++) {
      const n = this.fresh.variable("n", 0, Infinity);
      const indices = Array.from({ length: this.below(3) }, (_, k) => this.fresh.variable(`i${k}`, 0, width));
      const name = `v${e}`;
      equations.push(define(name, [n, ...indices], this.tree(1 + this.below(3), n, indices)));
      arrays.push(array(name, "value", [real, ...indices.map(() => width)]));
      this.values.push({ name, rank: 1 + indices.length });
    }
    return program(arrays, equations, [`v${count - 1}`], { nextIndex: this.fresh.next });
  }
}

/** The program of a seed; none where the draw of chances made one with a fault. */
export function randomProgram(seed: number): Program | undefined {
  const drawn = new Chooser(seed).program();
  return verify(drawn).length === 0 ? drawn : undefined;
}
