/**
 * The phases in order: the only file that knows it. A phase is a pure function from one form of a model to the next.
 *
 * Phases on equations are the same for every target. Which phases follow on kernels and on their memory map is the
 * machine's: the target names its machine in `targets.ts`.
 */
import { inPhase } from "./diagnostics/fault.ts";
import type { Form, Verifier } from "./forms.ts";
import { mapPrograms, type ProgramSet } from "./ir/equation/program-set.ts";
import type { ArrayDefinition } from "./ir/equation/types.ts";
import type { KernelSet } from "./ir/kernel/types.ts";
import { budget, sharing } from "./ir/machines.ts";
import type { PlannedKernels } from "./ir/memory/types.ts";
import { neededInputs } from "./ir/model/inference.ts";
import type { CheckedModel } from "./ir/model/types.ts";
import type { ModuleOptions } from "./options.ts";
import { accumulate } from "./phases/accumulate/accumulate.ts";
import { derive } from "./phases/differentiate/derive.ts";
import { differentiate } from "./phases/differentiate/differentiate.ts";
import { expand } from "./phases/expand/expand.ts";
import { hold } from "./phases/hold/hold.ts";
import { fold } from "./phases/fold/fold.ts";
import { lift } from "./phases/lift/lift.ts";
import { doublesOf } from "./phases/lower/doubles.ts";
import { lower } from "./phases/lower/lower.ts";
import { plan } from "./phases/plan/plan.ts";
import { scheduleScalar } from "./phases/schedule/scalar/schedule-scalar.ts";
import { share } from "./phases/share/share.ts";
import { simplify } from "./phases/simplify/simplify.ts";
import { split } from "./phases/split/split.ts";
import { stream } from "./phases/stream/stream.ts";
import { stabilize } from "./phases/stabilize/stabilize.ts";

/** One phase: a row of the tables below. */
export interface Phase<In, Out = In, Name extends string = string> {
  /** As `nnc build --emit` takes it. */
  readonly name: Name;
  /** Why it runs at this place in the order. */
  readonly because: string;
  readonly run: (form: In, context: Context) => Out;
}

/** What is the same for all phases of one compilation. */
export interface Context {
  readonly model: CheckedModel;
  readonly options: ModuleOptions;
  /** What verifies the invariants of each form, where that is asked for. */
  readonly verify?: Verifier;
  /** Whether evaluation is that of a training step, with what is stopped as the last step left it: for central differences. */
  readonly held?: boolean;
}

/** The phases on kernels that a machine needs; `lower`, `share` and `plan` are the same for all. */
export interface Machine<Name extends string = string> {
  /** Between `share` and `plan`. */
  readonly kernels: readonly Phase<KernelSet, KernelSet, Name>[];
  /** After `plan`. */
  readonly memory: readonly Phase<PlannedKernels, PlannedKernels, Name>[];
}

const expanding = {
  name: "expand", because: "everything after it works on the equations of one program at a time",
  run: (model: CheckedModel, { options }: Context) => expand(model, options),
} as const satisfies Phase<CheckedModel, ProgramSet>;

const equationPhases = [
  { name: "stabilize", because: "derivatives of stable forms are stable; after differentiation the forms are no longer recognizable", run: (set: ProgramSet) => mapPrograms(set, stabilize) },
  { name: "lift", because: "differentiation has one rule for a reduction, which must be the whole right side or a term of it", run: (set: ProgramSet) => mapPrograms(set, lift) },
  { name: "accumulate", because: "sums at positions from data are whole right sides, or terms, only once they are lifted; their adjoints then cost as little as they do", run: (set: ProgramSet) => accumulate(set) },
  { name: "derive", because: "reverse mode needs lifted equations, and training differentiates what it gives", run: (set: ProgramSet) => mapPrograms(set, (program) => derive(program, (p) => lift(stabilize(p)))) },
  { name: "hold", because: "what is held is an array, and has no adjoint; only `nnc verify` asks for it", run: (set: ProgramSet, { held }: Context) => (held === true ? hold(set) : set) },
  { name: "differentiate", because: "every equation between the loss and the parameters is in its final form", run: (set: ProgramSet) => differentiate(set) },
  { name: "lift-adjoints", because: "adjoints of products of reductions nest reductions again", run: (set: ProgramSet) => mapPrograms(set, lift) },
  { name: "simplify", because: "forward and backward equations have subexpressions in common", run: (set: ProgramSet) => simplify(set) },
  {
    name: "fold", because: "constant parts are found in equations that have their shortest form; what they leave is simplified again",
    run: (set: ProgramSet, { options }: Context) => (options.inference === true ? simplify(fold(set, options.precision !== "f32")) : set),
  },
  { name: "stream", because: "that each value is there at its step is proven on the shortest equations, from which the program of a step is cut", run: (set: ProgramSet, { model }: Context) => stream(set, model.stream?.inputs.map(({ array }) => array) ?? [], model.stream?.given.map(({ array }) => array) ?? []) },
  { name: "split", because: "which values the backward pass reads is known once nothing is rewritten any more", run: (set: ProgramSet) => split(set) },
] as const satisfies readonly Phase<ProgramSet>[];

const lowering = {
  name: "lower", because: "the equations are final; from here on the order of operations is explicit",
  run: (set: ProgramSet, { model, options }: Context) => lower(set, model.train.batch, dataOf(model, options.inference ?? false), options.precision === "f32" ? doublesOf(model, set) : undefined, model.outputs.map(({ array }) => array)),
} as const satisfies Phase<ProgramSet, KernelSet>;

const sharingPhase = {
  name: "share", because: "what is scheduled is no longer equal where it was found one by one",
  run: (set: KernelSet) => share(set, sharing.from),
} as const satisfies Phase<KernelSet>;

/** JavaScript engines: one number at a time, and functions up to the size that the engine optimizes. */
export const scalar = {
  kernels: [
    { name: "schedule", because: "liveness depends on which kernels there are and what they read", run: (set: KernelSet) => scheduleScalar(set, budget) },
  ],
  memory: [],
} as const satisfies Machine;

/** The names of a machine's phases, and how it is loaded: where it is large, a page loads it for the targets that need it. */
export interface MachineEntry<Name extends string = string> {
  readonly kernels: readonly Name[];
  readonly memory: readonly Name[];
  readonly load: () => Promise<Machine>;
}

const planning = {
  name: "plan", because: "the kernels of every entry are final, and with them the lifetimes of buffers",
  run: (set: KernelSet) => plan(set),
} as const satisfies Phase<KernelSet, PlannedKernels>;

/** The arrays that callers pass in: they have a buffer even where nothing reads them. `inference`: those of predictions alone. */
function dataOf(model: CheckedModel, inference: boolean): readonly ArrayDefinition[] {
  const inputs = inference ? neededInputs(model) : model.inputs;
  const names = [...inputs.map((i) => i.array), ...(inference ? [] : model.outputs.flatMap((o) => [o.target, o.gradient]))];
  return names.flatMap((name) => (name === undefined ? [] : (model.arrays.get(name) ?? [])));
}

/** The names of all phases of some machines between the check and the text of a module, in order. */
export function phaseNames<Name extends string>(...machines: readonly Pick<MachineEntry<Name>, "kernels" | "memory">[]): readonly (CommonPhase | Name)[] {
  return [...new Set([expanding.name, ...equationPhases.map(({ name }) => name), lowering.name, sharingPhase.name, ...machines.flatMap((m) => m.kernels), planning.name, ...machines.flatMap((m) => m.memory)])];
}

/** A phase that every machine has. */
type CommonPhase = (typeof expanding | (typeof equationPhases)[number] | typeof lowering | typeof sharingPhase | typeof planning)["name"];

/** The form after one phase. */
export interface Step {
  readonly phase: string;
  readonly form: Form;
}

/** Runs all phases one by one, as their forms are asked for. Returns the last form. */
export function* steps(context: Context, machine: Machine): Generator<Step, PlannedKernels> {
  return yield* kernelSteps(context, yield* equationSteps(context), machine);
}

export function* equationSteps(context: Context): Generator<Step, ProgramSet> {
  const expanded = yield* apply(expanding, context.model, context, asEquations);
  return yield* applyAll(equationPhases, expanded, context, asEquations);
}

export function* kernelSteps(context: Context, set: ProgramSet, machine: Machine): Generator<Step, PlannedKernels> {
  const lowered = yield* apply(lowering, set, context, asKernels);
  const shared = yield* apply(sharingPhase, lowered, context, asKernels);
  const scheduled = yield* applyAll(machine.kernels, shared, context, asKernels);
  const planned = yield* apply(planning, scheduled, context, asMemory);
  return yield* applyAll(machine.memory, planned, context, asMemory);
}

const asEquations = (set: ProgramSet): Form => ({ kind: "equations", set });
const asKernels = (set: KernelSet): Form => ({ kind: "kernels", set });
const asMemory = (planned: PlannedKernels): Form => ({ kind: "memory", planned });

function* applyAll<T>(phases: readonly Phase<T>[], first: T, context: Context, asForm: (form: T) => Form): Generator<Step, T> {
  let form = first;
  for (const phase of phases) form = yield* apply(phase, form, context, asForm);
  return form;
}

function* apply<In, Out>({ name, run }: Phase<In, Out>, form: In, context: Context, asForm: (form: Out) => Form): Generator<Step, Out> {
  const next = inPhase(name, () => {
    const result = run(form, context);
    context.verify?.(asForm(result));
    return result;
  });
  yield { phase: name, form: asForm(next) };
  return next;
}

/** Runs phases to the last form; `observe` is called after each. */
export function finish<T>(generator: Generator<Step, T>, observe: (step: Step) => void = () => undefined): T {
  for (;;) {
    const next = generator.next();
    if (next.done === true) return next.value;
    observe(next.value);
  }
}

/** Simplified equations of which people read one after the other: arrays of which `isKept` holds stay equations of their own. The backward pass is in `training`. */
export function derivation(context: Context, isKept: (array: ArrayDefinition) => boolean): ProgramSet {
  for (const { phase, form } of equationSteps({ ...context, options: { ...context.options, inference: false } })) {
    if (phase !== "lift-adjoints" || form.kind !== "equations") continue;
    return simplify(mapPrograms(form.set, (program) => ({ ...program, outputs: [...new Set([...program.outputs, ...[...program.arrays.values()].filter((a) => a.role === "value" && isKept(a)).map((a) => a.name)])] })));
  }
  throw new Error("there is no phase lift-adjoints");
}

/** All phases on equations; `observe` is called after each. `held`: as in the context. */
export function toEquations(model: CheckedModel, observe: (phase: string, set: ProgramSet) => void = () => undefined, options: ModuleOptions = {}, held = false): ProgramSet {
  return finish(equationSteps({ model, options, held }), ({ phase, form }) => {
    if (form.kind === "equations") observe(phase, form.set);
  });
}

/** All phases on kernels. */
export function toKernels(model: CheckedModel, set: ProgramSet, machine: Machine = scalar, options: ModuleOptions = {}): PlannedKernels {
  return finish(kernelSteps({ model, options }, set, machine));
}
