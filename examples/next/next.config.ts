import type { NextConfig } from "next";

const config: NextConfig = {
  // Turbopack, which `next dev` and `next build` take by default.
  turbopack: { rules: { "*.nn": { loaders: ["nnc/loader"], as: "*.js" } } },
  // With `--webpack`.
  webpack(webpack) {
    webpack.module.rules.push({ test: /\.nn$/, use: "nnc/loader" });
    return webpack;
  },
};

export default config;
