"""The player's own modules, run by node."""

import json
import subprocess
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parent.parent / "optviz" / "player" / "assets"


def evaluated(body: str, value: Any) -> Any:
    """What a function of `value` returns in node; its `body` imports modules from `ASSETS`.

    Values and results are JSON.
    """
    code = f"""
        const [ASSETS, value] = JSON.parse(await new Response(process.stdin).text())
        const result = await (async () => {{ {body} }})()
        process.stdout.write(JSON.stringify(result))
    """
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", code],
        input=json.dumps([ASSETS.as_uri(), value]),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
