/** Sums over all parameters: a term for each, of one form, such as the squares of a norm of gradients. */
import { linear, readAt } from "../../ir/equation/build.ts";
import { gradientName } from "../../ir/equation/names.ts";
import { one, toNumber } from "../../ir/equation/number.ts";
import { mapExpr, readsOf } from "../../ir/equation/traverse.ts";
import type { Definition, Expr } from "../../ir/equation/types.ts";
import { emit } from "./expression.ts";
import type { FunctionScope } from "./function-scope.ts";
import type { Scope } from "./scope.ts";
import { renamedIn } from "./renamed.ts";
import type { Statement } from "./python.ts";

/** The equation with such sums in Python's words: `sum((self.gradient(w) ** 2).sum() for w in …)`. */
export function overAll(definition: Definition, trained: readonly string[], f: FunctionScope): Definition {
  const gradients = new Map(trained.map((p) => [gradientName(p), p]));
  return { ...definition, body: mapExpr(definition.body, (e) => replaced(e, gradients, f)) };
}

function replaced(e: Expr, gradients: ReadonlyMap<string, string>, f: FunctionScope): Expr {
  if (e.kind !== "sum" || e.terms.length < 2 || e.terms.length !== gradients.size) return e;
  const texts = new Set<string>();
  const seen = new Set<string>();
  for (const { value, coefficient } of e.terms) {
    const read = new Set(readsOf(value).map((r) => r.array));
    const [array = ""] = read;
    const definition = f.arrays.get(array);
    if (read.size !== 1 || !gradients.has(array) || definition === undefined || toNumber(coefficient) !== 1) return e;
    seen.add(array);
    const inside = f.inside(new Map([...f.arrays, ["g", { ...definition, name: "g" }]]), f.namesInside(), []);
    inside.give("g", "self.gradient(w)");
    const statements: Statement[] = [];
    const scope: Scope = { f: inside, statements, order: [], fixed: new Map(), guards: [], repeated: new Set(), shared: new Map() };
    const { code, axes } = emit(renamedIn(value, () => "g"), scope);
    if (statements.length > 0 || axes.length > 0) return e;
    texts.add(code.text);
  }
  const [text, another] = texts;
  if (text === undefined || another !== undefined || seen.size !== gradients.size) return e;
  const name = "sum over all parameters";
  f.declare({ name, extents: [], role: "value", content: { kind: "real" } });
  f.bind(name, { kind: "tensor", text: `sum(${text} for w in self.named.values())` });
  return linear(e.constant, [{ coefficient: one, value: readAt(name, []) }]);
}
