"""Takes LoRA steps with PyTorch, Transformers and PEFT and measures them.

Called by measure/child.ts with the paths of a job and of the file for the result; see PeerJob in peer/peer.ts.
"""

import json
import sys
import time

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM

LEARNING_RATE = 2e-4
MAX_GRADIENT_NORM = 1.0


def load(job: dict) -> PeftModel:
    base = AutoModelForCausalLM.from_pretrained(
        job["model"], dtype=torch.float32, attn_implementation="sdpa", local_files_only=True
    )
    base.config.use_cache = False
    model = PeftModel.from_pretrained(base, job["adapter"], is_trainable=True)
    model.train()
    return model


def tensors(step: dict) -> dict[str, torch.Tensor]:
    return {name: torch.tensor(values) for name, values in step.items()}


def train(job: dict) -> dict:
    torch.set_num_threads(job["threads"])
    torch.set_flush_denormal(True)
    model = load(job)
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=LEARNING_RATE, fused=True)
    seconds, losses = [], []
    for step in job["steps"]:
        start = time.perf_counter()
        loss = model(**tensors(step)).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, MAX_GRADIENT_NORM)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        seconds.append(time.perf_counter() - start)
    return {"stepSeconds": seconds[job["warmup"] :], "losses": losses}


if __name__ == "__main__":
    job_file, result_file = sys.argv[1:]
    with open(job_file, encoding="utf-8") as file:
        result = train(json.load(file))
    with open(result_file, "w", encoding="utf-8") as file:
        json.dump(result, file)
