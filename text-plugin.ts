import { readFile } from "node:fs/promises";

/** Files imported as text: definitions of the standard library, and the runtime that is copied into emitted modules. */
export function textPlugin(): { name: string; load(id: string): Promise<string | undefined> } {
  return {
    name: "text",
    async load(id: string): Promise<string | undefined> {
      if (!id.endsWith(".nn") && !id.endsWith("?raw")) return undefined;
      const text = await readFile(id.replace(/\?raw$/, ""), "utf8");
      return `export default ${JSON.stringify(text)};`;
    },
  };
}
