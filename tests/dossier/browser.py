"""Drives a real headless Chromium over its debugging pipe, with the standard library alone."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")


def installed() -> str | None:
    """Return the browser's path, if this machine has one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Page:
    """One open page: what it says, what it complains of, what it prints."""

    def __init__(self, told: int, heard: int) -> None:
        self._told = told
        self._heard = heard
        self._number = 0
        self._rest = b""
        self._session = ""
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self._events: list[str] = []

    def open(self, address: str) -> None:
        """Open an address and wait until it stands."""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        found = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable")
        self._events.clear()
        self._ask("Page.navigate", url=address)
        while "Page.loadEventFired" not in self._events:
            self._listen(self._read())

    def value(self, script: str) -> Any:
        """Return what an expression gives."""
        found = self._ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def narrow(self, width: int) -> None:
        """Show the page as wide as this."""
        self._ask("Emulation.setDeviceMetricsOverride",
                  width=width, height=800, deviceScaleFactor=1, mobile=False)  # fmt: skip

    def printed(self) -> bytes:
        """Return the page as the browser prints it."""
        found = self._ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(found["data"])

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        order: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            order["sessionId"] = self._session
        os.write(self._told, json.dumps(order).encode() + b"\0")
        while True:
            message = self._read()
            if message.get("id") == self._number:
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result
            self._listen(message)

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._heard, 1 << 16)
            assert more, "the browser went away"
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message

    def _listen(self, message: dict[str, Any]) -> None:
        method = str(message.get("method"))
        self._events.append(method)
        if method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"):
            self.complaints.append(json.dumps(message["params"])[:400])
        if method == "Network.requestWillBeSent":
            self.asked.append(message["params"]["request"]["url"])


@contextmanager
def browser(program: str, home: Path) -> Iterator[Page]:
    """Start a browser with a profile of its own, and end it."""
    (his_in, told), (heard, his_out) = os.pipe(), os.pipe()
    flags = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-background-networking", "--remote-debugging-pipe")  # fmt: skip
    # The pipe is file 3 and 4 of the browser, which a shell can set and Popen can't.
    line = f'exec "$0" "$@" 3<&{his_in} 4>&{his_out}'
    running = subprocess.Popen(
        ["bash", "-c", line, program, *flags, f"--user-data-dir={home}"],
        pass_fds=(his_in, his_out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(his_in)
    os.close(his_out)
    try:
        yield Page(told, heard)
    finally:
        running.kill()
        running.wait()
        os.close(told)
        os.close(heard)
