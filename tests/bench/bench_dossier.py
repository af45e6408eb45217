"""What the printed dossier costs against the same text set plainly, and against a naive design.

The floor is WeasyPrint as it comes on bare `p` and `h2`; the naive design lays the same text out in
flex boxes. All are tagged and run without the collector, each in a process of its own, in turns.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from statistics import median

from tests.bench import Figure

ROUNDS = 5
STORIES = 20
MANY = 200
_BLOCKS = re.compile("p|li|tr|pre|div|section|article|table|ul|ol|nav|header|main")
_FLEX = """
body { font: 10.2pt/14.6pt serif } .row { display: flex; gap: 7mm } .text { flex: 1 }
.head { flex: 0 0 30mm } .card { display: flex; flex-wrap: wrap; gap: 3mm }
.card p { flex: 1 1 40% } h2 { font-size: 21pt }
"""


class _Plain(HTMLParser):
    """Gathers the text of a page block by block, with nothing around it."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._tag = "p"
        self._heard = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._heard = self._heard and tag != "head"
        if _BLOCKS.fullmatch(tag) or re.fullmatch(r"h\d", tag):
            self._end("h2" if re.fullmatch(r"h\d", tag) else "p")
        elif tag in ("td", "th"):
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._heard = self._heard or tag == "head"
        if _BLOCKS.fullmatch(tag) or re.fullmatch(r"h\d", tag):
            self._end("p")

    def handle_data(self, data: str) -> None:
        if self._heard:
            self._words.append(escape(data))

    def _end(self, tag: str) -> None:
        text = " ".join("".join(self._words).split())
        self._words = []
        if text:
            self.blocks.append((self._tag, text))
        self._tag = tag


def _blocks(html: str) -> list[tuple[str, str]]:
    reader = _Plain()
    reader.feed(html)
    return reader.blocks


def plain(html: str) -> str:
    """Return the same text as bare headings and paragraphs."""
    return _page("\n".join(f"<{tag}>{text}</{tag}>" for tag, text in _blocks(html)))


def naive(html: str) -> str:
    """Return the same text in flex rows and cards, as one would set it first."""
    out: list[str] = []
    row: list[str] = []
    for tag, text in [*_blocks(html), ("h2", "")]:
        if tag == "h2":
            cards = "".join(f"<p>{words}</p>" for words in row)
            out.append(f'<div class="text"><div class="card">{cards}</div></div></div>')
            out.append(f'<div class="row"><div class="head"><h2>{text}</h2></div>')
            row = []
        else:
            row.append(text)
    return _page('<div class="row">' + "".join(out) + "</div>")


def _page(body: str) -> str:
    head = '<!DOCTYPE html><html lang="en"><head><title>x</title></head>'
    return f"{head}<body>{body}</body></html>"


def _child(what: str, stories: int) -> tuple[float, float]:
    """Render in a child; return its CPU seconds for the render and its peak in MB."""
    done = subprocess.run(
        [sys.executable, "-m", __name__, what, str(stories)], check=True, capture_output=True
    )
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def measure(what: str, stories: int) -> tuple[float, float]:
    """Render in this process, libraries loaded and view composed before the clock starts."""
    import gc  # noqa: PLC0415 - in the child only, like all that follows
    import resource  # noqa: PLC0415

    import weasyprint  # noqa: PLC0415

    from portfolio.dossier.build import sheet  # noqa: PLC0415
    from portfolio.dossier.pdf import Sheet, render_pdf  # noqa: PLC0415
    from portfolio.model.dossier import DossierSpec  # noqa: PLC0415
    from tests.dossier import fixtures  # noqa: PLC0415

    made = sheet(fixtures.view(fixtures.bank(stories)), DossierSpec())
    render_pdf(Sheet(_page("<p>x</p>"), "", 1))
    html = {"plain": plain, "naive": naive}.get(what, str)(made.html)
    gc.disable()
    began = time.process_time()
    if what == "ours":
        render_pdf(made)
    else:
        sheets = [weasyprint.CSS(string=_FLEX)] if what == "naive" else []
        weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", stylesheets=sheets)
    took = time.process_time() - began
    return took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _preview() -> float:
    """Return the seconds from asking for one story to its file, the child being warm."""
    from portfolio.dossier.child import Order, Rendering, cool  # noqa: PLC0415 - as above
    from portfolio.model.dossier import DossierSpec  # noqa: PLC0415
    from tests.dossier import fixtures  # noqa: PLC0415

    took = []
    with tempfile.TemporaryDirectory() as folder:
        spec = DossierSpec(edition="story")
        view = fixtures.view(fixtures.bank(1), spec)
        for _ in range(ROUNDS + 1):
            began = time.perf_counter()
            list(Rendering(Order(view=view, spec=spec, path=Path(folder) / "story.pdf")))
            took.append(time.perf_counter() - began)
    cool()
    return median(took[1:])


def figures() -> Iterator[Figure]:
    """Yield ours against the floor and the naive design, then growth and memory."""
    runs = [
        {what: _child(what, STORIES) for what in ("plain", "ours", *(["naive"] if not at else []))}
        for at in range(ROUNDS)
    ]
    ratio = median(r["ours"][0] / r["plain"][0] for r in runs)
    ours = median(r["ours"][0] for r in runs)
    yield Figure(name=f"{STORIES} stories", value=ours, unit="CPU s")
    yield Figure(name="against the same text set plainly", value=ratio, unit="x", most=1.8)
    naive_ratio = runs[0]["ours"][0] / runs[0]["naive"][0]
    yield Figure(name="against a naive flex design", value=naive_ratio, unit="x", most=0.3)
    peak = max(r["ours"][1] for r in runs)
    yield Figure(name=f"memory at {STORIES} stories", value=peak, unit="MB", most=200)
    yield Figure(name="one story, the child warm", value=_preview(), unit="s", most=1.5)
    many, _ = _child("ours", MANY)
    growth = many / ours / (MANY / STORIES)
    name = f"{MANY} stories against {STORIES}, a story (1 is linear)"
    yield Figure(name=name, value=growth, unit="x", most=1.25)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
