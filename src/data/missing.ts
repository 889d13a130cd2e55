import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, extname } from "node:path";
import type { Fix } from "../diagnostics/diagnostic.ts";
import { near } from "../diagnostics/near.ts";
import type { Report } from "../diagnostics/report.ts";
import type { CheckedModel } from "../ir/model/types.ts";

/** Warns where the data file of a model does not exist; true where it does. It may be made later, so it is no error before it is read. */
export function dataFileExists(model: CheckedModel, path: string, report: Report): boolean {
  const { data } = model.train;
  if (data === undefined || existsSync(path)) return true;
  const meant = nearFile(path);
  const fixes: readonly Fix[] = meant === undefined ? [] : [{ title: `write \`${JSON.stringify(meant)}\``, edits: [{ span: data.span, text: JSON.stringify(`${data.path.slice(0, data.path.length - basename(path).length)}${meant}`) }] }];
  report.add("missingDataFile", data.span, { path: data.path, folder: existsSync(dirname(path)) }, { fixes });
  return false;
}

/** The file of the folder that the name of one which is not there most likely means: the nearest name, or the only one that ends alike. */
function nearFile(path: string): string | undefined {
  const folder = dirname(path);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const alike = names.filter((name) => extname(name) === extname(path));
  const [only, second] = alike;
  return near(basename(path), names) ?? (second === undefined ? only : undefined);
}
