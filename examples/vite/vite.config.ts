import nnc from "nnc/vite";
import { defineConfig } from "vite";

export default defineConfig({ plugins: [nnc()] });
