/**
 * Planned kernels to a TypeScript module.
 *
 * Takes: kernels whose buffers have places. Gives: one module without imports, the same bytes for the same input.
 */
import type { Emitter, Language, Place } from "../target.ts";
import { docComment, rule } from "./comments.ts";
import { type ModuleParts, moduleParts } from "./module.ts";
import { placesOf } from "./places.ts";
import { loadRuntime, runtimeFor } from "./runtime.ts";

export const typescript: Emitter = {
  async emit(model, planned, options) {
    const { language = "typescript" } = options;
    const typed = hasTypes(language) ? await import("./typed.ts") : undefined;
    const parts = moduleParts(model, planned, options, typed?.declare);
    const runtime = runtimeFor(await loadRuntime(language, parts.uses), parts.uses, parts.exported, language);
    const types = typed === undefined ? [] : [(await typed.printTypes(parts.types)).trimEnd()];
    return { name: model.name, ...assemble(parts, [parts.header, ...types].join("\n\n"), runtime) };
  },
};

function hasTypes(language: Language): boolean {
  switch (language) {
    case "typescript": case "declarations": return true;
    case "javascript": case "script": return false;
  }
}

/** `head`: the module up to the factories. */
function assemble({ factories, code }: ModuleParts, head: string, runtime: string): { readonly text: string; readonly places: readonly Place[] } {
  const places: Place[] = [];
  let text = head;
  for (const { about, text: factory, origins } of factories) {
    text += `\n\n${docComment(about)}\n`;
    places.push(...placesOf(factory, origins, text.split("\n").length - 1));
    text += factory.trimEnd();
  }
  return { text: `${text}\n\n// ${rule("runtime")}\n\n${runtime}\n${code}`, places };
}
