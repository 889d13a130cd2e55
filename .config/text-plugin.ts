import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { minifySync } from "rolldown/utils";
import { transform } from "sucrase";

interface TextPlugin {
  readonly name: string;
  resolveId(source: string, importer: string | undefined): string | undefined;
  load(id: string): string | undefined;
}

/**
 * Files imported as text. `FOLDER/**\/*.EXTENSION?texts` is all files below a folder, as `{ path, text }` sorted by path: the
 * standard library, and the runtime that is copied into emitted modules. `?scripts` is the same without types, for modules in JavaScript; `?bare` is without comments, too, as
 * `{ path, load }`, each file by itself; `?names` is what each file declares, as `{ path, names }`.
 * `FILE?raw` is the text of one file. With `short`, bare texts have short names. Undocumented, definitions in `.nn` files have blank lines for their documentation, which no module shows; those of `?documented` have it always.
 */
export function textPlugin({ documented = true, short = false }: { readonly documented?: boolean; readonly short?: boolean } = {}): TextPlugin {
  return {
    name: "text",
    resolveId: (source, importer) => (/\?(?:texts|documented|scripts|bare|names)$/.test(source) && importer !== undefined ? resolve(dirname(importer), source) : undefined),
    load(id) {
      const [, folder, extension, kind] = /^(.*)\/\*\*\/\*(\.\w+)\?(texts|documented|scripts|bare|names)$/.exec(id) ?? [];
      if (folder !== undefined && extension !== undefined) {
        const files = textsOf(folder, extension);
        switch (kind) {
          case "bare": return `export default [${files.map(({ path }) => `{ path: ${JSON.stringify(path)}, load: () => import(${JSON.stringify(`${join(folder, path)}?bare`)}) }`).join(", ")}];`;
          case "names": return exported(files.map(({ path, text }) => ({ path, names: namesOf(text) })));
          case "documented": return exported(files);
          case "scripts": return exported(files.map(({ path, text }) => ({ path, text: withoutTypes(text) })));
          default: return exported(documented ? files : files.map(undocumented));
        }
      }
      if (id.endsWith(".ts?bare")) {
        const text = withoutComments(withoutTypes(readFileSync(id.slice(0, -"?bare".length), "utf8")));
        return exported(short ? shorter(text) : text);
      }
      if (id.endsWith("?raw")) return exported(readFileSync(id.slice(0, -"?raw".length), "utf8"));
      return undefined;
    },
  };
}

interface TextFile {
  readonly path: string;
  readonly text: string;
}

function textsOf(folder: string, extension: string): readonly TextFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(extension)).map((path) => path.replaceAll("\\", "/"));
  return paths.sort().map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

/** What a file declares at its top level. */
function namesOf(text: string): readonly string[] {
  return [...text.matchAll(/^(?:export )?(?:async )?(?:function\*?|interface|type|const) ([A-Za-z_$][\w$]*)/gm)].flatMap(([, name]) => name ?? []);
}

function undocumented({ path, text }: TextFile): TextFile {
  return { path, text: path.endsWith(".nn") ? text.replaceAll(/^\/\/\/.*$/gm, "") : text };
}

/** For modules that run at once: a page loads a tenth less of the compiler. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/\*\*[^]*?\*\/\n|^\s*\/\/.*\n/gm, "");
}

/** Each declaration on a line of its own, with short names inside: 6 kB less in a page. */
function shorter(text: string): string {
  const declarations = text.replaceAll(/^import .*\n/gm, "").split(/\n(?=(?:export |function\*? |async function|const ))/);
  return declarations.map(shortened).join("\n");
}

/** One declaration, whose name stays. */
function shortened(declaration: string): string {
  const { code, errors } = minifySync("declaration.js", declaration, { module: true, compress: false, mangle: { toplevel: false } });
  if (errors.length > 0) throw new Error(`${declaration}: ${errors.map((e) => e.message).join("; ")}`);
  return code.replace(/function\*(?=\w)/, "function* ");
}

/** Lines and comments stay; empty lines are what types leave. */
function withoutTypes(text: string): string {
  return transform(text, { transforms: ["typescript"], disableESTransforms: true }).code;
}

function exported(value: unknown): string {
  return `export default ${JSON.stringify(value)};`;
}
