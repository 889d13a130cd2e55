/** Event files of TensorBoard, read by a parser that is written from the specification of the format and shares no code with the writer. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { crc32c } from "../../src/cli/tensorboard/crc32c.ts";
import { nnc } from "./terminal.ts";

const root = mkdtempSync(join(tmpdir(), "nnc-tensorboard-"));
afterAll(() => rmSync(root, { recursive: true }));

/** CRC-32C by long division, bit by bit, of the reflected polynomial. */
function checksum(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) for (let bit = 0; bit < 8; bit++) crc = ((crc ^ (byte >> bit)) & 1) === 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return ~crc >>> 0;
}

/** The data of each record, whose checksums are right. */
function recordsOf(file: Buffer): readonly Buffer[] {
  const records: Buffer[] = [];
  const unmasked = (at: number): number => {
    const rotated = (file.readUInt32LE(at) - 0xa282ead8) >>> 0;
    return ((rotated >>> 17) | (rotated << 15)) >>> 0;
  };
  for (let at = 0; at < file.length; ) {
    const length = Number(file.readBigUInt64LE(at));
    expect(unmasked(at + 8)).toBe(checksum(file.subarray(at, at + 8)));
    const data = file.subarray(at + 12, at + 12 + length);
    expect(unmasked(at + 12 + length)).toBe(checksum(data));
    records.push(data);
    at += length + 16;
  }
  return records;
}

/** The fields of a message: number and value, whose bytes are those of a message or text where the wire type is 2. */
function fieldsOf(message: Buffer): readonly { readonly field: number; readonly value: number | Buffer }[] {
  const fields: { field: number; value: number | Buffer }[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message.readUInt8(at++);
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const take = (length: number): Buffer => message.subarray(at, (at += length));
  while (at < message.length) {
    const key = varint();
    const read = { 0: varint, 1: () => take(8).readDoubleLE(), 2: () => take(varint()), 5: () => take(4).readFloatLE() }[key & 7];
    if (read === undefined) throw new Error(`wire type ${key & 7}`);
    fields.push({ field: key >> 3, value: read() });
  }
  return fields;
}

interface Event {
  readonly wallTime: number;
  readonly step: number | undefined;
  readonly version: string | undefined;
  readonly scalars: Readonly<Record<string, number>>;
}

function eventOf(record: Buffer): Event {
  const fields = fieldsOf(record);
  const one = (field: number): number | Buffer | undefined => fields.find((f) => f.field === field)?.value;
  const summary = one(5);
  const values = Buffer.isBuffer(summary) ? fieldsOf(summary).map(({ value }) => fieldsOf(Buffer.from(value as Buffer))) : [];
  const scalars = Object.fromEntries(values.map((value) => [String(value.find((f) => f.field === 1)?.value), Number(value.find((f) => f.field === 2)?.value)]));
  const step = one(2);
  return { wallTime: Number(one(1)), step: step === undefined ? undefined : Number(step), version: one(3)?.toString(), scalars };
}

/** The events of the only file in a folder. */
function eventsIn(folder: string): readonly Event[] {
  const [name = "", ...others] = readdirSync(folder);
  expect([name, others]).toEqual([expect.stringMatching(/^events\.out\.tfevents\.\d{10}\./), []]);
  return recordsOf(readFileSync(join(folder, name))).map(eventOf);
}

test("the checksum is CRC-32C, as RFC 3720 gives it", () => {
  const ascending = Uint8Array.from({ length: 32 }, (_, i) => i);
  const cases = [[new Uint8Array(32), 0x8a9136aa], [new Uint8Array(32).fill(255), 0x62a8ab43], [ascending, 0x46dd794e], [ascending.slice().reverse(), 0x113fdb5c], [Buffer.from("123456789"), 0xe3069283]] as const;
  for (const [bytes, expected] of cases) expect([crc32c(bytes), checksum(bytes)]).toEqual([expected, expected]);
});

describe("--tensorboard", () => {
  test("writes the scalars of each epoch, in a folder for each run", async () => {
    const folder = join(root, "runs");
    const log = join(root, "log.jsonl");
    const out = join(root, "w.safetensors");
    const model = join(root, "iris.nn");
    writeFileSync(join(root, "iris.csv"), readFileSync("examples/iris/iris.csv"));
    writeFileSync(model, readFileSync("examples/iris/iris.nn", "utf8").replace("rate: 0.01", "rate: cosine(0.01)"));
    const train = ["train", model, "--target", "ts", "--tensorboard", folder, "--log", log, "--out", out];
    const before = Date.now() / 1000;
    expect((await nnc([...train, "--epochs", "200", "--of", "203"])).code).toBe(0);
    expect((await nnc([...train, "--resume", out])).code).toBe(0);
    const after = Date.now() / 1000;
    const runs = readdirSync(folder).sort();
    expect(runs).toEqual([expect.stringMatching(/^Iris-\d{8}-\d{6}$/), expect.stringMatching(/^Iris-\d{8}-\d{6}(-2)?$/)]);
    const files = runs.map((run) => eventsIn(join(folder, run)));
    for (const [first, ...others] of files) {
      expect(first).toEqual({ wallTime: expect.any(Number), step: undefined, version: "brain.Event:2", scalars: {} });
      expect(others.every(({ wallTime }) => wallTime >= before && wallTime <= after)).toBe(true);
    }
    const single = (values: Readonly<Record<string, number>>): Readonly<Record<string, number>> => Object.fromEntries(Object.entries(values).map(([tag, value]) => [tag, Math.fround(value)]));
    const expected = readFileSync(log, "utf8").trim().split("\n").map((line) => JSON.parse(line)).map(({ epoch, loss, metrics, validation, rate }) => ({
      step: epoch,
      scalars: single({ "loss/training": loss, "accuracy/training": metrics.accuracy, "loss/validation": validation.loss, "accuracy/validation": validation.metrics.accuracy, rate }),
    }));
    expect(expected.length).toBe(203);
    expect(files.flatMap(([, ...events]) => events.map(({ step, scalars }) => ({ step, scalars })))).toEqual(expected);
  });

  test("writes as the training goes", async () => {
    // What was written is there while the training runs: the file is read before its end.
    const folder = join(root, "live");
    let seen = 0;
    const timer = setInterval(() => {
      try {
        const [run = ""] = readdirSync(folder);
        seen = Math.max(seen, eventsIn(join(folder, run)).length);
        if (seen > 1) process.emit("SIGINT");
      } catch {
        // The folder is not there yet.
      }
    }, 5);
    const { code } = await nnc(["train", "examples/iris/iris.nn", "--target", "ts", "--epochs", "1000000", "--tensorboard", folder]);
    clearInterval(timer);
    expect([code, seen > 1]).toEqual([130, true]);
  });

  test("names a folder that cannot be written, before training", async () => {
    const file = join(root, "file");
    writeFileSync(file, "");
    const { code, err } = await nnc(["train", "examples/iris/iris.nn", "--target", "ts", "--tensorboard", join(file, "runs")]);
    expect([code, err]).toEqual([1, expect.stringContaining(`cannot write into ${join(file, "runs")}: a part of the path is not a folder`)]);
    expect(err).not.toContain("epoch 1");
  });
});
