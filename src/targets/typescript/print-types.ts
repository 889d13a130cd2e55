/** Declarations of types as text, which prettier formats. Only TypeScript needs it. */
import { docComment } from "./comments.ts";
import type { Member, Parameter, TypeDeclaration } from "./declarations.ts";
import { propertyName } from "./names.ts";

export async function printTypes(declarations: readonly TypeDeclaration[]): Promise<string> {
  const [{ format }, estree, typescript] = await Promise.all([import("prettier/standalone"), import("prettier/plugins/estree"), import("prettier/plugins/typescript")]);
  return await format([...declarations.map(declarationText), ...aliases(declarations)].join("\n"), {
    parser: "typescript", printWidth: 120, plugins: [estree.default ?? estree, typescript.default ?? typescript],
  });
}

function declarationText({ name, doc, is }: TypeDeclaration): string {
  const head = `${docComment(doc)}\n${name.inside === name.outside ? "export " : ""}`;
  return "type" in is ? `${head}type ${name.inside} = ${is.type};\n` : `${head}interface ${name.inside} {\n${is.members.map(memberText).join("\n")}\n}\n`;
}

function memberText(member: Member): string {
  const doc = member.doc === undefined ? "" : `${docComment(member.doc)}\n`;
  return member.kind === "property"
    ? `${doc}readonly ${propertyName(member.name)}${member.optional === true ? "?" : ""}: ${member.type};`
    : `${doc}${member.name}(${member.parameters.map(parameterText).join(", ")}): ${member.returns};`;
}

function parameterText({ name, optional = false, type }: Parameter): string {
  return `${name}${optional ? "?" : ""}: ${type}`;
}

/** Types that have another name outside than inside. */
function aliases(types: readonly TypeDeclaration[]): readonly string[] {
  const renamed = types.filter(({ name }) => name.inside !== name.outside).map(({ name }) => `${name.inside} as ${name.outside}`);
  return renamed.length === 0 ? [] : [`export type { ${renamed.join(", ")} };\n`];
}
