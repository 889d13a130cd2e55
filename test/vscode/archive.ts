/** The packed extension, unzipped into a folder. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly main: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly extensions: readonly string[]; readonly configuration: string }[];
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[];
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

export interface Archive {
  /** By path below the extension's folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly manifest: Manifest;
  /** Of the archive, in bytes. */
  readonly size: number;
}

export function readArchive(): Archive {
  const bytes = readFileSync("dist/vscode/nnc.vsix");
  const files = new Map(Object.entries(unzipSync(bytes)).flatMap(([path, content]) => (path.startsWith("extension/") ? [[path.slice("extension/".length), content] as const] : [])));
  return { files, manifest: JSON.parse(strFromU8(files.get("package.json") ?? new Uint8Array())), size: bytes.length };
}

/** The folder, as an editor installs it. */
export function install({ files }: Archive): string {
  const folder = mkdtempSync(join(tmpdir(), "nnc-extension-"));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
