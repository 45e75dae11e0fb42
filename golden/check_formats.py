"""Reads with the reference libraries what packages/formats writes, and compares.

    python check_formats.py

A small sharded bfloat16 Llama goes through packages/formats/golden/write-samples.ts. Then safetensors must load the copy
of its weights, bitsandbytes must restore the NF4 matrices and have quantised to the same bytes, and PEFT must load the
adapter and compute the logits of the merged weights.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import torch
from bitsandbytes.functional import QuantState, dequantize_4bit, quantize_4bit
from peft import PeftModel
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, LlamaConfig, LlamaForCausalLM, logging

from golden_files import REPOSITORY

WIDTHS = {"hidden_size": 256, "intermediate_size": 704, "num_attention_heads": 4, "num_key_value_heads": 2}


def make_model(folder: Path) -> None:
    torch.manual_seed(400)
    config = LlamaConfig(vocab_size=512, num_hidden_layers=2, tie_word_embeddings=False, **WIDTHS)
    LlamaForCausalLM(config).to(torch.bfloat16).save_pretrained(folder, max_shard_size="1MB")


def load_model(folder: Path) -> LlamaForCausalLM:
    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, local_files_only=True).eval()


def check_copy(model: LlamaForCausalLM, path: Path) -> None:
    copy, original = load_file(path), model.state_dict()
    same = all(torch.equal(copy[name], original[name]) for name in original)
    report("weights loaded by safetensors, all bits equal", len(copy), same and copy.keys() == original.keys())


def check_nf4(model: LlamaForCausalLM, path: Path, as_cpu_kernel: bool) -> None:
    stored, original = load_file(path), model.state_dict()
    names = [name for name in original if "_proj." in name]
    same_codes = same_scales = restored = True
    for name in names:
        parts = {key.removeprefix(f"{name}."): part for key, part in stored.items() if key.startswith(f"{name}.")}
        state = QuantState.from_dict(parts, torch.device("cpu"))
        codes, reference = quantize_4bit(original[name], quant_type="nf4", compress_statistics=True)
        same_codes &= torch.equal(stored[name], codes)
        same_codes &= state.offset == reference.offset and torch.equal(state.state2.absmax, reference.state2.absmax)
        same_scales &= torch.equal(state.absmax, reference.absmax)
        error = (dequantize_4bit(stored[name], state).float() - original[name]).abs().mean()
        restored &= bool(error < 0.1 * original[name].abs().mean())
    report(f"{path.name}: matrices restored by bitsandbytes", len(names), restored)
    report(f"{path.name}: codes, offsets and group scales equal bitsandbytes'", len(names), bool(same_codes))
    if as_cpu_kernel:
        report(f"{path.name}: block scales equal those of bitsandbytes' CPU kernel", len(names), same_scales)


@torch.no_grad()
def check_adapter(base_folder: Path, adapter_folder: Path) -> None:
    ids = torch.arange(48).reshape(2, 24) * 37 % 512
    merged = load_model(base_folder)
    adapter = load_file(adapter_folder / "adapter_model.safetensors")
    for name, weight in merged.named_parameters():
        key = f"base_model.model.{name.removesuffix('.weight')}"
        if f"{key}.lora_A.weight" in adapter:
            weight += 8 / 4 * adapter[f"{key}.lora_B.weight"] @ adapter[f"{key}.lora_A.weight"]
    base = load_model(base_folder)
    before = base(ids).logits
    adapted = PeftModel.from_pretrained(base, adapter_folder).eval()
    after, expected = adapted(ids).logits, merged(ids).logits
    difference = ((after - expected).abs().max() / expected.abs().max()).item()
    moved = ((after - before).abs().max() / expected.abs().max()).item()
    print(f"PEFT's logits: {difference:.1e} from the merged weights' ({moved:.2f} from the base's), relative")
    report("tensors of the adapter loaded by PEFT", len(adapter), difference < 1e-5 and moved > 0.1)


def report(what: str, count: int, holds: bool) -> None:
    print(f"{'yes' if holds else 'NO'}  {what} ({count})")
    if not holds:
        sys.exit(1)


if __name__ == "__main__":
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as temporary:
        model_folder, output = Path(temporary, "model"), Path(temporary, "output")
        make_model(model_folder)
        node = REPOSITORY / "node_modules/.bin/node"
        subprocess.run([node, REPOSITORY / "packages/formats/golden/write-samples.ts", model_folder, output], check=True)
        model = load_model(model_folder)
        check_copy(model, output / "copy.safetensors")
        check_nf4(model, output / "nf4-grid.safetensors", as_cpu_kernel=True)
        check_nf4(model, output / "nf4-nearest.safetensors", as_cpu_kernel=False)
        check_adapter(model_folder, output / "adapter")
