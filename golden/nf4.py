"""Golden values of NF4: bitsandbytes' CPU quantiser → packages/formats/golden/nf4.safetensors.

Weights come from integer arithmetic that any language repeats exactly, so they need not be stored. Per case: `codes`, and
`absmax` in float32, or under double quantisation `grid` (the CPU kernel's codes), `nearest` (the nearest codes, as the
CUDA kernel takes), `nested_absmax`, `offset` and `dequantized` (of the CPU kernel's codes). Besides: bitsandbytes'
dynamic map, and means of float32 as PyTorch adds them up on one thread.
"""

import numpy as np
import torch
from bitsandbytes.functional import create_dynamic_map, dequantize_4bit, quantize_4bit

from golden_files import REPOSITORY, write_tensors

SHAPES = {  # name: (rows, columns, block size, double quantisation)
    "double": (150, 128, 64, True),  # 300 blocks: one whole group of scales and one partial
    "single": (6, 96, 32, False),
    "odd": (3, 43, 64, False),  # ends in a block of one weight, and in half a byte
}
MEAN_COUNTS = [1, 7, 8, 31, 32, 33, 300, 1024, 5000, 32767]


def uniform(index: np.ndarray, factor: int) -> np.ndarray:
    """[0, 1), from a multiplication modulo 2³²."""
    return (index * factor % 2**32) / 2**32


def weights(count: int) -> torch.Tensor:
    """Small numbers around zero whose spread changes from block to block."""
    index = np.arange(count, dtype=np.uint64)
    spread = 0.01 + 0.05 * uniform(index // 64 + 1, 2246822519)
    values = (uniform(index, 2654435761) + uniform(index, 1103515245) - 1) * spread
    return torch.from_numpy(values.astype(np.float32))


def nearest_codes(absmax: torch.Tensor, offset: torch.Tensor, code: torch.Tensor) -> torch.Tensor:
    midpoints = (code[:-1] + code[1:]) / 2
    centred = absmax - offset
    groups = [group * (1 / group.abs().max()) for group in centred.split(256)]
    return torch.bucketize(torch.cat(groups), midpoints).to(torch.uint8)


def case(rows: int, columns: int, block_size: int, double: bool) -> dict[str, torch.Tensor]:
    matrix = weights(rows * columns).reshape(rows, columns)
    codes, plain = quantize_4bit(matrix, blocksize=block_size, quant_type="nf4")
    if not double:
        return {"codes": codes.flatten(), "absmax": plain.absmax}
    _, state = quantize_4bit(matrix, blocksize=block_size, quant_type="nf4", compress_statistics=True)
    return {
        "codes": codes.flatten(),
        "grid": state.absmax,
        "nearest": nearest_codes(plain.absmax, state.offset, state.state2.code),
        "nested_absmax": state.state2.absmax,
        "offset": state.offset.reshape(1),
        # every 37th weight tells as much as all of them
        "dequantized": dequantize_4bit(codes, state).flatten()[::37].clone(),
    }


def edges() -> dict[str, torch.Tensor]:
    """Values half-way between two codes and their neighbours, where a rounding mistake shows."""
    _, state = quantize_4bit(torch.ones(1, 64), quant_type="nf4")
    midpoints = (state.code[:-1] + state.code[1:]) / 2
    below, above = torch.full((15,), -2.0), torch.full((15,), 2.0)
    around = [midpoints, torch.nextafter(midpoints, below), torch.nextafter(midpoints, above), state.code]
    matrix = torch.cat([torch.cat(around), torch.ones(3), torch.zeros(64)]).reshape(1, 128)
    codes, state = quantize_4bit(matrix, quant_type="nf4")
    return {"weights": matrix, "codes": codes.flatten(), "absmax": state.absmax}


if __name__ == "__main__":
    torch.set_num_threads(1)
    cases = {name: case(*shape) for name, shape in SHAPES.items()} | {"edges": edges()}
    tensors = {f"{name}.{part}": tensor for name, parts in cases.items() for part, tensor in parts.items()}
    tensors["dynamic_map"] = create_dynamic_map()
    tensors["means"] = torch.stack([weights(count).abs().mean() for count in MEAN_COUNTS])
    write_tensors(REPOSITORY / "packages/formats/golden/nf4.safetensors", tensors)
