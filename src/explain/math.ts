/** A model's computation as LaTeX: forward, backward, and the update of each parameter. */
import { asVariable, variableAffine } from "../ir/equation/affine.ts";
import { components, equationsByArray } from "../ir/equation/dependencies.ts";
import { Latex, latexNames } from "../ir/equation/print/latex.ts";
import type { ProgramSet } from "../ir/equation/program-set.ts";
import { freeVariables, readsOf } from "../ir/equation/traverse.ts";
import type { ArrayDefinition, Equation, IndexVariable, Program, Purpose } from "../ir/equation/types.ts";
import type { CheckedModel } from "../ir/model/types.ts";
import type { MathGroup, MathSection } from "./explanation.ts";
import { symbolOf, upright } from "./symbols.ts";

/** `expanded`: the equations as written, before any rewrite; `derived`: the equations that the module computes. */
export function mathematics(model: CheckedModel, expanded: ProgramSet, derived: ProgramSet): readonly MathSection[] {
  const program = derived.training ?? derived.inference;
  const arrays = new Map([...program.arrays, ...(derived.backward?.arrays ?? [])]);
  const isDerived = (e: Equation): boolean => isDerivative(arrays.get(e.array)?.purpose);
  const ordered = [...inOrder(program), ...(derived.backward === undefined ? [] : inOrder(derived.backward))];
  const forward = ordered.filter((e) => !isDerived(e));
  const backward = ordered.filter(isDerived);
  const latex = new Latex({ symbol: (array, below) => symbolOf(array, below, arrays), positions: (_array, printed) => printed });
  return [
    { title: "Forward", groups: groupsOf(forward, latex) },
    ...(backward.length === 0 ? [] : [{ title: "Backward" as const, groups: groupsOf(backward, latex) }]),
    ...(expanded.update === undefined ? [] : [{ title: "Update" as const, groups: updates(model, expanded.update) }]),
  ];
}

/** Whether an array is a derivative of the loss, or a part of one. */
function isDerivative(purpose: Purpose | undefined): boolean {
  return purpose?.kind === "adjoint" || purpose?.kind === "gradient" || (purpose?.kind === "part" && isDerivative(purpose.ofPurpose));
}

/** Equations in topological order; the equations of a recurrence stay together. */
function inOrder(program: Program): readonly Equation[] {
  const equations = equationsByArray(program);
  return components(program, equations.keys()).flatMap(({ arrays }) => arrays.flatMap((name) => equations.get(name) ?? []));
}

/** Equations under the parts of the model that they come from, in their order. */
function groupsOf(equations: readonly Equation[], latex: Latex): readonly MathGroup[] {
  const groups: { readonly of: MathGroup["of"]; readonly formulas: string[] }[] = [];
  for (const e of equations) {
    const of: MathGroup["of"] = e.origin === undefined ? { kind: "model" } : { kind: "instance", name: e.origin.instance, line: e.origin.line };
    const last = groups.at(-1);
    if (last === undefined || !isSame(last.of, of)) groups.push({ of, formulas: [equation(e, latex)] });
    else last.formulas.push(equation(e, latex));
  }
  return groups;
}

function isSame(a: MathGroup["of"], b: MathGroup["of"]): boolean {
  return a.kind === "instance" && b.kind === "instance" ? a.name === b.name && a.line === b.line : a.kind === b.kind;
}

function equation(e: Equation, latex: Latex, sign = "="): string {
  const own = new Set(e.indices.map((v) => v.id));
  const names = latexNames([...e.indices, ...[...freeVariables(e.body).values()].filter((v: IndexVariable) => !own.has(v.id))]);
  if (e.kind === "definition") {
    const positions = e.indices.map((v) => ({ kind: "affine" as const, affine: variableAffine(v) }));
    return `${latex.place(e.array, positions, names)} ${sign} ${latex.expression(e.body, names)}`;
  }
  const where = e.conditions.length === 0 ? "" : ` \\quad\\text{where } ${latex.conditions(e.conditions, names)}`;
  return `${latex.place(e.array, e.positions, names)} \\mathrel{+}= ${latex.expression(e.body, names)}${where}`;
}

/** Parameters with the same update share one formula, in θ and its gradient g. */
function updates(model: CheckedModel, update: Program): readonly MathGroup[] {
  const groups = new Map<string, { readonly formulas: readonly string[]; readonly names: string[] }>();
  for (const { name } of model.variables.filter((v) => v.trained)) {
    const formulas = updateOf(name, update);
    const key = formulas.join("\n");
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { formulas, names: [name] });
    else known.names.push(name);
  }
  return [...groups.values()].map(({ formulas, names }) => ({ of: { kind: "parameters", names }, formulas }));
}

/** The equations that lead to what is stored into a parameter, or into state that is kept for it. */
function updateOf(parameter: string, update: Program): readonly string[] {
  const purposeOf = (name: string): ArrayDefinition["purpose"] => update.arrays.get(name)?.purpose;
  const isOwn = (name: string): boolean => {
    const purpose = purposeOf(name);
    return name === parameter || (purpose !== undefined && "of" in purpose && purpose.of === parameter);
  };
  const steps = stepValuesFor(update, isOwn);
  const targets = new Map(update.stores.filter((s) => isOwn(s.target)).map((s) => [s.source, s.target]));
  const short = (name: string, below: string): string => {
    const target = targets.get(name) ?? name;
    if (target === parameter) return "\\theta";
    const purpose = purposeOf(target);
    if (purpose?.kind === "gradient" && purpose.of === parameter) return "g";
    if (purpose?.kind === "optimizerState") return upright(purpose.name);
    if (purpose?.kind === "member" && steps.has(target)) return upright(purpose.name);
    if (purpose?.kind === "assigned") return `${purpose.name === "w" ? "\\theta" : upright(purpose.name)}^{(${purpose.count})}`;
    return symbolOf(target, below, update.arrays);
  };
  // Where updates are elementwise, indices are left out.
  const plain = update.equations.filter((e) => isOwn(e.array)).every((e) => isElementwise(e, isOwn));
  const elementwise = (array: string, printed: readonly string[]): readonly string[] => (plain && (isOwn(array) || targets.has(array)) ? [] : printed);
  const latex = new Latex({ symbol: short, positions: elementwise });
  // Values of the step come first: they read none of a parameter.
  const ofStep = update.equations.filter((e) => steps.has(e.array));
  return [...ofStep, ...update.equations.filter((e) => isOwn(e.array))].map((e) => equation(e, latex, targets.has(e.array) ? "\\leftarrow" : "="));
}

/** Whether what it reads of the parameter and of what is kept for it is at its own indices. */
function isElementwise({ indices, body }: Equation, isOwn: (array: string) => boolean): boolean {
  return readsOf(body).every(({ array, positions }) => !isOwn(array) || (positions.length === indices.length && positions.every((p, d) => {
    const v = indices[d];
    return p.kind === "affine" && v !== undefined && asVariable(p.affine)?.id === v.id;
  })));
}

/** Arrays of no parameter that the equations of one read: rates that schedules give, and values that all parameters of a step share. */
function stepValuesFor(update: Program, isOwn: (array: string) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  for (const e of update.equations.toReversed()) {
    if (!isOwn(e.array) && !found.has(e.array)) continue;
    for (const { array } of readsOf(e.body)) if (!isOwn(array) && update.arrays.get(array)?.purpose?.kind === "member") found.add(array);
  }
  return found;
}
