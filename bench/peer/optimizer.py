"""Takes steps of torch.optim.AdamW and measures them.

Called by measure/child.ts with the paths of a job and of the file for the result; see OptimizerJob in
tunesmith/optimizer.ts, and PeerOptimizerJob in optimizer-speed.ts.
"""

import json
import sys
import time

import torch

SAMPLED_EVERY = 100_003


def start(size: int) -> torch.Tensor:
    return (torch.arange(size) * 37 % 101 - 50).float() / 2048


def gradient(size: int) -> torch.Tensor:
    place = torch.arange(size)
    return (place * 13 % 31 - 15).float() * 2.0 ** -(8 + place % 7).float()


def run(job: dict) -> dict:
    torch.set_num_threads(job["threads"])
    torch.set_flush_denormal(True)
    parameters = [torch.nn.Parameter(start(size)) for size in job["sizes"]]
    gradients = [gradient(size) for size in job["sizes"]]
    for parameter, slope in zip(parameters, gradients):
        parameter.grad = slope.clone()
    optimizer = torch.optim.AdamW(parameters, lr=job["learningRate"], **job["implementation"])
    seconds, processor = [], []
    for step in range(job["warmup"] + job["steps"]):
        for parameter, slope in zip(parameters, gradients):
            parameter.grad.copy_(slope)  # clipping has changed it
        began, used = time.perf_counter(), time.process_time()
        torch.nn.utils.clip_grad_norm_(parameters, job["maxGradientNorm"])
        optimizer.step()
        if step >= job["warmup"]:
            seconds.append(time.perf_counter() - began)
            processor.append(time.process_time() - used)
    sample = [value for parameter in parameters for value in parameter.detach()[::SAMPLED_EVERY].tolist()]
    return {"stepSeconds": seconds, "processorSeconds": processor, "sample": sample}


if __name__ == "__main__":
    job_file, result_file = sys.argv[1:]
    with open(job_file, encoding="utf-8") as file:
        result = run(json.load(file))
    with open(result_file, "w", encoding="utf-8") as file:
        json.dump(result, file)
