/** What the name of a step means: a value and a shared part have their bare name, a definition of the same name has it with parentheses. */
import type { Reference } from "../../../ir/ast/expression.ts";
import type { Parameter } from "../../../ir/ast/types.ts";
import type { Chain } from "./state.ts";

export function whatIsMeant(chain: Chain, reference: Reference): "value" | "shared" | "unknown" | "definition" {
  const { name, member, arguments: given } = reference;
  if (member !== undefined) return "value";
  const kind = chain.named.has(name.text) ? "value" : chain.values.get(name.text)?.kind === "unknown" ? "unknown" : chain.shared.has(name.text) ? "shared" : "definition";
  const other = kind === "definition" ? undefined : definitionOf(chain, name.text);
  if (other === undefined) return kind;
  if (given !== undefined) return "definition";
  // A definition that takes arguments cannot be meant without.
  if (kind !== "unknown" && other.parameters.every((p) => p.value !== undefined)) {
    chain.e.report.add("bothMeant", name.span, { name: name.text, shared: kind === "shared", keyword: other.keyword }, { fixes: [{ title: `write \`${name.text}()\``, edits: [{ span: name.span, text: `${name.text}()` }] }] });
  }
  return kind;
}

/** The definition that may be a step of a chain, and the parameters that a call in a chain gives. */
function definitionOf({ library }: Chain, name: string): { readonly keyword: "layer" | "block" | "activation"; readonly parameters: readonly Parameter[] } | undefined {
  const layer = library.layer(name)?.declaration;
  if (layer !== undefined) return { keyword: "layer", parameters: layer.parameters };
  const block = library.block(name)?.declaration;
  if (block !== undefined) return { keyword: "block", parameters: block.parameters };
  const activation = library.function("activation", name)?.declaration;
  return activation && { keyword: "activation", parameters: activation.parameters.slice(1) };
}
