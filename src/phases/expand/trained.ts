/** Where parameters are averages, a training step reads the weights that train: each the parameter and what it is ahead of it. */
import { variableAffine } from "../../ir/equation/affine.ts";
import { add, read, readAt } from "../../ir/equation/build.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { trainedName } from "../../ir/equation/names.ts";
import { mapExpr } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition } from "../../ir/equation/types.ts";
import type { CheckedModel } from "../../ir/model/types.ts";

interface WithTrained {
  readonly equations: readonly Definition[];
  readonly arrays: readonly ArrayDefinition[];
  readonly nextIndex: number;
}

/** The equations of a training step, and the arrays that they have besides. Gradients by the parameter are those by the weight that trains. */
export function withTrained(equations: readonly Definition[], model: CheckedModel): WithTrained {
  const { arrays, optimizer, nextIndex } = model;
  const ahead = optimizer?.ahead ?? new Map<string, string>();
  if (ahead.size === 0) return { equations, arrays: [], nextIndex };
  const fresh = new Fresh(nextIndex);
  const own: Definition[] = [];
  const more: ArrayDefinition[] = [];
  for (const [parameter, lead] of ahead) {
    const [declared, kept] = [arrays.get(parameter), optimizer?.arrays.get(lead)];
    if (declared === undefined || kept === undefined) continue;
    const array = trainedName(parameter, "training");
    const indices = declared.extents.map(({ lower, upper }, i) => fresh.variable(`i${i + 1}`, lower, upper));
    const at = indices.map(variableAffine);
    more.push(kept, { name: array, extents: declared.extents, role: "value", content: { kind: "real" }, purpose: { kind: "part", label: "trained", of: parameter, ofPurpose: declared.purpose } });
    own.push({ kind: "definition", array, indices, body: add(readAt(parameter, at), readAt(lead, at)) });
  }
  const others = equations.map((equation): Definition => {
    const body = mapExpr(equation.body, (e) => (e.kind === "read" && ahead.has(e.array) ? read(trainedName(e.array, "training"), e.positions, e.guarded) : e));
    return body === equation.body ? equation : { ...equation, body };
  });
  return { equations: [...own, ...others], arrays: more, nextIndex: fresh.next };
}
