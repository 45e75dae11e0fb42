"""Which tokens a model is trained on, in the convention of Transformers: `labels` beside the ids, −100 for none."""

import torch

IGNORED = -100


def summed_loss(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Σ −log p(label) over the supervised tokens, where the logits of one position predict the next token.

    logits: [batch, sequence, vocabulary], labels: [batch, sequence].
    """
    return torch.nn.functional.cross_entropy(
        logits[:, :-1].reshape(-1, logits.shape[-1]),
        labels[:, 1:].reshape(-1),
        ignore_index=IGNORED,
        reduction="sum",
    )


def supervised_tokens(labels: torch.Tensor) -> int:
    """How many tokens `summed_loss` adds up: a label on the first position has no logits to predict it."""
    return int((labels[:, 1:] != IGNORED).sum())
