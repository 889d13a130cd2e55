/** The packs that a definition has, in place of one that it lacks. */
import type { Fix } from "../../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../../source/source.ts";

export function packFixes(span: Span, packs: ReadonlyMap<string, readonly number[]>): { readonly fixes: readonly Fix[] } {
  return { fixes: [...packs.keys()].map((name) => ({ title: `write \`..${name}\``, edits: [{ span, text: `..${name}` }] })) };
}
