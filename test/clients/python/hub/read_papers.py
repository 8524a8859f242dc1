"""Reads papers, who wrote them and what cites them. HF_ENDPOINT and HF_TOKEN say where and as whom."""

import json
import os
import subprocess
import sys
import urllib.request
from datetime import datetime, timezone
from uuid import uuid4

from huggingface_hub import HfApi
from huggingface_hub.errors import HfHubHTTPError

endpoint = os.environ["HF_ENDPOINT"].rstrip("/")
token = os.environ["HF_TOKEN"]
api = HfApi()
me = api.whoami()["name"]
mark = uuid4().hex[:8]
arxiv_id = f"2401.{int(mark[:4], 16) % 100000:05d}"


def own_api(method: str, path: str, body: bytes | dict) -> None:
    """Papers are deposited by the own API: stock clients know models, datasets and spaces."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
    headers = {"Authorization": f"Bearer {token}", "Content-Type": kind}
    request = urllib.request.Request(f"{endpoint}/api/v1/{path}", data, headers, method=method)
    with urllib.request.urlopen(request) as answer:
        assert answer.status < 300, answer.status


def deposit_paper(name: str, metadata: dict) -> None:
    card = {"license": "cc-by-4.0", "creators": [{"familyName": "Lovelace", "givenName": "Ada"}]}
    body = {"namespace": me, "name": name, "metadata": card | metadata}
    own_api("POST", "papers", body)
    own_api("PUT", f"papers/{me}/{name}/files/paper.pdf", b"%PDF-1.4\n%%EOF\n")
    own_api("POST", f"papers/{me}/{name}/releases", {"version": "v1.0", "publish": True})


def hf(*words: str) -> str:
    program = os.path.join(os.path.dirname(sys.executable), "hf")
    done = subprocess.run([program, *words], capture_output=True, text=True)
    assert done.returncode == 0, f"hf {' '.join(words)}: {done.stderr}"
    return done.stdout


title = f"Notes on engine {mark}"
deposit_paper(
    f"notes-{mark}",
    {
        "title": title,
        "description": "What an analytical engine can do.",
        "arxiv": arxiv_id,
        "related": [{"relation": "IsSupplementedBy", "identifier": "https://github.com/ada/engine"}],
    },
)
deposit_paper(f"plain-{mark}", {"title": f"Plain {mark}", "description": "Without a number."})

model = f"{me}/engine-{mark}"
card = f"---\nlicense: apache-2.0\ntags: ['arxiv:{arxiv_id}']\n---\n# Engine\n\nA model of an engine.\n"
api.create_repo(model)
for path, content in {"README.md": card, "config.json": "{}"}.items():
    api.upload_file(path_or_fileobj=content.encode(), path_in_repo=path, repo_id=model)
api.create_tag(model, tag="v1.0")

paper = api.paper_info(f"{arxiv_id}v2")
assert (paper.id, paper.title) == (arxiv_id, title)
assert paper.summary == "What an analytical engine can do."
assert [author.name for author in paper.authors] == ["Ada Lovelace"]
assert paper.github_repo == "https://github.com/ada/engine"
assert paper.submitted_by.username == me
assert [linked.id for linked in paper.linked_models] == [model]
assert (paper.num_total_models, paper.num_total_datasets, paper.linked_spaces) == (1, 0, [])

found = list(api.list_papers(query=mark))
assert {one.title for one in found} == {title, f"Plain {mark}"}
plain = next(one for one in found if one.title.startswith("Plain"))
assert api.paper_info(plain.id).title == plain.title

today = datetime.now(timezone.utc)
for period in ({"date": f"{today:%Y-%m-%d}"}, {"week": f"{today:%G-W%V}"}, {"month": f"{today:%Y-%m}"}, {}):
    titles = [one.title for one in api.list_daily_papers(submitter=me, **period)]
    assert title in titles, (period, titles)
assert list(api.list_daily_papers(date="2001-01-01")) == []
trending = api.list_daily_papers(sort="trending", limit=1, p=0)
assert all(one.submitted_at is not None for one in trending)

text = api.read_paper(arxiv_id)
assert text.startswith(f"# {title}\n\nAda Lovelace\n"), text
assert "What an analytical engine can do." in text

for ask in (api.paper_info, api.read_paper):
    try:
        ask("0001.00000")
    except HfHubHTTPError as error:
        assert error.response.status_code == 404, error
    else:
        raise AssertionError("A paper that nobody deposited was found.")

assert arxiv_id in hf("papers", "info", arxiv_id)
assert arxiv_id in hf("papers", "search", mark)
assert arxiv_id in hf("papers", "ls", "--submitter", me)
assert title in hf("papers", "read", arxiv_id)

user = api.get_user_overview(me)
assert user.username == me and user.num_papers >= 2 and user.num_models >= 1
with urllib.request.urlopen(user.avatar_url) as picture:
    assert picture.headers["Content-Type"] == "image/svg+xml"
try:
    api.get_user_overview(f"nobody-{mark}")
except HfHubHTTPError as error:
    assert error.response.status_code == 404

lab = f"lab-{mark}"
own_api("POST", "organisations", {"handle": lab, "displayName": "The Laboratory"})
organisation = api.get_organization_overview(lab)
assert (organisation.fullname, organisation.num_users) == ("The Laboratory", 1)
assert [member.username for member in api.list_organization_members(lab)] == [me]

assert list(api.get_repo_discussions(model)) == []
try:
    api.create_discussion(model, title="A question")
except HfHubHTTPError as error:
    assert error.response.status_code == 400 and "not offered" in str(error), error
else:
    raise AssertionError("A discussion was begun.")
