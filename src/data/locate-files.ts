/** The files of a data set, where they are. */
import { dirname } from "node:path";
import type { CheckedModel } from "../ir/model/types.ts";
import type { LocatedFile } from "./located.ts";
import { dataPaths } from "./paths.ts";

/** The files that a model in the file `modelFile` names; each is one at least, there or not. */
export async function modelFiles({ train: { data } }: Pick<CheckedModel, "train">, modelFile: string): Promise<readonly LocatedFile[]> {
  const found: LocatedFile[] = [];
  for (const file of data?.files ?? []) for (const source of await dataPaths([file.path], dirname(modelFile))) if (!found.some((other) => other.source === source)) found.push({ source, file });
  return found;
}
