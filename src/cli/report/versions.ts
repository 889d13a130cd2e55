import type { Setting } from "../../report/record.ts";
import { version } from "../version.ts";

/** Of the programs that matter for the numbers. */
export function versions(): readonly Setting[] {
  return [{ name: "nnc", value: version }, { name: "Node", value: process.version }, { name: "platform", value: `${process.platform} ${process.arch}` }];
}
