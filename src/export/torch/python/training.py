# Training over a data set, as `nnc train` and `fit` of emitted modules do it: the same split, order, batches and random numbers.
def train(net, data, validation=None, test=None, columns=None, out=None, resume=None, log=print, **settings):
    """Trains as the model's `train` says; returns what each epoch measured.

    data: tensors of all examples, by the names of the arguments of `forward`. validation, test: those of other examples, or a share of these.
    columns: values that the model splits by, by the name of their column. out: where checkpoints go. resume: a checkpoint to go on from.
    settings: what is to be otherwise than in `models`, such as epochs=5; `of`: epochs of the whole training, of which this is a part.
    Under torchrun every process calls it with the same data.
    """
    model = models[type(net).__name__]
    unknown = set(settings) - {*model["settings"], "seed", "of"}
    if unknown:
        raise TypeError(f"train has no setting {', '.join(unknown)}")
    lacking = [name for name in model["values"] if name not in data]
    if lacking:
        raise TypeError(f"data lacks {', '.join(lacking)}: it has a tensor of all examples for each of {', '.join(model['values'])}")
    s = {"of": None, **model["settings"], **settings}
    optimizer = model["optimizer"](net)
    if resume is not None:
        load_weights(net, resume, optimizer)
    randomness["seed"] = settings.get("seed", randomness["seed"])
    seed, batch, accumulate = randomness["seed"], s["batch"], s["accumulate"]
    first, begun = optimizer.epoch, optimizer.epoch if optimizer.epochs == math.inf else max(optimizer.epochs, optimizer.epoch)
    epochs = settings.get("epochs", max(0, s["of"] - first) if s["of"] is not None else begun - first if begun > first else s["epochs"])
    whole = s["of"] or max(begun, first + epochs)

    examples = len(next(iter(data.values())))
    others = {}
    for name, given in (("validation", validation), ("test", test)):
        s[name] = s[name] if given is None else given
        if isinstance(s[name], dict) and "share" not in s[name]:
            # A file that the model names is read by `main`.
            others[name], s[name] = None if "files" in s[name] else s[name], 0
    split, trained, validated, tested = split_rows(examples, {**s, "seed": seed}, {**data, **(columns or {})})
    steps = max(1, math.ceil(math.ceil(trained / batch) / accumulate))
    if not getattr(net, "_fitted", False):
        fit_values(net, {name: values[split[:trained]] for name, values in data.items()})
    net._fitted = True
    device, dtype = next(net.parameters()).device, next(net.parameters()).dtype
    data, validation, test = ({name: (v.to(dtype) if v.is_floating_point() else v).to(device) for name, v in (d or {}).items()} for d in (data, others.get("validation"), others.get("test")))
    wrapped = net
    if ranks() > 1:
        wrapped = nn.parallel.DistributedDataParallel(net, device_ids=[device.index] if device.type == "cuda" else None, broadcast_buffers=False)

    best = read_best(net, resume, s["stop"], first) if s["patience"] > 0 else None
    history = []
    for epoch in range(first + 1, first + epochs + 1):
        order = list(split)
        if s["shuffle"]:
            shuffle(order, trained, seed, epoch)
        order = torch.tensor(order, device=device)
        optimizer.epoch, optimizer.epochs, optimizer.steps = epoch - 1, whole, whole * steps
        net.train()
        loss_sum, at = 0.0, 0
        while at < trained:
            total = min(accumulate * batch, trained - at)
            parts = math.ceil(total / batch)
            optimizer.zero_grad()
            for k in range(parts):
                count = min(batch, trained - at)
                randomness["step"] = optimizer.updates * int(min(accumulate, 65536)) + k
                # Gradients of processes are averaged with the last part alone.
                with wrapped.no_sync() if wrapped is not net and k < parts - 1 else contextlib.nullcontext():
                    loss = forward_part(wrapped, model, data, order[at : at + count])[1]
                    (loss if parts == 1 else loss * (count / total)).backward()
                value = loss.item()
                if not math.isfinite(value):
                    raise FloatingPointError(f"the loss is {value} at step {optimizer.updates + 1}")
                loss_sum += value * count
                at += count
            optimizer.step()
        report = {"epoch": epoch, "loss": loss_sum / trained, **measure(net, data, split[:trained], batch, loss=False)}
        if validation:
            report["validation"] = measure(net, validation, range(len(next(iter(validation.values())))), batch)
        elif validated > 0:
            report["validation"] = measure(net, data, split[trained : trained + validated], batch)
        optimizer.epoch = epoch
        history.append(report)
        log(f"epoch {epoch}/{whole}  {text_of(report)}")
        if best is not None:
            score = score_of(report.get("validation", report), s["stop"])
            if score < best["score"]:
                best = {**best, "epoch": epoch, "score": score, "weights": {key: value.clone() for key, value in net.state_dict().items()}}
            if epoch - best["epoch"] >= s["patience"]:
                optimizer.epochs = epoch  # the training is complete: nothing remains to resume
                log(f"stopped    early: the weights are those of epoch {best['epoch']}")
                break
        if out is not None and epoch < first + epochs:
            save_checkpoint(net, out, optimizer, best)
    ended = optimizer.epoch >= optimizer.epochs
    if best is not None and best["weights"] is not None and ended:
        net.load_state_dict(best["weights"])
    if ended and history and (test or tested > 0):
        history[-1]["test"] = measure(net, test, range(len(next(iter(test.values())))), batch) if test else measure(net, data, split[trained + validated :], batch)
        log(f"test       {text_of(history[-1]['test'])}")
    if out is not None:
        save_checkpoint(net, out, optimizer, None if ended else best)
    return history


def forward_part(net, model, data, rows):
    """Outputs and loss of a batch; of several processes each computes the outputs of its part, and all the same loss."""
    size, rank = ranks(), torch.distributed.get_rank() if ranks() > 1 else 0
    part["first"], part["count"] = len(rows) * rank // size, len(rows)
    try:
        own = rows[part["first"] : len(rows) * (rank + 1) // size]
        return net(**{name: data[name][own] for name in model["values"]}, **model["flags"])
    finally:
        part["first"], part["count"] = 0, None


@torch.no_grad()
def measure(net, data, rows, batch, loss=True):
    """Mean loss and metrics of examples, without dropout and statistics of batches."""
    model = models[type(net).__name__]
    net.eval()
    if not loss and not model["metrics"]:
        return {}
    rows = torch.as_tensor(rows, device=next(net.parameters()).device)
    if not model["loss_is_mean"]:
        batch = len(rows)
    found, total = [], 0.0
    for at in range(0, len(rows), batch):
        some = rows[at : at + batch]
        outputs, value = forward_part(net, model, data, some)
        total += value.item() * len(some)
        found.append([whole_batch(output, len(some)) for output in (outputs if isinstance(outputs, tuple) else [outputs])])
    net.train()
    results = {"loss": total / len(rows)} if loss else {}
    for key, metric, output, target, argument in model["metrics"]:
        results[key] = metrics[metric](torch.cat([outputs[output] for outputs in found]), data[target][rows], argument)
    return results


def whole_batch(x, count):
    """The rows of all processes."""
    if ranks() == 1:
        return x
    rank, whole = torch.distributed.get_rank(), x.new_zeros((count, *x.shape[1:]))
    whole[count * rank // ranks() : count * (rank + 1) // ranks()] = x
    return over_ranks(whole)


def fit_values(net, data):
    """Computes `fitted` values, such as means and deviations, from the training examples: in float64, by every process from all of them."""
    if hasattr(net, "fit"):
        exact = copy.deepcopy(net).double()
        exact.fit(**{name: value.double() if value.is_floating_point() else value for name, value in data.items()})
        net.load_state_dict(exact.state_dict())


def class_metrics(outputs, targets, of):
    """Shares of right predictions: `accuracy`, or of the first k."""
    if outputs.shape != targets.shape:
        order = torch.sort(outputs, dim=-1, descending=True, stable=True).indices[..., : of or 1]
        return (order == targets[..., None]).any(-1).double().mean().item()
    return ((outputs >= 0.5) == (targets != 0)).double().mean().item()


def log_loss(outputs, targets, _):
    chosen = outputs.gather(-1, targets[..., None]) if outputs.shape != targets.shape else torch.where(targets != 0, outputs, 1 - outputs)
    return -torch.log(chosen.double().clamp_min(2.0**-52)).mean().item()


def r2(outputs, targets, _):
    left, spread = ((targets - outputs).double() ** 2).sum(0), ((targets - targets.double().mean(0)) ** 2).sum(0)
    return torch.where(spread > 0, 1 - left / spread, (left == 0).double()).mean().item()


metrics = {
    "accuracy": class_metrics,
    "topK": class_metrics,
    "logLoss": log_loss,
    "mae": lambda y, t, _: (y - t).double().abs().mean().item(),
    "mse": lambda y, t, _: ((y - t).double() ** 2).mean().item(),
    "rmse": lambda y, t, _: math.sqrt(((y - t).double() ** 2).mean().item()),
    "mape": lambda y, t, _: ((y - t).double().abs() / t.double().abs().clamp_min(2.0**-52)).mean().item(),
    "r2": r2,
}


def text_of(report):
    parts = [f"{key} {value:.2%}" if key.split(".")[-1].startswith(("accuracy", "topK")) else f"{key} {value:.4g}" for key, value in report.items() if isinstance(value, float)]
    return "  ".join(parts) + (f"  validation: {text_of(report['validation']).replace('  ', ', ')}" if "validation" in report else "")


def score_of(report, stop):
    """What early stopping makes as low as it can."""
    if stop is None:
        return report["loss"]
    aim, key = stop
    if key not in report:
        raise KeyError(f"training stops by {key}, which this file does not measure: add it to `metrics`, or train with stop=None")
    return -report[key] if aim == "highest" else report[key]


def save_checkpoint(net, path, optimizer, best):
    """Weights, what the optimizer keeps, and how far the training is; the best weights in a file of their own where they are others."""
    if ranks() == 1 or torch.distributed.get_rank() == 0:
        about, stem = {}, path[: -len(".safetensors")] if path.endswith(".safetensors") else path
        if best is not None:
            about = {"bestEpoch": best["epoch"], "bestLoss": "Infinity" if best["score"] == math.inf else best["score"], **best["of"]}
            if best["weights"] is not None and best["epoch"] != optimizer.epoch:
                about["bestWeights"] = f"{os.path.basename(stem)}.best-{best['epoch']}{path[len(stem):]}"
                beside = os.path.join(os.path.dirname(path), about["bestWeights"])
                if not os.path.exists(beside):
                    names = getattr(net, "names_in_files", {})
                    write_safetensors(beside, {names.get(key, key): value for key, value in best["weights"].items()}, {"model": type(net).__name__})
        save_weights(net, path, optimizer, **about)
        for other in os.listdir(os.path.dirname(path) or "."):
            if re.fullmatch(re.escape(os.path.basename(stem)) + r"\.best-\d+" + re.escape(path[len(stem) :]), other) and other != about.get("bestWeights"):
                os.remove(os.path.join(os.path.dirname(path), other))
    if ranks() > 1:
        torch.distributed.barrier()


def read_best(net, path, stop, epoch):
    """What early stopping knew at a checkpoint."""
    of = {} if stop is None else {"bestOf": " ".join(stop)}
    none = {"epoch": epoch, "score": math.inf, "weights": None, "of": of}
    metadata = {} if path is None else read_safetensors(path)[1]
    if "bestEpoch" not in metadata or metadata.get("bestOf") != of.get("bestOf"):
        return none
    score = float(metadata["bestLoss"].replace("Infinity", "inf"))
    if score == math.inf:
        return {**none, "epoch": int(metadata["bestEpoch"])}
    weights = {key: value.clone() for key, value in net.state_dict().items()}
    if "bestWeights" in metadata:
        tensors = read_safetensors(os.path.join(os.path.dirname(path), metadata["bestWeights"]))[0]
        names = getattr(net, "names_in_files", {})
        weights = {key: tensors[names.get(key, key)].to(value) for key, value in weights.items()}
    return {**none, "epoch": int(metadata["bestEpoch"]), "score": score, "weights": weights}


def shuffle(order, count, seed, round_):
    """Puts the first entries of a list into a random order (Fisher, Yates)."""
    high, low = _bits(2147483647, torch.arange(count), seed, round_)
    share = ((high >> 5) * 67108864 + (low >> 6)).to(torch.float64) / 9007199254740992
    for i, j in zip(range(count - 1, 0, -1), (share * torch.arange(1, count + 1)).long().flip(0).tolist()):
        order[i], order[j] = order[j], order[i]


def split_rows(examples, s, columns):
    """Row numbers: first those that train, then of validation, then of the test; and how many each are."""
    order = list(range(examples))
    held = {"validation": s["validation"], "test": s["test"]}
    if any(held.values()) and s["shuffle"] and not s["hold_last"]:
        shuffle(order, examples, s["seed"], 0)

    def hold(what, count):
        share = what["share"] if isinstance(what, dict) else what
        if share == 0:
            return 0
        wanted = min(count - 1, max(1, math.floor(examples * share + 0.5)))
        if not isinstance(what, dict):
            return wanted
        if what["column"] not in columns:
            raise KeyError(f"the model splits by the {what['by']} {what['column']}: give its values, train(net, data, columns={{{what['column']!r}: […]}})")
        values = columns[what["column"]]
        values = values.flatten().tolist() if isinstance(values, torch.Tensor) else list(values)
        return {"stratify": hold_classes, "group": hold_groups, "time": hold_latest}[what["by"]](values, order, count, wanted, s["seed"])

    tested = hold(held["test"], examples)
    validated = hold(held["validation"], examples - tested)
    return order, examples - tested - validated, validated, tested


def hold_classes(values, order, count, held, seed):
    """Each class gives its share, rounded by largest remainders, and keeps one example at least."""
    sizes = {}
    for row in order[:count]:
        sizes[values[row]] = sizes.get(values[row], 0) + 1
    given = {value: size * held // count for value, size in sizes.items()}
    left = held - sum(given.values())
    for value in sorted(sizes, key=lambda v: (-(sizes[v] * held % count), -sizes[v])):
        if left > 0 and given[value] < sizes[value] - 1:
            given[value] += 1
            left -= 1

    def is_held(row):
        given[values[row]] -= 1
        return given[values[row]] >= 0

    return move_to_end(order, count, is_held)


def hold_groups(values, order, count, held, seed):
    """Groups in a drawn order, each whole, as long as they bring the part nearer to its size."""
    sizes = {}
    for row in sorted(order[:count]):
        sizes[values[row]] = sizes.get(values[row], 0) + 1
    groups, drawn, chosen, left = list(sizes.items()), list(range(len(sizes))), set(), held
    shuffle(drawn, len(groups), seed, 0)
    for value, size in (groups[k] for k in drawn):
        if size <= 2 * left and len(chosen) < len(groups) - 1:
            chosen.add(value)
            left -= size
    if not chosen and len(groups) > 1:
        chosen.add(min(groups, key=lambda group: group[1])[0])
    return move_to_end(order, count, lambda row: values[row] in chosen)


def hold_latest(values, order, count, held, seed):
    """The last ones; equal times are in one part."""
    order[:count] = sorted(order[:count], key=lambda row: (values[row], row))
    for distance in range(count):
        for first in (count - held - distance, count - held + distance):
            if 0 < first < count and values[order[first - 1]] != values[order[first]]:
                return count - first
    return 0


def move_to_end(order, count, is_held):
    """Held rows, asked from the last one on, go to the end; returns how many they are."""
    asked = [(row, is_held(row)) for row in reversed(order[:count])]
    order[:count] = [row for row, h in reversed(asked) if not h] + [row for row, h in reversed(asked) if h]
    return sum(h for _, h in asked)
