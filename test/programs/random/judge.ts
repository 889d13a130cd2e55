/** Whether all forms of a program compute the same numbers. */
import { compareArray } from "../../../src/cli/differences.ts";
import { compareDerivatives, probed } from "../../../src/derivatives.ts";
import { check } from "../../../src/index.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import { scalarArray, scalarNames } from "../../../src/ir/equation/names.ts";
import { uniform } from "../../../src/runtime/random.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { hasDerivatives } from "../../../src/ir/equation/derivatives/derivative.ts";
import { hasStops } from "../../../src/ir/model/stops.ts";
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { toEquations, toKernels } from "../../../src/pipeline.ts";
import { dataFor, type Data } from "./data.ts";
import { createFrom, scriptOf, trainingLoss, traceNetwork } from "./module.ts";
import { promises } from "./promises.ts";
import { dividedSteps, isDivisible } from "./steps.ts";
import { targets } from "./targets.ts";
import { type Trace, traceEquations, traceKernels } from "./trace.ts";

/**
 * The greatest difference, as a share of the greatest entry of the array; a gradient that is nothing but rounding, such as
 * that of a bias before a norm, is held to the greatest of all gradients: what it is the sum of may be larger than any.
 */
function differences(found: Trace, expected: Trace, tolerance: number): readonly string[] {
  const problems: string[] = [];
  const greatest = (values: ArrayLike<number>): number => Array.from(values).reduce((most, x) => Math.max(most, Number.isFinite(x) ? Math.abs(x) : 0), 0);
  const gradients = [...expected].filter(([what]) => what.startsWith("gradient")).map(([, values]) => greatest(values));
  const least = Math.max(1, ...gradients);
  // Optimizers divide by the size of a gradient, or take its sign: where one is nothing but rounding, so is the step.
  const unsure = (what: string, i: number): boolean => {
    const own = expected.get(`gradient of ${what.replace(/ after$/, "")}`);
    const size = Math.abs(own?.[i] ?? 1);
    return what.endsWith(" after") && own !== undefined && size < 100 * tolerance * least;
  };
  const anyUnsure = [...expected].some(([what, values]) => what.endsWith(" after") && Array.from(values).some((_, i) => unsure(what, i)));
  // And where a gradient differs in its last digits, the step differs by as great a share, at most twice that.
  const slack = (what: string, i: number): number => {
    const name = what.replace(/ after$/, "");
    const [own, other, before, after] = [found.get(`gradient of ${name}`), expected.get(`gradient of ${name}`), expected.get(`${name} before`), expected.get(`${name} after`)].map((values) => values?.[i]);
    if (!what.endsWith(" after") || own === undefined || other === undefined || before === undefined || after === undefined || other === 0) return 0;
    return 2 * Math.abs(own / other - 1) * Math.abs(after - before);
  };
  // Predictions after the step differ by as much as the weights do, within a factor.
  const slackOfOutputs = 10 * Math.max(0, ...[...found].flatMap(([what, values]) => Array.from(values, (_, i) => slack(what, i))));
  const isLater = (what: string): boolean => /^output .* after$/.test(what);
  for (const [what, values] of found) {
    const other = expected.get(what);
    if (other === undefined || (anyUnsure && isLater(what))) continue;
    if (values.length !== other.length) problems.push(`${what}: ${values.length} numbers, not ${other.length}`);
    const scale = Math.max(greatest(other), what.startsWith("gradient") ? least : 1e-3);
    const at = Array.from(other).findIndex((x, i) => !unsure(what, i) && !(Math.abs(x - (values[i] ?? Number.NaN)) <= tolerance * scale + (isLater(what) ? slackOfOutputs : slack(what, i))));
    if (at >= 0) problems.push(`${what}[${at}] is ${values[at]}, not ${other[at]}`);
  }
  return problems;
}

/** The model of a text; undefined, with the reasons, where it is refused. Warnings are to be expected: nobody means a random program. */
function checked(text: string): CheckedModel | readonly string[] {
  const { models: [model], diagnostics } = check(text);
  const faults = diagnostics.filter((d) => d.severity === "error");
  return model === undefined || faults.length > 0 ? faults.map((d) => `refused: ${d.code} ${d.message}`) : model;
}

/**
 * Problems of every phase and target, each with its name; none where all agree. Unless it is to be thorough, phases between
 * the first gradients and the last equations are passed over, and targets that share the kernels of another.
 */
export function judge(text: string, thorough = true): readonly string[] {
  const model = checked(text);
  if (!("name" in model)) return model;
  const batch = model.train.batch;
  const problems = [batch, ...(batch > 2 && thorough ? [batch - 1] : [])].flatMap((count, i) => judgeOn(model, dataFor(model, count, 7 + i), i === 0, thorough));
  return problems.length > 0 ? problems : judgeDivided(text);
}

/** Problems of a program whose names were replaced: it must compute what it computes under its own. */
export function judgeNames(plain: string, renamed: string): readonly string[] {
  const [own, other] = [checked(plain), checked(renamed)];
  if (!("name" in own)) return own;
  if (!("name" in other)) return other;
  const traceOf = (model: CheckedModel): Trace => {
    let observed: ProgramSet | undefined;
    toEquations(model, (phase, set) => {
      if (phase === "differentiate") observed = set;
    });
    return observed === undefined ? new Map() : traceEquations(model, observed, dataFor(model, model.train.batch, 7));
  };
  const [expected, found] = [[...traceOf(own)], [...traceOf(other)]];
  if (expected.length !== found.length) return [`names: ${found.length} values instead of ${expected.length}`];
  // Entries come in the order of the model, whatever their names. Terms are added in the order of names, so bits may differ.
  const underOwnNames = new Map(found.map(([what, values], i) => [expected[i]?.[0] ?? what, values]));
  return differences(underOwnNames, new Map(expected), 1e-12).map((p) => `names: ${p}`);
}

/** Problems of training in batches that do not come out even. */
function judgeDivided(text: string): readonly string[] {
  if (!isDivisible(text)) return [];
  try {
    const { whole, parts } = dividedSteps(text);
    return [...parts].flatMap(([who, { trace, tolerance }]) => differences(trace, whole, tolerance).map((p) => `${who}: ${p}`));
  } catch (cause) {
    return [`divided batches: ${cause instanceof Error ? (cause.stack ?? cause.message).split("\n").slice(0, 4).join("\n") : String(cause)}`];
  }
}

function judgeOn(model: CheckedModel, data: Data, whole: boolean, thorough: boolean): readonly string[] {
  const problems: string[] = [];
  const observed: (readonly [string, ProgramSet])[] = [];
  const set = toEquations(model, (phase, s) => observed.push([phase, s]));
  let reference: Trace = new Map();
  // Before it is taken a derivative has no value.
  const first = hasDerivatives(model.equations) ? "derive" : "expand";
  const hold = (who: string, trace: () => Trace, tolerance: number): void => {
    try {
      problems.push(...differences(trace(), reference, tolerance).map((p) => `${who}: ${p}`));
    } catch (cause) {
      problems.push(`${who}: ${cause instanceof Error ? (cause.stack ?? cause.message).split("\n").slice(0, 4).join("\n") : String(cause)}`);
    }
  };
  for (const [phase, s] of observed) {
    for (const program of [s.inference, s.evaluation, s.training, s.update, s.initialize]) if (whole && program !== undefined) problems.push(...verify(program).map((p) => `${phase}: ${p}`));
    if (phase === first) reference = traceEquations(model, s, data, false);
    else if (reference.size > 0) {
      if (!(whole && (thorough || phase === "split")) && phase !== "differentiate") continue;
      const traced = (): Trace => traceEquations(model, s, data);
      hold(phase, traced, 1e-10);
      // What was not derived before is taken as it is, and held to central differences below.
      if (phase === "differentiate" && problems.length === 0) reference = new Map([...traced(), ...reference]);
    }
  }
  if (first === "derive") problems.push(...derivativeProblems(model, data));
  reference = withoutOverflow(reference);
  for (const [what, values] of reference) if (!Array.from(values).every(Number.isFinite)) problems.push(`${what} is not finite`);
  problems.push(...promises(model, data, reference));
  if (problems.length > 0) return problems;
  if (whole && thorough) hold("lowered", () => traceKernels(model, lower(set, model.train.batch, [...model.arrays.values()].filter((a) => a.role === "input" || a.role === "target")), data), 1e-10);
  for (const [name, target] of Object.entries(targets)) {
    if (!thorough && !target.always) continue;
    try {
      const planned = toKernels(model, set, target.machine, { precision: target.precision });
      if (whole) problems.push(...verifyKernels(planned.kernels).map((p) => `${name}: ${p}`));
      if (whole) hold(`scheduled for ${name}`, () => traceKernels(model, planned.kernels, data), 1e-10);
      const { create, faults } = target.make(model, planned);
      hold(name, () => traceNetwork(model, create({ seed: data.seed }), data), target.tolerance);
      problems.push(...faults().map((p) => `${name}: ${p}`));
    } catch (cause) {
      problems.push(`${name}: ${cause instanceof Error ? (cause.stack ?? cause.message).split("\n").slice(0, 4).join("\n") : String(cause)}`);
    }
  }
  return problems.length > 0 || !whole ? problems : centralDifferences(model, set, data, reference);
}

/** How far a difference over a step of 1e-4 may be off by the rounding of numbers near 1, which those of these programs are: where `tanh` is flat, that is all of it. */
const rounding = (8 * Number.EPSILON) / 1e-4;

/** Derivatives in equations beside central differences of the values that they are of. */
function derivativeProblems(model: CheckedModel, data: Data): readonly string[] {
  const step = probed(model);
  const given = new Map([...scalarNames.map((s) => [scalarArray(s), Float64Array.of(0)] as const), ...statesOf(model), ...data.given, ...data.weights]);
  return compareDerivatives(step, given, { count: data.count, seed: data.seed }, (k) => uniform(data.seed, 0, 99, k)).flatMap(({ name, error, worst }) =>
    (error > 1e-5 && Math.abs(worst.derived - worst.measured) > rounding ? [`${name}[${worst.index}] is ${worst.derived}, and central differences give ${worst.measured}`] : []));
}

/** First values of what is kept and not trained. */
function statesOf(model: CheckedModel): readonly (readonly [string, Float64Array])[] {
  return model.variables.flatMap((v) => (v.role === "state" || v.role === "fitted" ? [[v.name, new Float64Array(v.shape.reduce((a, b) => a * b, 1)).fill(1)] as const] : []));
}

/** A weight beyond this after one step, from weights below 2, is that of a step which is too long for its program. */
const tooFar = 1000;

/** Without the predictions after a step that is too long: they may overflow, in float32 before they do in float64. */
function withoutOverflow(step: Trace): Trace {
  const overshot = [...step].some(([what, values]) => what.endsWith(" after") && !what.startsWith("output ") && Array.from(values).some((x) => Math.abs(x) > tooFar));
  return overshot ? new Map([...step].filter(([what]) => !/^output .* after$/.test(what))) : step;
}

/** Gradients beside central differences of the loss that is trained, with what is stopped held. */
function centralDifferences(model: CheckedModel, set: ProgramSet, data: Data, reference: Trace): readonly string[] {
  const held = hasStops(model) ? toEquations(model, undefined, {}, true) : set;
  const network = createFrom(scriptOf(model, toKernels(model, held), "f64"), model.name)({ seed: data.seed });
  for (const [name, values] of data.weights) network.parameters[name]?.values.set(values);
  const loss = trainingLoss(model, network, data, held !== set);
  const trained = Object.entries(network.gradients);
  const greatest = Math.max(...trained.flatMap(([name]) => Array.from(reference.get(`gradient of ${name}`) ?? [], Math.abs)), 1e-3);
  return trained.flatMap(([name]) => {
    const { values } = network.parameters[name] ?? {};
    if (values === undefined) return [`${name} has no values`];
    const { worst, error } = compareArray(name, values, reference.get(`gradient of ${name}`) ?? [], loss, 12);
    const off = Math.abs(worst.derived - worst.measured);
    return error > 1e-5 && off > 1e-6 * greatest ? [`gradient of ${name}[${worst.index}] is ${worst.derived}, and central differences give ${worst.measured}`] : [];
  });
}
