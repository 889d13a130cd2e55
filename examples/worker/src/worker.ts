import { flowers } from "./flowers.ts";
import { createIris } from "./iris.ts";

// All requests share the network. A module of target `wasm` could only be created here: workerd compiles WebAssembly at start, and not in a handler.
const iris = createIris({ seed: 42 });
let trained = false;

/** `GET /train` trains and gives the accuracy; `GET /predict?sepalLength=…` answers with the classes of one flower. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/train") {
      iris.fit({ flower: flowers, species: flowers.map(({ species }) => species) }, { epochs: 60, validation: 0 });
      trained = true;
      const right = flowers.filter((flower) => iris.predict(flower).species === flower.species);
      return Response.json({ accuracy: right.length / flowers.length });
    }
    if (pathname !== "/predict") return new Response("/train or /predict\n", { status: 404 });
    if (!trained) return new Response("/train first\n", { status: 409 });
    const number = (name: string): number => Number(searchParams.get(name) ?? Number.NaN);
    const flower = { sepalLength: number("sepalLength"), sepalWidth: number("sepalWidth"), petalLength: number("petalLength"), petalWidth: number("petalWidth") };
    return Response.json(iris.predict(flower));
  },
};
