/** Choices: between tensors, and between statements where Python can decide. */
import { asReal } from "./convert.ts";
import { atom, binds, block, type Code, line, within } from "./python.ts";
import { nested, type Scope } from "./scope.ts";
import { aligned, has, type Tensor, tensor, union } from "./tensor.ts";

/** `torch.where`; two numbers need a type, which they get from the network. */
export function choose(condition: Tensor, yes: Tensor, no: Tensor, scope: Scope): Tensor {
  const isWhole = [yes, no].every((v) => v.type === "integer") && !(yes.scalar && no.scalar);
  const [a, b] = isWhole ? [yes, no] : [asReal(yes, scope), asReal(no, scope)];
  const axes = union(scope.order, [condition, a, b]);
  const side = (v: Tensor): string => {
    const text = aligned(v, axes).text;
    return v.scalar && !isWhole && /^-?\d+$/.test(text) ? `${text}.0` : text;
  };
  if (a.scalar && b.scalar) {
    const where = aligned(condition, axes);
    if (a.code.text === "1" && b.code.text === "0") return tensor(atom(`${within(where, binds.atom)}.to(${scope.f.dtype()})`), axes);
    return tensor(atom(`torch.where(${where.text}, torch.tensor(${side(a)}, dtype=${scope.f.dtype()}, device=${scope.f.device()}), ${side(b)})`), axes);
  }
  return tensor(atom(`torch.where(${aligned(condition, axes).text}, ${side(a)}, ${side(b)})`), axes, isWhole ? "integer" : "real");
}

/** A choice that Python decides: an expression, or statements where a side has some of its own. */
export function conditional(condition: Tensor, yes: (scope: Scope) => Tensor, no: (scope: Scope) => Tensor, scope: Scope): Tensor {
  const [whenTrue, whenFalse] = [nested(scope), nested(scope)];
  const [a, b] = [asReal(yes(whenTrue), whenTrue), asReal(no(whenFalse), whenFalse)];
  const axes = union(scope.order, [a, b]);
  const isScalar = a.scalar && b.scalar;
  const type = "real";
  if (whenTrue.statements.length === 0 && whenFalse.statements.length === 0) {
    const text = `${within(full(a, axes, scope), binds.comparison)} if ${condition.code.text} else ${within(full(b, axes, scope), binds.comparison)}`;
    return { code: { text, binds: binds.conditional }, axes, type, scalar: isScalar };
  }
  const name = scope.f.names.fresh("value");
  scope.statements.push(
    block(`if ${condition.code.text}`, [...whenTrue.statements, line(`${name} = ${full(a, axes, scope).text}`)]),
    block("else", [...whenFalse.statements, line(`${name} = ${full(b, axes, scope).text}`)]),
  );
  return { code: atom(name), axes, type, scalar: isScalar };
}

/** The value with all axes: a tensor whose shape is known. */
function full(value: Tensor, axes: Tensor["axes"], scope: Scope): Code {
  if (value.axes.length === axes.length) return value.code;
  const sizes = axes.map((v) => (v.upper === Infinity ? scope.f.count() : String(v.upper - v.lower)));
  if (value.scalar) return constant(value, sizes, scope);
  const { likeness } = scope.f;
  const lacking = axes.filter((v) => !has(value.axes, v));
  // Dimensions of size 1 need no copy.
  if (lacking.every((v) => v.upper - v.lower === 1)) return atom(`${within(value.code, binds.atom)}[${trimmed(axes.map((v) => (lacking.includes(v) ? "None" : ":"))).join(", ")}]`);
  if (likeness !== undefined && String(likeness.sizes) === String(sizes)) return atom(`${within(aligned(value, axes), binds.atom)}.expand_as(${likeness.text})`);
  return atom(`${within(aligned(value, axes), binds.atom)}.expand(${sizes.join(", ")})`);
}

/** Without the last whole dimensions. */
function trimmed(places: readonly string[]): readonly string[] {
  return places.slice(0, places.lastIndexOf("None") + 1);
}

/** A tensor of one number. */
function constant({ code, type }: Tensor, sizes: readonly string[], { f }: Scope): Code {
  const { likeness } = f;
  if (likeness !== undefined && String(likeness.sizes) === String(sizes)) {
    if (code.text === "0" || code.text === "1") return atom(`torch.${code.text === "0" ? "zeros" : "ones"}_like(${likeness.text})`);
    return atom(`torch.full_like(${likeness.text}, ${code.text})`);
  }
  const shape = sizes.length === 1 ? sizes[0] ?? "" : `(${sizes.join(", ")})`;
  if (code.text === "0" && sizes.length > 0) return atom(`torch.zeros(${shape}${f.like()})`);
  if (code.text === "1" && sizes.length > 0) return atom(`torch.ones(${shape}${f.like()})`);
  const text = type !== "integer" || /[.a-z]/.test(code.text) ? code.text : `${code.text}.0`;
  return sizes.length === 0 ? atom(`torch.tensor(${text}${f.like()})`) : atom(`torch.full((${sizes.join(", ")}${sizes.length === 1 ? "," : ""}), ${text}${f.like()})`);
}

/** A value with all of the axes, for the whole of an array. */
export function filled(value: Tensor, axes: Tensor["axes"], scope: Scope): Tensor {
  const code = value.scalar && axes.length === 0 ? constant(value, [], scope) : full(value, axes, scope);
  return { ...value, code, axes, scalar: false };
}
