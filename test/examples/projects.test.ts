/** The projects of `examples` have the model and the data of `examples/iris`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const projects = readdirSync("examples").filter((name) => existsSync(`examples/${name}/package.json`));
const version = (JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string }).version;

test("there are five", () => {
  expect(projects).toEqual(["next", "node", "processes", "vite", "worker"]);
});

test.each(projects)("%s trains iris, and takes this version of the compiler", (name) => {
  const data = name === "next" ? "public" : "src";
  expect(readFileSync(`examples/${name}/${data}/iris.csv`, "utf8")).toBe(readFileSync("examples/iris/iris.csv", "utf8"));
  expect(readFileSync(`examples/${name}/src/iris.nn`, "utf8").replace("../public/", "")).toBe(readFileSync("examples/iris/iris.nn", "utf8"));
  expect(JSON.parse(readFileSync(`examples/${name}/package.json`, "utf8"))).toMatchObject({ dependencies: { nnc: `^${version}` } });
});
