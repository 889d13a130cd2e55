import absolute from "./absolute.nn";
import adagrad from "./adagrad.nn";
import adam from "./adam.nn";
import adaptive from "./adaptive.nn";
import attention from "./attention.nn";
import blocks from "./blocks.nn";
import constraints from "./constraints.nn";
import conv from "./conv.nn";
import crossEntropy from "./crossEntropy.nn";
import dense from "./dense.nn";
import divergence from "./divergence.nn";
import dropout from "./dropout.nn";
import embedding from "./embedding.nn";
import flatten from "./flatten.nn";
import gru from "./gru.nn";
import initializers from "./initializers.nn";
import lstm from "./lstm.nn";
import merge from "./merge.nn";
import norm from "./norm.nn";
import pool from "./pool.nn";
import prelu from "./prelu.nn";
import rectifiers from "./rectifiers.nn";
import recurrent from "./recurrent.nn";
import regularizers from "./regularizers.nn";
import rmsprop from "./rmsprop.nn";
import robust from "./robust.nn";
import schedules from "./schedules.nn";
import sgd from "./sgd.nn";
import shape from "./shape.nn";
import sigmoids from "./sigmoids.nn";
import smooth from "./smooth.nn";
import softmax from "./softmax.nn";
import squared from "./squared.nn";
import standardize from "./standardize.nn";

/** One file of the standard library. */
export interface LibraryFile {
  /** What diagnostics call it: `std/dense.nn`. */
  readonly name: string;
  readonly text: string;
}

/**
 * The standard library, as text: nothing is parsed here. Whoever resolves a name finds the file that declares it by
 * looking for the declaration's keyword and name at the start of a line, and parses that file alone.
 */
export const library: readonly LibraryFile[] = [
  { name: "std/absolute.nn", text: absolute },
  { name: "std/adagrad.nn", text: adagrad },
  { name: "std/adam.nn", text: adam },
  { name: "std/adaptive.nn", text: adaptive },
  { name: "std/attention.nn", text: attention },
  { name: "std/blocks.nn", text: blocks },
  { name: "std/constraints.nn", text: constraints },
  { name: "std/conv.nn", text: conv },
  { name: "std/crossEntropy.nn", text: crossEntropy },
  { name: "std/dense.nn", text: dense },
  { name: "std/divergence.nn", text: divergence },
  { name: "std/dropout.nn", text: dropout },
  { name: "std/embedding.nn", text: embedding },
  { name: "std/flatten.nn", text: flatten },
  { name: "std/gru.nn", text: gru },
  { name: "std/initializers.nn", text: initializers },
  { name: "std/lstm.nn", text: lstm },
  { name: "std/merge.nn", text: merge },
  { name: "std/norm.nn", text: norm },
  { name: "std/pool.nn", text: pool },
  { name: "std/prelu.nn", text: prelu },
  { name: "std/rectifiers.nn", text: rectifiers },
  { name: "std/recurrent.nn", text: recurrent },
  { name: "std/regularizers.nn", text: regularizers },
  { name: "std/rmsprop.nn", text: rmsprop },
  { name: "std/robust.nn", text: robust },
  { name: "std/schedules.nn", text: schedules },
  { name: "std/sgd.nn", text: sgd },
  { name: "std/shape.nn", text: shape },
  { name: "std/sigmoids.nn", text: sigmoids },
  { name: "std/smooth.nn", text: smooth },
  { name: "std/softmax.nn", text: softmax },
  { name: "std/squared.nn", text: squared },
  { name: "std/standardize.nn", text: standardize },
];
