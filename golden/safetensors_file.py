"""A safetensors file with every common dtype, by the reference implementation → packages/formats/golden/.

`floats`, `floats.bf16` and `floats.f16` are the same numbers, rounded by PyTorch.
"""

import torch
from safetensors.torch import save_file

from golden_files import REPOSITORY

FLOATS = [
    0.0, -0.0, 1.0, -1.0, 1 / 3, 65504.0, 65519.0, 65520.0, 3.0e38, float("inf"), float("-inf"), float("nan"),
    2.0**-14, 2.0**-24, 2.0**-25, 1.5 * 2.0**-25, 2.0**-26, 1e-40, 1 + 2.0**-8, 1 + 3 * 2.0**-8, 1 + 2.0**-11,
    1 + 3 * 2.0**-11, 1 + 2.0**-8 + 2.0**-23, 3.3961775e38, 3.4028235e38,
]  # fmt: skip

if __name__ == "__main__":
    floats = torch.tensor(FLOATS, dtype=torch.float32)
    tensors = {
        "floats": floats,
        "floats.bf16": floats.to(torch.bfloat16),
        "floats.f16": floats.to(torch.float16),
        "f64": torch.tensor([[0.1, -2.5]], dtype=torch.float64),
        "i64": torch.tensor([2**53, -1]),
        "i32": torch.tensor([[1], [-(2**31)]], dtype=torch.int32),
        "i16": torch.tensor([-32768], dtype=torch.int16),
        "i8": torch.tensor([-128, 127], dtype=torch.int8),
        "u8": torch.tensor([255, 0, 1], dtype=torch.uint8),
        "bool": torch.tensor([True, False]),
        "scalar": torch.tensor(0.5),
        "empty": torch.zeros(0, 3),
        "7": torch.tensor([7.0]),
        'häufig "quoted"\t漢字': torch.tensor([1.0]),
    }
    folder = REPOSITORY / "packages/formats/golden"
    folder.mkdir(parents=True, exist_ok=True)
    save_file(tensors, folder / "dtypes.safetensors", metadata={"format": "pt"})
