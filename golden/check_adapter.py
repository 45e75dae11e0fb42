"""Loads an adapter that Tunesmith wrote with PEFT, and compares its logits with those Tunesmith computed.

    python check_adapter.py <base folder> <adapter folder> <logits.json> [--tolerance 1e-4]

logits.json is {"ids": [batch, sequence], "logits": [batch, sequence, vocabulary]}; logits of the last positions alone
([batch, fewer, vocabulary]) are compared with PEFT's last ones. The exit status is 1 if the greatest difference is
above the tolerance, taken relative to the greatest logit.
"""

import argparse
import json
import sys
from pathlib import Path

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, logging


def peft_logits(base: Path, adapter: Path, ids: torch.Tensor) -> torch.Tensor:
    """[batch, sequence, vocabulary], computed in float32 with plain attention, whatever dtype the files have."""
    model = AutoModelForCausalLM.from_pretrained(
        base, dtype=torch.float32, attn_implementation="eager", local_files_only=True
    )
    adapted = PeftModel.from_pretrained(model, adapter).eval()
    with torch.no_grad():
        return adapted(input_ids=ids, use_cache=False).logits


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("adapter", type=Path)
    parser.add_argument("logits", type=Path)
    parser.add_argument("--tolerance", type=float, default=1e-4)
    arguments = parser.parse_args()
    logging.set_verbosity_error()
    logging.disable_progress_bar()

    given = json.loads(arguments.logits.read_text())
    ours = torch.tensor(given["logits"], dtype=torch.float32)
    ids = torch.tensor(given["ids"])
    if ours.dim() != 3 or ours.shape[0] != ids.shape[0] or not 0 < ours.shape[1] <= ids.shape[1]:
        sys.exit(f"logits of shape {list(ours.shape)} do not fit ids of shape {list(ids.shape)}")
    theirs = peft_logits(arguments.base, arguments.adapter, ids)[:, -ours.shape[1] :]
    if theirs.shape != ours.shape:
        sys.exit(f"Tunesmith's vocabulary has {ours.shape[2]} tokens, PEFT's {theirs.shape[2]}")

    greatest = theirs.abs().max().item()
    difference = (ours - theirs).abs().max().item()
    same = (ours.argmax(-1) == theirs.argmax(-1)).float().mean().item()
    within = difference <= arguments.tolerance * greatest  # false for NaN too
    print(f"max |Δ logits| {difference:.3e}  relative to the greatest logit {difference / greatest:.3e}")
    print(f"same most likely token at {same:.1%} of {ours.shape[0] * ours.shape[1]} positions")
    print("agrees" if within else f"DIFFERS by more than {arguments.tolerance:g}")
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
