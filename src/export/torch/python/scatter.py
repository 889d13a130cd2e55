# Values along a dimension, each at the place that it names: 0 where there is none, or an infinity.


def sum_at(values, place, dim, size):
    shape = [*values.shape[:dim], size, *values.shape[dim + 1:]]
    return values.new_zeros(shape).scatter_add(dim, place, values)


def greatest_at(values, place, dim, size):
    """Of equal values the first one has the gradient, as that of `max` along a dimension."""
    count, shape = values.shape[dim], [*values.shape[:dim], size, *values.shape[dim + 1:]]
    known = values.detach()
    best = known.new_full(shape, -math.inf).scatter_reduce(dim, place, known, "amax")
    number = torch.arange(count, device=place.device).reshape([-1] + [1] * (values.dim() - dim - 1)).expand_as(place)
    first = place.new_full(shape, count).scatter_reduce(dim, place, number.masked_fill(known < best.gather(dim, place), count), "amin")
    none = values.new_full([*shape[:dim], 1, *shape[dim + 1:]], -math.inf)
    chosen = torch.cat([values, none], dim).gather(dim, first)
    return torch.where(chosen == best, chosen, best)


def least_at(values, place, dim, size):
    return -greatest_at(-values, place, dim, size)
