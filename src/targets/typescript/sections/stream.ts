/** `stream`: the model one step at a time. */
import { decodeStatements } from "../decode.ts";
import { memberNames, memberObject, together } from "../decoded.ts";
import { encodeStatements } from "../encodings.ts";
import { member } from "../names.ts";
import { drawsClasses, type ModulePlan, type StepOutput } from "../plan.ts";
import { code } from "../template.ts";
import { givenType } from "../types.ts";
import { acceptedType, partNames, record } from "./data.ts";
import { call, type Section, takesCount } from "./section.ts";

export function streamSection(plan: ModulePlan): Section {
  const { stream, types, model } = plan;
  const { stream: entries } = plan.planned.kernels;
  if (stream === undefined || entries === undefined) return { title: "steps", lines: [] };
  const { inputs, given, outputs, kept, steps, endless } = stream;
  const [only] = outputs;
  const single = outputs.length === 1 ? only : undefined;
  const samples = outputs.some(drawsClasses);
  const numbers = (o: StepOutput): string => `${o.variable}${drawsClasses(o) ? ", sample, step" : ""}`;
  const [input, output] = [types.stepInput.inside, types.stepOutput.inside];
  // `makeStreams` passes the count of steps to each step, also where no kernel reads it.
  const count = takesCount(plan, entries.next) ? "count" : "_count";
  const lines = code`
    ${inputs.flatMap((p) => code`
      function ${p.encode}(value‹: ${acceptedType(p)}›, into‹: Numbers›, at‹: number›)‹: void› {
        ${encodeStatements(p.encoding, "value", p.name, 0, false)}
      }
    `)}
    ${outputs.flatMap((o) => code`
      function ${o.decode}(values‹: ${o.array}›${drawsClasses(o) ? ", sample‹: SampleOptions | undefined›, step‹: number›" : ""})‹: ${single === undefined ? memberObject(o) : output}› {
        ${decodeStatements(o.encoding, "values", memberNames(o, single !== undefined), (shares, count) => `chooseClass(${shares}, ${count}, sample, step, ${outputs.indexOf(o)})`)}
      }
    `)}
    function takeStep(input‹: ${input}›, ${count}‹: number›${samples ? ", step‹: number›" : ""}${samples ? ", sample‹: SampleOptions | undefined›" : ""})‹: ${output}› {
      ${samples && `checkSample(sample);`}
      ${record(inputs, "input", true)}
      ${inputs.map((p) => `${p.encode}(${inputs.length === 1 ? "input" : member("input", p.name)}, ${p.variable}, 0);`)}
      ${call(plan, "runNext", entries.next, "count")}
      ${single === undefined ? together(outputs, numbers) : `return ${single.decode}(${numbers(single)});`}
    }
    ${given.length > 0 && code`
      function takeGiven(given‹: ${givenType(given)}›)‹: void› {
        checkRecord(given, "given", ${partNames(given)});
        ${given.map((p) => `${p.encode}(${member("given", p.name)}, ${p.variable}, 0);`)}
      }
    `}
    /** What streams keep from step to step. */
    const streamed = [
      ${kept.map(({ name, variable, below }) => `{ name: ${JSON.stringify(name)}, values: ${variable}${below === undefined ? "" : `, below: ${below}`} },`)}
    ];
    const stream = makeStreams(${JSON.stringify(model.name)}, streamed, ${steps}, ${String(endless)}, runBegin, takeStep${given.length > 0 ? ", takeGiven" : ""});
  `;
  return { title: "steps", lines };
}
