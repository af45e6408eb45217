"""The judges of criteria: each reads one case and one criterion, and says why."""

from __future__ import annotations
