/** The equations of a training step in the order of a textbook, with their forms in matrices: one example forward and backward, a batch, the update. */
import { add } from "../../ir/equation/build.ts";
import { equationsByArray } from "../../ir/equation/dependencies.ts";
import { dataLossName, lossName, lossTermName, penaltyLossName } from "../../ir/equation/names.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { readsOf } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Expr, Program } from "../../ir/equation/types.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { batchForm, isOfBatch, oneForm } from "./equation-form.ts";
import type { Surroundings } from "./form.ts";
import { inOrder, isBackward, ordered } from "./order.ts";
import { isOwn, splitGradient, withoutCount } from "./one-example.ts";
import { tidied } from "./tidy.ts";
import { type Symbols, symbolsOf } from "./symbols.ts";
import type { Matrix } from "./types.ts";

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
