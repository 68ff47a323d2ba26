"""Calls main(event, context) of generated files: one JSON line in, one JSON line out."""
import contextlib
import importlib.util
import io
import json
import sys


def load(file):
    spec = importlib.util.spec_from_file_location("code_node", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.main


mains = {}
for line in sys.stdin:
    request = json.loads(line)
    file = request["file"]
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            main = mains.get(file) or mains.setdefault(file, load(file))
            answer = {"result": main(request["event"], None)}
    except BaseException as error:
        answer = {"raised": repr(error)}
    print(json.dumps({**answer, "printed": printed.getvalue()}), flush=True)
