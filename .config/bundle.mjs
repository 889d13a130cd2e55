/** Bundles as rolldown.config.ts says, or another configuration beside it, without the table of chunks that the command of rolldown prints at any level. */
import { rolldown } from "rolldown";
import { loadConfig } from "rolldown/config";

const config = await loadConfig(new URL(process.argv[2] ?? "rolldown.config.ts", import.meta.url).pathname);
for (const { output, ...input } of [config].flat()) {
  const bundle = await rolldown({ ...input, logLevel: "warn" });
  for (const one of [output].flat()) await bundle.write(one);
  await bundle.close();
}
