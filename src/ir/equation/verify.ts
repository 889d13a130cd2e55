/**
 * What must hold of every program, after each phase: names declared and defined once, ranks and ranges agree, every
 * index bound, every read in bounds, and no element needs itself.
 */
import { type Component, components } from "./dependencies.ts";
import { printExtent } from "./print/affine.ts";
import type { ArrayDefinition, Equation, Program } from "./types.ts";
import { boundFaults } from "./verify/bounds.ts";
import { indexFaults } from "./verify/indices.ts";
import { canStep } from "./verify/steps.ts";

/** The faults of a program as text; none for a sound one. */
export function verify(program: Program): readonly string[] {
  const equations = new Map<string, Equation>();
  const faults: string[] = [];
  for (const equation of program.equations) {
    if (equations.has(equation.array)) faults.push(`${equation.array} has two equations`);
    equations.set(equation.array, equation);
    faults.push(...equationFaults(equation, program).map((fault) => `${equation.array}: ${fault}`));
  }
  for (const [name, array] of program.arrays) faults.push(...arrayFaults(name, array, equations.get(name)));
  const declared = (name: string, as: string): void => {
    if (!program.arrays.has(name)) faults.push(`${as} ${name} is not declared`);
  };
  for (const name of program.outputs) declared(name, "output");
  for (const { target, source } of program.stores) {
    declared(target, "stored");
    declared(source, "the source of a store,");
    const [to, from] = [program.arrays.get(target), program.arrays.get(source)];
    if (to !== undefined && from !== undefined && shape(to) !== shape(from)) faults.push(`${source} [${shape(from)}] is stored in ${target} [${shape(to)}]`);
  }
  const targets = program.stores.map((s) => s.target);
  for (const target of new Set(targets.filter((t, i) => targets.indexOf(t) < i))) faults.push(`${target} is stored twice`);
  for (const component of components(program, equations.keys())) faults.push(...cycleFaults(component, equations, program));
  return faults;
}

function shape(array: ArrayDefinition): string {
  return array.extents.map(printExtent).join(", ");
}

function arrayFaults(name: string, array: ArrayDefinition, equation: Equation | undefined): readonly string[] {
  const faults: string[] = [];
  if (array.name !== name) faults.push(`${name} is declared as ${array.name}`);
  if (array.role === "value" && equation === undefined) faults.push(`${name} has no equation`);
  const given = array.role === "input" || array.role === "target" || array.role === "scalar" || array.role === "kept";
  if (given && equation !== undefined) faults.push(`${name} is given (${array.role}) and has an equation`);
  if (array.role === "scalar" && array.extents.length > 0) faults.push(`${name} is a scalar and has dimensions`);
  array.extents.forEach(({ lower, upper }, i) => {
    if (!Number.isInteger(lower) || upper < lower) faults.push(`${name}, dimension ${i + 1}: no range from ${lower} to before ${upper}`);
    if (upper === Infinity && (lower !== 0 || array.extents[0]?.upper !== Infinity)) faults.push(`${name}, dimension ${i + 1}: the batch is the first dimension, from 0, whatever other dimensions it is`);
  });
  return faults;
}

function equationFaults(equation: Equation, program: Program): readonly string[] {
  const faults: string[] = [];
  const array = program.arrays.get(equation.array);
  if (equation.kind === "definition") faults.push(...(array === undefined ? ["is not declared"] : leftSideFaults(equation, array)));
  return [...faults, ...indexFaults(equation, program), ...boundFaults(equation, program)];
}

function leftSideFaults({ indices }: Equation, { extents }: ArrayDefinition): readonly string[] {
  if (indices.length !== extents.length) return [`is defined at ${indices.length} indices and has ${extents.length} dimensions`];
  return extents.flatMap((extent, i) => {
    const v = indices[i];
    if (v === undefined || (v.lower === extent.lower && v.upper === extent.upper)) return [];
    return [`index ${v.name} has the range ${printExtent(v)}, dimension ${i + 1} ${printExtent(extent)}`];
  });
}

function cycleFaults({ arrays, cyclic }: Component, equations: ReadonlyMap<string, Equation>, program: Program): readonly string[] {
  if (!cyclic) return [];
  const members = arrays.flatMap((name) => equations.get(name) ?? []);
  const accumulated = members.filter((e) => e.kind === "accumulation");
  if (accumulated.length > 0) return accumulated.map((e) => `${e.array} is accumulated in a cycle: ${arrays.join(", ")}`);
  const definitions = members.filter((e) => e.kind === "definition");
  return canStep(definitions, (name) => program.arrays.get(name)?.extents ?? []) ? [] : [`no order of steps for arrays that read each other: ${arrays.join(", ")}`];
}
