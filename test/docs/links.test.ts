/** Pages link to files that exist, and name files of the source that exist. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const pages = ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md", "docs/coming-from.md", "docs/language/README.md", "docs/adding.md", ...readdirSync("docs/phases").map((name) => `docs/phases/${name}`)];
const files = ["src", "test", "tools", "docs", "examples"].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => `/${folder}/${path}`));

test.each(pages)("%s links to and names only files that exist", (path) => {
  const prose = readFileSync(path, "utf8").replace(/^```[\s\S]*?^```$/gm, "");
  const links = [...prose.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) => target);
  expect(links.filter((target) => !existsSync(join(dirname(path), target))), "links to nothing").toEqual([]);
  // In capitals are the parts of a name that the reader fills in.
  const named = [...prose.matchAll(/`([\w./-]+\/[\w.-]*|[\w-]+\.ts)`/g)].map(([, name = ""]) => name).filter((name) => /\.ts$|\/$|^(?:src|test|docs)\//.test(name) && !/[A-Z]{4}/.test(name) && /\w/.test(name));
  expect(named.filter((name) => !files.some((file) => file.endsWith(`/${name.replace(/\/$/, "")}`))), "files that do not exist").toEqual([]);
});
