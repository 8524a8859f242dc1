"""Reads what a repository says about itself: card, weights, configuration, tags."""

import json
import sys

from huggingface_hub import CommitOperationAdd, HfApi

from deposits import card, gguf, safetensors

api = HfApi()
repository = sys.argv[1]
base = f"{repository}-base"
fields = f"""pipeline_tag: text-generation
library_name: transformers
base_model: {base}
datasets: [someone/corpus]
language: [en, fr]
tags: [noise, "arxiv:2401.00001"]
"""
config = {"architectures": ["LlamaForCausalLM"], "model_type": "llama"}
files = {
    "README.md": card("apache-2.0", fields),
    "config.json": json.dumps(config).encode(),
    "model.safetensors": safetensors({"a": ("F32", [10, 20]), "b": ("BF16", [300])}),
    "model.gguf": gguf("llama", 4096, 64),
}


def release(name, contents):
    api.create_repo(name)
    operations = [CommitOperationAdd(path, content) for path, content in contents.items()]
    made = api.create_commit(name, operations, commit_message="First")
    api.create_tag(name, tag="v1.0")
    return made


release(base, {"README.md": card("apache-2.0"), "w.bin": bytes(9)})
commit = release(repository, files)
stranger = HfApi(token=False)

info = stranger.model_info(repository, files_metadata=True)
assert info.sha == commit.oid and info.author == repository.split("/")[0], info
assert info.card_data.license == "apache-2.0" and info.card_data.language == ["en", "fr"]
assert info.pipeline_tag == "text-generation" and info.library_name == "transformers"
wanted = {
    "license:apache-2.0",
    f"base_model:{base}",
    "dataset:someone/corpus",
    "arxiv:2401.00001",
    "noise",
    "transformers",
    "text-generation",
    "en",
}
assert wanted <= set(info.tags), wanted - set(info.tags)
assert info.safetensors.parameters == {"F32": 200, "BF16": 300}, info.safetensors
assert info.safetensors.total == 500
assert info.gguf["architecture"] == "llama" and info.gguf["context_length"] == 4096, info.gguf
assert info.gguf["total"] == 64, info.gguf
assert info.config["architectures"] == config["architectures"], info.config
sizes = {sibling.rfilename: sibling.size for sibling in info.siblings}
assert {path: sizes[path] for path in files} == {path: len(content) for path, content in files.items()}

names = ["safetensors", "gguf", "config", "cardData", "tags", "sha", "usedStorage", "siblings"]
expanded = stranger.model_info(repository, revision="v1.0", expand=names)
assert expanded.safetensors.total == 500 and expanded.sha == commit.oid, expanded
assert expanded.used_storage >= len(files["model.safetensors"]), expanded.used_storage

metadata = stranger.get_safetensors_metadata(repository)
assert metadata.parameter_count == {"F32": 200, "BF16": 300} and not metadata.sharded, metadata
by_type = api.get_model_tags()
assert "license" in by_type and "pipeline_tag" in by_type, by_type.keys()
assert "license" in api.get_dataset_tags()
