"""Golden values of single operations: PyTorch in float64 → packages/autograd/golden/ops.json.

Each case holds inputs, attributes, output, a random upstream gradient and the gradients of the inputs it gives.
Inputs are drawn as float32, so that a float32 engine starts from exactly the same numbers.
"""

import math
from collections.abc import Callable

import torch
import torch.nn.functional as F

from golden_files import REPOSITORY, rounded, write_lines

random = torch.Generator()
cases: list[dict] = []


def normal(*shape: int, scale: float = 1.0) -> torch.Tensor:
    return (torch.randn(shape, generator=random) * scale).double()


def positive(*shape: int) -> torch.Tensor:
    return (torch.rand(shape, generator=random) * 3 + 0.1).double()


def away_from_zero(*shape: int) -> torch.Tensor:
    """Magnitudes of 0.5 to 2 with random signs: no pole and no kink nearby."""
    signs = torch.randint(0, 2, shape, generator=random) * 2 - 1
    return ((torch.rand(shape, generator=random) * 1.5 + 0.5) * signs).double()


def integers(high: int, *shape: int) -> torch.Tensor:
    return torch.randint(0, high, shape, generator=random).to(torch.int32)


def described(tensor: torch.Tensor) -> dict:
    return {"shape": list(tensor.shape), "data": rounded(tensor.reshape(-1))}


def case(
    op: str,
    compute: Callable[..., torch.Tensor],
    inputs: list[torch.Tensor],
    attributes: dict | None = None,
    constants: tuple[int, ...] = (),
) -> None:
    """Adds a case. Inputs that are not floats, and those whose index is in `constants`, get no gradient (null)."""
    inputs = [x.float().double() if x.dtype.is_floating_point else x for x in inputs]
    leaves = [
        tensor.clone().requires_grad_(tensor.dtype.is_floating_point and index not in constants)
        for index, tensor in enumerate(inputs)
    ]
    output = compute(*leaves)
    upstream = normal(*output.shape)
    output.backward(upstream)
    dtypes = {torch.float64: "float32", torch.int32: "int32", torch.bool: "bool"}
    cases.append(
        {
            "op": op,
            "attributes": attributes or {},
            "inputs": [described(tensor) | {"dtype": dtypes[tensor.dtype]} for tensor in inputs],
            "output": described(output),
            "outputGradient": described(upstream),
            "inputGradients": [described(leaf.grad) if leaf.requires_grad else None for leaf in leaves],
        }
    )


# ---------------------------------------------------------------------------- elementwise

BINARY = {"add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "maximum": torch.maximum}
BROADCASTS = [((2, 3), (2, 3)), ((2, 1, 3), (4, 1)), ((3, 4), ()), ((1,), (2, 2, 1)), ((5,), (2, 1, 5))]

UNARY = {
    "neg": (torch.neg, normal),
    "exp": (torch.exp, normal),
    "log": (torch.log, positive),
    "sqrt": (torch.sqrt, positive),
    "reciprocal": (torch.reciprocal, away_from_zero),
    "square": (torch.square, normal),
    "tanh": (torch.tanh, normal),
    "sigmoid": (torch.sigmoid, normal),
    "silu": (F.silu, normal),
    "gelu": (F.gelu, normal),
    "geluTanh": (lambda x: F.gelu(x, approximate="tanh"), normal),
    "erf": (torch.erf, normal),
    "sin": (torch.sin, normal),
    "cos": (torch.cos, normal),
    "abs": (torch.abs, away_from_zero),
}
SATURATING = ["tanh", "sigmoid", "silu", "gelu", "geluTanh", "erf"]


def elementwise() -> None:
    for op, compute in BINARY.items():
        for left, right in BROADCASTS:
            case(op, compute, [normal(*left), away_from_zero(*right)])
    for op, (compute, draw) in UNARY.items():
        case(op, compute, [draw(7)])
        case(op, compute, [draw(2, 3, 4)])
    for op in SATURATING:
        case(op, UNARY[op][0], [torch.tensor([-30.0, -9.0, -4.0, -1e-3, 0.0, 1e-3, 4.0, 9.0, 30.0]).double()])
    for condition, left, right in [((2, 3), (2, 3), (2, 3)), ((3, 1), (2, 1, 4), ()), ((1, 4), (4,), (3, 1))]:
        case("where", torch.where, [integers(2, *condition).bool(), normal(*left), normal(*right)])
    for shape in [(2, 6), (3, 2, 4)]:
        case("swiglu", lambda gate, up: F.silu(gate) * up, [normal(*shape), normal(*shape)])


# ---------------------------------------------------------------------------- reductions


def reductions() -> None:
    variants = [((2, 3), None, False), ((2, 3, 4), [1], True), ((2, 3, 4), [-1], False), ((2, 3, 4), [0, -1], False)]
    for op, compute in {"sum": torch.sum, "mean": torch.mean}.items():
        for shape, axes, keepdims in variants:
            dimensions = list(range(len(shape))) if axes is None else axes
            attributes = {"axes": axes, "keepdims": keepdims}
            case(op, lambda x: compute(x, dim=dimensions, keepdim=keepdims), [normal(*shape)], attributes)
    for shape, axis, keepdims in [((2, 5), -1, False), ((3, 4), 0, True), ((2, 3, 4), 1, False)]:
        attributes = {"axis": axis, "keepdims": keepdims}
        case("max", lambda x: torch.amax(x, dim=axis, keepdim=keepdims), [normal(*shape)], attributes)


# ---------------------------------------------------------------------------- shapes


def shapes() -> None:
    for before, after in [((2, 6), [3, 4]), ((2, 3, 4), [6, 4]), ((4,), [1, 2, 2])]:
        case("reshape", lambda x: x.reshape(after), [normal(*before)], {"shape": after})
    for shape, permutation in [((2, 3), [1, 0]), ((2, 3, 4), [1, 2, 0]), ((2, 3, 2, 4), [0, 2, 1, 3])]:
        case("transpose", lambda x: x.permute(permutation), [normal(*shape)], {"perm": permutation})
    for shape, axis, start, end in [((5,), 0, 1, 4), ((2, 6), 1, 0, 3), ((2, 3, 4), 2, 2, 4)]:
        attributes = {"axis": axis, "start": start, "end": end}
        case("slice", lambda x: x.narrow(axis, start, end - start), [normal(*shape)], attributes)
    for parts, axis in [([(2,), (3,)], 0), ([(2, 1), (2, 3), (2, 2)], 1), ([(2, 2, 3), (2, 1, 3)], 1)]:
        case("concat", lambda *xs: torch.cat(xs, axis), [normal(*part) for part in parts], {"axis": axis})
    for before, after in [((3,), [2, 3]), ((2, 1, 3), [2, 4, 3]), ((1, 1), [3, 2])]:
        case("expand", lambda x: x.expand(after), [normal(*before)], {"shape": after})
    for (rows, width), ids in [((5, 3), [1, 4, 1]), ((4, 2), [[0, 3, 3], [3, 2, 0]]), ((3, 4), [[2], [2]])]:
        table = normal(rows, width)
        case("gather", lambda x, at: x[at.long()], [table, torch.tensor(ids, dtype=torch.int32)], {"axis": 0})


# ---------------------------------------------------------------------------- products


def flipped(tensor: torch.Tensor, transpose: bool) -> torch.Tensor:
    return tensor.transpose(-1, -2) if transpose else tensor


def products() -> None:
    plain = [((2, 3), (3, 4)), ((2, 3, 4), (2, 4, 2)), ((2, 2, 3, 2), (2, 2, 2, 3)), ((2, 3, 4), (4, 2))]
    broadcast = [((2, 1, 2, 3), (1, 2, 3, 2)), ((3, 2), (2, 2, 4))]
    for left, right in plain + broadcast:
        case("matmul", torch.matmul, [normal(*left), normal(*right)])
    for left, right, transpose_a, transpose_b, alpha in [
        ((2, 3), (4, 3), False, True, 1.0),
        ((3, 2), (3, 4), True, False, 0.5),
        ((4, 3), (2, 4), True, True, 2.0),
        ((2, 2, 3, 4), (2, 2, 3, 4), False, True, 0.25),
        ((2, 3, 4), (2, 3, 2), True, False, 1.5),
        ((2, 2, 3, 4), (1, 2, 3, 4), False, True, 1.0),
    ]:
        attributes = {"transposeA": transpose_a, "transposeB": transpose_b, "alpha": alpha}
        case(
            "matmul",
            lambda a, b: alpha * (flipped(a, transpose_a) @ flipped(b, transpose_b)),
            [normal(*left), normal(*right)],
            attributes,
        )
    for left, right, bias, transpose_a, transpose_b, alpha in [
        ((2, 3), (3, 4), (4,), False, False, 1.0),
        ((3, 2), (4, 3), (2, 4), True, True, 0.5),
        ((2, 3), (4, 3), (2, 1), False, True, 2.0),
        ((3, 2), (3, 4), (1, 4), True, False, 1.0),
    ]:
        attributes = {"transposeA": transpose_a, "transposeB": transpose_b, "alpha": alpha}
        case(
            "gemm",
            lambda a, b, c: alpha * (flipped(a, transpose_a) @ flipped(b, transpose_b)) + c,
            [normal(*left), normal(*right), normal(*bias)],
            attributes,
        )


# ---------------------------------------------------------------------------- normalisation and loss


def rms_norm(x: torch.Tensor, weight: torch.Tensor, eps: float) -> torch.Tensor:
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + eps) * weight


def normalisation() -> None:
    for op, compute in {"softmax": torch.softmax, "logSoftmax": torch.log_softmax}.items():
        for x in [normal(2, 5), normal(2, 3, 4, scale=3.0), normal(3, 4) + 80.0]:
            case(op, lambda x: compute(x, -1), [x], {"axis": -1})
    # The third has rows so small that eps decides the result.
    for shape, eps, scale in [((2, 6), 1e-6, 1.0), ((2, 3, 4), 1e-5, 3.0), ((3, 4), 1e-3, 0.02)]:
        x, weight, bias = normal(*shape, scale=scale), normal(shape[-1]), normal(shape[-1])
        case("rmsNorm", lambda x, w: rms_norm(x, w, eps), [x, weight], {"eps": eps})
        case("layerNorm", lambda x, w, b: F.layer_norm(x, w.shape, w, b, eps), [x, weight, bias], {"eps": eps})


def weighted_cross_entropy(logits: torch.Tensor, targets: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    return (weights * F.cross_entropy(logits, targets.long(), reduction="none")).sum()


def losses() -> None:
    case("crossEntropy", weighted_cross_entropy, [normal(4, 6), integers(6, 4), positive(4)], constants=(2,))
    # Rows of weight zero take no part; the last one's logits would overflow a naive exponential.
    weights = torch.tensor([0.5, 0.0, 0.25, 0.0, 0.25]).double()
    logits = normal(5, 7, scale=4.0)
    logits[0] += 100.0
    logits[4] -= 100.0
    case("crossEntropy", weighted_cross_entropy, [logits, integers(7, 5), weights], constants=(2,))
    case("crossEntropy", weighted_cross_entropy, [normal(1, 3), integers(3, 1), torch.ones(1).double()], constants=(2,))


# ---------------------------------------------------------------------------- attention


def rotate_half(x: torch.Tensor) -> torch.Tensor:
    first, second = x.chunk(2, -1)
    return torch.cat([-second, first], -1)


def rope(x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    """Rotates the first `cos.shape[-1]` dimensions of each head; the others pass unchanged."""
    turned, passed = x[..., : cos.shape[-1]], x[..., cos.shape[-1] :]
    return torch.cat([turned * cos + rotate_half(turned) * sin, passed], -1)


def rotations(positions: torch.Tensor, dimensions: int, theta: float = 100.0) -> list[torch.Tensor]:
    frequencies = theta ** (-torch.arange(0, dimensions, 2).double() / dimensions)
    angles = positions[..., None].double() * frequencies
    angles = torch.cat([angles, angles], -1)
    return [angles.cos(), angles.sin()]


def attention(
    q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor, scale: float, softcap: float | None
) -> torch.Tensor:
    groups = q.shape[1] // k.shape[1]
    scores = scale * q @ k.repeat_interleave(groups, 1).transpose(-1, -2)
    if softcap is not None:
        scores = softcap * torch.tanh(scores / softcap)
    scores = scores.masked_fill(~mask, -math.inf)
    return torch.softmax(scores, -1) @ v.repeat_interleave(groups, 1)


def attentions() -> None:
    case("rope", rope, [normal(1, 2, 4, 6), *rotations(torch.arange(4), 6)], constants=(1, 2))
    per_row = torch.tensor([[0, 1, 2], [0, 1, 0]])[:, None]
    case("rope", rope, [normal(2, 2, 3, 4), *rotations(per_row, 4)], constants=(1, 2))
    case("rope", rope, [normal(1, 2, 3, 8), *rotations(torch.arange(3), 6)], constants=(1, 2))

    # (heads, key-value heads, segments per row, sliding window, softcap)
    for heads, kv_heads, segments, window, softcap in [
        (2, 2, [[1, 1, 1, 1]], None, None),
        (4, 2, [[1, 1, 2, 2, 2], [1, 2, 2, 2, 3]], None, None),
        (4, 1, [[1, 1, 1, 1, 1, 1]], 3, 2.0),
    ]:
        rows, length, width = len(segments), len(segments[0]), 4
        segment = torch.tensor(segments)
        distance = torch.arange(length)[:, None] - torch.arange(length)[None]
        mask = (segment[:, :, None] == segment[:, None]) & (distance >= 0)
        if window is not None:
            mask = mask & (distance < window)
        scale = width**-0.5
        case(
            "attention",
            lambda q, k, v, m: attention(q, k, v, m, scale, softcap),
            [
                normal(rows, heads, length, width, scale=2.0),
                normal(rows, kv_heads, length, width, scale=2.0),
                normal(rows, kv_heads, length, width),
                mask[:, None],
            ],
            {"scale": scale, "causal": True, "segments": segments, "slidingWindow": window, "softcap": softcap},
        )


if __name__ == "__main__":
    torch.set_num_threads(1)
    for number, group in enumerate([elementwise, reductions, shapes, products, normalisation, losses, attentions]):
        random.manual_seed(1000 + number)  # a group's numbers stay when another group grows
        group()
    target = REPOSITORY / "packages/autograd/golden/ops.json"
    write_lines(target, cases)
    print(f"{target.relative_to(REPOSITORY)}: {len(cases)} cases, {target.stat().st_size // 1024} kB")
