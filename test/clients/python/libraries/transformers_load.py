"""Loads a released configuration, tokenizer and weights by the name of the repository."""

import sys
import tempfile
from pathlib import Path

import numpy
from huggingface_hub import HfApi, hf_hub_download
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import AutoConfig, AutoTokenizer, BertConfig, PreTrainedTokenizerFast

from deposits import card

repository = sys.argv[1]
folder = Path(tempfile.mkdtemp())
words = {word: place for place, word in enumerate(["[UNK]", "[PAD]", "open", "science"])}
tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]")
fast.save_pretrained(folder)
BertConfig(hidden_size=32, num_hidden_layers=1, num_attention_heads=2).save_pretrained(folder)
weights = {"embeddings": numpy.arange(128, dtype=numpy.float32).reshape(4, 32)}
save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
(folder / "README.md").write_bytes(card(fields="library_name: transformers\n"))
api = HfApi()
api.create_repo(repository)
api.upload_folder(folder_path=folder, repo_id=repository)
api.create_tag(repository, tag="v1.0")

for revision in ("v1.0", "main"):
    config = AutoConfig.from_pretrained(repository, revision=revision, token=False)
    assert config.model_type == "bert" and config.hidden_size == 32, config
    loaded = AutoTokenizer.from_pretrained(repository, revision=revision, token=False)
    assert loaded("open science of")["input_ids"] == [2, 3, 0], loaded("open science of")
read = load_file(hf_hub_download(repository, "model.safetensors", token=False))
assert numpy.array_equal(read["embeddings"], weights["embeddings"])
