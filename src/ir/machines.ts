/** The figures of machines that phases decide by: sizes of caches and vectors, limits of engines, costs in time. */

/** Limits and tile sizes of scalar code in a JavaScript engine. */
export interface Budget {
  /** Straight-line code wins up to about this many multiply-adds in a function (0.26–0.32 ns each; twice that at 2,048). */
  readonly straightLine: number;
  /** The same inside of a loop over the batch: beyond it tiles are as fast, and a fraction of the text. */
  readonly straightLineBatched: number;
  /** The most operations that are unrolled in code without sums: a loop over arrays costs little more. */
  readonly elementwise: number;
  /** V8 never optimizes a function of more bytecode than 61,440; this leaves room for what is estimated too low. */
  readonly bytecode: number;
  /** Bytecode of all unrolled functions of an entry: beyond it a module takes longer to parse than it gains. */
  readonly entry: number;
  /** Outputs per tile: rows by columns, and how often the reduction inside is unrolled. */
  readonly tile: { readonly rows: number; readonly columns: number; readonly reduction: number };
  /** The same for a single example. */
  readonly single: { readonly columns: number; readonly reduction: number };
  /** Accumulators of a single sum: as many as additions overlap. */
  readonly chains: number;
  /** Elements that an elementwise loop computes in one iteration (0.28 ns for an update of four, 0.62 for one by one). */
  readonly elements: number;
  /** The most operations of an element for which that pays. */
  readonly light: number;
  /** Loops inside of others with at most this many iterations are unrolled. */
  readonly shortLoop: number;
  /** The most parts into which a loop is split where conditions on its variable change. */
  readonly segments: number;
  /** The most statements of a function. */
  readonly statements: number;
}

/** Vectors, and the tiles of them that fit into registers. */
export interface VectorMachine {
  readonly lanes: number;
  /** Rows by vectors of a tile (4×8 outputs), vectors where there are no rows (1×32), rows where sums run in lanes (2×4). */
  readonly rows: number;
  readonly vectors: number;
  readonly alone: number;
  /** Accumulators and loads of one turn that fit into registers: V8 loads all before it adds. */
  readonly registers: number;
  readonly dotRows: number;
  /** Vectors in one iteration of an elementwise loop with at most `light` operations an element; with twice as many operations in loops over at least `long` vectors. */
  readonly elements: number;
  readonly light: number;
  readonly long: number;
  /** Results of sums from which on functions of them run in loops of their own, and elements of an example from which on quotients by the number of examples are products. */
  readonly functions: number;
  /** Rows of a matrix that a single vector is multiplied with together, where it has `least` elements. */
  readonly rowBlocks: { readonly rows: number; readonly least: number };
  /** Loops of at most this many iterations are unrolled; the engine unrolls longer ones better itself. */
  readonly shortLoop: number;
  /** Statements of a function beyond which nothing more is unrolled. */
  readonly statements: number;
}

/** The caches, and what packing costs. Elements are float32. */
export interface CacheMachine {
  /** Elements in a line; sets and ways of the first-level cache. */
  readonly line: number;
  readonly sets: number;
  readonly ways: number;
  /** Elements of a page; entries of the TLB. */
  readonly page: number;
  readonly pages: number;
  /** Operands of fewer elements stay in the cache with any stride. */
  readonly panelsFrom: number;
  /** Elements that stay in the second-level cache while tiles read them. */
  readonly near: number;
  /** How many tiles must read each element for a copy to pay: of operands in the second-level cache, and of larger ones. */
  readonly walks: { readonly near: number; readonly far: number };
  /** How often each element of an operand must be read for a transposed copy to pay. */
  readonly transposedFrom: number;
  /** Steps of a sum whose rows are copied together, so that both reads and writes are in order. */
  readonly together: number;
  /** Elements of a block of examples over which a sum passes again and again, as many as fit into the nearest cache; the least results for which it does, and terms of a block. */
  readonly block: number;
  readonly results: number;
  readonly turns: number;
}

/** When sums over the non-zeros of an input pay. */
export interface SparseMachine {
  /** The largest share of elements other than zero. */
  readonly share: number;
  /** The least results that an element takes part in: finding the non-zeros costs as much as some 25 products. */
  readonly columns: number;
  /** The least elements of an example, and products of a full batch. */
  readonly width: number;
  readonly products: number;
}

/** When sums over the non-zeros of the rows of an input pay. */
export interface RowsMachine {
  /** The largest share of elements other than zero. */
  readonly share: number;
  /** The least columns of results, elements of a row, and products of a full batch. */
  readonly columns: number;
  readonly length: number;
  readonly products: number;
  /** Elements that are passed over together. */
  readonly block: number;
}

/** When minimal filtering pays. */
export interface MinimalMachine {
  /** The least products of a call. */
  readonly least: number;
  /** The largest share of the products of the sums that it may take, in all. */
  readonly share: number;
  /** What a transformed number costs, in products. */
  readonly element: number;
  /** Tiles of a block, and terms of a sum over tiles, from which on products of matrices are fast. */
  readonly tiles: number;
  readonly terms: number;
  /** Shares of a batch with arrays of their own on the way: the most threads that help. */
  readonly shares: number;
}

/** The cost of threads, and of operations on one thread, in nanoseconds. */
export interface ThreadMachine {
  /** The least time of a parallel loop: several barriers. */
  readonly loop: number;
  /** The least time of a step that runs on several threads. */
  readonly step: number;
  /** The most of the time of one thread that a step may take on two. */
  readonly gain: number;
  /** To wait for the others, where all come at the same time. */
  readonly barrier: number;
  /** The most of the longest of two parts of a loop that a loop inside must have to be divided in its place. */
  readonly even: number;
  readonly load: number;
  readonly store: number;
  readonly arithmetic: number;
  /** A division or a square root. */
  readonly division: number;
  readonly transcendental: number;
  /** A random number. */
  readonly draw: number;
}

/** The figures that a schedule for WebAssembly needs. */
export interface SimdMachine {
  readonly budget: Budget;
  readonly vectors: VectorMachine;
  readonly cache: CacheMachine;
  readonly sparse: SparseMachine;
  readonly rows: RowsMachine;
  readonly minimal: MinimalMachine;
}

/** V8, measured. */
export const budget: Budget = {
  straightLine: 256,
  straightLineBatched: 64,
  elementwise: 64,
  bytecode: 40_000,
  entry: 200_000,
  tile: { rows: 4, columns: 2, reduction: 2 },
  single: { columns: 4, reduction: 2 },
  chains: 4,
  elements: 4,
  light: 8,
  shortLoop: 4,
  segments: 4,
  statements: 1_500,
};

/**
 * V8 with SIMD, measured. Caches are the smallest in use: 32 KiB in 8 ways, a TLB of 64 pages of 4 KiB, 512 KiB on the second
 * level. A walk shares them with others, so half of each is available to it.
 */
export const simdMachine: SimdMachine = {
  budget,
  vectors: { lanes: 4, rows: 4, vectors: 2, alone: 8, registers: 14, dotRows: 2, elements: 4, light: 8, long: 64, functions: 256, rowBlocks: { rows: 8, least: 16_384 }, shortLoop: 8, statements: 1_500 },
  cache: { line: 16, sets: 64, ways: 8, page: 1024, pages: 64, panelsFrom: 4096, near: 131_072, walks: { near: 24, far: 10 }, transposedFrom: 32, together: 16, block: 8192, results: 128, turns: 32 },
  sparse: { share: 0.3, columns: 64, width: 64, products: 500_000 },
  rows: { share: 0.03, columns: 8, length: 64, products: 4_000_000, block: 16 },
  minimal: { least: 1_000_000, share: 0.8, element: 3, tiles: 16, terms: 48, shares: 4 },
};

/** V8 on two cores, measured. */
export const threads: ThreadMachine = {
  loop: 4_000,
  step: 250_000,
  gain: 0.75,
  barrier: 500,
  even: 0.9,
  load: 0.1,
  store: 0.25,
  arithmetic: 0.25,
  division: 1.5,
  transcendental: 4,
  draw: 10,
};

/** Memory of modules, in bytes unless it says otherwise. */
export const memory = {
  /** A line of caches: what starts on one is split by no other, and who waits for one number slows down no other. */
  line: 64,
  /** A page of WebAssembly. */
  page: 65_536,
  /** Elements from which on an array starts on a line. */
  alignedFrom: 64,
} as const;

/** When kernels that are equal but for names share their code. */
export const sharing = {
  /** Characters of kernels in loops that would be written again: with less, a module is short as it is, and a function of its own for each kernel is easier to read. */
  from: 48_000,
  /** Characters of a kernel up to which a call with its arrays is no shorter. */
  least: 150,
  /** Copies from which on engines of JavaScript run one function for all no slower: it runs up to a fifth slower than one whose arrays are constants (12 blocks of a transformer), but is compiled once (50 blocks of dense layers: 45 ms a step with functions of their own, 2 with shared ones). */
  copies: 24,
} as const;

/** Calls between JavaScript and WebAssembly, and code that is short enough to be repeated. */
export const calls = {
  /** Numbers of an example from which on examples are copied and checked as a whole: below, a call takes longer than a loop. */
  wide: 64,
  /** Bytes of code up to which the kernels of an entry are one function: calls would take a good part of its time. */
  oneFunction: 1000,
  /** Bytes up to which stores one after the other are as short as a loop. */
  straightStores: 256,
  /** How often code must run in one call for functions of four lanes to be written out in it, which takes half the time of a call; and bytes of a function up to which they are. */
  inlinedFrom: 16,
  inlined: 4_000,
  /** How often a loop is assumed to run whose bounds are not known. */
  turns: 16,
  /** How often a waiting thread looks before it sleeps: about 200 µs. */
  looks: 300_000,
} as const;
