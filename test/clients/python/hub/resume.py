"""Downloads through a line that breaks, and goes on at the last whole 10 MiB, as the client does."""

import http.server
import os
import sys
import tempfile
import threading
import urllib.request
from pathlib import Path

from huggingface_hub import HfApi

api = HfApi()
repository = sys.argv[1]
api.create_repo(repository)
content = os.urandom(25_000_000)
api.upload_file(path_or_fileobj=content, path_in_repo="w.bin", repo_id=repository)
ranges = []


class BreakingLine(http.server.BaseHTTPRequestHandler):
    """Passes everything on; the first body ends in its middle."""

    def pass_on(self):
        headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        address = os.environ["HF_ENDPOINT"] + self.path
        request = urllib.request.Request(address, headers=headers, method=self.command)
        with urllib.request.urlopen(request) as answer:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                if name.lower() not in ("connection", "transfer-encoding", "date"):
                    self.send_header(name, value)
            self.send_header("connection", "close")
            self.end_headers()
            if self.command == "GET" and "/resolve/" in self.path:
                ranges.append(self.headers.get("range"))
                body = answer.read()
                self.wfile.write(body[: 22_500_000 if len(ranges) == 1 else None])
                self.close_connection = True
            elif self.command == "GET":
                self.wfile.write(answer.read())

    do_GET = do_HEAD = pass_on

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), BreakingLine)
threading.Thread(target=server.serve_forever, daemon=True).start()
endpoint = f"http://127.0.0.1:{server.server_port}"
path = HfApi(endpoint=endpoint).hf_hub_download(repository, "w.bin", cache_dir=tempfile.mkdtemp())
assert Path(path).read_bytes() == content
assert ranges == [None, f"bytes={20 << 20}-"], ranges
