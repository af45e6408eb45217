"""The dossier's few colours, as custom properties."""

from __future__ import annotations

from portfolio.model.dossier import ACCENT, DossierSpec

_BLACK = {"ink": "#000", "grey": "#000", "line": "#000", "accent": "#000", "paper": "#fff"}
_DAY = {"ink": "#1c1c1a", "grey": "#696964", "line": "#c9c9c4", "paper": "#fff"}
_NIGHT = {
    "ink": "#e6e4de",
    "grey": "#a3a19a",
    "line": "#3c3c3a",
    "accent": "#7fc4cd",
    "paper": "#171716",
}


def colours(spec: DossierSpec) -> str:
    """Write the colours of paper by day."""
    return _root(_paper(spec))


def settled(css: str, spec: DossierSpec) -> str:
    """Put the colours of paper into a stylesheet: resolving them on every box costs a twelfth."""
    for name, value in _paper(spec).items():
        css = css.replace(f"var(--{name})", value)
    return css


def night(spec: DossierSpec) -> str:
    """Write the colours of a screen at night; black and white stays as it is."""
    return "" if spec.ink else f"@media screen and (prefers-color-scheme:dark){{{_root(_NIGHT)}}}"


def _paper(spec: DossierSpec) -> dict[str, str]:
    return _BLACK if spec.ink else {**_DAY, "accent": spec.accent or ACCENT}


def _root(named: dict[str, str]) -> str:
    return ":root{" + "".join(f"--{name}:{value};" for name, value in named.items()) + "}"
