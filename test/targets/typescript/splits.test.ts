/** What `fit` of emitted modules holds out: by class, group or time, as the model says, or other examples that it is handed. */
import { describe, expect, test } from "vitest";
import { emit, emitMachine, load, noise } from "./support.ts";

const random = noise(4);
const x = Float64Array.from({ length: 120 }, random);
const kind = Int32Array.from({ length: 60 }, (_, n) => ((x[2 * n] ?? 0) > 0.3 ? 1 : 0));
const data = { x, kind };
const patient = Array.from({ length: 60 }, (_, n) => `p${n % 11}`);

const model = (train: string): string => `model Net { input x: [2] dense(2) softmax output kind: oneHot("a", "b") loss crossEntropy train { epochs: 2 ${train} } }`;

interface Measured { readonly loss: number }
interface Fitted { readonly test?: Measured; readonly epochs: readonly { readonly validation?: Measured }[] }

describe.each([["typescript", emit], ["wasm", emitMachine]] as const)("in %s", (_, emitted) => {
  test("`fit` takes the columns that the model splits by", async () => {
    const create = await load(await emitted(model("validation: split(0.2, group: patient) test: split(0.1, stratify: kind)")));
    expect(() => create().fit(data)).toThrow('the model splits by the group patient: give its values, fit(data, { columns: { "patient": […] } }), or other examples, validation: data');
    expect(() => create().fit(data, { columns: { patient: patient.slice(1) } })).toThrow("columns.patient has 59 values, and the data set has 60 examples");
    const [a, b] = [create(), create()];
    const found: Fitted = a.fit(data, { columns: { patient } });
    expect(b.fit(data, { columns: { patient: patient.map((p) => Number(p.slice(1))) } })).toEqual(found);
    expect(found.test?.loss).toBeGreaterThan(0);
    expect(a.save()).toEqual(b.save());
    const none: Fitted = create().fit(data, { validation: 0, test: 0 });
    expect([none.test, none.epochs[0]?.validation]).toEqual([undefined, undefined]);
  });

  test("`fit` validates with other examples", async () => {
    const net = (await load(await emitted(model("metrics: [accuracy]"))))();
    const other = { x: x.subarray(0, 40), kind: kind.subarray(0, 20) };
    const { epochs }: Fitted = net.fit(data, { validation: other });
    expect(epochs.at(-1)?.validation).toEqual(net.evaluate(other));
    const { test: tested }: Fitted = net.fit(data, { test: 0.5 });
    expect(tested?.loss).toBeGreaterThan(0);
    expect(() => net.fit(data, { test: 20 })).toThrow("test is 20: it is a share, 0 or more and less than 1");
  });

  test("`fit` leaves examples out of the data and of the columns", async () => {
    const create = await load(await emitted(model("validation: split(0.2, group: patient) test: split(0.1, time: patient)").replace("x: [2]", "x: { a: missing(drop), b }")));
    const records = Array.from({ length: 60 }, (_, n) => ({ a: n % 7 === 3 ? null : x[2 * n], b: x[2 * n + 1] }));
    const whole = (n: number): boolean => n % 7 !== 3;
    const complete = { x: records.filter((_, n) => whole(n)), kind: kind.filter((_, n) => whole(n)) };
    const [a, b] = [create(), create()];
    const warnings: string[] = [];
    const found: Fitted = a.fit({ x: records, kind }, { columns: { patient }, onWarning: (text) => warnings.push(text) });
    expect(warnings).toEqual(["9 of 60 examples are left out: x.a is missing in 9"]);
    expect(b.fit(complete, { columns: { patient: patient.filter((_, n) => whole(n)) } })).toEqual(found);
    expect(found.test?.loss).toBeGreaterThan(0);
    expect(a.save()).toEqual(b.save());
    expect(() => a.fit({ x: records, kind }, { columns: { patient: patient.filter((_, n) => whole(n)) } })).toThrow("columns.patient has 51 values, and the data set has 60 examples");
    expect(await create().fitAsync({ x: records, kind }, { columns: { patient } })).toMatchObject(found);
    // Examples of their own are complete by themselves.
    const apart: Fitted = create().fit({ x: records, kind }, { validation: { x: records.slice(0, 20), kind: kind.subarray(0, 20) }, columns: { patient } });
    expect(apart.epochs[0]?.validation?.loss).toBeGreaterThan(0);
  });
});
