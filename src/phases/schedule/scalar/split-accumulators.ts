/**
 * Lone sums: a loop that adds to fewer accumulators than additions can be under way waits for each of them. Its
 * iterations take turns at several accumulators, which are added up after it.
 */
import { bound, constantRange, local, loop, number, operation } from "../../../ir/kernel/build.ts";
import { constantOffset, floorOffset, scaleOffset, shiftOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import type { Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { copyOf } from "../loops/copy.ts";
import type { Budget } from "../../../ir/machines.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { weigh } from "../cost.ts";
import { productOf, termOf } from "../cleanup/peel-first-term.ts";


/** Spreads every loop that does nothing but add terms to one local over several accumulators. */
export function splitAccumulators(list: readonly Statement[], names: UnusedNames, budget: Budget): Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind === "if") return [{ ...s, then: splitAccumulators(s.then, names, budget), else: splitAccumulators(s.else, names, budget) }];
    if (s.kind !== "for") return [s];
    return spread(s, names, budget) ?? [{ ...s, body: splitAccumulators(s.body, names, budget) }];
  });
}

function spread(s: Loop, names: UnusedNames, budget: Budget): readonly Statement[] | undefined {
  const { chains } = budget;
  // Terms of much work do not wait for additions.
  const total = s.step === 1 && weigh(s.body).operations <= budget.light ? onlySum(s.body) : undefined;
  const range = constantRange(s);
  if (total === undefined || (range === undefined ? s.upper.kind !== "count" : range[1] - range[0] < 2 * chains)) return undefined;
  const [first] = s.lower.kind === "offsets" && s.lower.of.length === 1 ? s.lower.of : [];
  if (range === undefined && (first?.kind !== "affine" || first.terms.length > 0 || first.constant !== 0)) return undefined;
  const partial = Array.from({ length: chains - 1 }, () => names.numbered(total));
  const turn = (at: Offset, into: string): readonly Statement[] =>
    copyOf(s.body, new Map([[s.variable, at]]), names).map((x) => (x.kind === "assign" ? { ...x, name: into, value: renamed(x.value, total, into) } : x));
  const examples = names.numbered("examples");
  const main = range === undefined
    ? scaleOffset(floorOffset({ kind: "local", name: examples }, chains), chains)
    : constantOffset(range[0] + Math.floor((range[1] - range[0]) / chains) * chains);
  const body = [total, ...partial].flatMap((into, k) => turn(shiftOffset(variableOffset(s.variable), k), into));
  const variable = names.numbered(s.variable);
  const rest = loop(variable, bound(main), s.upper, turn(variableOffset(variable), total));
  const before: readonly Statement[] = [
    ...partial.map((name): Statement => ({ kind: "var", name, value: number(0) })),
    ...(range === undefined ? [{ kind: "let", name: examples, value: { kind: "count" }, integer: true } as const] : []),
  ];
  const after = partial.map((name): Statement => ({ kind: "assign", name: total, value: operation("add", local(total), local(name)) }));
  const isWhole = range !== undefined && (range[1] - range[0]) % chains === 0;
  return [...before, loop(s.variable, s.lower, bound(main), body, chains), ...(isWhole ? [] : [rest]), ...after];
}

/** The one local that statements add to, where they do nothing else that lasts. */
function onlySum(list: readonly Statement[]): string | undefined {
  let total: string | undefined;
  for (const s of list) {
    if (s.kind === "let" && s.integer !== true) continue;
    if (s.kind !== "assign" || total !== undefined || termOf(s.value, s.name) === undefined) return undefined;
    total = s.name;
  }
  return total;
}

function renamed(value: Parameters<typeof termOf>[0], from: string, to: string): typeof value {
  const term = termOf(value, from);
  if (term === undefined) return value;
  if (value.kind !== "operation" || value.operator !== "multiplyAdd") return operation("add", local(to), term);
  const product = productOf(value.arguments, from);
  const [a, b] = product?.kind === "operation" ? product.arguments : [];
  return a === undefined || b === undefined ? operation("add", local(to), term) : operation("multiplyAdd", a, b, local(to));
}
