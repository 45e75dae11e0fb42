"""Writes the golden values of packages/text: what Python's `tokenizers` and Transformers make of the same input.

    python golden/text.py        (needs: pip install transformers jinja2; Node through `npm ci`)

Writes into packages/text/golden/: small tokenizers, `ids.json` (strings and their token ids), `merges.json` (the
merges Python's trainer learns) and `chat.json` (conversations written by chat templates).
"""

import json
import subprocess
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import AutoTokenizer, PreTrainedTokenizerFast

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "packages" / "text" / "golden"
SPECIALS = ["<pad>", "<s>", "</s>", "<|im_start|>", "<|im_end|>"]
CORPUS = (OUT / "corpus.txt").read_text(encoding="utf8").splitlines(keepends=True)

SENTENCES = [
    "The registry keeps a record.",
    "a",
    "I",
    "",
    "Hello, world!",
    "it's we'll I'M YOU'RE don't 'tis",
    "naïve café façade",
    "3.14159 and 2024-07-26, 1,000,000 or 12345678",
    "x=1;y=2;z=x+y",
    "ÄÖÜ äöü ß",
    "Ça va? Où ça?",
    "¿Cuánto cuesta?",
    "Привет, мир",
    "Γειά σου Κόσμε",
    "土地登记簿",
    "登記簿の写し",
    "등기부 사본",
    "سجل الأراضي",
    "भूमि का अभिलेख",
    "ไม่มีวรรค",
    "😀",
    "👩‍🚀🚀",
    "🇩🇪🇫🇷",
    "👍🏽 ok",
    "e\u0301 vs é",
    "\u00a0nbsp\u00a0",
    "\u200bzero\u200bwidth",
    "a\u3000b",
    "ﬁ ligature",
    "Ⅷ ½ ² ٣",
    "#include <stdio.h>",
    "if (a && b) { return a[0] ?? null }",
    "def f(x):\n    return x ** 2\n",
    "\tindented\n\t\ttwice",
    "https://example.org/a?b=c&d=%20e",
    "SELECT * FROM t WHERE a='b';",
    '{"a": [1, 2, {"b": null}]}',
    "<p>&amp;</p>",
    "...",
    "--- *** ___",
    "!!!???",
    "a.b.c",
    "UPPER lower MiXeD",
    "snake_case camelCase kebab-case",
    "<s>",
    "</s> <s>text</s>",
    "<|im_start|>user\nHi<|im_end|>\n",
    "<pad>",
    "<unknown|token>",
    "[INST] hi [/INST]",
    "### Instruction:\nSay it.\n\n### Response:\nIt.",
    "Answer: ",
    "Answer:",
    "a  b   c    d",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "1  ٣   ① २२ 12",
    "line\u0085separator  \u0085  x",
]
WRAPPED = [" {}", "{} ", "\n{}", "{}\n\n", "  {}  ", "{}\r\n", "x{}"]


def strings():
    out = list(SENTENCES)
    for i, sentence in enumerate(SENTENCES):
        for j in range(4):
            out.append(WRAPPED[(i + 2 * j) % len(WRAPPED)].replace("{}", sentence))
    out += [a + b for a, b in zip(SENTENCES, SENTENCES[7:])]
    return list(dict.fromkeys(out))


def byte_level(digits):
    """Loads our trained tokenizer, and trains the same with Python's trainer."""
    folder = OUT / f"bytelevel-{digits}"
    ours = Tokenizer.from_file(str(folder / "tokenizer.json"))
    pattern = json.loads((folder / "tokenizer.json").read_text())["pre_tokenizer"]["pretokenizers"][0]["pattern"][
        "Regex"
    ]
    theirs = Tokenizer(models.BPE())
    theirs.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(pattern), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    theirs.train_from_iterator(
        CORPUS,
        trainers.BpeTrainer(
            vocab_size=700,
            min_frequency=2,
            special_tokens=SPECIALS,
            show_progress=False,
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        ),
    )
    merges = [
        pair if isinstance(pair, list) else pair.split(" ") for pair in json.loads(theirs.to_str())["model"]["merges"]
    ]
    auto = AutoTokenizer.from_pretrained(folder)
    assert (auto.bos_token_id, auto.eos_token_id, auto.pad_token_id) == (1, 2, 0)
    return ours, merges


def digit_by_digit():
    """A tokenizer in the manner of SmolLM and Granite: digits one by one, then GPT-2's words."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=700,
        special_tokens=SPECIALS,
        show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator(CORPUS, trainer)
    save(tokenizer, "bytelevel-digits", {"bos_token": "<s>", "eos_token": "</s>"})
    return tokenizer


def sentencepiece(name):
    """Tokenizers in the manner of converted SentencePiece models: `▁` for spaces, bytes for unknown characters."""
    normalizer = {
        "prepend": normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")]),  # Llama 2, Phi-3
        "metaspace": None,  # Mistral 0.3
        "replace": normalizers.Replace(" ", "▁"),  # Gemma
    }[name]
    bytes_ = [f"<0x{byte:02X}>" for byte in range(256)]
    base = Tokenizer(models.BPE(byte_fallback=True, unk_token="<unk>", fuse_unk=True))
    base.normalizer = normalizer
    base.pre_tokenizer = pre_tokenizers.Metaspace() if name == "metaspace" else None
    trainer = trainers.BpeTrainer(
        vocab_size=900,
        min_frequency=2,
        show_progress=False,
        special_tokens=["<unk>", "<s>", "</s>", *bytes_],
    )
    # Words, so that merges stay within them; lines in Latin script only, so that other scripts fall back to bytes.
    base.train_from_iterator(
        [
            word if name == "replace" else word.strip()
            for line in CORPUS[:15]
            for word in line.replace(" ", "\0 ").split("\0")
        ],
        trainer,
    )
    state = json.loads(base.to_str())
    state["added_tokens"] = []
    tokenizer = Tokenizer.from_str(json.dumps(state))
    tokenizer.add_special_tokens(["<unk>", "<s>", "</s>"])
    # As Phi-3 has it: white space after these is swallowed.
    tokenizer.add_special_tokens(
        [AddedToken(text, rstrip=name == "prepend", normalized=False) for text in SPECIALS[3:]]
    )
    strip = [] if name == "replace" else [decoders.Strip(" ", 1, 0)]
    if name == "metaspace":
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="first", split=False)
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), *strip]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A", pair="<s> $A <s> $B", special_tokens=[("<s>", tokenizer.token_to_id("<s>"))]
    )
    save(tokenizer, f"sentencepiece-{name}", {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"})
    return tokenizer


def save(tokenizer, name, tokens):
    folder = OUT / name
    folder.mkdir(exist_ok=True)
    state = json.loads(tokenizer.to_str())
    (folder / "tokenizer.json").write_text(json.dumps(state, ensure_ascii=False, indent=0) + "\n", encoding="utf8")
    config = {**tokens, "clean_up_tokenization_spaces": False, "tokenizer_class": "PreTrainedTokenizerFast"}
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")


USER, ANSWER = {"role": "user", "content": "What does a copy cost?"}, {"role": "assistant", "content": "20 dollars."}
SYSTEM = {"role": "system", "content": "You are brief."}
CONVERSATIONS = {
    "question": [USER],
    "answered": [USER, ANSWER],
    "system": [SYSTEM, USER, ANSWER],
    "two turns": [
        SYSTEM,
        USER,
        ANSWER,
        {"role": "user", "content": " And two?\n"},
        {"role": "assistant", "content": "\n40 dollars. "},
    ],
    "reasoning": [
        USER,
        {"role": "assistant", "content": "<think>\n10 or 20?\n</think>\n\n20 dollars."},
        {"role": "user", "content": "Why?"},
        {"role": "assistant", "content": "<think>\nrules\n</think>\n\nIt is certified."},
    ],
    "unicode": [
        {"role": "user", "content": "副本多少钱？ 🎉 'quoted' \"twice\" {{ braces }} <b>"},
        {"role": "assistant", "content": "二十元。"},
    ],
    "out of turn": [USER, USER, ANSWER],
}


def chat():
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer.from_file(str(OUT / "bytelevel-single" / "tokenizer.json")),
        bos_token="<s>",
        eos_token="</s>",
    )
    cases = []
    for path in sorted((OUT / "templates").glob("*.jinja")):
        source = path.read_text(encoding="utf8")
        for conversation, messages in CONVERSATIONS.items():
            for prompt in (False, True):
                case = {"template": path.stem, "conversation": conversation, "generationPrompt": prompt}
                try:
                    case["text"] = tokenizer.apply_chat_template(
                        messages, chat_template=source, add_generation_prompt=prompt, tokenize=False
                    )
                except Exception as error:  # what a template raises is part of its behaviour
                    case["error"] = str(error)
                cases.append(case)
    return {"conversations": CONVERSATIONS, "cases": cases}


def write(name, value):
    (OUT / name).write_text(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("],[", "],\n[").replace("},{", "},\n{")
        + "\n",
        encoding="utf8",
    )


def main():
    subprocess.run([str(ROOT / "node_modules" / ".bin" / "node"), str(OUT / "train-tokenizers.ts")], check=True)
    tokenizers, merges = {}, {}
    for digits in ("single", "triples"):
        tokenizers[f"bytelevel-{digits}"], merges[digits] = byte_level(digits)
    tokenizers["bytelevel-digits"] = digit_by_digit()
    for name in ("prepend", "metaspace", "replace"):
        tokenizers[f"sentencepiece-{name}"] = sentencepiece(name)
    texts = strings()
    ids = {
        name: [tokenizer.encode(text, add_special_tokens=False).ids for text in texts]
        for name, tokenizer in tokenizers.items()
    }
    decoded = {
        name: [tokenizer.decode(row, skip_special_tokens=False) for row in ids[name]]
        for name, tokenizer in tokenizers.items()
    }
    # Only what decoding changes is worth keeping.
    decoded = {name: {i: text for i, text in enumerate(rows) if text != texts[i]} for name, rows in decoded.items()}
    write("ids.json", {"texts": texts, "ids": ids, "decoded": decoded})
    write("merges.json", merges)
    write("chat.json", chat())


if __name__ == "__main__":
    main()
