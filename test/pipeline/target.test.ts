/** A target is a row: this one, which emits the kernels as text, is added without a change of the compiler. */
import { expect, test } from "vitest";
import { emit } from "../../src/emit.ts";
import { printKernels } from "../../src/ir/kernel/print.ts";
import { scalar } from "../../src/pipeline.ts";
import { printStage } from "../../src/stages.ts";
import { type Target, targets } from "../../src/targets.ts";
import { parsed } from "./model.ts";

const listing: Target = {
  about: "nothing: the kernels as text",
  precisions: ["f32"],
  machine: { kernels: ["schedule"], memory: ["name"], load: async () => ({ ...scalar, memory: [{ name: "name", because: "the listing has a title", run: (planned) => planned }] }) },
  load: async () => ({ emit: async (model, planned, { precision }) => ({ name: model.name, places: [], text: `${model.name} in ${precision}\n${printKernels(planned.kernels)}` }) }),
};

test("a row with a machine and an emitter is a target", async () => {
  const { model, file } = parsed();
  const { text } = await emit({ model, options: {} }, listing);
  expect(text).toMatch(/^Net in f32\n/);
  expect(text.slice("Net in f32\n".length)).toBe(printStage("kernels", file, [model], { target: listing, machine: await listing.machine.load(), options: {} }));
});

test("each row of the table emits a module", async () => {
  const { model } = parsed();
  for (const target of Object.values({ ...targets, listing })) expect((await emit({ model, options: {} }, target)).name).toBe("Net");
});

test.each(Object.entries(targets))("the machines of %s have the phases that their entries name", async (_name, target) => {
  for (const { kernels, memory, load } of [target.machine, ..."fallback" in target ? [target.fallback] : []]) {
    const machine = await load();
    expect([machine.kernels.map(({ name }) => name), machine.memory.map(({ name }) => name)]).toEqual([kernels, memory]);
  }
});
