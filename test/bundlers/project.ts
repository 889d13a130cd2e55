/** An empty project outside of the repository, with the packed compiler installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Ran {
  readonly code: number;
  readonly text: string;
}

export class TestProject {
  readonly folder: string;

  /** Packs the compiler as it is built, and installs it with packages of npm. */
  constructor(packages: readonly string[]) {
    this.folder = mkdtempSync(join(tmpdir(), "nnc-bundlers-"));
    execFileSync("npm", ["pack", "--pack-destination", this.folder], { stdio: "ignore" });
    const [tarball = ""] = readdirSync(this.folder).filter((name) => name.endsWith(".tgz"));
    this.write({ "package.json": `{ "name": "project", "private": true, "type": "module" }` });
    execFileSync("npm", ["install", "--no-audit", "--no-fund", `./${tarball}`, ...packages], { cwd: this.folder, stdio: ["ignore", "ignore", "inherit"] });
    this.reset();
  }

  /** The files that each test begins with. */
  reset(): void {
    mkdirSync(join(this.folder, "src"), { recursive: true });
    for (const name of ["iris.nn", "iris.csv"]) copyFileSync(join("examples/iris", name), join(this.folder, "src", name));
    this.write({
      "src/app.js": `
import { createIris } from "./iris.nn";
const iris = createIris({ seed: 1 });
const flower = [{ sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 }, { sepalLength: 6.7, sepalWidth: 3, petalLength: 5.2, petalWidth: 2.3 }];
iris.fit({ flower, species: ["setosa", "virginica"] }, { epochs: 50, validation: 0 });
console.log(flower.map((f) => iris.predict(f).species).join(" "));
`,
      "index.html": `<!doctype html><meta charset="utf-8"><script type="module" src="/src/app.js"></script>`,
    });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    this.write({ [path]: text.replace(from, to) });
  }

  /** Runs a script of the project, or arguments of Node. */
  node(...args: readonly string[]): Ran {
    return this.run(process.execPath, ...args);
  }

  run(program: string, ...args: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: this.folder, encoding: "utf8", env: { ...process.env, NODE_ENV: "", NO_COLOR: "1" } });
    return { code: status ?? 1, text: `${stdout}${stderr}` };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
