"""Trains the model that judges amounts, standing and red flags: `python -m tests.training`.

It needs the extra `train` and writes schema/lexicon/model.json. The passages are those of
tests/data/evidence; `dev` and `blind-*` are never trained on, so that they can judge. What
`ask` learns is made beside it, by `vectors` and `asking`.
"""

from __future__ import annotations
