/**
 * Arrays that read their own past: a loop over the steps. Each array is a list with a tensor for each step, and one tensor after the loop.
 * Steps at which conditions hold differently (base cases) are loops, or lines, of their own.
 */
import { constantAffine, variableAffine } from "../../ir/equation/affine.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { stepsOf } from "../../ir/equation/steps.ts";
import { children, substitute } from "../../ir/equation/traverse.ts";
import type { Affine, Definition, Expr, IndexVariable } from "../../ir/equation/types.ts";
import { valueOf } from "./definition.ts";
import { block, line, type Statement } from "./python.ts";
import type { FunctionScope } from "./function-scope.ts";
import { NotExportable } from "./unsupported.ts";

/** So many ranges of steps get code of their own. */
const mostRanges = 4;

interface Stepping {
  readonly definition: Definition;
  readonly step: IndexVariable;
  readonly dimension: number;
  readonly list: string;
}

/** `locals`: what the arrays are called after the loop. */
export function loop(definitions: readonly Definition[], locals: ReadonlyMap<string, string>, f: FunctionScope, statements: Statement[], fresh: Fresh): void {
  const steps = stepsOf(definitions);
  if (steps === undefined) throw new NotExportable(`${definitions.map((d) => d.array).join(", ")} read each other in no order of steps`);
  const all = steps.order.map((definition): Stepping => {
    const dimension = steps.dimensions.get(definition.array) ?? 0;
    const step = definition.indices[dimension];
    if (step === undefined) throw new Error(`${definition.array} has no dimension for its steps`);
    const list = f.names.fresh(`${locals.get(definition.array) ?? "value"}_at`);
    f.bind(definition.array, { kind: "steps", text: list, dimension, lower: step.lower });
    return { definition, step, dimension, list };
  });
  const body: Statement[] = [];
  const ranges = rangesOf(all);
  for (const [lower, upper] of steps.downward ? [...ranges].reverse() : ranges) body.push(...stretch(all, lower, upper, steps.downward, f, fresh));
  for (const s of all) statements.push(line(`${s.list} = ${emptyList(s, body, f)}`));
  statements.push(...body);
  for (const { definition, list, dimension } of all) {
    const local = locals.get(definition.array) ?? list;
    statements.push(line(`${local} = torch.stack(${list}, ${dimension})`));
    f.bind(definition.array, { kind: "tensor", text: local });
  }
}

/** A list that is read as a whole before it is complete has zeros in it. */
function emptyList({ definition, step, list }: Stepping, body: readonly Statement[], f: FunctionScope): string {
  const count = step.upper - step.lower;
  if (!mentions(body, `torch.stack(${list}, `)) return `[None] * ${count}`;
  const sizes = definition.indices.flatMap((v) => (v === step ? [] : v.upper === Infinity ? f.count() : String(v.upper - v.lower)));
  return `[torch.zeros((${sizes.join(", ")}${sizes.length === 1 ? "," : ""})${f.like()})] * ${count}`;
}

function mentions(statements: readonly Statement[], text: string): boolean {
  return statements.some((s) => (s.kind === "block" ? s.head.includes(text) || mentions(s.body, text) : s.text.includes(text)));
}

/** The steps, divided where an array begins or ends, and where a condition on the step alone changes. */
function rangesOf(all: readonly Stepping[]): readonly (readonly [number, number])[] {
  const lower = Math.min(...all.map(({ step }) => step.lower));
  const upper = Math.max(...all.map(({ step }) => step.upper));
  const ends = new Set(all.flatMap(({ step }) => [step.lower, step.upper]));
  const changes = new Set([...ends, ...all.flatMap(({ definition, step }) => changesIn(definition.body, step))]);
  const cut = (at: ReadonlySet<number>): readonly (readonly [number, number])[] => {
    const places = [...at].filter((t) => t >= lower && t <= upper).sort((a, b) => a - b);
    return places.slice(1).map((to, i) => [places[i] ?? lower, to] as const);
  };
  const fine = cut(changes);
  return fine.length <= mostRanges ? fine : cut(ends);
}

/** Where conditions that have the step alone become true or false. */
function changesIn(e: Expr, step: IndexVariable): readonly number[] {
  const own = e.kind === "where" ? e.conditions.flatMap(({ affine, equality }): readonly number[] => {
    const [term, ...others] = affine.terms;
    if (term === undefined || others.length > 0 || term.atom.kind !== "variable" || term.atom.id !== step.id) return [];
    const zero = -affine.constant / term.coefficient;
    if (equality) return [zero, zero + 1];
    return [term.coefficient > 0 ? Math.ceil(zero) : Math.floor(zero) + 1];
  }) : [];
  return [...own, ...children(e).flatMap((part) => changesIn(part, step))];
}

/** The steps from `lower` below `upper`: lines for one step, else a loop. */
function stretch(all: readonly Stepping[], lower: number, upper: number, downward: boolean, f: FunctionScope, fresh: Fresh): readonly Statement[] {
  const active = all.filter(({ step }) => step.lower <= lower && step.upper >= upper);
  const first = active[0];
  if (first === undefined) return [];
  const isSingle = upper - lower === 1;
  const step = fresh.variable(first.step.name, lower, upper);
  const name = isSingle ? "" : f.names.fresh(first.step.name === "" ? "t" : first.step.name);
  const at: Affine = isSingle ? constantAffine(lower) : variableAffine(step);
  const fixed = new Map(isSingle ? [] : [[step.id, name]]);
  const body: Statement[] = [];
  for (const { definition, step: own, list } of active) {
    const substituted = { array: definition.array, indices: definition.indices.filter((v) => v !== own), body: substitute(definition.body, new Map([[own.id, at]])) };
    const { code } = valueOf(substituted, f, body, fixed);
    const place = isSingle ? String(lower - own.lower) : own.lower === 0 ? name : `${name} ${own.lower > 0 ? "-" : "+"} ${Math.abs(own.lower)}`;
    body.push(line(`${list}[${place}] = ${code.text}`));
  }
  if (isSingle) return body;
  const range = downward ? `range(${upper - 1}, ${lower - 1}, -1)` : lower === 0 ? `range(${upper})` : `range(${lower}, ${upper})`;
  return [block(`for ${name} in ${range}`, body)];
}
