"""nginx with the configuration of deploy/, before servers of a test."""

import contextlib
import grp
import os
import pwd
import re
import shutil
import socket
import subprocess
import time

from conftest import ROOT, free_port

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
CONFIGURATION = (ROOT / "deploy/nginx.conf").read_text()

MAIN = """
daemon off;
user {user};
pid {folder}/pid;
worker_processes 1;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {site}
}}
"""


def replaced(text, old, new):
    assert text.count(old) == 1, old
    return text.replace(old, new)


def written(folder, port, replicas):
    """The file of an nginx at a port, before two replicas; X-Replica says which has answered."""
    site = replaced(CONFIGURATION, "listen 80;", f"listen 127.0.0.1:{port};")
    for name, replica in zip(("first", "second"), replicas, strict=True):
        site = replaced(site, f"server {name}:8501 ", f"server 127.0.0.1:{replica} ")
    told = "add_header X-Replica $upstream_addr;"
    site = re.sub(r"(add_header Set-Cookie [^;]*;)", rf"\1 {told}", site)
    file = folder / "nginx.conf"
    # Its workers keep uploads in the folder, which is of whoever runs the tests.
    user = f"{pwd.getpwuid(os.getuid()).pw_name} {grp.getgrgid(os.getgid()).gr_name}"
    file.write_text(MAIN.format(folder=folder, site=site, user=user))
    return file


@contextlib.contextmanager
def balanced(folder, replicas):
    """The address of an nginx before two replicas, until the block ends."""
    port = free_port()
    command = [NGINX, "-e", folder / "errors", "-c", written(folder, port, replicas)]
    proxy = subprocess.Popen(command)
    deadline = time.monotonic() + 30
    while True:
        assert proxy.poll() is None, (folder / "errors").read_text()
        assert time.monotonic() < deadline
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            break
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        proxy.terminate()
        proxy.wait(10)
