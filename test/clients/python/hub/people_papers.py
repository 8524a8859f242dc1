"""Asks who somebody is, and reads a released paper. Arguments: repository, paper, its title."""

import sys

from huggingface_hub import CommitOperationAdd, HfApi
from huggingface_hub.errors import HfHubHTTPError

from deposits import card, raised

api = HfApi()
stranger = HfApi(token=False)
repository, paper, title = sys.argv[1:]
handle = repository.split("/")[0]
me = api.whoami()
assert me["name"] == handle and me["auth"]["accessToken"]["role"] == "write", me
api.create_repo(repository)
api.create_commit(
    repository,
    [CommitOperationAdd("README.md", card()), CommitOperationAdd("w.bin", bytes(9))],
    commit_message="First",
)
api.create_tag(repository, tag="v1.0")

overview = stranger.get_user_overview(handle)
assert overview.username == handle and overview.num_models >= 1, overview
nobody = raised(HfHubHTTPError, lambda: stranger.get_user_overview(f"{handle}-nobody"))
assert nobody.response.status_code == 404, nobody
missing = raised(HfHubHTTPError, lambda: stranger.get_organization_overview(f"{handle}-nobody"))
assert missing.response.status_code == 404, missing

found = [item for item in stranger.list_papers(query=title) if item.title == title]
assert len(found) == 1, found
info = stranger.paper_info(found[0].id)
assert info.title == title and info.summary and info.authors[0].name, info
assert info.published_at is not None, info
assert title in stranger.read_paper(info.id)
daily = list(stranger.list_daily_papers(limit=100))
assert title in [item.title for item in daily], daily
absent = raised(HfHubHTTPError, lambda: stranger.paper_info("2401.99999"))
assert absent.response.status_code == 404, absent
assert paper
