"""Owns training the small networks over the words around an amount."""

from __future__ import annotations

from base64 import b64encode
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax

from portfolio.model.number import IMPACT_NATURES
from tests.training.corpus import Amount, Told

REACH, WIDTH, HIDDEN = 10, 24, 16
"""Tokens seen to either side; units of a network; units of its second layer."""
_SYMBOLS = 14
_PLACES = 2 * REACH + 4
_EPOCHS, _BATCH, _RATE, _DECAY = 16, 32, 4e-3, 0.1
_LOST_TOKEN, _LOST_SYMBOL, _LOST_UNIT = 0.25, 0.1, 0.4


class Seen(NamedTuple):
    """What the networks see of some amounts: symbols by place, and which places are away."""

    symbols: Any
    away: Any


def seen(told: list[Told], rows: list[list[tuple[int, ...]]], found: list[Amount],
         words: dict[str, int]) -> Seen:  # fmt: skip
    """Return the places around every amount."""
    symbols: Any = np.zeros((len(found), _PLACES, _SYMBOLS), np.int32)
    away: Any = np.zeros((len(found), _PLACES), np.int32)
    for n, one in enumerate(found):
        row, clauses = rows[one.told], told[one.told].sentence.clauses
        for step in range(REACH + 1):
            for at, place in ((one.i - 1 - REACH + step, step), (one.j + step, REACH + 3 + step)):
                if 0 <= at < len(row):
                    known = [symbol for symbol in row[at] if symbol][:_SYMBOLS]
                    symbols[n, place, : len(known)] = known
                    away[n, place] = clauses[at] != clauses[one.i]
        symbols[n, REACH + 1, 0] = words.get(one.sign, 0)
    return Seen(jnp.asarray(symbols), jnp.asarray(away))


class Trainer:
    """Trains networks on some of the amounts, and asks them about others."""

    def __init__(self, around: Seen, natures: list[str], told: list[str], size: int) -> None:
        self.natures = natures
        self._around, self._size = around, size
        self._told = jnp.asarray([natures.index(nature) for nature in told])
        self._good = jnp.asarray([nature in IMPACT_NATURES for nature in natures])
        self._ask = jax.jit(lambda net, at, away: jax.nn.softmax(self._answer(net, at, away)))

    def train(self, on: Any, seed: int) -> Any:
        """Return a network trained on the amounts of some indices."""
        count = len(on) // _BATCH * _BATCH
        steps = _EPOCHS * (count // _BATCH)
        rule = optax.adamw(optax.cosine_decay_schedule(_RATE, steps), weight_decay=_DECAY)
        net = self._begin(seed)
        state = rule.init(net)

        @jax.jit  # type: ignore[untyped-decorator]  # jax is not there when types are checked
        def epoch(net: Any, state: Any, order: Any, key: Any) -> Any:
            def step(carry: Any, batch: Any) -> Any:
                net, state, key = carry
                key, now = jax.random.split(key)
                slope = jax.grad(self._loss)(net, batch, now)
                change, state = rule.update(slope, state, net)
                return (optax.apply_updates(net, change), state, key), 0

            return jax.lax.scan(step, (net, state, key), order)[0]

        shuffle, key = np.random.RandomState(seed), jax.random.PRNGKey(seed + 99)
        for _ in range(_EPOCHS):
            order = jnp.asarray(shuffle.permutation(on)[:count].reshape(-1, _BATCH))
            net, state, key = epoch(net, state, order, key)
        return net

    def ask(self, net: Any, about: Any) -> Any:
        """Return how probable a network holds each nature for some amounts."""
        return np.asarray(self._ask(net, self._around.symbols[about], self._around.away[about]))

    def _begin(self, seed: int) -> dict[str, Any]:
        keys = jax.random.split(jax.random.PRNGKey(seed), 4)
        wide = 3 * WIDTH
        normal = jax.random.normal
        return {
            "rows": normal(keys[0], (self._size, wide)) * 0.15,
            "places": normal(keys[1], (2, _PLACES, WIDTH)) * 0.1,
            "first": normal(keys[2], (wide, HIDDEN)) / np.sqrt(wide),
            "first_bias": jnp.zeros(HIDDEN),
            "last": normal(keys[3], (HIDDEN, len(self.natures))) / np.sqrt(HIDDEN),
            "last_bias": jnp.zeros(len(self.natures)),
        }

    def _answer(self, net: Any, symbols: Any, away: Any, key: Any = None) -> Any:
        mask = (symbols > 0)[..., None].astype(jnp.float32)
        if key is not None:
            one, two, three = jax.random.split(key, 3)
            mask *= jax.random.bernoulli(one, 1 - _LOST_SYMBOL, mask.shape)
            lost = jax.random.bernoulli(two, 1 - _LOST_TOKEN, (*mask.shape[:2], 1, 1))
            mask *= lost / (1 - _LOST_TOKEN)
        left, own, right = jnp.split((net["rows"][symbols] * mask).sum(2), 3, -1)
        none = jnp.zeros_like(left[:, :1])
        place = jnp.where(away[..., None] == 1, net["places"][1], net["places"][0])
        total = own + place
        total += jnp.concatenate([none, left[:, :-1]], 1) + jnp.concatenate([right[:, 1:], none], 1)
        units, middle = jax.nn.relu(total), REACH + 1
        pooled = [
            units[:, : middle + 1].max(1),
            units[:, middle:].max(1),
            units[:, middle - 3 : middle + 5].mean(1),
        ]
        told = jnp.concatenate(pooled, -1)
        if key is not None:
            told *= jax.random.bernoulli(three, 1 - _LOST_UNIT, told.shape) / (1 - _LOST_UNIT)
        hidden = jax.nn.relu(told @ net["first"] + net["first_bias"])
        return hidden @ net["last"] + net["last_bias"]

    def _loss(self, net: Any, batch: Any, key: Any) -> Any:
        """Return the cost of wrong natures, and as much again of wrong sides."""
        around = self._around
        logs = jax.nn.log_softmax(self._answer(net, around.symbols[batch], around.away[batch], key))
        chances, told = jnp.exp(logs), self._told[batch]
        good = jnp.clip((chances * self._good).sum(-1), 1e-6, 1)
        bad = jnp.clip((chances * ~self._good).sum(-1), 1e-6, 1)
        side = jnp.where(self._good[told], jnp.log(good), jnp.log(bad)).mean()
        return -(0.5 * jnp.take_along_axis(logs, told[:, None], 1).mean() + side)


def packed(nets: list[Any], natures: list[str]) -> dict[str, Any]:
    """Return networks side by side as plain data, their rows as bytes of one scale."""
    rows = np.stack([np.asarray(net["rows"]).reshape(-1, 3, WIDTH) for net in nets], 2)
    rows = rows.reshape(len(rows), -1)
    places = np.concatenate([np.asarray(net["places"]) for net in nets], -1)
    rows[0] = 0
    scale = float(max(np.abs(rows).max(), np.abs(places).max()) / 127)
    return {
        "natures": natures,
        "reach": REACH,
        "width": WIDTH * len(nets),
        "scale": round(scale, 7),
        "rows": _bytes(rows / scale),
        "places": _bytes(places / scale),
        "layers": [
            {
                "first": _rounded(np.asarray(net["first"]).T),
                "first_bias": _rounded(net["first_bias"]),
                "last": _rounded(np.asarray(net["last"]).T),
                "last_bias": _rounded(net["last_bias"]),
            }
            for net in nets
        ],
    }


def _bytes(values: Any) -> str:
    return b64encode(np.round(values).astype(np.int8).tobytes()).decode()


def _rounded(values: Any) -> Any:
    return np.round(np.asarray(values), 4).astype(float).tolist()
