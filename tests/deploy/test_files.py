"""The files of deploy/ agree with each other, and with what the app reads and serves."""

import json
import os
import re
import subprocess
import sys
import tomllib

import yaml
from conftest import ROOT
from proxy import CONFIGURATION, NGINX, written

from optviz.health import METRICS
from optviz.serving import FRAME_ANCESTORS

DOCKERFILE = (ROOT / "deploy/Dockerfile").read_text().replace("\\\n", "")
COMPOSE = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text())
KUBERNETES = {
    one["kind"]: one for one in yaml.safe_load_all((ROOT / "deploy/kubernetes.yaml").read_text())
}
POD = KUBERNETES["Deployment"]["spec"]["template"]
(CONTAINER,) = POD["spec"]["containers"]
MOST_MB = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())["server"]["maxUploadSize"]
PORT = re.search(r"^EXPOSE (\d+)$", DOCKERFILE, re.M)[1]


def test_all_speak_of_one_port():
    command = json.loads(re.findall(r"^CMD (\[.*)$", DOCKERFILE, re.M)[-1])
    assert f"--server.port={PORT}" in command
    assert f"127.0.0.1:{PORT}/healthz" in DOCKERFILE
    assert f"--server.port={PORT}\n" in (ROOT / "deploy/optviz.service").read_text()
    assert re.findall(r"server (\w+):(\d+) ", CONFIGURATION) == [
        (name, PORT) for name in COMPOSE["services"] if name != "nginx"
    ]
    assert [str(port["containerPort"]) for port in CONTAINER["ports"]] == [PORT]
    assert POD["metadata"]["annotations"]["prometheus.io/port"] == PORT
    assert COMPOSE["services"]["nginx"]["ports"][0].endswith(":80")
    assert "listen 80;" in CONFIGURATION


def test_what_is_asked_for_is_what_the_app_serves():
    served = (ROOT / "app.py").read_text()
    assert POD["metadata"]["annotations"]["prometheus.io/path"] == "/metrics"
    assert "location = /metrics " in CONFIGURATION
    for place in ("healthz", "metrics"):
        assert f'"{{base}}/{place}"' in served
    probes = {kind: CONTAINER[f"{kind}Probe"]["httpGet"] for kind in ("startup", "readiness")}
    assert {probe["path"] for probe in probes.values()} == {"/healthz"}
    # Unready is no reason to be killed.
    assert CONTAINER["livenessProbe"]["httpGet"]["path"] == "/_stcore/health"


def test_a_proxy_lets_through_what_the_app_reads():
    annotations = KUBERNETES["Ingress"]["metadata"]["annotations"]
    allowed = [
        re.search(r"client_max_body_size (\d+)m;", CONFIGURATION)[1],
        annotations["nginx.ingress.kubernetes.io/proxy-body-size"].removesuffix("m"),
    ]
    assert all(MOST_MB < int(megabytes) <= MOST_MB + 1 for megabytes in allowed)
    assert annotations["nginx.ingress.kubernetes.io/affinity"] == "cookie"


def test_switches_are_those_that_the_app_knows():
    given = {*COMPOSE["services"]["first"]["environment"], *(e["name"] for e in CONTAINER["env"])}
    assert {name for name in given if name.startswith("OPTVIZ_")} == {METRICS, FRAME_ANCESTORS}


def test_nobody_is_root_and_nothing_can_be_written():
    user = re.search(r"^USER (\d+)$", DOCKERFILE, re.M)[1]
    assert int(user) == POD["spec"]["securityContext"]["runAsUser"] > 0
    assert CONTAINER["securityContext"]["readOnlyRootFilesystem"] is True
    for name in ("first", "second"):
        assert COMPOSE["services"][name]["read_only"] is True


def test_kubernetes_parts_lead_to_each_other():
    (rule,) = KUBERNETES["Ingress"]["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    assert path["backend"]["service"]["name"] == KUBERNETES["Service"]["metadata"]["name"]
    labels = POD["metadata"]["labels"]
    assert KUBERNETES["Service"]["spec"]["selector"] == labels
    assert KUBERNETES["Deployment"]["spec"]["selector"]["matchLabels"] == labels
    scaled = KUBERNETES["HorizontalPodAutoscaler"]["spec"]
    assert scaled["scaleTargetRef"]["name"] == KUBERNETES["Deployment"]["metadata"]["name"]
    assert scaled["metrics"][0]["resource"]["name"] == "cpu"
    assert "cpu" in CONTAINER["resources"]["requests"]  # of which it is a share


def test_nginx_takes_its_file(tmp_path):
    file = written(tmp_path, 8080, (8501, 8502))
    told = subprocess.run(
        [NGINX, "-t", "-e", tmp_path / "errors", "-c", file], capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr


def test_what_is_copied_into_the_image_is_there_and_is_let_through():
    copied = re.findall(r"^COPY (.*) \S+$", DOCKERFILE, re.M)
    let_through = (ROOT / "deploy/Dockerfile.dockerignore").read_text().splitlines()
    for place in " ".join(copied).split():
        assert (ROOT / place).exists()
        assert f"!{place}" in let_through


def test_what_is_compiled_for_the_image_is_kept(tmp_path):
    setting = re.search(r"JAX_COMPILATION_CACHE_DIR=(\S+)", DOCKERFILE)
    line = re.search(r"^RUN (JAX_\S+) (JAX_\S+)\s+python -m (\S+)$", DOCKERFILE, re.M)
    given = dict(word.split("=") for word in line.groups()[:2])
    environment = {**os.environ, **given, "JAX_COMPILATION_CACHE_DIR": str(tmp_path)}
    command = [sys.executable, "-m", line[3]]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    assert setting and len(list(tmp_path.iterdir())) > 10
