/**
 * Checks derivatives once all equations of a model are known: the value depends on what it is differentiated by, smoothly, and of one example on that
 * example alone; none needs itself; and in a recurrence each step has what the derivative needs.
 */
import { activityOf } from "../../../ir/equation/activity.ts";
import { arraysRead, equationsByArray } from "../../../ir/equation/dependencies.ts";
import { alignmentOf } from "../../../ir/equation/derivatives/alignment.ts";
import { behind } from "../../../ir/equation/derivatives/derivative.ts";
import { withRoot } from "../../../ir/equation/derivatives/root.ts";
import type { Program } from "../../../ir/equation/types.ts";
import type { Elaboration, WrittenDerivative } from "../types.ts";
import { type Between, costOf, mixing, notSmooth } from "./between.ts";
import { mostNested, orderOf } from "./order.ts";
import { steppingWrongly } from "./steps.ts";

/** So many times the operations of the value itself are surely not meant. */
const most = 64;

export function checkDerivatives(e: Elaboration): void {
  const { report, derivatives } = e;
  if (derivatives.length === 0) return;
  const program: Program = { name: "model", arrays: e.arrays, equations: e.equations, outputs: [], stores: [], nextIndex: e.fresh.next };
  const pairs = [...new Map(derivatives.map((d) => [`${d.value} ${d.by}`, d])).values()];
  const sound = pairs.map((pair) => checkPair(pair, program, e)).flatMap((between) => between ?? []);
  if (sound.length < pairs.length) return;
  const { cyclic, deep } = orderOf(program, sound.map((b) => b.pair));
  for (const { place, names } of cyclic) report.add("derivativeOfItself", place, names);
  for (const { place } of deep) report.add("derivativesTooDeep", place, { limit: mostNested });
  if (cyclic.length > 0 || deep.length > 0) return;
  for (const { place, names } of steppingWrongly(program, sound)) report.add("derivativeOutOfStep", place, names);
}

/** What lies between both, unless something is wrong with it. */
function checkPair(pair: WrittenDerivative, program: Program, { report }: Elaboration): Between | undefined {
  const { value, by, names, place } = pair;
  const { program: cut, root } = withRoot({ ...program, equations: program.equations.filter((q) => q.array !== by) }, value, by);
  const equations = equationsByArray(cut);
  const activity = activityOf(cut, [by], root);
  if (!activity.isActive(by)) {
    const readsOf = (array: string): readonly string[] => {
      const equation = equations.get(array);
      return equation === undefined ? [] : arraysRead(equation);
    };
    const all = behind(value, by, readsOf);
    if (all.has(by)) report.add("derivativeOfSteps", place, { ...names, through: notSmooth(all, by, equations) });
    else report.add("derivativeOfIndependent", place, names);
    return undefined;
  }
  const extents = cut.arrays.get(root)?.extents ?? [];
  const axes = extents.map((extent, axis) => ({ extent, alignment: alignmentOf(equations, activity, root, by, axis) }));
  const between: Between = { pair, root, cut, equations, activity, axes };
  const through = mixing(between);
  if (through !== undefined) {
    report.add("derivativeOfOthers", place, { ...names, through });
    return undefined;
  }
  const times = costOf(between);
  if (times > most) report.add("costlyDerivative", place, { ...names, times });
  return between;
}
