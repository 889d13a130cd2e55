import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, extname } from "node:path";
import type { Fix } from "../diagnostics/diagnostic.ts";
import { near } from "../diagnostics/near.ts";
import type { Report } from "../diagnostics/report.ts";
import type { DataFile } from "../ir/model/setting-values.ts";
import type { LocatedFile } from "./located.ts";
import { isPattern } from "./pattern.ts";

/** Warns of the data files of a model that do not exist; true where all do. They may be made later, so it is no error before they are read. */
export function dataFilesExist(files: readonly LocatedFile[], report: Report): boolean {
  let complete = true;
  for (const { source, file } of files) {
    if (file === undefined || typeof source !== "string" || existsSync(source)) continue;
    complete = false;
    reportMissing(file, source, report);
  }
  return complete;
}

function reportMissing(file: DataFile, path: string, report: Report): void {
  const pattern = isPattern(path);
  const meant = pattern ? undefined : nearFile(path);
  const fixes: readonly Fix[] = meant === undefined ? [] : [{ title: `write \`${JSON.stringify(meant)}\``, edits: [{ span: file.span, text: JSON.stringify(`${file.path.slice(0, file.path.length - basename(path).length)}${meant}`) }] }];
  report.add("missingDataFile", file.span, { path: file.path, pattern, folder: existsSync(dirname(path)) }, { fixes });
}

/** The file of the folder that the name of one which is not there most likely means: the nearest name, or the only one that ends alike. */
function nearFile(path: string): string | undefined {
  const folder = dirname(path);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const alike = names.filter((name) => extname(name) === extname(path));
  const [only, second] = alike;
  return near(basename(path), names) ?? (second === undefined ? only : undefined);
}
