/** The equations of predictions as nodes: each array after those that it reads. */
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import { printEquation } from "../../ir/equation/print.ts";
import { readsOfEquation } from "../../ir/equation/traverse.ts";
import type { Equation, Program } from "../../ir/equation/types.ts";
import type { GraphBuilder, Operand } from "./builder.ts";
import { computeConstants, type Numbers } from "./constants.ts";
import type { Emitter, Stored } from "./emitter.ts";
import { emitEquation } from "./equation.ts";
import { emitExpression } from "./expression.ts";
import { ExportError } from "./fault.ts";
import { expanded } from "./expanded.ts";
import { emitRecurrence } from "./recurrence.ts";
import type { Size } from "./types.ts";
import type { Value } from "./value.ts";

/** The arrays of the outputs. `inputs`: those of the model. */
export function emitNetwork(whole: Program, weights: Numbers, inputs: ReadonlyMap<string, Operand>, builder: GraphBuilder): ReadonlyMap<string, Operand> {
  const { program, constants } = computeConstants(whole, weights);
  const arrays = new Map<string, Stored>();
  for (const [name, operand] of inputs) arrays.set(name, tensor(operand));
  for (const [name, values] of constants) {
    const definition = program.arrays.get(name);
    if (definition === undefined || arrays.has(name)) continue;
    const shape = definition.extents.map(({ lower, upper }) => upper - lower);
    arrays.set(name, tensor(builder.constant(definition.content.kind === "index" ? "int64" : "float", shape, Array.from(values), name, true)));
  }
  const equations = equationsByArray(program);
  const [first] = inputs.values();
  const emitterFor = (equation: Equation, of: GraphBuilder, known: ReadonlyMap<string, Stored>, own: Program = program): Emitter => {
    const emitter: Emitter = {
      builder: of, program: own, arrays: known, equation: placeOf(equation, program),
      batchOf: () => first ?? fail(equation, "it depends on no input"),
      emit: (e): Value => emitExpression(e, emitter),
    };
    return emitter;
  };
  const fail = (equation: Equation, why: string): never => {
    throw new ExportError(`${placeOf(equation, program)}: ${why}`);
  };
  for (const { arrays: names, cyclic } of components(program, program.outputs)) {
    const own = names.flatMap((name) => equations.get(name) ?? []);
    if (cyclic) {
      const definitions = own.filter((q) => q.kind === "definition");
      const others = program.equations.filter((q) => !names.includes(q.array)).flatMap((q) => readsOfEquation(q).map((r) => r.array));
      const outside = new Set([...program.outputs, ...others]);
      emitRecurrence(definitions, { program, arrays, builder, emitterFor, fail, docOf, isRead: (array) => outside.has(array) });
      continue;
    }
    for (const equation of own) {
      builder.within(equation.array, docOf(equation));
      const stored = emitEquation(equation, emitterFor(equation, builder, arrays));
      builder.call(stored.operand, equation.array);
      arrays.set(equation.array, stored);
    }
  }
  return new Map(program.outputs.map((name) => {
    const equation = equations.get(name);
    const stored = arrays.get(name);
    if (stored?.kind !== "tensor") throw new ExportError(`${name} has no value in predictions`);
    builder.within(name);
    const sizes = (program.arrays.get(name)?.extents ?? []).map(({ lower, upper }): Size => (upper === Infinity ? "batch" : upper - lower));
    return [name, equation === undefined ? stored.operand : expanded(stored, sizes, emitterFor(equation, builder, arrays))];
  }));

  function docOf(equation: Equation): string {
    const { origin } = equation;
    const text = printEquation(equation, program);
    return `${text.length > 400 ? `${text.slice(0, 400)} …` : text}${origin === undefined ? "" : ` (${origin.file}:${origin.line})`}`;
  }
}

function tensor(operand: Operand): Stored {
  return { kind: "tensor", operand, dimensions: operand.shape.map((_, d) => d) };
}

/** What errors call an equation: its array and its place in the model. */
function placeOf({ array, origin }: Equation, { arrays }: Pick<Program, "arrays">): string {
  const name = arrays.get(array)?.purpose?.kind === "part" ? array : array.replace(/:.*/, "");
  return origin === undefined ? name : `${name} (${origin.file}:${origin.line})`;
}
