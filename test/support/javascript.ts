/** Erases the types of an emitted module, as a user's TypeScript does. */
export async function toJavaScript(moduleText: string): Promise<string> {
  const { ts } = await import("ts-morph");
  return ts.transpileModule(moduleText, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: false } }).outputText;
}
