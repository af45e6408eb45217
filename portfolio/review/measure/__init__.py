"""Owns measuring a text: words in, evidence out, each with the words that decided.

Word classes and frames live in schema/lexicon; a sentence is tokenised once, its classes are
looked up by first word, and each family of judgement reads them. No cue means no nature.

Figures (strict scoring, `python -m tests.review.score_evidence FILE`). `fresh` is the engine
before it had been tuned on that file, when dev read core 0.877 and macro 0.899; `now` is after.

    passages    core fresh  core now  macro fresh  macro now  hard negatives quiet now
    dev              -        0.988        -         0.992            75/75
    tune-a         0.785      0.979      0.549       0.964            24/26
    tune-b         0.811      0.995      0.616       0.977            22/23
    tune-c         0.748      0.990      0.501       0.966            24/25
    tune-d         0.535      0.930      0.401       0.947            31/32
    held           0.755      0.767      0.637       0.647            50/72

`held` is the half nobody has read, only scored: before and after one round of wider word classes.
It is the figure to believe. The distance to the others says that the frames still know the
wordings they were tuned on.
"""

from __future__ import annotations

from portfolio.review.measure.engine import measure

__all__ = ["measure"]
