"""Asks who somebody is and what he may do."""

import sys

from huggingface_hub import HfApi
from huggingface_hub.errors import HfHubHTTPError

from deposits import raised

api = HfApi()
repository = sys.argv[1]
handle = repository.split("/")[0]
me = api.whoami()
assert me["name"] == handle and me["auth"]["accessToken"]["role"] == "write", me
raised(HfHubHTTPError, lambda: HfApi(token="hf_" + "x" * 37).whoami())

overview = HfApi(token=False).get_user_overview(handle)
assert overview.username == handle and overview.user_type == "user", overview
for ask in (api.get_user_overview, api.get_organization_overview):
    missing = raised(HfHubHTTPError, lambda: ask(f"{handle}-nobody"))
    assert missing.response.status_code == 404, missing
