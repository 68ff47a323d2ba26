"""A receiver with a usual mistake: it verifies what json.dumps() makes of the parsed body. Prints its port."""
import hashlib
import hmac
import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

SECRET = os.environ["HAPTIK_SECRET"].encode()


class Receiver(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(200, {})

    do_HEAD = do_GET

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        written = json.dumps(body).encode()
        expected = "sha1=" + hmac.new(SECRET, written, hashlib.sha1).hexdigest()
        if not hmac.compare_digest(expected, self.headers.get("X-Hub-Signature", "")):
            self.answer(401, {})
        else:
            self.answer(200, {"status": True, "response": ["Hello"]})

    def answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Receiver)
print(server.server_port, flush=True)
server.serve_forever()
