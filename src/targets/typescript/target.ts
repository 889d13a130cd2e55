/**
 * Planned kernels to a TypeScript module.
 *
 * Takes: kernels whose buffers have places. Gives: one module without imports, the same bytes for the same input.
 */
import type { Emitter } from "../target.ts";
import { docComment, rule } from "./comments.ts";
import { kernelMarker, memoryMarker, type ModuleParts, moduleParts } from "./module.ts";
import type { TypeDeclaration } from "./types.ts";

export const typescript: Emitter = {
  async emit(model, planned, options) {
    const parts = moduleParts(model, planned, options);
    return { name: model.name, text: assemble(parts, parts.types.length === 0 ? withoutTypes(parts) : await withTypes(parts)) };
  },
};

/** The module's text up to the end of the factory. Types are formatted by prettier; what is many lines long is printed in its final form already. */
async function withTypes(parts: ModuleParts): Promise<string> {
  const [{ Project }, { format }, estree, typescriptPlugin] = await Promise.all([
    import("ts-morph"), import("prettier/standalone"), import("prettier/plugins/estree"), import("prettier/plugins/typescript"),
  ]);
  const declarations = parts.types.map(({ name, doc, text }) => `${docComment(doc)}\n${name.inside === name.outside ? "export " : ""}${text}\n`);
  const types = await format([...declarations, ...aliases(parts.types)].join("\n"), {
    parser: "typescript", printWidth: 120, plugins: [estree.default ?? estree, typescriptPlugin.default ?? typescriptPlugin],
  });
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true, skipFileDependencyResolution: true });
  const file = project.createSourceFile(`${parts.name}.ts`, {
    statements: [`${parts.header}\n\n${types}`, `${docComment(parts.about)}\n${parts.factory}`],
  });
  return file.getFullText();
}

/** JavaScript has no types to declare, and needs no printer. */
function withoutTypes({ header, about, factory }: ModuleParts): string {
  return `${header}\n\n${docComment(about)}\n${factory}\n`;
}

function assemble(parts: ModuleParts, factory: string): string {
  const whole = factory.replace(new RegExp(`^ *${memoryMarker}\n`, "m"), () => parts.memory).replace(new RegExp(`^ *${kernelMarker}\n`, "m"), () => parts.kernels);
  return `${whole.trimEnd()}\n\n// ${rule("runtime")}\n\n${parts.runtime}\n${parts.code}`;
}

/** Types that have another name outside than inside. */
function aliases(types: readonly TypeDeclaration[]): readonly string[] {
  const renamed = types.filter(({ name }) => name.inside !== name.outside).map(({ name }) => `${name.inside} as ${name.outside}`);
  return renamed.length === 0 ? [] : [`export type { ${renamed.join(", ")} };\n`];
}
