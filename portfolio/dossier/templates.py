"""Fills the templates: ours, and before them those of the person's own workspace."""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from portfolio.errors import RenderFailed, nearest
from portfolio.model.dossier import DossierSpec, View
from portfolio.resources import templates

_BASE = "dossier"
_FIX = "compare it with the template of the same name that the program brings, or remove yours"


def fill(name: str, view: View, spec: DossierSpec, own: Path | None = None, **ours: str) -> str:
    """Fill one template.

    Args:
        name: The template's file name in its edition's folder.
        view: What it shows.
        spec: What was asked.
        own: The workspace, whose `templates/` come before ours.
        ours: What a page for the screen carries in itself and nothing may escape: styles, script.

    Raises:
        RenderFailed: A template can't be filled; names file, line and fix.
    """
    folders = [templates() / spec.edition, templates() / _BASE]
    if own:
        folders = [own / "templates" / spec.edition, own / "templates", *folders]
    environment = SandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(f) for f in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    # The only HTML that is not escaped is what prose.py made, with raw HTML off.
    environment.filters["safe_html"] = Markup
    environment.filters["unwidowed"] = _unwidowed
    carried = {key: Markup(text) for key, text in ours.items()}  # noqa: S704 - none is a person's word
    try:
        return environment.get_template(name).render(view=view, spec=spec, **carried)
    except TemplateSyntaxError as error:
        raise _failed(error.filename or error.name or name, error.lineno, error) from None
    except TemplateNotFound as error:
        known = {p.name for f in folders if f.is_dir() for p in f.glob("*.j2")}
        near = nearest(str(error.name or ""), known)
        fix = f"did you mean {near}?" if near else _FIX
        raise RenderFailed(f"there is no template {error.name!r}", where=name, fix=fix) from None
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        AttributeError,
        LookupError,
    ) as error:
        file, line = _place(error, folders)
        raise _failed(file or name, line, error) from None


def stylesheet(name: str, spec: DossierSpec, own: Path | None = None) -> str:
    """Read our stylesheet, what the edition adds, and last the workspace's own of the same name."""
    places = [templates() / _BASE / name]
    if spec.edition != _BASE:
        places.append(templates() / spec.edition / name)
    if own:
        places.append(own / name)
    return "\n".join(p.read_text(encoding="utf-8") for p in places if p.is_file())


def search() -> str:
    """Read the script that searches a page; it is ours alone."""
    return (templates() / _BASE / "search.js").read_text(encoding="utf-8")


def _unwidowed(text: str) -> str:
    """Keep a short last word from standing alone on its line."""
    head, space, last = text.rpartition(" ")
    return f"{head}\u00a0{last}" if space and len(last) < 12 else text


def _failed(file: str, line: int | None, error: Exception) -> RenderFailed:
    what = str(error).split("\n", 1)[0] or type(error).__name__
    return RenderFailed(f"this template can't be filled: {what}",
                        where=f"{file}:{line}" if line else file, fix=_FIX)  # fmt: skip


def _place(error: BaseException, folders: list[Path]) -> tuple[str, int | None]:
    """Find the template and line an error came from."""
    place: tuple[str, int | None] = ("", None)
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if any(file.startswith(str(f)) for f in folders):
            place = (file, trace.tb_lineno)
        trace = trace.tb_next
    return place
