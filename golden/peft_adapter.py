"""A LoRA adapter as PEFT saves it, with ranks and alphas that differ by module → packages/formats/golden/peft-adapter/."""

import torch
from peft import LoraConfig, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM

from golden_files import REPOSITORY, save_adapter

if __name__ == "__main__":
    torch.manual_seed(300)
    sizes = {"hidden_size": 8, "intermediate_size": 12, "num_attention_heads": 2, "num_key_value_heads": 1}
    model = LlamaForCausalLM(LlamaConfig(vocab_size=16, num_hidden_layers=2, **sizes))
    settings = LoraConfig(
        task_type="CAUSAL_LM",
        r=3,
        lora_alpha=6,
        lora_dropout=0.05,
        target_modules=["q_proj", "v_proj", "down_proj"],
        use_rslora=True,
        rank_pattern={"v_proj": 2, r"layers\.1\.mlp\.down_proj": 4},
        alpha_pattern={"v_proj": 5},
    )
    adapted = get_peft_model(model, settings)
    for name, parameter in adapted.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(parameter, std=0.1)
    save_adapter(adapted, REPOSITORY / "packages/formats/golden/peft-adapter")
