/** Which words of other tools lead to a diagnostic, and what to write for them. */
import { catalogue } from "../catalogue.ts";
import { foreignArguments, foreignCalls, type Place } from "./calls.ts";
import { foreignDataOptions, foreignEncodings, foreignSettings, type ForeignWord } from "./settings.ts";

const places: Readonly<Record<Place, string>> = { chain: "steps of a chain", loss: "losses", optimizer: "optimizers", initializer: "initializers", regularizer: "regularizers", schedule: "schedules" };

/** A line of Markdown for each remedy. */
export function leadingTo(code: string): readonly string[] {
  switch (code) {
    case catalogue.unknownName.code: return Object.entries(places).flatMap(([place, title]) => {
      const rows = foreignCalls.filter((row) => row.place === place);
      const written = [...new Set(rows.map((row) => row.write))];
      return [`${title}: ${written.map((write) => `${quoted(rows.filter((row) => row.write === write).flatMap((row) => row.names))} → \`${write}\``).join("; ")}`];
    });
    case catalogue.unknownArgument.code: return foreignArguments.map(({ names, says }) => `${quoted(names)}: ${says}`);
    case catalogue.unknownSetting.code: return foreignSettings.map(line);
    case catalogue.unknownDataOption.code: return foreignDataOptions.map(line);
    case catalogue.unknownEncoding.code: return foreignEncodings.map(line);
    default: return [];
  }
}

function line({ of, names, says }: ForeignWord): string {
  return `${quoted(names)} (${of}): ${says}`;
}

function quoted(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `\`${name}\``).join(", ");
}
