"""A finding: one judgement with its code, severity, place and mend; and the table of codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from portfolio.model.base import Frozen

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


class Code(NamedTuple):
    """What a finding code means, in two words and for every story."""

    severity: Severity
    title: str


CODES: Mapping[str, Code] = {
    # FI, the file can't be read as meant
    "FI101": Code("error", "front matter missing"),
    "FI102": Code("error", "front matter not closed"),
    "FI103": Code("error", "front matter is not YAML"),
    "FI104": Code("error", "front matter is not a mapping"),
    "FI105": Code("error", "key given twice"),
    "FI106": Code("error", "value not allowed"),
    "FI107": Code("error", "value of the wrong shape"),
    "FI108": Code("error", "period not a period"),
    "FI109": Code("error", "date not a date"),
    "FI110": Code("error", "not UTF-8 text"),
    "FI111": Code("error", "file can't be read"),
    "FI112": Code("warning", "unknown key"),
    "FI113": Code("warning", "section given twice"),
    "FI114": Code("error", "code fence not closed"),
    "FI115": Code("error", "comment not closed"),
    "FI116": Code("warning", "text before the first heading"),
    "FI117": Code("warning", "heading looks like a known section"),
    "FI118": Code("error", "title missing"),
    "FI119": Code("warning", "follow-ups text outside a question"),
    "FI120": Code("warning", "follow-up mark unknown"),
    "FI121": Code("error", "control characters"),
    "FI122": Code("warning", "file name is not an id"),
    "FI123": Code("warning", "dashes turn words into a heading"),
    # ST, the story's structure
    "ST201": Code("warning", "section missing"),
    "ST202": Code("warning", "headline missing"),
    "ST203": Code("warning", "unknown scenario"),
    "ST204": Code("warning", "unknown principle"),
    "ST205": Code("advice", "no primary principle"),
    "ST206": Code("warning", "quoted words no longer stand"),
    "ST207": Code("advice", "no follow-up is safe"),
    "ST208": Code("advice", "no scenario"),
    "ST209": Code("advice", "nothing learned"),
    "ST210": Code("warning", "kind and scenario disagree"),
    # TI, the time it takes to tell
    "TI301": Code("warning", "over time"),
    "TI302": Code("advice", "under time"),
    # NU, numbers and where they come from
    "NU401": Code("warning", "what is this amount?"),
    "NU402": Code("warning", "attested number no longer in the prose"),
    "NU403": Code("warning", "headline number not confirmed"),
    "NU404": Code("advice", "number cannot be confirmed"),
    "NU405": Code("advice", "rough rate decides the bar"),
    "NU406": Code("advice", "number attested, source missing"),
    "NU407": Code("warning", "no rate for the currency"),
    # RE, what the criteria still lack
    "RE501": Code("advice", "no one outside noticed"),
    "RE502": Code("warning", "no number in Result"),
    "RE503": Code("advice", "no executive decided"),
    "RE504": Code("advice", "scope not said"),
    "RE505": Code("advice", "no realised own amount"),
    "RE506": Code("advice", "no horizon"),
    "RE507": Code("advice", "no platform"),
    "RE508": Code("advice", "no one grew"),
    "RE509": Code("advice", "no market context"),
    "RE511": Code("warning", "accountability not said"),
    "RE512": Code("warning", "cause not said"),
    "RE513": Code("warning", "recovery not said"),
    "RE514": Code("warning", "lesson not applied"),
    # CO, consistency
    "CO601": Code("warning", "one thing, two values"),
    "CO602": Code("warning", "percentage does not follow"),
    "CO603": Code("advice", "figure not in the story"),
    "CO604": Code("warning", "two stories claim one result"),
    "CO605": Code("advice", "dates contradict"),
    # PR, prose that costs marks
    "PR701": Code("warning", "jargon"),
    "PR702": Code("advice", "vague"),
    "PR703": Code("warning", "blame"),
    "PR704": Code("warning", "no ownership"),
    "PR705": Code("warning", "sole credit"),
    "PR706": Code("warning", "component scope"),
    "PR707": Code("warning", "executives avoided"),
    # LE, the level the story reads
    "LE801": Code("advice", "reads under the bar"),
    "LE802": Code("advice", "level unclear"),
    # SI, silences
    "SI901": Code("advice", "silence matches nothing"),
    "SI902": Code("warning", "unknown finding code"),
    # KE, keys of one's own in portfolio.yaml
    "KE001": Code("warning", "unknown name of a key"),
    "KE002": Code("warning", "no such key"),
    "KE003": Code("warning", "one key for two things"),
    # LO, a loop's file and what it names
    "LO001": Code("error", "loop file is not YAML"),
    "LO002": Code("error", "two interviewers of one id"),
    "LO003": Code("warning", "two interviewers of one name"),
    "LO004": Code("error", "unknown principle"),
    "LO005": Code("warning", "unknown story"),
    "LO006": Code("error", "unknown interviewer"),
    "LO007": Code("error", "pins contradict"),
    "LO008": Code("warning", "story told twice"),
    # RH, the rehearsals of a story
    "RH001": Code("warning", "rehearsal line can't be read"),
    "RH002": Code("warning", "rehearsals can't be read"),
}


class Finding(Frozen):
    """One judgement: what is wrong, where, and what to do next."""

    code: str
    """Stable code, see the table of codes."""
    severity: Severity
    """error: can't be read as meant · warning: will cost you in the room · advice."""
    path: str = ""
    """The file, relative to the workspace."""
    line: int = 1
    """1-based line in the file."""
    column: int = 1
    """1-based column in the file."""
    what: str
    """What is wrong, in one sentence."""
    fix: str
    """What to do next, with an example or a frame to fill."""
    silenced: bool = False
    """Whether the writer decided to live with it."""
    because: str = ""
    """The writer's reason for silencing it."""
    where: str = ""
    """The section's id, or the front-matter key, it is about."""
    start: int | None = None
    """First code point in the section's raw text, when it is about words."""
    end: int | None = None
    """One past the last code point."""


def finding(
    code: str,
    what: str,
    fix: str,
    *,
    where: str = "",
    span: tuple[int, int] | None = None,
    line: int = 1,
    column: int = 1,
) -> Finding:
    """Make a finding with the severity its code has in the table."""
    start, end = span or (None, None)
    return Finding(
        code=code,
        severity=CODES[code].severity,
        what=what,
        fix=fix,
        where=where,
        start=start,
        end=end,
        line=line,
        column=column,
    )
