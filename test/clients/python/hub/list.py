"""Finds repositories and looks through them; drafts only those that one may see."""

import sys

from huggingface_hub import CommitOperationAdd, HfApi

from deposits import card

api = HfApi()
stranger = HfApi(token=False)
repository = sys.argv[1]
author, name = repository.split("/")
fields = f"tags: [noise, {name}]\npipeline_tag: audio-classification\nlibrary_name: onnx\n"
models = [f"{repository}-{letter}" for letter in "abc"]
for model in models:
    api.create_repo(model)
    operations = [
        CommitOperationAdd("README.md", card("mit", fields)),
        CommitOperationAdd("dir/w.bin", bytes(2_000)),
        CommitOperationAdd("config.json", b'{"architectures": ["Noise"], "model_type": "noise"}'),
    ]
    api.create_commit(model, operations, commit_message="First")


def ids(found):
    return [item.id for item in found]


assert sorted(ids(api.list_models(author=author, search=name))) == models
assert ids(stranger.list_models(author=author, search=name)) == []
for model in models[:2]:
    api.create_tag(model, tag="v1.0")
assert sorted(ids(stranger.list_models(author=author, search=name))) == models[:2]
assert sorted(ids(stranger.list_models(search=f"{name}-A"))) == models[:1]
newest = ids(api.list_models(author=author, search=name, sort="created_at"))
assert newest == models[::-1], newest
assert ids(api.list_models(search=name, sort="last_modified", limit=1)) != []
assert sorted(ids(stranger.list_models(filter=[name, "license:mit"]))) == models[:2]
assert ids(stranger.list_models(filter=[name, "license:apache-2.0"])) == []
assert sorted(ids(stranger.list_models(filter=name, pipeline_tag="audio-classification"))) == models[:2]
assert ids(stranger.list_models(filter=name, pipeline_tag="text-generation")) == []

full = list(api.list_models(search=name, full=True, cardData=True, fetch_config=True))
assert len(full) == 3, full
for item in full:
    assert item.card_data.license == "mit" and item.sha and item.last_modified, item
    assert item.config["model_type"] == "noise", item.config
    assert {sibling.rfilename for sibling in item.siblings} >= {"README.md", "dir/w.bin"}
    assert item.library_name == "onnx" and "noise" in item.tags, item
[one, *_] = stranger.list_models(search=name, expand=["downloads", "likes", "tags"])
assert one.downloads is not None and one.likes is not None and name in one.tags, one

api.create_repo(repository, repo_type="dataset")
assert ids(api.list_datasets(author=author, search=name)) == [repository]
assert ids(api.list_datasets(author=author, search=name, full=True)) == [repository]
assert ids(stranger.list_datasets(search=name)) == []
assert list(stranger.list_spaces(author=author)) == []

tree = {entry.path for entry in api.list_repo_tree(models[0], recursive=True, expand=True)}
assert tree == {"README.md", "config.json", "dir", "dir/w.bin"}, tree
assert [entry.path for entry in api.list_repo_tree(models[0], "dir")] == ["dir/w.bin"]
assert sorted(stranger.list_repo_files(models[0])) == ["README.md", "config.json", "dir/w.bin"]
paths = api.get_paths_info(models[0], ["dir/w.bin", "dir", "none"], expand=True)
assert sorted(path.path for path in paths) == ["dir", "dir/w.bin"], paths
titles = [commit.title for commit in api.list_repo_commits(models[0], formatted=True)]
assert titles == ["First", "Initial commit"], titles
assert [commit.title for commit in stranger.list_repo_commits(models[0])] == ["First"]
