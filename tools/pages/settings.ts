/** The table of the settings of `train` in the page of the language. */
import { settingRows } from "../../src/ir/model/train-settings.ts";

export function settingsTable(): string {
  const rows = Object.entries(settingRows).map(([name, { takes, does, ofDataSets, default: byDefault }]) => `| \`${name}\`${ofDataSets === true ? " *" : ""} | ${takes} | ${byDefault === undefined ? "" : `\`${JSON.stringify(byDefault)}\``} | ${does} |`);
  return ["| setting | takes | default | does |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
