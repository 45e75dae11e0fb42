"""The model families, each as the smallest configuration that still shows what sets the family apart.

`config` makes the model. `v4` gives the keys that a config.json of the Transformers 4.x era has in place of
`rope_parameters` and `layer_types`; most checkpoints in the world are written that way.
"""

from dataclasses import dataclass, field
from typing import Any

import transformers as hf

SEPARATE = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
FUSED = ["qkv_proj", "o_proj", "gate_up_proj", "down_proj"]

TINY: dict[str, Any] = {
    "vocab_size": 96,
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 64,
    "rms_norm_eps": 1e-3,  # large enough that a wrong one shows
    "pad_token_id": 0,
    "bos_token_id": 1,
    "eos_token_id": 2,
}


@dataclass
class Family:
    config: hf.PreTrainedConfig
    v4: dict[str, Any]
    target_modules: list[str] = field(default_factory=lambda: SEPARATE)
    use_rslora: bool = False
    # A length beyond the others, for a family that computes long sequences differently.
    long: int | None = None


def tiny(config_class: type, **settings: Any) -> hf.PreTrainedConfig:
    return config_class(**(TINY | settings))


def rope(theta: float, **scaling: Any) -> dict[str, Any]:
    return {"rope_type": "default", "rope_theta": theta} | scaling


# Wavelengths at theta 10000 and head size 8 are 6, 63, 628 and 6283 positions, so that of the four frequencies the
# first stays, the second is blended and the last two are divided.
LLAMA3_SCALING = {
    "rope_type": "llama3",
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 128,
}

# Three factors, since six of the eight dimensions of a head turn.
LONGROPE_FACTORS = {"short_factor": [1.0, 1.3, 1.7], "long_factor": [1.1, 2.5, 6.0]}

FAMILIES: dict[str, Family] = {
    "llama": Family(
        tiny(hf.LlamaConfig, num_key_value_heads=4, rope_parameters=rope(10000.0)),
        v4={"rope_theta": 10000.0, "rope_scaling": None},
    ),
    "llama3": Family(
        tiny(
            hf.LlamaConfig,
            tie_word_embeddings=True,
            max_position_embeddings=1024,
            rope_parameters=rope(10000.0, **LLAMA3_SCALING),
        ),
        v4={"rope_theta": 10000.0, "rope_scaling": LLAMA3_SCALING},
    ),
    "mistral": Family(
        tiny(hf.MistralConfig, sliding_window=5, rope_parameters=rope(10000.0)),
        v4={"rope_theta": 10000.0},
    ),
    "qwen2": Family(
        tiny(hf.Qwen2Config, tie_word_embeddings=True, rope_parameters=rope(1000000.0)),
        # As in Qwen2.5's files: a window is named, and switched off.
        v4={"rope_theta": 1000000.0, "sliding_window": 4, "use_sliding_window": False, "max_window_layers": 1},
    ),
    "qwen3": Family(
        tiny(hf.Qwen3Config, head_dim=16, tie_word_embeddings=True, rope_parameters=rope(1000000.0)),
        v4={"rope_theta": 1000000.0, "rope_scaling": None, "sliding_window": None, "use_sliding_window": False},
        use_rslora=True,
    ),
    "gemma2": Family(
        tiny(
            hf.Gemma2Config,
            head_dim=16,
            num_hidden_layers=3,
            sliding_window=5,
            query_pre_attn_scalar=24,  # neither the head size nor its default
            attn_logit_softcapping=4.0,  # low enough to bend scores and logits of this size
            final_logit_softcapping=8.0,
            rope_parameters=rope(10000.0),
        ),
        v4={"rope_theta": 10000.0, "hidden_act": "gelu_pytorch_tanh"},
    ),
    "gemma3": Family(
        tiny(
            hf.Gemma3TextConfig,
            head_dim=16,
            num_hidden_layers=3,
            sliding_window=4,
            sliding_window_pattern=3,  # two local layers, then a global one
            query_pre_attn_scalar=24,
            rope_parameters={
                "sliding_attention": rope(10000.0),
                "full_attention": rope(1000000.0, rope_type="linear", factor=8.0),
            },
        ),
        v4={
            "rope_theta": 1000000.0,
            "rope_local_base_freq": 10000.0,
            "rope_scaling": {"rope_type": "linear", "factor": 8.0},
            "sliding_window_pattern": 3,
        },
    ),
    "phi3": Family(
        tiny(hf.Phi3Config, sliding_window=6, original_max_position_embeddings=64, rope_parameters=rope(10000.0)),
        v4={"rope_theta": 10000.0, "rope_scaling": None},
        target_modules=FUSED,
    ),
    "phi4-mini": Family(
        tiny(
            hf.Phi3Config,
            tie_word_embeddings=True,
            original_max_position_embeddings=16,  # `long` below passes it
            rope_parameters=rope(10000.0, rope_type="longrope", partial_rotary_factor=0.75, **LONGROPE_FACTORS),
        ),
        v4={
            "rope_theta": 10000.0,
            "partial_rotary_factor": 0.75,
            "rope_scaling": {"type": "longrope"} | LONGROPE_FACTORS,
        },
        target_modules=FUSED,
        long=20,
    ),
    "smollm2": Family(
        tiny(hf.LlamaConfig, tie_word_embeddings=True, rope_parameters=rope(100000.0)),
        v4={"rope_theta": 100000.0, "rope_scaling": None, "rope_interleaved": False},
    ),
    "smollm3": Family(
        tiny(hf.SmolLM3Config, num_hidden_layers=4, rope_parameters=rope(5000000.0)),
        v4={"rope_theta": 5000000.0, "rope_scaling": None, "use_sliding_window": False, "max_window_layers": 4},
    ),
    "olmo2": Family(
        tiny(hf.Olmo2Config, rope_parameters=rope(500000.0)),
        v4={"rope_theta": 500000.0, "rope_scaling": None},
    ),
    "granite": Family(
        tiny(
            hf.GraniteConfig,
            tie_word_embeddings=True,
            embedding_multiplier=3.0,
            attention_multiplier=0.25,
            residual_multiplier=0.6,
            logits_scaling=2.0,
            rope_parameters=rope(10000.0),
        ),
        v4={"rope_theta": 10000.0, "rope_scaling": None},
    ),
}
