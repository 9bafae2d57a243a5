#!/usr/bin/env bash
# Streamlit 1.67.0: when a fragment runs again, what its last run has not sent yet is thrown out of the
# queue, for the new run will send it anew. Not so an element that the browser knows already and that
# is sent as a reference to what it has cached (`global.minCachedMessageSize`): a reference carries no
# fragment's id, so it stays, while the elements before it in the same container are gone. If the
# container has fewer elements in the browser, as after a run of the page that had lost its messages in
# the same way, the reference's index is beyond them: "Bad delta path index 4 (should be between
# [0, 1])", and the page stays empty. It takes two runs of a fragment within the milliseconds between
# two flushes, so a busy server and a component that tells something while the page runs.
# Seen: of an element and a reference of one fragment, only the reference is left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0
cd "$folder" && "$folder/venv/bin/python" 2> "$folder/log" - <<'PYTHON'
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_cache import create_reference_msg, populate_hash_if_needed
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue


def text_of_fragment(index):
    message = ForwardMsg()
    message.metadata.delta_path[:] = [0, 0, index]
    message.delta.fragment_id = "fragment"
    message.delta.new_element.text.body = f"text {index} " * 100
    populate_hash_if_needed(message)
    return message


queue = ForwardMsgQueue()
queue.enqueue(text_of_fragment(0))
queue.enqueue(create_reference_msg(text_of_fragment(1)))
queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["fragment"])
left = [(message.WhichOneof("type"), message.metadata.delta_path[-1]) for message in queue.flush()]
print("left of an element at 0 and a reference at 1:", left)
assert left == [("ref_hash", 1)], "no longer so"
PYTHON
