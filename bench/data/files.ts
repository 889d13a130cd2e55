/** Made files of data, and the models that read them. The same files for one seed on every machine. */
import { createWriteStream, existsSync, renameSync } from "node:fs";
import { once } from "node:events";
import { uniform } from "../../src/runtime/random.ts";

export interface Workload {
  readonly name: string;
  readonly about: string;
  readonly rows: number;
  readonly header: string;
  readonly model: string;
  readonly line: (row: number) => string;
}

const colors = ["red", "green", "blue"] as const;

/** Uniform in 0 to 1, by row and column. */
function draw(row: number, column: number): number {
  return uniform(1, row, column, 0);
}

/** 12 numbers of 16 digits, 4 of 2 decimals, 3 whole ones, and a class. */
const tall: Workload = {
  name: "1,000,000 × 20", about: "12 columns of 16 digits, 4 of 2 decimals, 3 of whole numbers, 1 of classes", rows: 1_000_000,
  header: [...Array.from({ length: 19 }, (_, k) => `x${k}`), "color"].join(","),
  model: `model Tall { input x: [19] dense(3) softmax output color: oneHot("red", "green", "blue") loss crossEntropy }`,
  line: (row) => [
    ...Array.from({ length: 12 }, (_, k) => String((draw(row, k) - 0.5) * 10 ** (k % 4))),
    ...Array.from({ length: 4 }, (_, k) => ((draw(row, 12 + k) - 0.5) * 400).toFixed(2)),
    ...Array.from({ length: 3 }, (_, k) => String(Math.floor(draw(row, 16 + k) * 1000))),
    colors[Math.floor(draw(row, 19) * 3)] ?? "red",
  ].join(","),
};

/** Pixels as of images, of which half are 0. */
const wide: Workload = {
  name: "60,000 × 785", about: "784 columns of pixels from 0 to 255, half of them 0, and 1 of classes", rows: 60_000,
  header: ["label", ...Array.from({ length: 784 }, (_, k) => `pixel${k}`)].join(","),
  model: "model Wide { input pixel: [28, 28] flatten dense(10) softmax output label: oneHot(0..9) loss crossEntropy }",
  line: (row) => {
    let text = String(Math.floor(draw(row, 784) * 10));
    for (let k = 0; k < 784; k++) {
      const value = Math.floor((draw(row, k) - 0.5) * 512);
      text += `,${value < 0 ? 0 : value}`;
    }
    return text;
  },
};

export const workloads: readonly Workload[] = [tall, wide];

/** Writes the file of a workload where it is not there yet. */
export async function writeFile({ header, rows, line }: Workload, path: string): Promise<void> {
  if (existsSync(path)) return;
  const stream = createWriteStream(`${path}.part`);
  let text = `${header}\n`;
  for (let row = 0; row < rows; row++) {
    text += `${line(row)}\n`;
    if (text.length < 2 ** 20) continue;
    if (!stream.write(text)) await once(stream, "drain");
    text = "";
  }
  stream.end(text);
  await once(stream, "finish");
  renameSync(`${path}.part`, path);
}
