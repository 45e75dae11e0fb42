"""Golden training runs: PyTorch, PEFT and bitsandbytes → packages/trainer/golden/.

Four runs of AdamW on one tiny Llama and one list of batches: LoRA, LoRA with two batches accumulated a step, QLoRA
(NF4, double-quantised) and full fine-tuning. Everything runs in float32, as such training does.
"""

import dataclasses
from dataclasses import dataclass
from pathlib import Path

import torch
import transformers
from bitsandbytes.functional import dequantize_4bit
from bitsandbytes.nn import Params4bit
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import (
    AutoModelForCausalLM,
    BitsAndBytesConfig,
    LlamaConfig,
    PreTrainedModel,
    get_cosine_schedule_with_warmup,
)

from family_table import SEPARATE
from golden_files import REPOSITORY, keep_only, rounded, rounded_number, save_adapter, write_object, write_tensors
from supervision import IGNORED, summed_loss, supervised_tokens

FOLDER = REPOSITORY / "packages/trainer/golden"
BASE, INITIAL_ADAPTER = FOLDER / "base", FOLDER / "adapter-initial"

VOCABULARY, LENGTH, ROWS, BATCHES, STEPS = 128, 16, 2, 10, 50
# With this width each projection of the feed-forward block has 320 blocks of 64 weights: more than the 256 whose scales
# are quantised together, so that a second such group is there, and is a partial one. It is a multiple of 64 since
# bitsandbytes' CPU kernel reads a block that spans two rows wrongly.
INTERMEDIATE = 320


@dataclass
class Settings:
    """One run's settings, named as losses.json names them. Some steps are clipped at this norm and some are not."""

    steps: int = STEPS
    learningRate: float = 5e-3
    warmupSteps: int = 5
    weightDecay: float = 0.01
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    maximumGradientNorm: float = 2.0
    gradientAccumulation: int = 1


# ---------------------------------------------------------------------------- base model and data


def make_base() -> None:
    random = torch.Generator().manual_seed(100)
    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=64,
        intermediate_size=INTERMEDIATE,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=64,
        tie_word_embeddings=True,
        pad_token_id=0,
        bos_token_id=1,
        eos_token_id=2,
    )
    model = AutoModelForCausalLM.from_config(config, dtype=torch.float32)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            noise = torch.randn(weight.shape, generator=random)
            if weight.dim() == 1:
                weight.copy_(1 + 0.2 * noise)
            else:
                weight.copy_(noise * (0.1 if "embed_tokens" in name else weight.shape[1] ** -0.5))
    model.save_pretrained(BASE)
    keep_only(BASE, {"config.json", "model.safetensors"})


def make_batches() -> list[dict[str, torch.Tensor]]:
    """Rows that count up in steps of their own; the first few tokens are the prompt and are not supervised."""
    random = torch.Generator().manual_seed(101)

    def draw(low: int, high: int) -> int:
        return int(torch.randint(low, high, (1,), generator=random))

    batches = []
    for _ in range(BATCHES):
        ids = torch.stack([3 + (draw(0, 125) + draw(1, 6) * torch.arange(LENGTH)) % 125 for _ in range(ROWS)])
        prompts = torch.tensor([[draw(2, 13)] for _ in range(ROWS)])
        batches.append({"ids": ids, "supervised": torch.arange(LENGTH) >= prompts})
    return batches


# ---------------------------------------------------------------------------- models to train


def load_base(**options: object) -> PreTrainedModel:
    return AutoModelForCausalLM.from_pretrained(BASE, dtype=torch.float32, attn_implementation="eager", **options)


def make_initial_adapter() -> None:
    """As PEFT starts one: A random, B zero."""
    torch.manual_seed(102)
    lora = LoraConfig(r=8, lora_alpha=16, lora_dropout=0.0, target_modules=SEPARATE, task_type="CAUSAL_LM")
    save_adapter(get_peft_model(load_base(), lora), INITIAL_ADAPTER)


def with_initial_adapter(base: PreTrainedModel) -> PeftModel:
    return PeftModel.from_pretrained(base, INITIAL_ADAPTER, is_trainable=True)


def quantized_base() -> PreTrainedModel:
    """Every linear layer but lm_head in NF4, its scales quantised again; the sums stay in float32."""
    model = load_base(
        quantization_config=BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=True,
            bnb_4bit_compute_dtype=torch.float32,
        )
    )
    original = dict(load_base().named_parameters())
    for name, weight in model.named_parameters():
        if isinstance(weight, Params4bit):
            round_scales_to_nearest(weight, original[name])
    return model


def round_scales_to_nearest(weight: Params4bit, original: torch.Tensor) -> None:
    """Gives each scale the code nearest to it. bitsandbytes' CPU kernel takes a neighbour where two are almost equally
    near (6 of 2304 here), which moves the losses by 5e-4 and would make them depend on the kernel."""
    state, groups = weight.quant_state, weight.quant_state.state2
    scales = original.detach().reshape(-1, state.blocksize).abs().amax(1) - state.offset
    group = torch.arange(len(scales)) // groups.blocksize
    nearest = ((scales / groups.absmax[group])[:, None] - groups.code).abs().argmin(1).to(torch.uint8)
    if (nearest.int() - state.absmax.int()).abs().max() > 1:
        raise ValueError("bitsandbytes on this machine quantises scales wrongly")
    state.absmax = nearest


def by_definition(weight: Params4bit) -> torch.Tensor:
    """A dequantised weight, looked up code by code as QLoRA's paper defines it (arXiv:2305.14314, section 3)."""
    state, groups = weight.quant_state, weight.quant_state.state2
    codes = torch.stack([weight.data >> 4, weight.data & 15], -1).reshape(-1, state.blocksize)
    group = torch.arange(len(state.absmax)) // groups.blocksize
    scales = groups.code[state.absmax.long()] * groups.absmax[group] + state.offset
    return (state.code[codes.long()] * scales[:, None]).reshape(state.shape)


def write_quantized(model: PreTrainedModel, path: Path) -> None:
    """The quantised weights in bitsandbytes' own serialisation, before anything has run on them."""
    for name, weight in model.named_parameters():
        if isinstance(weight, Params4bit):
            dequantized = dequantize_4bit(weight.data, weight.quant_state)
            if not torch.allclose(dequantized, by_definition(weight), rtol=1e-6, atol=1e-7):
                raise ValueError(f"bitsandbytes on this machine dequantises {name} wrongly")
    quantized = {name: tensor for name, tensor in model.state_dict().items() if "_proj." in name}
    write_tensors(path, quantized)


# ---------------------------------------------------------------------------- training


def parameter_groups(model: torch.nn.Module, settings: Settings) -> list[dict]:
    """Weight decay on matrices alone (embeddings and adapters among them): norms are left to the data."""
    trained = [weight for weight in model.parameters() if weight.requires_grad]
    return [
        {"params": [weight for weight in trained if weight.dim() == 2], "weight_decay": settings.weightDecay},
        {"params": [weight for weight in trained if weight.dim() != 2], "weight_decay": 0.0},
    ]


def train(model: torch.nn.Module, settings: Settings, batches: list[dict[str, torch.Tensor]]) -> dict[str, list[float]]:
    """Losses before each step's update, gradient norms before clipping, and the learning rates used."""
    model.train()
    optimizer = torch.optim.AdamW(
        [group for group in parameter_groups(model, settings) if group["params"]],
        lr=settings.learningRate,
        betas=(settings.beta1, settings.beta2),
        eps=settings.epsilon,
        foreach=False,
    )
    schedule = get_cosine_schedule_with_warmup(optimizer, settings.warmupSteps, settings.steps)
    trained = [weight for weight in model.parameters() if weight.requires_grad]
    history: dict[str, list[float]] = {"losses": [], "gradientNorms": [], "learningRates": []}
    for step in range(settings.steps):
        first = step * settings.gradientAccumulation
        chosen = [batches[(first + offset) % len(batches)] for offset in range(settings.gradientAccumulation)]
        labels = [torch.where(batch["supervised"], batch["ids"], IGNORED) for batch in chosen]
        # One mean over the tokens of all accumulated batches, so that each token counts the same.
        tokens = sum(supervised_tokens(each) for each in labels)
        loss = 0.0
        for batch, each in zip(chosen, labels, strict=True):
            part = summed_loss(model(input_ids=batch["ids"], use_cache=False).logits, each) / tokens
            part.backward()
            loss += part.item()
        norm = torch.nn.utils.clip_grad_norm_(trained, settings.maximumGradientNorm)
        history["losses"].append(loss)
        history["gradientNorms"].append(norm.item())
        history["learningRates"].append(schedule.get_last_lr()[0])
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    return history


def described(settings: Settings, history: dict[str, list[float]]) -> dict:
    return {
        "settings": dataclasses.asdict(settings),
        "losses": [rounded_number(value) for value in history["losses"]],
        "gradientNorms": [rounded_number(value) for value in history["gradientNorms"]],
        "learningRates": history["learningRates"],
    }


def make_runs(batches: list[dict[str, torch.Tensor]]) -> dict[str, dict]:
    settings = Settings()
    lora = with_initial_adapter(load_base())
    runs = {"lora": described(settings, train(lora, settings, batches))}
    save_adapter(lora, FOLDER / "adapter-final")

    accumulating = Settings(gradientAccumulation=2, maximumGradientNorm=1.5)
    runs["loraAccumulated"] = described(accumulating, train(with_initial_adapter(load_base()), accumulating, batches))

    quantized = quantized_base()
    write_quantized(quantized, FOLDER / "quantized.safetensors")
    runs["qlora"] = described(settings, train(with_initial_adapter(quantized), settings, batches))

    gentler = Settings(learningRate=2e-3)
    runs["full"] = described(gentler, train(load_base(), gentler, batches))
    return runs


if __name__ == "__main__":
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    make_base()
    make_initial_adapter()
    made = make_batches()
    write_object(
        FOLDER / "batches.json",
        {
            "ids": [rounded(batch["ids"]) for batch in made],
            "supervised": [rounded(batch["supervised"]) for batch in made],
        },
    )
    results = make_runs(made)
    write_object(FOLDER / "losses.json", results)
    for run, result in results.items():
        losses, norms, limit = result["losses"], result["gradientNorms"], result["settings"]["maximumGradientNorm"]
        print(
            f"{run:15} loss {losses[0]:.3f} → {losses[-1]:.3f}"
            f"  gradient norm {min(norms):.2f}–{max(norms):.2f}, clipped in {sum(norm > limit for norm in norms)} steps"
        )
