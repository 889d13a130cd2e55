/**
 * Planned kernels to a TypeScript module.
 *
 * Takes: kernels whose buffers have places. Gives: one module without imports, the same bytes for the same input.
 */
import type { Emitter, Place } from "../target.ts";
import { docComment, rule } from "./comments.ts";
import { type ModuleParts, moduleParts } from "./module.ts";
import { placesOf } from "./places.ts";
import { loadRuntime } from "./runtime.ts";
import { printTypes } from "./print-types.ts";

export const typescript: Emitter = {
  async emit(model, planned, options) {
    const parts = moduleParts(model, planned, options, await loadRuntime(options.language ?? "typescript"));
    // JavaScript has no types to declare, and needs no printer.
    const types = parts.types.length === 0 ? [] : [(await printTypes(parts.types)).trimEnd()];
    return { name: model.name, ...assemble(parts, [parts.header, ...types].join("\n\n")) };
  },
};

/** `head`: the module up to the factories. */
function assemble({ factories, runtime, code }: ModuleParts, head: string): { readonly text: string; readonly places: readonly Place[] } {
  const places: Place[] = [];
  let text = head;
  for (const { about, text: factory, origins } of factories) {
    text += `\n\n${docComment(about)}\n`;
    places.push(...placesOf(factory, origins, text.split("\n").length - 1));
    text += factory.trimEnd();
  }
  return { text: `${text}\n\n// ${rule("runtime")}\n\n${runtime}\n${code}`, places };
}
