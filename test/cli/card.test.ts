/** `nnc card`: a card whose numbers and commands are true, and a folder that works on its own and loses no edits. */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compile } from "../../src/index.ts";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { greyPng } from "../data/png.ts";
import { nnc } from "./terminal.ts";

const root = mkdtempSync(join(tmpdir(), "nnc-card-"));
afterAll(() => rmSync(root, { recursive: true }));
const at = (name: string): string => join(root, name);
const read = (name: string): string => readFileSync(at(name), "utf8");
const iris = at("iris.nn");
const weights = at("w.safetensors");

beforeAll(async () => {
  cpSync("examples/iris/iris.csv", at("iris.csv"));
  writeFileSync(iris, readFileSync("examples/iris/iris.nn", "utf8").replace("validation: 0.2", "validation: 0.2 test: 0.2"));
  expect(await nnc(["train", iris, "--epochs", "3", "--seed", "7", "--out", weights])).toMatchObject({ code: 0 });
});

/** A model that compiles and trains in less time. */
const tiny = at("tiny.nn");
const tinyWeights = at("t.safetensors");

beforeAll(async () => {
  writeFileSync(tiny, 'model Tiny {\n  input x: [1]\n  dense(1)\n  output y: [1]\n  loss squaredError\n  train { data: csv("tiny.csv") }\n}\n');
  writeFileSync(at("tiny.csv"), "x,y\n1,2\n2,3\n3,5\n4,4\n");
  expect(await nnc(["train", tiny, "--epochs", "2", "--out", tinyWeights])).toMatchObject({ code: 0 });
});

interface Metadata {
  readonly "model-index": readonly { readonly results: readonly { readonly dataset: { readonly split: string }; readonly metrics: readonly { readonly type: string; readonly value: number }[] }[] }[];
}

const metadataOf = (card: string): Metadata => parse(/^---\n(.*?\n)---\n/s.exec(card)?.[1] ?? "") as Metadata;

/** The words of a command of a card, with the files of a folder. */
function wordsIn(card: string, command: string, folder: string): readonly string[] {
  const [, line = ""] = new RegExp(`^nnc (${command} .*?)( <.*)?$`, "m").exec(card) ?? [];
  return line.split(" ").map((word) => (/\.(nn|safetensors|csv|ts)$/.test(word) ? join(folder, word) : word));
}

describe("the card", () => {
  test("has the numbers of nnc eval, for test and validation", async () => {
    const { code, out } = await nnc(["card", iris, "--weights", weights]);
    expect(code).toBe(0);
    const results = metadataOf(out)["model-index"][0]?.results ?? [];
    expect(results.map(({ dataset }) => dataset.split)).toEqual(["test", "validation"]);
    for (const { dataset: { split }, metrics } of results) {
      const { loss, metrics: { accuracy } } = JSON.parse((await nnc(["eval", iris, "--weights", weights, "--part", split, "--format", "json"])).out) as { readonly loss: number; readonly metrics: { readonly accuracy: number } };
      expect(metrics).toMatchObject([{ type: "loss", value: loss }, { type: "accuracy", value: accuracy }]);
    }
  });

  test("has hash, rows and columns of the data", async () => {
    const { out } = await nnc(["card", iris]);
    expect(out).toContain(createHash("sha256").update(readFileSync(at("iris.csv"))).digest("hex"));
    expect(out).toContain("150 rows of 5 columns: `sepalLength`");
    expect(out).toContain("Nothing was measured, since no weights were given");
  });

  test("is the same each time, and tells nothing of the folders of its author", async () => {
    mkdirSync(at("elsewhere"));
    cpSync(at("iris.csv"), at("elsewhere/flowers.csv"));
    mkdirSync(at("deep"));
    cpSync(iris, at("deep/iris.nn"));
    const args = ["card", at("deep/iris.nn"), "--weights", weights, "--data", at("elsewhere/flowers.csv")];
    const { code, out } = await nnc(args);
    expect(code).toBe(0);
    expect(await nnc(args)).toMatchObject({ out });
    expect(out).not.toContain(root);
    expect(out).not.toContain("elsewhere");
    expect(out).toContain("nnc train iris.nn --data flowers.csv --seed 7 --epochs 3 --out model.safetensors");
  });

  test("of a model without loss or without data says why nothing is measured, and still refuses weights that do not fit", async () => {
    writeFileSync(at("plain.nn"), "model Plain {\n  input x: [2]\n  dense(1)\n  output y: [1]\n}\n");
    expect(await nnc(["card", at("plain.nn"), "--weights", weights])).toMatchObject({ code: 1, err: expect.stringContaining("does not fit the model") as unknown });
    expect((await nnc(["card", at("plain.nn")])).out).toContain("**Missing.** The data were not read.");
    expect((await nnc(["card", tiny, "--weights", tinyWeights, "--no-data"])).out).toContain("since the data were not read");
  });
});

test("a folder of pictures has the hash of the lines that sha256sum prints", async () => {
  const sums: string[] = [];
  for (const [k, name] of ["a/1.png", "a/2.png", "b/1.png", "b/2.png"].entries()) {
    mkdirSync(join(at("pictures"), name[0] ?? ""), { recursive: true });
    writeFileSync(join(at("pictures"), name), greyPng([[k, 20 * k], [200 - k, 7]]));
    sums.push(`${createHash("sha256").update(readFileSync(join(at("pictures"), name))).digest("hex")}  ${name}\n`);
  }
  writeFileSync(at("pictures.nn"), 'model Pictures {\n  input image: [2, 2]\n  flatten\n  dense(2) softmax\n  output kind: oneHot("a", "b")\n  loss crossEntropy\n  train { data: images("pictures") }\n}\n');
  const { code, out } = await nnc(["card", at("pictures.nn")]);
  expect(code).toBe(0);
  expect(out).toContain(`| examples | \`pictures/\` | \`${createHash("sha256").update(sums.join("")).digest("hex")}\` |`);
  expect(out).toContain("The examples have 4 pictures.\n");
  expect(parse(/^---\n(.*?\n)---\n/s.exec(out)?.[1] ?? "")).toMatchObject({ pipeline_tag: "image-classification" });
});

describe("the folder", () => {
  const repository = at("repository");
  beforeAll(async () => expect(await nnc(["card", iris, "--weights", weights, "-o", repository, "--license", "mit"])).toMatchObject({ code: 0 }));

  test("is that of a repository, with the hashes of its files and without the state of the optimizer", () => {
    expect(readdirSync(repository).sort()).toEqual([".gitattributes", "README.md", "config.json", "iris.nn", "model.safetensors"]);
    const { files } = JSON.parse(read("repository/config.json")) as { readonly files: Readonly<Record<string, string>> };
    for (const name of ["README.md", "iris.nn", "model.safetensors"]) expect(createHash("sha256").update(readFileSync(join(repository, name))).digest("hex")).toBe(files[name]);
    const [ours, theirs] = [read("repository/iris.nn"), readFileSync(iris, "utf8")];
    expect(ours).toBe(theirs);
    const [published, checkpoint] = [readFileSync(join(repository, "model.safetensors")), readFileSync(weights)].map((bytes) => decodeSafetensors(bytes).tensors);
    for (const [name, tensor] of published ?? []) expect(tensor).toEqual(checkpoint?.get(name));
    expect([...(published?.keys() ?? [])].some((name) => name.includes("adam"))).toBe(false);
  });

  test("its commands predict, build, measure, and train to the same weights, bit by bit", async () => {
    const card = read("repository/README.md");
    expect(await nnc([...wordsIn(card, "predict", repository)], "sepalLength,sepalWidth,petalLength,petalWidth\n5.1,3.5,1.4,0.2\n")).toMatchObject({ code: 0, out: expect.stringContaining("probability") as unknown });
    const again = at("again");
    mkdirSync(again);
    for (const name of ["iris.nn", "model.safetensors"]) cpSync(join(repository, name), join(again, name));
    expect(await nnc([...wordsIn(card, "build", again)])).toMatchObject({ code: 0 });
    cpSync(at("iris.csv"), join(again, "iris.csv"));
    const measured = await nnc([...wordsIn(card, "eval", again), "--format", "json"]);
    expect(JSON.parse(measured.out)).toMatchObject({ loss: metadataOf(card)["model-index"][0]?.results[0]?.metrics[0]?.value });
    rmSync(join(again, "model.safetensors"));
    expect(await nnc([...wordsIn(card, "train", again)])).toMatchObject({ code: 0 });
    const trained = decodeSafetensors(readFileSync(join(again, "model.safetensors"))).tensors;
    for (const [name, tensor] of decodeSafetensors(readFileSync(join(repository, "model.safetensors"))).tensors) expect(trained.get(name)).toEqual(tensor);
  });

  test("config.json is all that a program needs", async () => {
    const config = JSON.parse(read("repository/config.json")) as { readonly source: string; readonly model: string; readonly weights: string; readonly set: Readonly<Record<string, number>> };
    const { modules } = await compile(read(`repository/${config.source}`), { fileName: config.source, model: config.model, set: config.set, emit: "module", inference: true });
    const create = modules[0]?.exports?.[`create${config.model}`] as ((options: object) => { predict(x: object): { species: string } }) | undefined;
    const network = create?.({ weights: readFileSync(join(repository, config.weights)) });
    expect(network?.predict({ sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 }).species).toMatch(/setosa|versicolor|virginica/);
  });

});

describe("a folder that is there", () => {
  const repository = at("tiny");
  const write = (...flags: readonly string[]): ReturnType<typeof nnc> => nnc(["card", tiny, "--weights", tinyWeights, "-o", repository, ...flags]);
  beforeAll(async () => expect(await write("--license", "mit")).toMatchObject({ code: 0 }));

  test("is written anew where nothing was edited, whatever ends of lines git made", async () => {
    expect(await write("--license", "mit")).toMatchObject({ code: 0, err: `${repository} is up to date\n` });
    writeFileSync(join(repository, "README.md"), read("tiny/README.md").replaceAll("\n", "\r\n"));
    expect(await write("--license", "apache-2.0")).toMatchObject({ code: 0 });
    expect(read("tiny/README.md")).toContain("license: apache-2.0\n");
  });

  test.each(["README.md", "tiny.nn"])("an edited %s is kept, and so is everything else; --force replaces it", async (name) => {
    await write("--license", "mit", "--force");
    const edited = `${read(`tiny/${name}`)}\n`;
    writeFileSync(join(repository, name), edited);
    const before = readdirSync(repository).map((each) => [each, readFileSync(join(repository, each), "utf8")]);
    expect(await write("--license", "isc")).toMatchObject({ code: 1, err: expect.stringMatching(`${name} was edited.*nothing is written; --force`) as unknown });
    expect(readdirSync(repository).map((each) => [each, readFileSync(join(repository, each), "utf8")])).toEqual(before);
    expect(await write("--license", "isc", "--force")).toMatchObject({ code: 0 });
    expect(read(`tiny/${name}`)).not.toBe(edited);
  });

  test("a README.md, a config.json of others, and a file that is an input are not replaced; .gitattributes stays", async () => {
    for (const [name, content] of [["README.md", "# Mine\n"], ["config.json", '{"model_type":"bert"}'], ["config.json", "{"]] as const) {
      const other = mkdtempSync(at("other-"));
      writeFileSync(join(other, name), content);
      expect(await nnc(["card", tiny, "--weights", tinyWeights, "-o", other])).toMatchObject({ code: 1, err: expect.stringContaining("nothing is written") as unknown });
      expect(readdirSync(other)).toEqual([name]);
    }
    const own = mkdtempSync(at("own-"));
    for (const [from, to] of [[tiny, "tiny.nn"], [tinyWeights, "model.safetensors"], [at("tiny.csv"), "tiny.csv"]] as const) cpSync(from, join(own, to));
    writeFileSync(join(own, ".gitattributes"), "* text=auto\n");
    const inPlace = (): ReturnType<typeof nnc> => nnc(["card", join(own, "tiny.nn"), "--weights", join(own, "model.safetensors"), "-o", own]);
    expect(await inPlace()).toMatchObject({ code: 1, err: expect.stringContaining("would overwrite --weights") as unknown });
    cpSync(join(repository, "model.safetensors"), join(own, "model.safetensors"));
    expect(await inPlace()).toMatchObject({ code: 0 });
    expect(readFileSync(join(own, ".gitattributes"), "utf8")).toBe("* text=auto\n");
    expect(readFileSync(join(own, "README.md"), "utf8")).toContain("tiny.nn --epochs 2");
  });

  test("takes the files that the model imports, and refuses those outside", async () => {
    mkdirSync(at("project/parts"), { recursive: true });
    cpSync(at("tiny.csv"), at("project/tiny.csv"));
    writeFileSync(at("project/parts/swoop.nn"), "activation swoop(x) = x * sigmoid(x)\n");
    const text = `import { swoop } from "./parts/swoop.nn"\n${readFileSync(tiny, "utf8").replace("dense(1)", "dense(1) swoop")}`;
    writeFileSync(at("project/net.nn"), text);
    expect(await nnc(["train", at("project/net.nn"), "--epochs", "1", "--out", at("p.safetensors")])).toMatchObject({ code: 0 });
    expect(await nnc(["card", at("project/net.nn"), "--weights", at("p.safetensors"), "-o", at("published")])).toMatchObject({ code: 0 });
    expect(read("published/parts/swoop.nn")).toBe(read("project/parts/swoop.nn"));
    expect(await nnc(["check", at("published/net.nn")])).toMatchObject({ code: 0 });
    writeFileSync(at("project/parts/net.nn"), text.replace("./parts/swoop.nn", "../swoop.nn"));
    cpSync(at("project/parts/swoop.nn"), at("project/swoop.nn"));
    cpSync(at("tiny.csv"), at("project/parts/tiny.csv"));
    expect(await nnc(["card", at("project/parts/net.nn"), "--weights", at("p.safetensors"), "-o", at("none")])).toMatchObject({ code: 1, err: expect.stringContaining("imports ../swoop.nn, which is outside") as unknown });
    expect(existsSync(at("none"))).toBe(false);
  });

  test.skipIf(process.getuid?.() === 0)("a folder that is read-only is refused", async () => {
    mkdirSync(at("locked"));
    chmodSync(at("locked"), 0o555);
    expect(await nnc(["card", tiny, "--weights", tinyWeights, "-o", at("locked")])).toMatchObject({ code: 1, err: expect.stringContaining("cannot write") as unknown });
    expect(readdirSync(at("locked"))).toEqual([]);
  });

  test("a file in place of the folder is refused, and stays", async () => {
    const size = statSync(at("iris.csv")).size;
    expect(await nnc(["card", tiny, "--weights", tinyWeights, "-o", at("iris.csv")])).toMatchObject({ code: 1, err: expect.stringContaining("not a folder") as unknown });
    expect(statSync(at("iris.csv")).size).toBe(size);
  });
});

test.each<[readonly string[], string]>([
  [[], "expected a .nn file"], [[iris, "-o", "x"], "-o needs --weights"], [[iris, "--force"], "give one with -o"], [[iris, "--license", " "], "--license is empty"], [[iris, "--license-link", "x"], "needs --license"],
  [[iris, "--dataset", "a b"], "such as scikit-learn/iris"], [[iris, "--tag", ""], "such as biology"], [[iris, "--task", "Image Classification"], "such as tabular-classification"], [[iris, "--licence", "mit"], "did you mean --license?"], [[iris, "--data", "-"], "--data - "],
])("the usage %j", async (args, message) => {
  expect(await nnc(["card", ...args])).toMatchObject({ code: 2, out: "", err: expect.stringContaining(message) as unknown });
});

test.each([["a file that is not there", "none.safetensors", "there is no such file"], ["no weights", "iris.csv", "is no safetensors file"]])("%s as --weights writes nothing", async (_what, name, message) => {
  expect(await nnc(["card", tiny, "--weights", at(name), "-o", at("nothing")])).toMatchObject({ code: 1, err: expect.stringContaining(message) as unknown });
  expect(existsSync(at("nothing"))).toBe(false);
});
