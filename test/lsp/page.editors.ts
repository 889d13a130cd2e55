/** What docs/editors.md prints for editors, as it is printed there. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const page = readFileSync("docs/editors.md", "utf8");

/** The blocks of code of one language below a heading. */
function blocksOf(heading: string, language: string): readonly string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map(([, text = ""]) => text);
}

/** A project with nnc in it, and a fault in its model. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "nnc-page-"));
  writeFileSync(join(folder, "package.json"), "{}");
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(resolve("."), join(folder, "node_modules/nnc"));
  writeFileSync(join(folder, "node_modules/.bin/nnc"), `#!/bin/sh\nexec "${process.execPath}" "${resolve("dist/cli/main.js")}" "$@"\n`, { mode: 0o755 });
  writeFileSync(join(folder, "iris.nn"), readFileSync("examples/iris/iris.nn", "utf8").replace("relu", "rellu"));
  copyFileSync("examples/iris/iris.csv", join(folder, "iris.csv"));
  return folder;
}

test("the init.lua of Neovim starts the project's nnc, and shows what it finds", { timeout: 120_000 }, () => {
  const folder = project();
  try {
    const [init = ""] = blocksOf("Neovim", "lua");
    writeFileSync(join(folder, "init.lua"), init);
    writeFileSync(join(folder, "ask.lua"), [
      "vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)",
      "local found = vim.tbl_map(function(d) return { d.lnum, d.code } end, vim.diagnostic.get(0))",
      "local clients = vim.tbl_map(function(c) return { c.name, c.config.root_dir } end, vim.lsp.get_active_clients())",
      'io.stdout:write(vim.fn.json_encode({ type = vim.bo.filetype, found = found, clients = clients }) .. "\\n")',
      'vim.cmd("qall!")',
    ].join("\n"));
    const { stdout, stderr, status } = spawnSync("nvim", ["--headless", "-i", "NONE", "-n", "-u", "init.lua", "iris.nn", "-c", "luafile ask.lua", "-c", "cquit 1"], {
      encoding: "utf8", cwd: folder, timeout: 100_000, env: { ...process.env, XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder },
    });
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout.slice(stdout.indexOf("{")))).toEqual({ type: "nn", found: [[4, "NN201"]], clients: [["nnc", folder]] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the files of Helix are TOML, with the keys of its source", () => {
  const [languages = "", config = ""] = blocksOf("Helix", "toml");
  const parse = (text: string): unknown => {
    const { stdout, stderr, status } = spawnSync("/usr/bin/python3", ["-c", "import json, sys, tomllib; print(json.dumps(tomllib.loads(sys.stdin.read())))"], { encoding: "utf8", input: text });
    expect(status, stderr).toBe(0);
    return JSON.parse(stdout);
  };
  expect(parse(languages)).toEqual({
    "language-server": { nnc: { command: "npx", args: ["nnc", "lsp", "--stdio"] } },
    language: [{
      name: "nn", scope: "source.nn", "file-types": ["nn"], roots: ["nnc.config.json", "package.json"], "comment-token": "//", indent: { "tab-width": 2, unit: "  " }, "auto-format": true, "language-servers": ["nnc"],
    }],
  });
  expect(parse(config)).toEqual({ editor: { lsp: { "display-inlay-hints": true } } });
});
