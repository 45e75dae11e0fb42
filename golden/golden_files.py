"""Writing golden files so that a second run gives the same bytes."""

import json
from pathlib import Path

import numpy as np
import torch
from peft import PeftModel
from safetensors.torch import save_file

REPOSITORY = Path(__file__).resolve().parent.parent


def rounded(tensor: torch.Tensor) -> list:
    """The tensor as nested lists; floats become the shortest decimals that read back as the same float32."""
    if not tensor.dtype.is_floating_point:
        return tensor.tolist()
    array = tensor.detach().to(torch.float32).numpy()
    if not np.isfinite(array).all():
        raise ValueError("a golden value is not finite")
    shortest = np.array([float(str(value)) for value in array.ravel()], dtype=np.float64)
    return shortest.reshape(array.shape).tolist()


def rounded_number(value: float) -> float:
    """A number as the shortest decimal that reads back as the same float32."""
    return rounded(torch.tensor([value], dtype=torch.float64))[0]


def compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def write_lines(path: Path, rows: list) -> None:
    """A JSON array, one row a line, so that a change shows in a diff as the rows that changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[\n" + ",\n".join(compact(row) for row in rows) + "\n]\n")


def write_object(path: Path, fields: dict) -> None:
    """A JSON object, one top-level key a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{compact(key)}:{compact(value)}" for key, value in fields.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")


def write_tensors(path: Path, tensors: dict[str, torch.Tensor]) -> None:
    """A safetensors file; floats as float32, everything else as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stored = {
        name: (tensor.detach().to(torch.float32) if tensor.dtype.is_floating_point else tensor.detach()).contiguous()
        for name, tensor in sorted(tensors.items())
    }
    save_file(stored, path, metadata={"format": "pt"})


def keep_only(folder: Path, names: set[str]) -> None:
    """Removes what `save_pretrained` writes beside the files wanted (model card, generation settings)."""
    for path in folder.iterdir():
        if path.is_file() and path.name not in names:
            path.unlink()


def save_adapter(model: PeftModel, folder: Path) -> None:
    """The adapter as PEFT writes it, less what differs from run to run or from machine to machine."""
    model.save_pretrained(folder)
    keep_only(folder, {"adapter_config.json", "adapter_model.safetensors"})
    path = folder / "adapter_config.json"
    config = json.loads(path.read_text())
    config["target_modules"] = sorted(config["target_modules"])  # PEFT keeps them in a set
    config["base_model_name_or_path"] = None  # the folder where the base happened to lie
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
