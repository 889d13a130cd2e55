/** The equations of a training step in the order of a textbook, with their forms in matrices: one example forward and backward, a batch, the update. */
import { add } from "../../ir/equation/build.ts";
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import { dataLossName, lossName, lossTermName, penaltyLossName } from "../../ir/equation/names.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { children, readsOf } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Expr, Program } from "../../ir/equation/types.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { formOf, type Surroundings } from "./form.ts";
import { isOwn, splitGradient, withoutCount } from "./one-example.ts";
import { tidied } from "./tidy.ts";
import { type Symbols, symbolsOf } from "./symbols.ts";
import type { Axis, Matrix, Scope } from "./types.ts";

export interface DerivedStep {
  readonly section: "Forward" | "Loss" | "Backward" | "Mini-batch" | "Update";
  /** In indices; its array is what the step gives. */
  readonly equation: Definition;
  /** Of one example, or of a batch with a row for each. */
  readonly batch: boolean;
  /** Absent where the equation has no form in matrices. */
  readonly form?: Matrix;
  /** What is stored into the parameter, for an update. */
  readonly target?: string;
}

export interface Derivation {
  /** A training step, or inference where there is no loss; with the gradients of one example's own loss. */
  readonly program: Program;
  readonly update?: Program;
  readonly steps: readonly DerivedStep[];
  readonly symbols: Symbols;
  /** Whether the loss is the mean of losses that each depend on one example. */
  readonly isMean: boolean;
}

/** The array that holds the gradient of one example's loss by a parameter. */
export function ownGradientName(gradient: string): string {
  return `@own(${gradient})`;
}

/** Arrays that stay equations of their own: what layers give, codes of classes, losses of examples, and the derivatives by these. */
export function isKept(model: CheckedModel): (array: ArrayDefinition) => boolean {
  const results = new Set([...model.instances.map((i) => i.array), ...model.outputs.map((o) => o.array)]);
  return ({ name, purpose }) => results.has(name) || purpose?.kind === "oneHot" || purpose?.kind === "each" || (purpose?.kind === "adjoint" && results.has(purpose.of));
}

/** `expanded`: the equations as written; `derived`: simplified, with what `isKept` says. */
export function deriveInMatrices(model: CheckedModel, expanded: ProgramSet, derived: ProgramSet): Derivation {
  const base = derived.training ?? derived.inference;
  const written = equationsByArray(expanded.training ?? expanded.inference);
  const equations = inOrder(base).filter((e): e is Definition => e.kind === "definition");
  const { arrays } = base;
  const kind = (e: Definition): string | undefined => arrays.get(e.array)?.purpose?.kind;
  // The loss as it is written, where that reads what is explained.
  const losses = equations.filter((e) => kind(e) === "each").map((e): Definition => {
    const own = written.get(e.array);
    return own?.kind === "definition" && readsOf(own.body).every(({ array }) => arrays.has(array)) ? own : e;
  });
  const wholes = new Set([lossName, dataLossName, penaltyLossName, ...losses.map((_, i) => lossTermName(i + 1))]);
  const isWhole = (e: Definition): boolean => wholes.has(e.array) || kind(e) === "penalty";
  const forward = equations.filter((e) => !isBackward(arrays.get(e.array)) && !isWhole(e) && kind(e) !== "each");
  const parts = forward.filter((e) => kind(e) === "part");
  const inlined = new Map(parts.filter((e) => e.indices.every((v) => v.upper === Infinity)).map((e) => [e.array, e]));
  const within: Surroundings = { arrays, inlined };
  const shown = forward.filter((e) => !inlined.has(e.array));
  const step = (section: DerivedStep["section"], equation: Definition, batch: boolean, own: Surroundings = within): DerivedStep => {
    const form = batch ? batchForm(equation, own) : oneForm(equation, own, section === "Backward");
    return { section, equation, batch, ...(form !== undefined && { form }) };
  };
  const known = shown.filter((e) => e.body.kind === "call");
  const backward = ordered(equations.filter((e) => isBackward(arrays.get(e.array))).map((e) => ({ ...e, body: tidied(e.body, known) })), arrays);
  const splits = new Map(backward.filter((e) => kind(e) === "gradient").map((e) => [e.array, splitGradient(e.body, arrays)]));
  const isMean = backward.every((e) => (kind(e) === "gradient" ? splits.get(e.array)?.data !== undefined : !isOfBatch(e) && isOwn(e.body, arrays)));
  const symbols = symbolsOf(model, arrays, shown.map((equation) => ({ equation, form: oneForm(equation, within) })), isMean);
  const perExample = (e: Definition): Definition => ({ ...e, body: splits.get(e.array)?.data ?? withoutCount(e.body) });
  const meanGradient = (e: Definition): Definition => {
    const split = splits.get(e.array);
    return !isMean || split?.mean === undefined ? e : { ...e, body: add(split.mean, split.rest) };
  };
  const whole = equations.find((e) => e.array === lossName);
  const ofLoss: Surroundings = { arrays, inlined: new Map(equations.filter((e) => isWhole(e) && e.array !== lossName).map((e) => [e.array, e])) };
  const gradients = backward.filter((e) => kind(e) === "gradient");
  const update = derived.update === undefined ? [] : updateSteps(model, derived.update, new Map(gradients.map((e) => [e.array, { full: meanGradient(e), regularized: splits.get(e.array)?.rest }])), arrays);
  // In indices the values of an example are the same in a batch.
  const isNews = ({ form, equation }: DerivedStep): boolean => form !== undefined || equation.indices.every((v) => v.upper !== Infinity);
  const own = isMean ? gradients : [];
  return {
    symbols, isMean,
    steps: [
      ...shown.map((e) => step("Forward", e, isOfBatch(e))),
      ...losses.map((e) => step("Loss", e, isOfBatch(e))),
      ...backward.map((e) => (isMean ? step("Backward", perExample(e), false) : step("Backward", e, true))),
      ...(isMean ? shown.filter((e) => !isOfBatch(e)).map((e) => step("Mini-batch", e, true)).filter(isNews) : []),
      ...(whole === undefined ? [] : [step("Mini-batch", whole, true, ofLoss)]),
      ...(isMean ? backward.map((e) => step("Mini-batch", kind(e) === "gradient" ? meanGradient(e) : { ...e, body: withoutCount(e.body) }, true)).filter(isNews) : []),
      ...update,
    ],
    program: {
      ...base,
      arrays: new Map([...arrays, ...own.map((e) => [ownGradientName(e.array), { ...definitionOf(e.array, arrays), name: ownGradientName(e.array), role: "value" as const }] as const)]),
      equations: [...base.equations, ...own.map((e): Definition => ({ ...perExample(e), array: ownGradientName(e.array) }))],
    },
    ...(derived.update !== undefined && { update: derived.update }),
  };
}

function definitionOf(name: string, arrays: ReadonlyMap<string, ArrayDefinition>): ArrayDefinition {
  const found = arrays.get(name);
  if (found === undefined) throw new Error(`${name} is not declared`);
  return found;
}

function isBackward(array: ArrayDefinition | undefined): boolean {
  const purpose = array?.purpose;
  return purpose?.kind === "adjoint" || purpose?.kind === "gradient" || (purpose?.kind === "part" && (purpose.ofPurpose?.kind === "adjoint" || purpose.ofPurpose?.kind === "gradient"));
}

function inOrder(program: Program): readonly Program["equations"][number][] {
  const equations = equationsByArray(program);
  return components(program, equations.keys()).flatMap(({ arrays }) => arrays.flatMap((name) => equations.get(name) ?? []));
}

/** Each gradient of a parameter as soon as the derivatives that it reads are there. */
function ordered(backward: readonly Definition[], arrays: ReadonlyMap<string, ArrayDefinition>): readonly Definition[] {
  const isGradient = (e: Definition): boolean => arrays.get(e.array)?.purpose?.kind === "gradient";
  const result: Definition[] = [];
  let waiting = backward.filter(isGradient);
  const release = (): void => {
    const known = new Set(result.map((e) => e.array));
    const isReady = (e: Definition): boolean => readsOf(e.body).every(({ array }) => !isBackward(arrays.get(array)) || known.has(array));
    result.push(...waiting.filter(isReady));
    waiting = waiting.filter((e) => !isReady(e));
  };
  release();
  for (const e of backward.filter((each) => !isGradient(each))) {
    result.push(e);
    release();
  }
  return [...result, ...waiting];
}

/** Rows and columns of what is not held. */
function scopeOf(equation: Definition, held: (v: Definition["indices"][number]) => boolean): Scope | undefined {
  const free = equation.indices.filter((v) => !held(v));
  const [row, column, third] = free;
  if (third !== undefined) return undefined;
  const axes = new Map<number, Axis>(equation.indices.filter(held).map((v) => [v.id, "held"]));
  if (row !== undefined) axes.set(row.id, "row");
  if (column !== undefined) axes.set(column.id, "column");
  return { axes, ...(row !== undefined && { rows: row.upper - row.lower }), ...(column !== undefined && { columns: column.upper - column.lower }) };
}

/** With the example held; sums over examples are those of one, for the share of an example in a gradient, and have no such form elsewhere. */
function oneForm(equation: Definition, within: Surroundings, ofShare = false): Matrix | undefined {
  if (isOfBatch(equation) && !ofShare) return undefined;
  const scope = scopeOf(equation, (v) => v.upper === Infinity);
  if (scope === undefined) return undefined;
  const axes = new Map(scope.axes);
  for (const id of batchIndices(equation.body)) axes.set(id, "held");
  return formOf(equation.body, { ...scope, axes }, within);
}

/** Whether an equation has several examples at once. */
function isOfBatch({ indices, body }: Definition): boolean {
  return batchIndices(body).length > 0 || indices.filter((v) => v.upper === Infinity).length > 1;
}

/** Indices of sums over examples. */
function batchIndices(e: Expr): readonly number[] {
  return [...(e.kind === "reduce" ? e.indices.filter((v) => v.upper === Infinity).map((v) => v.id) : []), ...children(e).flatMap(batchIndices)];
}

function batchForm(equation: Definition, within: Surroundings): Matrix | undefined {
  const scope = scopeOf(equation, () => false);
  return scope && formOf(equation.body, scope, within);
}

/** Updates of one equation, as they are and with the gradient in its place where there is a regularizer. */
function updateSteps(model: CheckedModel, update: Program, gradients: ReadonlyMap<string, { readonly full: Definition; readonly regularized: Expr | undefined }>, training: ReadonlyMap<string, ArrayDefinition>): readonly DerivedStep[] {
  const equations = equationsByArray(update);
  const arrays = new Map([...training, ...update.arrays]);
  return model.variables.filter((v) => v.trained).flatMap(({ name: target }): readonly DerivedStep[] => {
    const source = update.stores.find((s) => s.target === target)?.source;
    const equation = source === undefined ? undefined : equations.get(source);
    if (equation?.kind !== "definition") return [];
    const isSimple = readsOf(equation.body).every(({ array }) => array === target || gradients.has(array));
    if (!isSimple) return [{ section: "Update", equation, batch: true, target }];
    const plain = batchForm(equation, { arrays, inlined: new Map() });
    const read = readsOf(equation.body).flatMap(({ array }) => gradients.get(array) ?? []);
    const inlined = new Map(read.map(({ full }) => [full.array, full]));
    const isRegularized = read.some(({ regularized }) => regularized !== undefined && !(regularized.kind === "constant"));
    const whole = isRegularized ? batchForm(equation, { arrays, inlined }) : undefined;
    const steps = [plain, whole].filter((form): form is Matrix => form !== undefined);
    return steps.length === 0 ? [{ section: "Update", equation, batch: true, target }] : steps.map((form) => ({ section: "Update", equation, batch: true, form, target }));
  });
}
