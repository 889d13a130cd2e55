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


def fit_values(net, data):
    """Computes `fitted` values, such as means and deviations, from the training examples: in float64, by every process from all of them."""
    if hasattr(net, "fit"):
        exact = copy.deepcopy(net).double()
        exact.fit(**{name: value.double() if value.is_floating_point() else value for name, value in data.items()})
        net.load_state_dict(exact.state_dict())
