"""The Neural Programmer in PyTorch, eager, one thread: a step on one batch of questions.

Axis letters: B questions, Q words, N numbers, M rows, C columns, d embedding, T steps. Batched products
over padded words and rows; whatever no step of the program changes is computed once for all of them.
Reads a problem as tools/speed/table_problem.ts writes it. Needs no NumPy.
"""

from __future__ import annotations

import json
import math
import sys
import time
import warnings

# Nothing here goes through it.
warnings.filterwarnings("ignore", message="Failed to initialize NumPy")

import torch
import torch.nn.functional as F

TINY = 1e-6


class Problem:
    """Sizes, recipe, initial parameters and a batch."""

    def __init__(self, path: str) -> None:
        try:
            with open(path, "rb") as file:
                header = json.loads(file.readline())
                if header["format"] != "gradnoise-speed-tables":
                    raise ValueError("it is no problem of tables")
                self.arrays = {}
                for array in header["arrays"]:
                    bytes = bytearray(file.read(4 * math.prod(array["shape"])))
                    dtype = getattr(torch, array["type"])
                    self.arrays[array["name"]] = torch.frombuffer(bytes, dtype=dtype).reshape(array["shape"])
        except (OSError, ValueError, KeyError) as error:
            print(f"Cannot read the problem {path}: {error}", file=sys.stderr)
            sys.exit(2)
        self.parameters = {name: self.arrays.pop(name) for name in header["parameters"]}
        self.operations: list[str] = header["operations"]
        self.steps, self.adam = header["steps"], header["adam"]
        self.clip, self.noise = header["clip"], header["noise"]
        self.huber_delta, self.lookup_weight = header["huberDelta"], header["lookupWeight"]


class Batch:
    """What a step makes of a batch's arrays before it looks at a parameter."""

    def __init__(self, arrays: dict[str, torch.Tensor]) -> None:
        self.numbers = arrays["numbers"]
        B, C, M = self.numbers.shape
        positions, lengths = arrays["operandPositions"], arrays["questionLengths"]
        self.words = arrays["questionWords"].T
        # Rows of the states of all words, [Q B, d]: the last of each question, and those left of numbers.
        question = torch.arange(B)
        self.last = (lengths - 1) * B + question
        self.beside = (positions.clamp(min=0) * B + question[:, None]).flatten()
        self.no_word = (positions < 0).unsqueeze(2)
        self.no_number = torch.where(positions == -2, -1e9, 0.0).unsqueeze(2)
        self.rows = (torch.arange(M) < arrays["rowCounts"][:, None]).float()
        # [B, N, C M] for each of greater and lesser.
        operands = arrays["questionOperands"][:, :, None, None]
        cells = self.numbers.unsqueeze(1)
        held = torch.where(positions == -2, 0.0, 1.0)[:, :, None, None] * self.rows[:, None, None, :]
        self.greater = ((cells > operands) * held).flatten(2)
        self.lesser = ((cells < operands) * held).flatten(2)
        # log(p) of a cell of the answer and log(1 - p) of another is log(sign p + offset).
        column = F.one_hot(arrays["answerColumns"].clamp(min=0).long(), C).float()
        answer = column.unsqueeze(2) * arrays["answerRows"].unsqueeze(1)
        self.sign, self.offset = 2 * answer - 1, 1 - answer + TINY
        self.is_scalar, self.scalars = arrays["isScalar"].float(), arrays["scalars"]
        share = (1 - self.is_scalar) / (C * arrays["rowCounts"] * B)
        self.cell_weights = (share[:, None, None] * self.rows[:, None, :]).expand(B, C, M)


class Torch:
    version = f"PyTorch {torch.__version__}"

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.reset()

    def reset(self) -> None:
        problem, given = self.problem, self.problem.parameters
        d = given["words"].shape[1]
        # Selectors side by side, so that one product serves both; a square is a half of a paper's matrix.
        both = torch.cat([given["operationSelector"], given["columnSelector"]], 1)
        split = {
            "words": given["words"],
            "from_state": given["question"][:d],
            "from_word": given["question"][d:],
            "from_operation": given["history"][:d],
            "from_column": given["history"][d : 2 * d],
            "from_history": given["history"][2 * d :],
            "select_by_question": both[:d],
            "select_by_history": both[d:],
            "operations": given["operations"],
            "columns": given["columns"],
        }
        self.p = {name: value.clone().requires_grad_() for name, value in split.items()}
        adam = problem.adam
        self.optimizer = torch.optim.Adam(
            self.p.values(),
            lr=adam["learningRate"],
            betas=(adam["beta1"], adam["beta2"]),
            eps=adam["epsilon"],
            fused=True,
        )
        self.updates = 0

    def read(self, batch: Batch) -> torch.Tensor:
        """The states after each word, [Q B, d]. Those past a question's end are never looked at."""
        p = self.p
        # There are fewer words in the vocabulary than in a batch.
        inputs = F.embedding(batch.words, F.pad(p["words"] @ p["from_word"], (0, 0, 1, 0)))
        first, *rest = inputs.unbind()
        states = [torch.tanh(first)]
        for word in rest:
            states.append(torch.tanh(torch.addmm(word, states[-1], p["from_state"])))
        return torch.cat(states)

    def loss(self, batch: Batch) -> torch.Tensor:
        problem, p = self.problem, self.p
        B, C, M = batch.numbers.shape
        states = self.read(batch)
        d = states.shape[1]
        q = states[batch.last]

        # Comparisons with the numbers that are attended to, [B, 2 C, M]: greater, then lesser.
        first = problem.operations.index("greater")
        beside = states[batch.beside].view(B, -1, d).masked_fill(batch.no_word, 0)
        scores = beside @ p["operations"][first : first + 2].T + batch.no_number
        to_greater, to_lesser = torch.softmax(scores, 1).unsqueeze(3).unbind(2)
        compared = torch.cat(
            [
                torch.bmm(to_greater.mT, batch.greater).view(B, C, M),
                torch.bmm(to_lesser.mT, batch.lesser).view(B, C, M),
            ],
            1,
        )

        by_question = q @ p["select_by_question"]
        from_operations = p["operations"] @ p["from_operation"]
        from_columns = p["columns"] @ p["from_column"]
        rows, selected = batch.rows, [batch.rows, batch.rows]
        zero = torch.zeros(B)
        scalars = [zero, zero, zero]
        h = None
        for step in range(problem.steps):
            if h is None:
                # c and h begin with 0, and so does their tanh.
                h, seen = torch.zeros(B, d), by_question
            else:
                h = torch.tanh(torch.addmm(
                    torch.addmm(by_operation @ from_operations, by_column, from_columns),
                    h, p["from_history"],
                ))
                seen = torch.addmm(by_question, h, p["select_by_history"])
            to_operation, to_column = torch.tanh(seen).split(d, 1)
            by_operation = torch.softmax(to_operation @ p["operations"].T, 1)
            by_column = torch.softmax(to_column @ p["columns"].T, 1)
            w = dict(zip(problem.operations, by_operation.split(1, 1)))

            before = selected[-1]
            sums = torch.bmm(batch.numbers, before.unsqueeze(2)).squeeze(2)
            total = (by_column * sums).sum(1)
            scalars.append(
                w["sum"].squeeze(1) * total
                + w["count"].squeeze(1) * before.sum(1)
                + w["difference"].squeeze(1) * (scalars[-3] - scalars[-1])
            )
            if step + 1 == problem.steps:
                break
            weights = torch.cat([w["greater"] * by_column, w["lesser"] * by_column], 1)
            chosen = torch.bmm(weights.unsqueeze(1), compared).squeeze(1)
            chosen = torch.addcmul(chosen, w["and"], torch.minimum(before, selected[-2]))
            chosen = torch.addcmul(chosen, w["or"], torch.maximum(before, selected[-2]))
            selected.append(torch.addcmul(chosen, w["reset"], rows) * rows)

        error = F.huber_loss(scalars[-1], batch.scalars, reduction="none", delta=problem.huber_delta)
        cells = (w["print"] * by_column).unsqueeze(2) * selected[-1].unsqueeze(1)
        gain = torch.addcmul(batch.offset, batch.sign, cells).log()
        lookup = torch.dot(gain.flatten(), batch.cell_weights.flatten())
        return torch.dot(error, batch.is_scalar) / B - problem.lookup_weight * lookup

    def step(self, noise: float) -> None:
        self.optimizer.zero_grad()
        self.loss(Batch(self.problem.arrays)).backward()
        torch.nn.utils.clip_grad_norm_(self.p.values(), self.problem.clip)
        if noise > 0:
            deviation = math.sqrt(noise / (1 + self.updates) ** 0.55)
            for parameter in self.p.values():
                parameter.grad.add_(torch.randn_like(parameter), alpha=deviation)
        self.optimizer.step()
        self.updates += 1

    def check(self) -> dict:
        for _ in range(10):
            self.step(0)
        with torch.no_grad():
            return {"loss": self.loss(Batch(self.problem.arrays)).item()}

    def time(self, count: int) -> dict:
        start = time.perf_counter()
        for _ in range(count):
            self.step(self.problem.noise)
        return {"ms": (time.perf_counter() - start) * 1000 / count}

    def run(self) -> None:
        """Answers commands, a line of JSON to each: see tools/speed/peer.ts."""
        for line in sys.stdin:
            command, _, count = line.strip().partition(" ")
            if command == "quit":
                return
            self.reset()
            if command == "version":
                answer = {"version": self.version}
            elif command == "check":
                answer = self.check()
            elif command == "step" and count.isdecimal() and int(count) > 0:
                answer = self.time(int(count))
            else:
                answer = {"error": "unknown command"}
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    torch.manual_seed(1)
    Torch(Problem(sys.argv[1])).run()
