/** Whether a layer refuses a value by its `require`, before it is called: for editors, which offer what fits. */
import { Report } from "../../diagnostics/report.ts";
import type { LayerDeclaration } from "../../ir/ast/types.ts";
import { num } from "../../ir/equation/number.ts";
import { evaluate } from "./evaluate.ts";
import type { Library, Value } from "./types.ts";

/** `sizes`: what its input binds. Parameters have their defaults; what depends on one without is not known to be refused. */
export function refuses({ parameters, body }: LayerDeclaration, library: Library, sizes: ReadonlyMap<string, number>): boolean {
  const report = new Report();
  const values = new Map([...sizes].map(([name, size]): [string, Value] => [name, { kind: "number", value: num(size) }]));
  const scope = { library, values };
  for (const { name, value } of parameters) if (!values.has(name.text)) values.set(name.text, value === undefined ? { kind: "unknown" } : evaluate(value, scope, report));
  return body.some((s) => {
    if (s.kind === "let" && s.value.base !== undefined) values.set(s.name.text, evaluate(s.value.base, scope, report));
    if (s.kind !== "require") return false;
    const held = evaluate(s.condition, scope, report);
    return held.kind === "boolean" && !held.value;
  });
}
