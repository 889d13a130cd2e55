import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { InputError } from "../../src/cli/exit.ts";
import { watchAndBuild } from "../../src/cli/watch.ts";

test("a change builds again, also of an imported file beside it, and a fault waits for the next change", async () => {
  const folder = await mkdtemp(join(tmpdir(), "nnc-"));
  const file = join(folder, "model.nn");
  await writeFile(file, "one");
  await writeFile(join(folder, "notes.txt"), "one");
  let builds = 0;
  let said = "";
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const build = async (): Promise<boolean> => {
    builds += 1;
    if (builds === 2) throw new InputError("cannot read model.nn: permission denied");
    return true;
  };
  const terminal = { out: () => undefined, err: (text: string) => void (said += text), stdin: async () => new Uint8Array(0), color: { out: false, err: false }, interactive: false };
  const watching = watchAndBuild([file], build, terminal, ended);
  await vi.waitFor(() => expect(said).toContain("watching for changes"), 5000);
  expect(builds).toBe(1);
  await writeFile(file, "two");
  await vi.waitFor(() => expect(said).toContain("permission denied"), 5000);
  await writeFile(join(folder, "imported.nn"), "one");
  await vi.waitFor(() => expect(builds).toBe(3), 5000);
  await writeFile(join(folder, "notes.txt"), "two");
  end();
  expect(await watching).toBe(0);
  expect(builds).toBe(3);
  await rm(folder, { recursive: true });
});
