/** One equation as an assignment, with itself as a comment above. */
import { pairsExamples } from "../../ir/equation/pairs.ts";
import type { Definition } from "../../ir/equation/types.ts";
import { filled } from "./choice.ts";
import { asReal } from "./convert.ts";
import { emit, repeatedIn } from "./expression.ts";
import { withoutSingle } from "./single.ts";
import { atom, line, type Statement } from "./python.ts";
import type { FunctionScope } from "./function-scope.ts";
import type { Scope } from "./scope.ts";
import { method, type Tensor } from "./tensor.ts";

/** The value at every point of its indices; a Python number where no tensor is in it. */
export function bareValueOf(definition: Pick<Definition, "array" | "indices" | "body">, f: FunctionScope, statements: Statement[]): Tensor {
  const { indices, body } = withoutSingle(definition);
  const scope: Scope = { f, statements, order: indices, fixed: new Map(), guards: [], repeated: repeatedIn(body), shared: new Map() };
  const value = asReal(emit(body, scope), scope);
  return value.scalar ? value : filled(value, indices, scope);
}

/** The value of an equation's right side at every point of its indices, but for those that are fixed. */
export function valueOf(definition: Pick<Definition, "array" | "indices" | "body">, f: FunctionScope, statements: Statement[], fixed: ReadonlyMap<number, string> = new Map()): Tensor {
  const { array, indices, body } = withoutSingle(definition);
  const order = indices.filter((v) => !fixed.has(v.id));
  const scope: Scope = { f, statements, order, fixed, guards: [], repeated: repeatedIn(body), shared: new Map() };
  const value = besideOthers({ kind: "definition", array, indices, body }, emit(body, scope), f);
  const { content } = f.definitionOf(array);
  if (content.kind === "real") return filled(asReal(value, scope), order, scope);
  const whole = filled(value, order, scope);
  return whole.type === "integer" && !value.scalar ? whole : { ...whole, code: method(whole.code, "long"), type: "integer" };
}

/** What needs the examples of the whole batch beside each other says so where there are several processes. */
function besideOthers(definition: Definition, value: Tensor, f: FunctionScope): Tensor {
  if (!f.isShared || value.scalar || value.code.text.includes("one_process(") || !pairsExamples(definition, f.arrays)) return value;
  return { ...value, code: atom(`one_process(${value.code.text})`) };
}

/** `y = …`; the local name is known before the right side is printed, so that it is not taken. */
export function assign(definition: Definition, local: string, f: FunctionScope, statements: Statement[]): void {
  const { code } = valueOf(definition, f, statements);
  statements.push(line(`${local} = ${code.text}`));
}
