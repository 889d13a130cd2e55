# Random numbers: each is a function of seed, step, draw and element, so that a network here has the initial weights and the dropout of
# an emitted module with the same seed. With randomness["torch"] = True numbers are those of torch.rand and torch.randn: faster, and others.
def _mix(x):
    """32 bits, mixed (triple32 of hash-prospector)."""
    x = x ^ (x >> 17)
    x *= 0xED5AD4BB
    x &= 0xFFFFFFFF
    x ^= x >> 11
    x *= 0xAC4C1B51
    x &= 0xFFFFFFFF
    x ^= x >> 15
    x *= 0x31848BAB
    x &= 0xFFFFFFFF
    x ^= x >> 14
    return x


def _bits(draw, ordinals, seed, step):
    key = _mix(seed & 0xFFFFFFFF ^ 0x3C6EF372)
    key = _mix(key ^ seed >> 32 & 0xFFFFFFFF)
    key = _mix(key + draw * 0x27D4EB2F + 1 & 0xFFFFFFFF)
    key = _mix(key ^ step & 0xFFFFFFFF)
    key = _mix(key + (step >> 32) & 0xFFFFFFFF)
    high = _mix(_mix(ordinals * 0x9E3779B1 & 0xFFFFFFFF ^ key) ^ key)
    return high, _mix(high + 0x165667B1 & 0xFFFFFFFF)


def _ordinals(shape, device, first):
    from_ = first * math.prod(shape[1:])
    return torch.arange(from_, from_ + math.prod(shape), device=device).reshape(shape)


def uniform_at(draw, ordinals, dtype=None, device=None):
    """Uniform in [0, 1)."""
    high, low = _bits(draw, ordinals, randomness["seed"], randomness["step"])
    return (((high >> 5) * 67108864 + (low >> 6)).to(torch.float64) / 9007199254740992).to(dtype or torch.get_default_dtype())


def gaussian_at(draw, ordinals, dtype=None, device=None):
    """Standard normal (Box, Muller)."""
    high, low = _bits(draw, ordinals, randomness["seed"], randomness["step"])
    turn = _mix(low ^ 0x2C1B3C6D)
    share = ((high >> 5) * 67108864 + (low >> 6) + 1).to(torch.float64) / 9007199254740992
    value = torch.sqrt(-2 * torch.log(share)) * torch.cos(turn.to(torch.float64) * (math.pi / 2147483648))
    return value.to(dtype or torch.get_default_dtype())


def uniform(draw, shape, dtype=None, device=None, first=0):
    return torch.rand(shape, dtype=dtype, device=device) if randomness["torch"] else uniform_at(draw, _ordinals(shape, device, first), dtype)


def gaussian(draw, shape, dtype=None, device=None, first=0):
    return torch.randn(shape, dtype=dtype, device=device) if randomness["torch"] else gaussian_at(draw, _ordinals(shape, device, first), dtype)


def orthonormal(draw, rows, columns, dtype=None, device=None):
    """A matrix with orthonormal rows or columns."""
    wide = gaussian(draw, (min(rows, columns), max(rows, columns)), torch.float64, device)
    q, r = torch.linalg.qr(wide.T)
    q = q * torch.sign(torch.diagonal(r))
    return (q if rows >= columns else q.T).to(dtype or torch.get_default_dtype())
