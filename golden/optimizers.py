"""Golden values of optimisers, gradient clipping and schedules → packages/trainer/golden/optimizers.json.

AdamW and clipping are PyTorch's own, the schedules those of Transformers. bitsandbytes has no 8-bit optimiser for the
CPU (and its block quantisation there is wrong near zero), so that step is written out here on bitsandbytes' data type.
"""

import bitsandbytes.functional as blockwise
import torch
from transformers import (
    get_constant_schedule_with_warmup,
    get_cosine_schedule_with_warmup,
    get_linear_schedule_with_warmup,
)

from golden_files import REPOSITORY, rounded, rounded_number, write_object

random = torch.Generator()
random.manual_seed(11)


def gradient(parameter: torch.Tensor, step: int) -> torch.Tensor:
    """A gradient anyone can compute again: depends on the parameter, on the element and on the step."""
    place = torch.arange(parameter.numel(), dtype=torch.float32)
    return (parameter + torch.sin(place * 0.7 + step) * 0.5) * torch.exp(-place / parameter.numel() * 6)


def adamw(options: dict, steps: int, size: int) -> dict:
    parameter = torch.nn.Parameter(torch.randn(size, generator=random))
    start = rounded(parameter)
    optimizer = torch.optim.AdamW(
        [parameter], lr=options["learningRate"], betas=(options["beta1"], options["beta2"]),
        eps=options["epsilon"], weight_decay=options["weightDecay"], foreach=False, fused=False)
    gradients, after = [], []
    for step in range(steps):
        parameter.grad = gradient(parameter.detach(), step)
        gradients.append(rounded(parameter.grad))
        optimizer.step()
        after.append(rounded(parameter))
    state = optimizer.state[parameter]
    return {"options": options, "start": start, "gradients": gradients, "after": after,
            "mean": rounded(state["exp_avg"]), "square": rounded(state["exp_avg_sq"])}


def quantized(values: torch.Tensor, code: torch.Tensor, signed: bool) -> torch.Tensor:
    """To 8 bits and back, block by block; no negative mean and no square becomes zero."""
    blocks = torch.nn.functional.pad(values, (0, -len(values) % 256)).view(-1, 256)
    scales = blocks.abs().amax(dim=1, keepdim=True)
    nearest = torch.bucketize(blocks / scales.clamp(min=1e-38), (code[1:] + code[:-1]) / 2)
    codes = nearest.flatten()[: len(values)]
    zero = int((code == 0).nonzero()[0])
    vanished = (values != 0) & (codes == zero)
    if signed:
        codes[vanished & (values < 0)] = zero - 1
    else:
        codes[vanished] = zero + 1
    return code[codes] * scales.repeat_interleave(256)[: len(values)]


def exact_start(size: int) -> torch.Tensor:
    """Numbers that any language computes without rounding, so that they need not be stored."""
    return (torch.arange(size) * 37 % 101 - 50).float() / 64


def exact_gradient(size: int, step: int) -> torch.Tensor:
    place = torch.arange(size)
    wave = (place * 13 + step * 29) % 31 - 15
    return (exact_start(size) + wave.float() / 32) * 2.0 ** -(place % 256 // 32 * 2).float()


def adamw_8bit(options: dict, steps: int, size: int) -> dict:
    signed_code = blockwise.create_dynamic_map(signed=True)
    unsigned_code = blockwise.create_dynamic_map(signed=False)
    parameter = exact_start(size)
    mean, square = torch.zeros(size), torch.zeros(size)
    beta1, beta2, rate = options["beta1"], options["beta2"], options["learningRate"]
    for step in range(1, steps + 1):
        slope = exact_gradient(size, step)
        mean = mean * beta1 + slope * (1 - beta1)
        square = square * beta2 + slope * slope * (1 - beta2)
        root = (1 - beta2**step) ** 0.5
        parameter = parameter * (1 - rate * options["weightDecay"])
        parameter = parameter - rate * root / (1 - beta1**step) * mean / (square.sqrt() + options["epsilon"] * root)
        mean = quantized(mean, signed_code, True)
        square = quantized(square, unsigned_code, False)
    # Only every seventh element is kept: the file stays small.
    return {"options": options, "steps": steps, "size": size, "after": rounded(parameter[::7]),
            "mean": rounded(mean[::7]), "square": rounded(square[::7])}


def clipping() -> list:
    cases = []
    for scale, limit in ((1.0, 1.0), (0.01, 1.0), (30.0, 0.5)):
        tensors = [torch.nn.Parameter(torch.zeros(n)) for n in (3, 8, 1)]
        for tensor in tensors:
            tensor.grad = torch.randn(tensor.shape, generator=random) * scale
        before = [rounded(tensor.grad) for tensor in tensors]
        norm = torch.nn.utils.clip_grad_norm_(tensors, limit)
        cases.append({"maxNorm": limit, "before": before, "norm": rounded_number(float(norm)),
                      "after": [rounded(tensor.grad) for tensor in tensors]})
    return cases


def schedules() -> list:
    makers = {
        "constant": lambda o, w, t: get_constant_schedule_with_warmup(o, w),
        "linear": get_linear_schedule_with_warmup,
        "cosine": get_cosine_schedule_with_warmup,
    }
    cases = []
    for name, make in makers.items():
        for warmup, total in ((0, 10), (3, 20), (1, 1), (5, 5)):
            optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=2e-4)
            schedule = make(optimizer, warmup, total)
            rates = []
            for _ in range(total):
                rates.append(schedule.get_last_lr()[0])
                optimizer.step()
                schedule.step()
            cases.append({"name": name, "warmupSteps": warmup, "totalSteps": total, "learningRate": 2e-4, "rates": rates})
    return cases


usual = {"learningRate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weightDecay": 0.01}
write_object(REPOSITORY / "packages/trainer/golden/optimizers.json", {
    "adamw": [
        adamw(usual, 12, 16),
        adamw({"learningRate": 0.05, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3, "weightDecay": 0.3}, 12, 16),
    ],
    "adamw8bit": adamw_8bit(usual, 20, 4096 + 100),
    "dynamicMapSigned": rounded(blockwise.create_dynamic_map(signed=True)),
    "dynamicMapUnsigned": rounded(blockwise.create_dynamic_map(signed=False)),
    "clipping": clipping(),
    "schedules": schedules(),
})
