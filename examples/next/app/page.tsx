import type { ReactNode } from "react";
import { Trainer } from "../src/trainer";

export default function Page(): ReactNode {
  return <Trainer />;
}
