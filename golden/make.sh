#!/bin/sh
# Makes every golden file again. Expects golden/.venv (see README.md), or PYTHON naming another interpreter.
set -eu
cd "$(dirname "$0")"
PYTHON=${PYTHON:-.venv/bin/python}
# One thread and fixed hashing: sums run in one order and sets list in one order, so that the files come out the same.
export OMP_NUM_THREADS=1 PYTHONHASHSEED=0
# Nothing is fetched: every model is made from a configuration class and random weights.
export HF_HUB_OFFLINE=1
"$PYTHON" ops.py
"$PYTHON" families.py
"$PYTHON" training.py
"$PYTHON" optimizers.py
"$PYTHON" safetensors_file.py
"$PYTHON" peft_adapter.py
"$PYTHON" nf4.py
"$PYTHON" gguf_file.py
"$PYTHON" text.py
