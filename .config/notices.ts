import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rolldown";

/** Writes the licenses of everything that is bundled into one file beside the bundle. */
export function notices(): Plugin {
  return {
    name: "notices",
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk") continue;
        for (const id of file.moduleIds) {
          const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll("\\", "/"));
          if (found?.[1] !== undefined && !found[1].startsWith("\0")) folders.add(found[1]);
        }
      }
      this.emitFile({ type: "asset", fileName: "NOTICES.txt", source: [...folders].sort().map(notice).join(`\n${"-".repeat(80)}\n\n`) });
    },
  };
}

function notice(folder: string): string {
  const { name, version, license }: { name: string; version: string; license?: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((f) => /^(?:licen[sc]e|copying|notice|thirdpartynotice)/i.test(f)).sort();
  const texts = files.map((f) => readFileSync(join(folder, f), "utf8").trim());
  return `${name} ${version}${license === undefined ? "" : ` (${license})`}\n\n${texts.join("\n\n")}\n`;
}
