/** The models of `examples/`: folders with a `package.json` are projects of a bundler or runtime, with a copy of one. */
import { existsSync, readdirSync } from "node:fs";

/** Names of the folders, each with `NAME/NAME.nn`. */
export const exampleNames: readonly string[] = readdirSync("examples").filter((name) => !existsSync(`examples/${name}/package.json`));

/** Paths of all their `.nn` files, from the root of the project. */
export const exampleFiles: readonly string[] = exampleNames.flatMap((name) => readdirSync(`examples/${name}`, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".nn")).map((path) => `examples/${name}/${path}`));
