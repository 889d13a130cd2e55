# Medians and most frequent values of numbers, behind each of which is a mark: 1 where it is missing.
def _known(x, first, size):
    return [x[x[:, first + 2 * i + 1] == 0, first + 2 * i] for i in range(size)]


def median_of(x, first, size):
    """The middle of the sorted numbers, or the mean of the two in the middle; 0 where there is none."""
    columns = [column.sort().values for column in _known(x, first, size)]
    return torch.stack([(c[(len(c) - 1) // 2] + c[len(c) // 2]) / 2 if len(c) > 0 else x.new_zeros(()) for c in columns])


def mode_of(x, first, size):
    """The most frequent number, the least of several."""
    counted = [column.unique(return_counts=True) for column in _known(x, first, size)]
    return torch.stack([values[counts.argmax()] if len(values) > 0 else x.new_zeros(()) for values, counts in counted])
