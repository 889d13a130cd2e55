/** A card is a function of its record: metadata that a parser of YAML reads, tables that names cannot break, and marks of what is missing. */
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { cardOf } from "../../src/report/card/card.ts";
import { licenseFields } from "../../src/report/card/licenses.ts";
import { code, plain, table } from "../../src/report/card/markdown.ts";
import type { CardRecord } from "../../src/report/card/record.ts";

const file = { what: "data", path: "iris.csv", bytes: 3854, sha256: "18f1" };

const record: CardRecord = {
  model: "Iris", doc: "Tells three kinds apart.", task: "tabular-classification", parameters: 131,
  given: { tags: [], datasets: [] },
  data: [{ part: "examples", files: [file], rows: 150, unit: "rows", columns: ["a", "kind"], columnCount: 2 }],
  inputs: [{ name: "a", what: "a number", ofClasses: false }], outputs: [{ name: "kind", what: "one of `x`, `y`", ofClasses: true }],
  layers: { head: ["layer", "parameters"], rows: [["dense1", "80"]], texts: 1, notes: [] },
  settings: [{ name: "loss", value: "crossEntropy" }], training: { seed: 42, epochs: 60, unknown: ["Not known."] },
  results: { kind: "measured", parts: [{ part: "test", examples: 30, loss: 1e-7, metrics: { accuracy: 0.9, "kind.auc": NaN, r2: 0.5 }, outputs: [{ kind: "classes", output: "kind", byClass: [{ class: "x", precision: 1, recall: 0.5, f1: 2 / 3, support: 4 }] }] }] },
  commands: { train: "nnc train iris.nn", predict: "nnc predict iris.nn", build: "nnc build iris.nn" },
  files: [], versions: [{ name: "nnc", value: "1" }],
};

const metadataOf = (card: string): string => /^---\n(.*?\n)---\n/s.exec(card)?.[1] ?? "";

/** Metadata by Python's parser of YAML 1.1, as the hub's library reads it; skipped where there is none. */
function byPython(yaml: string): unknown {
  return JSON.parse(execFileSync("/usr/bin/python3", ["-c", "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.read())))"], { input: yaml, encoding: "utf8" }));
}

function hasPython(): boolean {
  try {
    execFileSync("/usr/bin/python3", ["-c", "import yaml"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("metadata", () => {
  test("has the fields of the hub's specification", () => {
    const card = cardOf({ ...record, given: { license: "Apache-2.0", tags: ["biology", "nnc"], datasets: ["scikit-learn/iris"] } });
    expect(parse(metadataOf(card))).toEqual({
      license: "apache-2.0", library_name: "nnc", pipeline_tag: "tabular-classification", tags: ["nnc", "biology"], datasets: ["scikit-learn/iris"], metrics: ["accuracy", "roc_auc", "r_squared"],
      "model-index": [{
        name: "Iris",
        results: [{
          task: { type: "tabular-classification" }, dataset: { type: "scikit-learn/iris", name: "iris.csv", split: "test" },
          metrics: [{ type: "loss", value: 1e-7, name: "loss (test)" }, { type: "accuracy", value: 0.9, name: "accuracy (test)" }, { type: "r_squared", value: 0.5, name: "r2 (test)" }],
        }],
      }],
    });
  });

  const awkward = ["yes", "no", "null", "~", "1e3", "0x1F", "12:30:45", "2024-01-01", "a: b", "- a", "#x", "'", '"', "{a}", "[b]", "*a", "&a", "!a", "%a", "@a", "`a`", "---", "...", "ü", "a\tb", "=", "<<", "on", "1_000", ".inf"];

  test("texts stay texts, whatever YAML makes of such words", () => {
    const yaml = metadataOf(cardOf({ ...record, model: "yes", given: { license: "mit", tags: awkward, datasets: [] } }));
    expect(parse(yaml)).toMatchObject({ tags: ["nnc", ...awkward], "model-index": [{ name: "yes" }] });
  });

  test.skipIf(!hasPython())("Python's parser reads the same, numbers with exponents too", () => {
    const yaml = metadataOf(cardOf({ ...record, given: { license: "mit", tags: awkward, datasets: [] } }));
    expect(byPython(yaml)).toEqual(parse(yaml));
  });

  test.each([["MIT", undefined, { license: "mit" }], ["mit", "https://x", { license: "mit", license_link: "https://x" }], ["My own license", "LICENSE", { license: "other", license_name: "my-own-license", license_link: "LICENSE" }]])("the license %s, %s", (license, link, fields) => {
    expect(licenseFields(license, link)).toEqual(fields);
  });

  test("a license that is missing is no license: a comment says how it is given", () => {
    const yaml = metadataOf(cardOf(record));
    expect(parse(yaml)).not.toHaveProperty("license");
    expect(yaml).toContain("# license: missing");
  });

  test("nothing measured, nothing claimed", () => {
    const card = cardOf({ ...record, results: { kind: "none", reason: "No weights." } });
    expect(Object.keys(parse(metadataOf(card)) as object)).toEqual(["library_name", "pipeline_tag", "tags"]);
    expect(card).toContain("## Results\n\n**Missing.** No weights.\n");
  });
});

describe("text", () => {
  test("what only a person knows is marked as missing, or as given", () => {
    const card = cardOf(record);
    expect([...card.matchAll(/^\*\*Missing\.\*\*.*`(--[\w-]+)/gm)].map(([, flag]) => flag)).toEqual(["--intended-use", "--limits", "--license"]);
    const given = cardOf({ ...record, given: { license: "mit", intendedUse: "For *teaching*.", limits: "Three kinds.", tags: [], datasets: [] } });
    expect(given).not.toContain("Missing");
    expect(given).toContain("## Intended use\n\nFor *teaching*.\n");
  });

  test("pictures have no columns", () => {
    const [data] = record.data;
    expect(cardOf({ ...record, data: data === undefined ? [] : [{ ...data, unit: "pictures", columns: [], columnCount: 0 }] })).toContain("\nThe examples have 150 pictures.\n");
  });

  test("results on the examples of the training are called so", () => {
    const { results } = record;
    if (results.kind !== "measured") throw new Error("the record has results");
    const card = cardOf({ ...record, results: { kind: "measured", parts: results.parts.map((part) => ({ ...part, part: "training" as const })) } });
    expect(card).toContain("No examples are held out");
    expect(parse(metadataOf(card))).toMatchObject({ "model-index": [{ results: [{ dataset: { split: "train" } }] }] });
  });

  test.each([["a", "`a`"], ["a`b", "``a`b``"], ["`", "`` ` ``"], ["a\nb", "`a b`"], ["", "` `"], ["``a", "``` ``a ```"]])("code %j", (text, expected) => expect(code(text).replace(/^` {2}`$/, "` `")).toBe(expected));

  test("nothing of a text is markup", () => expect(plain("<script>*a*_b_[c](d)|#\n$x$")).toBe("\\<script\\>\\*a\\*\\_b\\_\\[c\\](d)\\|\\# \\$x\\$"));

  test("a cell stays a cell", () => {
    const [head, , row] = table(["a", "b"], [[code("x|y\n|z"), plain("p|q")]]).split("\n");
    expect(head).toBe("| a | b |");
    expect(row).toBe("| `x\\|y \\|z` | p\\|q |");
  });

  test("names of columns and classes with markup break no table", () => {
    const hostile = "|\n## x `</td>";
    const card = cardOf({ ...record, data: record.data.map((each) => ({ ...each, files: [{ ...file, path: hostile }], columns: [hostile] })), inputs: [{ name: hostile, what: "a number", doc: hostile, ofClasses: false }], settings: [{ name: hostile, value: hostile }] });
    expect(card.match(/^## .*/gm)).toEqual(cardOf(record).match(/^## .*/gm));
    for (const line of card.split("\n").filter((each) => each.startsWith("| "))) expect(line.endsWith(" |")).toBe(true);
  });
});
