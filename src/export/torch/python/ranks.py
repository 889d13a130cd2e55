# Several processes that train one network (torchrun): each has a part of every batch. Sums over the batch add up the parts of all, and
# their gradients go back to all, so that DistributedDataParallel, which takes the mean of gradients, finds those of the whole batch,
# whatever the parts are: batch statistics, unequal parts and weighted losses are as in one process.
part = {"first": 0, "count": None}


def ranks():
    return torch.distributed.get_world_size() if torch.distributed.is_available() and torch.distributed.is_initialized() else 1


def over_ranks(x):
    """A sum over the batch, of the sums over the parts that the processes have; in one process x itself."""
    if ranks() == 1:
        return x
    from torch.distributed.nn.functional import all_reduce

    return all_reduce(x)


def examples_of(count):
    """The examples of the whole batch, of which this process has so many."""
    if ranks() == 1:
        return count
    return part["count"] if part["count"] is not None else int(over_ranks(torch.tensor(float(count))))


def one_process(x):
    """What needs the examples of the batch side by side."""
    if ranks() > 1:
        raise RuntimeError("this network compares examples of a batch with each other, or takes another statistic of them than a sum: train it in one process")
    return x
