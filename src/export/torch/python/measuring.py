# Loss and metrics of examples.
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
