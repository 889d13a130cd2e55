/** Declarations of types as text: ts-morph builds them, prettier formats them. Only TypeScript needs either. */
import type { OptionalKind, MethodSignatureStructure, PropertySignatureStructure } from "ts-morph";
import { safe } from "./comments.ts";
import type { Member, Method, Property, TypeDeclaration } from "./declarations.ts";
import { propertyName } from "./names.ts";

export async function printTypes(declarations: readonly TypeDeclaration[]): Promise<string> {
  const [{ Project, StructureKind }, { format }, estree, typescript] = await Promise.all([
    import("ts-morph"), import("prettier/standalone"), import("prettier/plugins/estree"), import("prettier/plugins/typescript"),
  ]);
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true, skipFileDependencyResolution: true });
  const structure = (m: Member) => (m.kind === "property" ? { kind: StructureKind.PropertySignature, ...propertyOf(m) } as const : { kind: StructureKind.MethodSignature, ...methodOf(m) } as const);
  // One file each: an addition parses its file anew. Members are added, since a structure would print properties before methods.
  const texts = declarations.map(({ name, doc, is }) => {
    const file = project.createSourceFile(`${name.inside}.ts`);
    const head = { name: name.inside, isExported: name.inside === name.outside, docs: [safe(doc)] };
    if ("type" in is) file.addTypeAlias({ ...head, type: is.type });
    else file.addInterface(head).addMembers(is.members.map(structure));
    return file.getFullText();
  });
  return await format([...texts, ...aliases(declarations)].join("\n"), {
    parser: "typescript", printWidth: 120, plugins: [estree.default ?? estree, typescript.default ?? typescript],
  });
}

function propertyOf({ name, type, optional = false, doc }: Property): OptionalKind<PropertySignatureStructure> {
  return { name: propertyName(name), type, isReadonly: true, hasQuestionToken: optional, ...(doc !== undefined && { docs: [safe(doc)] }) };
}

function methodOf({ name, parameters, returns, doc }: Method): OptionalKind<MethodSignatureStructure> {
  return { name, parameters: parameters.map((p) => ({ name: p.name, type: p.type, hasQuestionToken: p.optional ?? false })), returnType: returns, docs: [safe(doc)] };
}

/** Types that have another name outside than inside. */
function aliases(types: readonly TypeDeclaration[]): readonly string[] {
  const renamed = types.filter(({ name }) => name.inside !== name.outside).map(({ name }) => `${name.inside} as ${name.outside}`);
  return renamed.length === 0 ? [] : [`export type { ${renamed.join(", ")} };\n`];
}
