"""What the server says of itself to those who run it."""

import json
import os
import subprocess
import sys
import urllib.request

from conftest import ROOT, free_port, served
from prometheus_client.parser import text_string_to_metric_families
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect

from optviz.health import METRICS


def figures(url):
    with urllib.request.urlopen(f"{url}/metrics") as answer:  # noqa: S310
        families = list(text_string_to_metric_families(answer.read().decode()))
    return {(s.name, s.labels.get("cache")): s.value for f in families for s in f.samples}


def test_the_figures_follow_what_readers_do(monkeypatch, tmp_path):
    monkeypatch.setenv(METRICS, "on")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    formula = "race lang=en&surface=formula&formula=x^2+%2B+7y^2&optimizers=momentum"
    with served(port, tmp_path / "log"):
        before = figures(url)
        assert before["process_resident_memory_bytes", None] > 1e8
        page = connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"])
        live = connect(f"ws://127.0.0.1:{port}/live", origin=url)
        with page, live:
            asked = BackMsg()
            asked.rerun_script.query_string = "lang=en"
            page.send(asked.SerializeToString())
            page.recv()
            for number in (1, 2, 3):
                live.send(f"{number} {formula}")
                answer = live.recv()
                header = json.loads(answer[4 : 4 + int.from_bytes(answer[:4], "little")])
                assert header["answers"] == number
            after = figures(url)
    grown = {name: after[name] - before[name] for name in before}
    assert grown["optviz_sessions", None] == grown["optviz_live_sockets", None] == 1
    assert grown["optviz_reruns_total", None] == 1
    assert grown["optviz_live_answer_seconds_count", None] == 3
    assert grown["optviz_live_answer_seconds_sum", None] > 0
    assert grown["optviz_compilation_seconds_count", None] > 0
    assert grown["optviz_kept", "programs"] > 0
    assert grown["optviz_kept", "formulas"] == 1


def test_there_are_no_figures_unless_they_are_asked_for(app_url):
    with urllib.request.urlopen(f"{app_url}/metrics") as answer:  # noqa: S310
        assert answer.headers.get_content_type() == "text/html"  # a page, as any other address


def test_a_switch_that_is_neither_on_nor_off_is_told():
    program = "from optviz.health import measures; measures()"
    environment = {**os.environ, METRICS: "yes"}
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert told.stderr == "OPTVIZ_METRICS is 'yes'; it must be on or off\n"
    assert told.returncode == 1
