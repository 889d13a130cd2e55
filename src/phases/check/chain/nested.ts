/** Chains inside of chains: `residual`, `frozen`, `repeat`, and side chains after `=`. */
import type { LetStatement, NestedStatement, RateStatement, RepeatStatement, SideChain } from "../../../ir/ast/types.ts";
import { variableAffine } from "../../../ir/equation/affine.ts";
import { add, readAt } from "../../../ir/equation/build.ts";
import { member } from "../../../ir/equation/names.ts";
import { mulNum, num, toNumber, zero } from "../../../ir/equation/number.ts";
import { asNumber, evaluate, evaluateSize, showNumber } from "../evaluate.ts";
import { grows } from "../size.ts";
import type { Operand, Step } from "../types.ts";
import { repairsOfResidual } from "../repairs/residual.ts";
import { extentsOf } from "./inputs.ts";
import { findOperand } from "./members.ts";
import { sameShape } from "./outputs.ts";
import { weightOf } from "./size.ts";
import { type Chain, inner, instanceName, originOf, scopeOf } from "./state.ts";
import { nameLost, nameValue } from "./values.ts";
import { walk } from "./walk.ts";
import { textOf } from "../../../source/source.ts";

export function applyNested(chain: Chain, statement: NestedStatement): void {
  const before = chain.current;
  const body = inner(chain, statement.keyword === "frozen" ? { rate: zero } : {});
  walk(body, statement.body);
  const steps = body.history.slice(chain.history.length);
  chain.history = body.history;
  chain.kept = body.kept;
  if (statement.keyword === "frozen" || before === undefined || body.current === undefined) {
    chain.current = body.current;
    return;
  }
  if (!sameShape(before.shape, body.current.shape)) {
    chain.e.report.add("residualShapeMismatch", statement.span, { body: body.current.shape, input: before.shape }, {
      notes: [{ message: `its input of the shape [${before.shape.join(", ")}] is made here`, span: before.span }, { message: `its result of the shape [${body.current.shape.join(", ")}] is made here`, span: body.current.span }],
      fixes: repairsOfResidual(chain.library, steps, body.current.shape, before.shape, chain.around.at(-1)?.call),
    });
    chain.current = undefined;
    chain.kept = true;
    return;
  }
  chain.current = addValues(chain, before, body.current, statement);
}

/** `train 0.1 { … }`: the body's learning rate is a share of the rate around it. */
export function applyRate(chain: Chain, statement: RateStatement): void {
  const { factor } = statement;
  const { report } = chain.e;
  const share = asNumber(evaluate(factor, scopeOf(chain), report), factor.span, report);
  const allowed = share === undefined || (toNumber(share) >= 0 && Number.isFinite(toNumber(share)));
  if (share !== undefined && !allowed) report.add("wrongRateShare", factor.span, { value: showNumber(share) });
  const body = inner(chain, { rate: share !== undefined && allowed ? mulNum(chain.rate, share) : chain.rate });
  walk(body, statement.body);
  chain.history = body.history;
  chain.kept = body.kept;
  chain.current = body.current;
}

/** `y[n, ..s] = a[n, ..s] + b[n, ..s]` */
function addValues(chain: Chain, a: Operand, b: Operand, statement: NestedStatement): Operand {
  const { e } = chain;
  const instance = instanceName(chain, statement.keyword, undefined);
  // A second use of something shared makes a value of its own.
  const sum = member(`${instance}${chain.copy}`, "y");
  const array = sum.name;
  const indices = [e.fresh.variable("n", 0, Infinity), ...a.shape.map((size, i) => e.fresh.variable(`i${i}`, 0, size))];
  const at = indices.map(variableAffine);
  e.arrays.set(array, { ...sum, extents: extentsOf(a.shape), role: "value", content: { kind: "real" } });
  e.equations.push({
    kind: "definition",
    array,
    indices,
    body: add(readAt(a.array, a.batched ? at : at.slice(1)), readAt(b.array, b.batched ? at : at.slice(1))),
    origin: originOf(instance, statement.span),
  });
  const { result: _, results: __, ...plain } = a;
  return { ...plain, array, batched: true, content: { kind: "real" }, span: statement.span };
}

export function applyRepeat(chain: Chain, statement: RepeatStatement): void {
  const count = evaluateSize(statement.count, scopeOf(chain), chain.e.report);
  if (count === undefined) {
    chain.current = undefined;
    chain.kept = true;
    return;
  }
  // A round counts even without a call.
  if (!grows(chain.e, count * Math.max(1, weightOf(chain, statement.body)), statement.count.span)) return;
  for (let i = 0; i < count; i++) {
    const body = inner(chain, { repeated: true });
    if (statement.index !== undefined) body.values.set(statement.index.text, { kind: "number", value: num(i) });
    walk(body, statement.body);
    chain.current = body.current;
    chain.kept = body.kept;
    chain.history = body.history;
    if (chain.e.report.failed) return;
  }
}

/** The value of a side chain: from a named value or the current one, through its body, without changing the main chain. */
export function sideChain(chain: Chain, value: SideChain): { operand: Operand | undefined; history: readonly Step[] } {
  let start = chain.current;
  if (value.base !== undefined) {
    if (value.base.kind !== "reference" || value.base.arguments !== undefined) {
      chain.e.report.add("notAValueName", value.base.span, { text: textOf(value.base.span) });
      return { operand: undefined, history: [] };
    }
    start = findOperand(chain, value.base);
  }
  const body = inner(chain, { current: start });
  body.kept = value.base !== undefined || chain.kept;
  if (value.base !== undefined) body.history = [];
  walk(body, value.body ?? []);
  // The side chain has read the current value.
  if (value.base === undefined && body.current !== start) chain.kept = true;
  return { operand: body.current, history: body.history };
}

/** `let n = 2 * filters` is a compile-time value; `let a = { … }` a value of the model. */
export function applyLet(chain: Chain, statement: LetStatement): void {
  const { name, value } = statement;
  if (value.body === undefined && value.base !== undefined && !(value.base.kind === "reference" && (value.base.member !== undefined || chain.named.has(value.base.name.text)))) {
    if (chain.values.has(name.text) || chain.named.has(name.text)) {
      chain.e.report.add("duplicateValue", name.span, { name: name.text });
      return;
    }
    chain.values.set(name.text, evaluate(value.base, scopeOf(chain), chain.e.report));
    return;
  }
  const { operand } = sideChain(chain, value);
  if (operand !== undefined) nameValue(chain, name, operand);
  else nameLost(chain, name);
}
