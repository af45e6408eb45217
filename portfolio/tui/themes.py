"""The four themes, each with the same few colours: ink, quiet, one accent, warm and cool."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

DEFAULT = "dark"


def _theme(
    name: str,
    *,
    dark: bool,
    ink: str,
    paper: str,
    raised: str,
    rule: str,
    quiet: str,
    here: str,
    warm: str,
    cool: str,
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=here,
        secondary=quiet,
        accent=here,
        warning=warm,
        error=warm,
        success=cool,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=raised,
        boost=raised,
        text_alpha=1.0,
        variables={
            **_house(quiet=quiet, here=here, warm=warm, cool=cool, raised=raised, rule=rule),
            "footer-background": paper,
            "footer-item-background": paper,
            "footer-key-background": paper,
            "footer-description-background": paper,
            "footer-foreground": quiet,
            "footer-description-foreground": quiet,
            "footer-key-foreground": here,
            "input-cursor-background": here,
            "input-cursor-foreground": paper,
            "input-selection-background": raised,
            "block-cursor-background": raised,
            "block-cursor-foreground": ink,
            "block-hover-background": raised,
            "border": here,
            "border-blurred": rule,
            "scrollbar": rule,
            "scrollbar-hover": quiet,
            "scrollbar-active": here,
            "scrollbar-background": paper,
            "scrollbar-background-hover": paper,
            "scrollbar-background-active": paper,
            "scrollbar-corner-color": paper,
        },
    )


def _house(
    *, quiet: str, here: str, warm: str, cool: str, raised: str, rule: str
) -> dict[str, str]:
    """Name the colours our style sheets speak of."""
    return {
        "quiet": quiet,
        "here": here,
        "warm": warm,
        "cool": cool,
        "raised": raised,
        "rule": rule,
    }


def themes() -> tuple[Theme, ...]:
    """Return every theme, the default first."""
    ansi = BUILTIN_THEMES["ansi-dark"]
    house = _house(
        quiet="ansi_default",
        here="ansi_cyan",
        warm="ansi_yellow",
        cool="ansi_green",
        raised="ansi_default",
        rule="ansi_default",
    )
    return (
        _theme(
            DEFAULT,
            dark=True,
            ink="#e8e4da",
            paper="#151718",
            raised="#23282a",
            rule="#3a4042",
            quiet="#9b9a92",
            here="#63b8c4",
            warm="#e2a55c",
            cool="#8fbd93",
        ),
        _theme(
            "light",
            dark=False,
            ink="#1c1c1a",
            paper="#faf8f3",
            raised="#ebe7dc",
            rule="#c9c5b9",
            quiet="#63635e",
            here="#0f5560",
            warm="#8f4a00",
            cool="#2c6439",
        ),
        _theme(
            "high-contrast",
            dark=True,
            ink="#ffffff",
            paper="#000000",
            raised="#303030",
            rule="#b0b0b0",
            quiet="#d8d8d8",
            here="#5ff1ff",
            warm="#ffc14d",
            cool="#8dff9b",
        ),
        replace(ansi, name="ansi", variables={**ansi.variables, **house}),
    )


def names() -> tuple[str, ...]:
    """Return the themes' names, the default first."""
    return tuple(theme.name for theme in themes())


def fallbacks() -> dict[str, str]:
    """Return the house's colours, for a theme that does not name them."""
    return dict(themes()[0].variables)
