/**
 * Planned kernels to a TypeScript module.
 *
 * Takes: kernels whose buffers have places. Gives: one module without imports, the same bytes for the same input.
 */
import type { Emitter } from "../target.ts";
import { docComment, rule } from "./comments.ts";
import { kernelMarker, memoryMarker, type ModuleParts, moduleParts } from "./module.ts";
import { placesOf } from "./places.ts";
import { loadRuntime } from "./runtime.ts";
import { printTypes } from "./print-types.ts";

export const typescript: Emitter = {
  async emit(model, planned, options) {
    const parts = moduleParts(model, planned, options, await loadRuntime(options.language ?? "typescript"));
    const text = assemble(parts, await declared(parts));
    return { name: model.name, text, places: placesOf(text, parts.origins) };
  },
};

/** The module up to the end of the factory. JavaScript has no types to declare, and needs no printer. */
async function declared({ header, types, about, factory }: ModuleParts): Promise<string> {
  const printed = types.length === 0 ? [] : [(await printTypes(types)).trimEnd()];
  return [header, ...printed, `${docComment(about)}\n${factory}\n`].join("\n\n");
}

function assemble(parts: ModuleParts, factory: string): string {
  const whole = factory.replace(new RegExp(`^ *${memoryMarker}\n`, "m"), () => parts.memory).replace(new RegExp(`^ *${kernelMarker}\n`, "m"), () => parts.kernels);
  return `${whole.trimEnd()}\n\n// ${rule("runtime")}\n\n${parts.runtime}\n${parts.code}`;
}
