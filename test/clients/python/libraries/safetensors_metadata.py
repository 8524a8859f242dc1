"""Reads the headers of weights by ranges, of one file and of several under an index."""

import json
import sys

from huggingface_hub import CommitOperationAdd, HfApi
from huggingface_hub.errors import NotASafetensorsRepoError, SafetensorsParsingError

from deposits import card, raised, safetensors

api = HfApi()
stranger = HfApi(token=False)
repository = sys.argv[1]


def deposit(name, files):
    api.create_repo(name)
    operations = [CommitOperationAdd(path, content) for path, content in files.items()]
    api.create_commit(name, operations, commit_message="First")


one = {"a": ("F32", [10, 20]), "b": ("F16", [300])}
# A header above the 100,000 bytes that are asked for first.
many = {f"layer.{place}.weight": ("F16", [2, 3]) for place in range(2_000)}
index = {
    "metadata": {"total_size": 1_400},
    "weight_map": {"a": "model-00001-of-00002.safetensors", "c": "model-00002-of-00002.safetensors"},
}
deposit(f"{repository}-one", {"README.md": card(), "model.safetensors": safetensors(one)})
deposit(f"{repository}-many", {"README.md": card(), "model.safetensors": safetensors(many)})
sharded = {
    "README.md": card(),
    "model-00001-of-00002.safetensors": safetensors({"a": ("F32", [200])}),
    "model-00002-of-00002.safetensors": safetensors({"c": ("BF16", [300])}),
    "model.safetensors.index.json": json.dumps(index).encode(),
}
deposit(f"{repository}-sharded", sharded)
deposit(f"{repository}-broken", {"README.md": card(), "model.safetensors": b"\xff" * 99})
for kind in ("one", "many", "sharded"):
    api.create_tag(f"{repository}-{kind}", tag="v1.0")

metadata = stranger.get_safetensors_metadata(f"{repository}-one")
assert metadata.parameter_count == {"F32": 200, "F16": 300}, metadata
assert metadata.files_metadata["model.safetensors"].tensors["a"].shape == [10, 20]
metadata = stranger.get_safetensors_metadata(f"{repository}-many")
assert metadata.parameter_count == {"F16": 12_000}, metadata
metadata = stranger.get_safetensors_metadata(f"{repository}-sharded")
assert metadata.sharded and metadata.parameter_count == {"F32": 200, "BF16": 300}, metadata
parsed = stranger.parse_safetensors_file_metadata(
    f"{repository}-sharded", "model-00002-of-00002.safetensors", revision="v1.0"
)
assert parsed.tensors["c"].dtype == "BF16", parsed
raised(SafetensorsParsingError, lambda: api.get_safetensors_metadata(f"{repository}-broken"))
deposit(f"{repository}-none", {"README.md": card()})
raised(NotASafetensorsRepoError, lambda: api.get_safetensors_metadata(f"{repository}-none"))
