/** Arrays of equal definitions, up to the names of their indices, become one. */
import { equationsByArray } from "../../ir/equation/dependencies.ts";
import { read } from "../../ir/equation/build.ts";
import type { Definition, Program } from "../../ir/equation/types.ts";
import { mapEquation, rootsOf, withEquations } from "./rewrite.ts";

export function mergeEqual(program: Program): Program {
  const roots = rootsOf(program);
  const first = new Map<string, string>();
  const replacements = new Map<string, string>();
  const mergeable = [...equationsByArray(program).values()].filter((q) => q.kind === "definition");
  // Roots first: they stay, so the others become reads of them.
  for (const definition of [...mergeable.filter((d) => roots.has(d.array)), ...mergeable.filter((d) => !roots.has(d.array))]) {
    if (program.arrays.get(definition.array)?.role !== "value") continue;
    const key = definitionKey(definition, program);
    const known = first.get(key);
    if (known === undefined) first.set(key, definition.array);
    else if (!roots.has(definition.array)) replacements.set(definition.array, known);
  }
  if (replacements.size === 0) return program;
  return withEquations(program, program.equations.map((q) => mapEquation(q, (e) => {
    const other = e.kind === "read" ? replacements.get(e.array) : undefined;
    return e.kind === "read" && other !== undefined ? read(other, e.positions, e.guarded) : e;
  })));
}

/** Equal for equal definitions: the right side with its indices numbered, after what kind of array it is. */
function definitionKey({ array, indices, body }: Definition, program: Program): string {
  const declared = program.arrays.get(array);
  let key = body.key;
  indices.forEach((v, i) => {
    key = key.replaceAll(v.key, `‹$${i}›`);
  });
  const content = declared?.content.kind === "index" ? `index ${declared.content.below}` : "real";
  return `${content} ${indices.map((v) => `${v.lower}:${v.upper}`).join(",")} ${declared?.distribution === true} ${key}`;
}
