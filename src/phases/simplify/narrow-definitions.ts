/** What is read only under conditions on its own indices is computed only under them. */
import { asVariable, conditionKey, substituteCondition, variableAffine, affineVariables } from "../../ir/equation/affine.ts";
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import { where } from "../../ir/equation/build.ts";
import type { Affine, Condition, Definition, Program, Read } from "../../ir/equation/types.ts";
import { withoutImplied } from "./drop-implied.ts";
import { type Around, mapEquation, type Rewrite, rootsOf, withEquations } from "./rewrite.ts";

export const narrowDefinitions: Rewrite = (program) => {
  const wanted = demands(program);
  return withEquations(program, program.equations.map((q) => {
    const conditions = wanted.get(q.array);
    if (q.kind !== "definition" || conditions === undefined) return q;
    const more = withoutImplied(conditions, q.body.kind === "where" ? q.body.conditions : []);
    return more.length === 0 ? q : { ...q, body: where(more, q.body) };
  }));
};

/** For each array that nothing keeps and no recurrence defines, the conditions of all of its reads. */
function demands(program: Program): ReadonlyMap<string, readonly Condition[]> {
  const equations = equationsByArray(program);
  const roots = rootsOf(program);
  const wanted = new Map<string, readonly Condition[]>();
  for (const q of program.equations) {
    mapEquation(q, (e, around) => {
      const definition = e.kind === "read" ? equations.get(e.array) : undefined;
      if (e.kind !== "read" || definition?.kind !== "definition" || roots.has(e.array) || program.arrays.get(e.array)?.role !== "value") return e;
      const here = conditionsOn(e, definition, around);
      const before = wanted.get(e.array);
      wanted.set(e.array, before === undefined ? here : before.filter((c) => here.some((d) => conditionKey(c) === conditionKey(d))));
      return e;
    });
  }
  if ([...wanted.values()].every((conditions) => conditions.length === 0)) return new Map();
  for (const { arrays, cyclic } of components(program, program.arrays.keys())) if (cyclic) for (const name of arrays) wanted.delete(name);
  return wanted;
}

/** The conditions around a read, in terms of the indices of what it reads. */
function conditionsOn(e: Read, { indices }: Definition, around: Around): readonly Condition[] {
  const back = new Map<number, Affine>();
  e.positions.forEach((p, i) => {
    const variable = p.kind === "affine" ? asVariable(p.affine) : undefined;
    const own = indices[i];
    if (variable !== undefined && own !== undefined) back.set(variable.id, variableAffine(own));
  });
  return around.conditions.filter((c) => [...affineVariables(c.affine).keys()].every((id) => back.has(id))).map((c) => substituteCondition(c, back));
}
