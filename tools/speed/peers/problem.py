"""A problem as tools/speed/problem.ts writes it, and the commands that a peer answers."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from typing import Callable

import numpy as np


@dataclass
class Part:
    """Examples, padded: statements [n, M, L], questions [n, Q]; 0 is the null word."""

    counts: np.ndarray
    statements: np.ndarray
    questions: np.ndarray
    answers: np.ndarray


class Problem:
    """Sizes, recipe, initial parameters and data."""

    def __init__(self, path: str) -> None:
        try:
            self.read(path)
        except (OSError, ValueError) as error:
            print(f"Cannot read the problem {path}: {error}", file=sys.stderr)
            sys.exit(2)
        self.random = np.random.default_rng(1)

    def read(self, path: str) -> None:
        """Fills in everything; a file that ends too early has a part that does not fit its shape."""
        with open(path, "rb") as file:
            if file.read(8) != b"GNSPEED1":
                raise ValueError("it does not begin with GNSPEED1")

            def ints(count: int) -> np.ndarray:
                return np.frombuffer(file.read(4 * count), "<i4")

            def floats(*shape: int) -> np.ndarray:
                count = int(np.prod(shape))
                return np.frombuffer(file.read(4 * count), "<f4").reshape(shape).copy()

            header = [int(x) for x in ints(14)]
            self.d, self.words, self.slots, self.length, self.question, self.hops = header[:6]
            self.batch_size = header[6]
            self.linear_epochs, self.epochs, self.halve_every, self.validate_every = header[10:]
            self.clip, self.noise, self.rate, self.time_noise = np.frombuffer(file.read(32), "<f8")
            self.tables = floats(self.hops + 1, self.words + self.slots, self.d)
            self.statement_weights = floats(1 + self.length, self.d)
            self.question_weights = floats(self.question, self.d)
            self.parts = [
                Part(
                    ints(n),
                    ints(n * self.slots * self.length).reshape(n, self.slots, self.length),
                    ints(n * self.question).reshape(n, self.question),
                    ints(n),
                )
                for n in header[7:10]
            ]
            if any(len(part.answers) != n for part, n in zip(self.parts, header[7:10])):
                raise ValueError("the file ends too early")

    def ids(self, part: Part, indices: np.ndarray, time_noise: bool) -> np.ndarray:
        """Rows of age and words, [B, M, 1 + L], counted from 1; 0 for nothing."""
        counts = part.counts[indices]
        slot = np.arange(self.slots)[None, :]
        ages = np.broadcast_to(slot + 1, (len(counts), self.slots)).copy()
        if time_noise and self.time_noise > 0:
            gaps = self.random.integers(0, np.ceil(self.time_noise * counts).astype(int) + 1)
            # Of n + gaps ages the gaps with the smallest of random keys are left out.
            width = self.slots + int(gaps.max(initial=0))
            keys = self.random.random((len(counts), width))
            keys[np.arange(width)[None, :] >= (counts + gaps)[:, None]] = np.inf
            rank = keys.argsort(1).argsort(1)
            kept = rank >= gaps[:, None]
            order = np.argsort(~kept, axis=1, kind="stable")[:, : self.slots]
            ages = np.minimum(order + 1, self.slots)
        filled = slot < counts[:, None]
        rows = np.where(filled, ages + self.words, 0)[:, :, None]
        return np.concatenate([rows, part.statements[indices]], 2)

    def rate_in(self, epoch: int) -> float:
        """The learning rate of an epoch, which counts from 0 through both phases."""
        return self.rate * 0.5 ** (max(0, epoch - self.linear_epochs) // self.halve_every)


class Program:
    """What a peer has to say; the subclasses say how."""

    version: str

    def __init__(self, problem: Problem) -> None:
        self.problem = problem

    def reset(self) -> None:
        """Back to the problem's own parameters."""
        raise NotImplementedError

    def step(self, indices: np.ndarray, linear: bool, noisy: bool, rate: float) -> None:
        """One update; `noisy` for time noise and gradient noise."""
        raise NotImplementedError

    def finish(self) -> None:
        """Waits until all that was asked for is done."""

    def evaluate(self, part: Part, linear: bool, indices: np.ndarray) -> tuple[float, int]:
        """Loss, summed, and wrong answers."""
        raise NotImplementedError

    def all(self, part: Part, linear: bool) -> tuple[float, int]:
        loss, wrong = 0.0, 0
        for first in range(0, len(part.counts), 100):
            indices = np.arange(first, min(first + 100, len(part.counts)))
            more, missed = self.evaluate(part, linear, indices)
            loss, wrong = loss + more, wrong + missed
        return loss, wrong

    def check(self) -> dict:
        problem = self.problem
        first = np.arange(min(problem.batch_size, len(problem.parts[0].counts)))
        for _ in range(10):
            self.step(first, False, False, problem.rate)
        return {"loss": self.evaluate(problem.parts[0], False, first)[0]}

    def steps(self, count: int) -> dict:
        problem, n = self.problem, len(self.problem.parts[0].counts)
        start, first = time.perf_counter(), 0
        for _ in range(count):
            indices = np.arange(first, min(first + problem.batch_size, n))
            self.step(indices, False, True, problem.rate)
            first = (first + len(indices)) % n
        self.finish()
        return {"ms": (time.perf_counter() - start) * 1000 / count}

    def passes(self, count: int) -> dict:
        start = time.perf_counter()
        for _ in range(count):
            loss, wrong = self.all(self.problem.parts[2], False)
        return {"ms": (time.perf_counter() - start) * 1000 / count, "loss": loss, "wrong": wrong}

    def trial(self) -> dict:
        problem = self.problem
        train, validation, test = problem.parts
        n, epochs = len(train.counts), problem.linear_epochs + problem.epochs
        start = time.perf_counter()
        for epoch in range(epochs):
            linear, order = epoch < problem.linear_epochs, problem.random.permutation(n)
            for first in range(0, n, problem.batch_size):
                indices = order[first : first + problem.batch_size]
                self.step(indices, linear, True, problem.rate_in(epoch))
            if (epoch + 1) % problem.validate_every == 0 or epoch + 1 == epochs:
                self.all(validation, linear)
        loss, _ = self.all(train, False)
        self.all(validation, False)
        _, wrong = self.all(test, False)
        return {
            "ms": (time.perf_counter() - start) * 1000,
            "trainLoss": loss / n,
            "testError": wrong / len(test.counts),
        }

    def answer(self, line: str) -> dict | None:
        """What a command gives; None for the last one."""
        command, _, rest = line.strip().partition(" ")
        count = int(rest) if rest.isdecimal() else 1
        commands: dict[str, Callable[[], dict | None]] = {
            "version": lambda: {"version": self.version},
            "check": self.check,
            "step": lambda: self.steps(count),
            "evaluate": lambda: self.passes(count),
            "trial": self.trial,
            "quit": lambda: None,
        }
        if command not in commands or count < 1:
            return {"error": "unknown command"}
        self.reset()
        return commands[command]()

    def run(self) -> None:
        for line in sys.stdin:
            answer = self.answer(line)
            if answer is None:
                return
            print(json.dumps(answer), flush=True)
