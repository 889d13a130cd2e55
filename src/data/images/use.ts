/** Which input of a model pictures go to, and which value has the names of their folders. */
import type { Report } from "../../diagnostics/report.ts";
import type { ReadModel } from "../read-model.ts";
import type { PictureUse } from "./table.ts";

/** The input of shape [height, width] or [height, width, channels]; of several, the one that is named `image`. `undefined` where there is none. */
export function pictureUse(model: ReadModel, report: Report): PictureUse | undefined {
  const inputs = model.inputs.flatMap(({ name, column, encoding }) => {
    if (encoding.kind !== "real" || encoding.shape.length < 2 || encoding.shape.length > 3) return [];
    const [height = 0, width = 0, channels = 1] = encoding.shape;
    return channels > 4 ? [] : [{ input: name, column: column?.text ?? name, height, width, channels }];
  });
  const [only, second] = inputs;
  const found = second === undefined ? only : inputs.find(({ column }) => column === "image");
  const { data } = model.train;
  if (found === undefined) {
    report.add("noPictureInput", data?.span ?? model.span, { inputs: model.inputs.map(({ name, encoding }) => ({ name, shape: encoding.kind === "record" ? undefined : encoding.shape })), fitting: inputs.map(({ input }) => input) });
    return undefined;
  }
  const classes = model.outputs.filter(({ target, encoding }) => target !== undefined && encoding.kind !== "real" && encoding.kind !== "record");
  const [output, other] = classes;
  return { ...found, label: output === undefined || other !== undefined ? "label" : (output.column?.text ?? output.name), resize: data?.resize === true };
}
