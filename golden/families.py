"""Golden values of whole models: Transformers and PEFT → packages/nn/golden/<family>/.

Every family of family_table.py becomes a random-weight checkpoint, a random LoRA adapter, the logits of both, and the
gradients of the loss. The sums run in float64; where a family's own code casts to float32 (RMSNorm, rotary angles,
softmax), that stays, since it is the definition.
"""

import json
import sys
from pathlib import Path

import torch
import transformers
from peft import LoraConfig, get_peft_model, get_peft_model_state_dict
from transformers import AutoModelForCausalLM, PreTrainedModel

from family_table import FAMILIES, Family
from golden_files import REPOSITORY, keep_only, rounded, rounded_number, save_adapter, write_object, write_tensors
from supervision import IGNORED, summed_loss, supervised_tokens

RANK, ALPHA = 4, 8
DOCUMENTS = [5, 7]  # the lengths of the two documents in the packed row


# ---------------------------------------------------------------------------- random weights


def set_random_weights(model: PreTrainedModel, random: torch.Generator) -> None:
    """Weights that leave nothing at a value which would hide a mistake: no norm of ones, no bias of zeros."""
    with torch.no_grad():
        for name, weight in model.named_parameters():
            noise = torch.randn(weight.shape, generator=random)
            if "embed_tokens" in name or "lm_head" in name:
                weight.copy_(noise * 0.5)
            elif weight.dim() == 2:
                weight.copy_(noise * weight.shape[1] ** -0.5)
            elif name.endswith("bias"):
                weight.copy_(noise * 0.3)
            else:
                # Norms keep their starting value (0 in Gemma, which adds the 1 itself; 1 elsewhere) as the centre.
                weight.add_(noise * 0.3)


def set_random_adapter(model: torch.nn.Module, random: torch.Generator) -> None:
    """Both factors non-zero: with PEFT's zero B, the gradient of A would be zero too."""
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "lora_A" in name:
                weight.copy_(torch.randn(weight.shape, generator=random) * weight.shape[1] ** -0.5)
            elif "lora_B" in name:
                weight.copy_(torch.randn(weight.shape, generator=random) * 0.1)


# ---------------------------------------------------------------------------- configuration files


def write_v4_config(folder: Path, family: Family) -> None:
    """The same model described in the keys of Transformers 4.x."""
    config = json.loads((folder / "config.json").read_text())
    config.pop("rope_parameters")
    # 4.x derived these from the other keys, and left the kinds of layers unwritten.
    for key in ["layer_types", "no_rope_layers", "_sliding_window_pattern"]:
        config.pop(key, None)
    if config.get("head_dim") == config["hidden_size"] // config["num_attention_heads"]:
        config.pop("head_dim")
    config["torch_dtype"] = config.pop("dtype")
    config["transformers_version"] = "4.51.0"
    config |= family.v4
    (folder / "config.v4.json").write_text(json.dumps(dict(sorted(config.items())), indent=2) + "\n")


# ---------------------------------------------------------------------------- the values


def labels_for(ids: torch.Tensor, starts: list[int], random: torch.Generator) -> torch.Tensor:
    """About two thirds of the tokens are supervised; the first of a document never is, as nothing precedes it."""
    supervised = torch.rand(ids.shape, generator=random) < 0.66
    supervised[:, starts] = False
    return torch.where(supervised, ids, IGNORED)


def logits_of(model: torch.nn.Module, ids: torch.Tensor, lengths: list[int]) -> torch.Tensor:
    """Logits of documents that stand one behind the other in a row, each computed by itself."""
    return torch.cat([model(input_ids=part, use_cache=False).logits for part in ids.split(lengths, 1)], 1)


def values(model: torch.nn.Module, ids: torch.Tensor, labels: torch.Tensor, lengths: list[int]) -> dict:
    """Logits, loss, and `.grad` of every parameter that asks for it."""
    model.zero_grad()
    logits = logits_of(model, ids, lengths)
    loss = summed_loss(logits, labels) / supervised_tokens(labels)
    if loss.requires_grad:
        loss.backward()
    return {"logits": logits.detach(), "loss": loss.item()}


def described(result: dict) -> dict:
    return {"loss": rounded_number(result["loss"]), "logits": rounded(result["logits"])}


def make_case(base: torch.nn.Module, adapted: torch.nn.Module, case: dict) -> tuple[dict, dict, dict]:
    """The JSON of one case, the adapter's gradients by PEFT's names, and those of norms, biases and embeddings."""
    ids, labels, lengths = case["ids"], case["labels"], case["documents"]
    with adapted.disable_adapter(), torch.no_grad():
        plain = values(base, ids, labels, lengths)
    tuned = values(adapted, ids, labels, lengths)
    positions = torch.cat([torch.arange(length) for length in lengths])
    segments = torch.cat([torch.full((length,), number) for number, length in enumerate(lengths, 1)])
    json_fields = {
        "ids": rounded(ids),
        "positions": rounded(positions.expand(ids.shape)),
        "segments": rounded(segments.expand(ids.shape)),
        "labels": rounded(labels),
        "base": described(plain),
        "adapted": described(tuned),
    }
    gradients = {name: weight.grad for name, weight in adapted.named_parameters() if weight.grad is not None}
    adapter_gradients = {
        name.replace(".default.", "."): grad for name, grad in gradients.items() if "lora_" in name
    }
    # The base's own names: PEFT puts itself around the model and around each layer it adapts.
    weight_gradients = {
        name.removeprefix("base_model.model.").replace(".base_layer", ""): grad
        for name, grad in gradients.items()
        if "lora_" not in name
    }
    return json_fields, adapter_gradients, weight_gradients


def is_small(name: str, weight: torch.Tensor) -> bool:
    return weight.dim() == 1 or "embed_tokens" in name or "lm_head" in name


def make_family(name: str, family: Family) -> None:
    folder = REPOSITORY / "packages/nn/golden" / name
    random = torch.Generator().manual_seed(list(FAMILIES).index(name) + 1)

    family.config._attn_implementation = "eager"
    model = AutoModelForCausalLM.from_config(family.config, dtype=torch.float32).eval()
    set_random_weights(model, random)
    model.save_pretrained(folder)
    keep_only(folder, {"config.json", "config.v4.json", "model.safetensors"})
    write_v4_config(folder, family)

    lora = LoraConfig(
        r=RANK,
        lora_alpha=ALPHA,
        lora_dropout=0.0,
        target_modules=family.target_modules,
        use_rslora=family.use_rslora,
        task_type="CAUSAL_LM",
    )
    adapted = get_peft_model(model, lora)
    set_random_adapter(adapted, random)
    save_adapter(adapted, folder / "adapter")

    adapted.double()
    for parameter_name, weight in adapted.named_parameters():
        weight.requires_grad_("lora_" in parameter_name or is_small(parameter_name, weight))

    vocabulary = family.config.vocab_size
    cases = {"rows": ([12], 2), "packed": (DOCUMENTS, 1)}
    if family.long is not None:
        cases["long"] = ([family.long], 1)
    fields: dict = {}
    for case_name, (lengths, rows) in cases.items():
        ids = torch.randint(3, vocabulary, (rows, sum(lengths)), generator=random)
        starts = [sum(lengths[:index]) for index in range(len(lengths))]
        case = {"ids": ids, "labels": labels_for(ids, starts, random), "documents": lengths}
        fields[case_name], adapter_gradients, weight_gradients = make_case(model, adapted, case)
        write_tensors(folder / f"gradients.{case_name}.safetensors", adapter_gradients)
        if case_name == "rows":
            write_tensors(folder / "weight-gradients.safetensors", weight_gradients)
            expected = set(get_peft_model_state_dict(adapted))
            assert set(adapter_gradients) == expected, "a gradient is missing or misnamed"
    write_object(folder / "golden.json", fields)
    report(name, folder, fields)


# ---------------------------------------------------------------------------- checks of the oracle itself


def report(name: str, folder: Path, fields: dict) -> None:
    """Reads the files back with Transformers in float32, in both spellings of the configuration, and compares."""
    expected = torch.tensor(fields["rows"]["base"]["logits"])
    ids = torch.tensor(fields["rows"]["ids"])
    differences = []
    for config_name in ["config.json", "config.v4.json"]:
        config_class = type(FAMILIES[name].config)
        config = config_class.from_dict(json.loads((folder / config_name).read_text()))
        model = AutoModelForCausalLM.from_pretrained(
            folder, config=config, dtype=torch.float32, attn_implementation="eager"
        ).eval()
        with torch.no_grad():
            difference = (model(input_ids=ids).logits - expected).abs().max() / expected.abs().max()
        if difference > 1e-5:
            raise ValueError(f"{name}: {config_name} describes another model, {difference:.1e} away")
        differences.append(difference.item())
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    adapted = torch.tensor(fields["rows"]["adapted"]["logits"])
    print(
        f"{name:10} {size // 1024:4} kB  |logits| mean {expected.abs().mean():.1f} max {expected.abs().max():.1f}"
        f"  adapter moves {(adapted - expected).abs().mean():.2f}"
        f"  float32 and 4.x config agree to {max(differences):.0e}"
    )


if __name__ == "__main__":
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    for family_name in sys.argv[1:] or FAMILIES:
        make_family(family_name, FAMILIES[family_name])
