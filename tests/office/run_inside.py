"""The inner half of tests/office: a script of a throw-away profile that runs pytest on the office's main thread.

The office starts it by its vnd.sun.star.script: address. What to run stands in the file VANTHU_INSIDE names; what came of
it is written there, a JSON object a line, as it happens, so that the outer half knows which test an office died of.
"""

import json
import os
import sys
import traceback

import uno


def main(*_):
    with open(os.environ["VANTHU_INSIDE"], encoding="utf-8") as file:
        request = json.load(file)
    with open(request["answers"], "a", encoding="utf-8", buffering=1) as file:

        def tell(kind, **news):
            file.write(json.dumps(dict(news, kind=kind)) + "\n")

        try:
            run(request, tell)
        except BaseException:  # also pytest's own exits: the outer half must hear of everything
            tell("broken", text=traceback.format_exc())
        tell("end")
    context = uno.getComponentContext()
    context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()


def run(request, tell):
    os.chdir(request["root"])
    sys.path.insert(0, os.path.join(request["root"], "python"))
    sys.path += [path for path in request["sites"] if path not in sys.path]
    import pytest

    pytest.main(request["arguments"], plugins=[Teller(tell)])


class Teller:
    """A plugin of the inner pytest."""

    def __init__(self, tell):
        self.tell = tell

    def pytest_collectreport(self, report):
        if report.failed:
            self.tell("uncollected", id=report.nodeid, text=report.longreprtext)

    def pytest_collection_finish(self, session):
        for item in session.items:
            self.tell("item", id=item.nodeid, line=item.location[1], keywords=sorted(map(str, item.keywords)))

    def pytest_runtest_logstart(self, nodeid):
        self.tell("start", id=nodeid)
        self.outcome, self.text = "passed", ""

    def pytest_runtest_logreport(self, report):
        if report.outcome == "passed" or self.outcome == "failed":
            return
        if hasattr(report, "wasxfail"):
            self.outcome, self.text = "xfailed", report.wasxfail
        elif report.skipped:
            self.outcome, self.text = "skipped", report.longrepr[2].replace("Skipped: ", "", 1)
        else:
            self.outcome = "failed"
            self.text = "\n".join([report.longreprtext] + ["--- %s ---\n%s" % section for section in report.sections])

    def pytest_runtest_logfinish(self, nodeid):
        self.tell("done", id=nodeid, outcome=self.outcome, text=self.text)


g_exportedScripts = (main,)
