"""Makes a tiny tokenizer and configuration, and pushes both as the library does."""

import sys

from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import AutoConfig, AutoTokenizer, BertConfig, PreTrainedTokenizerFast

repository = sys.argv[1]
words = {word: place for place, word in enumerate(["[UNK]", "[PAD]", "open", "science"])}
tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]")
fast.push_to_hub(repository)
BertConfig(hidden_size=32, num_hidden_layers=1, num_attention_heads=2).push_to_hub(repository)

config = AutoConfig.from_pretrained(repository)
assert config.model_type == "bert" and config.hidden_size == 32, config
loaded = AutoTokenizer.from_pretrained(repository)
assert loaded("open science of")["input_ids"] == [2, 3, 0], loaded("open science of")
