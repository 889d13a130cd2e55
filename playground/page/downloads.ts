/** Files that the page makes, saved by the browser. */
import type { ModelDescription } from "../../src/index.ts";

export function download(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** `PenguinsBoth` → `penguins-both`. */
export function fileNameOf({ name }: ModelDescription): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
}

export interface Project {
  readonly description: ModelDescription;
  readonly model: string;
  readonly script: string;
  readonly module: string;
  readonly weights: Uint8Array;
  readonly data?: { readonly name: string; readonly content: Uint8Array };
}

/** A folder that runs in Node without a package: `npm start` loads the weights and predicts, or shows the shapes of what it takes. */
export async function projectZip({ description, model, script, module, weights, data }: Project): Promise<Uint8Array<ArrayBuffer>> {
  const { strToU8, zip } = await import("fflate");
  const name = fileNameOf(description);
  const program = `import { readFileSync } from "node:fs";
import { create${description.name} } from "./${name}.js";

const network = create${description.name}({ weights: readFileSync(new URL("${name}.safetensors", import.meta.url)) });
console.log(network.meta);
`;
  const readme = `# ${description.name}

${description.doc ?? ""}

- \`${name}.nn\`: the model, \`${name}.ts\` and \`${name}.js\`: its module in TypeScript and in JavaScript, \`${name}.safetensors\`: the weights
- \`npm start\` loads the weights into the module, which needs no package.
- \`npx nnc train ${name}.nn\` trains it anew${data === undefined ? "" : ` on \`${data.name}\``}.
`;
  const manifest = `${JSON.stringify({ name, private: true, type: "module", scripts: { start: "node start.js" } }, null, 2)}\n`;
  const files = Object.fromEntries(Object.entries({ [`${name}.nn`]: model, [`${name}.js`]: script, [`${name}.ts`]: module, "start.js": program, "README.md": readme, "package.json": manifest }).map(([path, text]) => [path, strToU8(text)]));
  return new Promise((resolve, reject) => {
    zip({ ...files, [`${name}.safetensors`]: weights, ...(data !== undefined && { [data.name]: data.content }) }, (error, bytes) => (error === null ? resolve(new Uint8Array(bytes)) : reject(error)));
  });
}
