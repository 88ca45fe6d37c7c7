"""A neural random-access machine in PyTorch, eager, one thread: a step on one batch of tapes.

Axis letters: B tapes, M cells, R registers, K choices, N sources of the widest choice, H units, T steps.
All choices of a step are softmaxed at once, sums of two integers are products with a circulant matrix,
comparisons and extremes take one cumulative sum. Reads a problem as tools/speed/machine_problem.ts writes
it. Needs no NumPy.
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

# A score that leaves nothing to a source that there is not.
NEVER = -1e9

SCALED = {"read", "add", "sub", "min", "max"}


class Problem:
    """The machine, the recipe, initial parameters and a batch."""

    def __init__(self, path: str) -> None:
        try:
            with open(path, "rb") as file:
                header = json.loads(file.readline())
                if header["format"] != "gradnoise-speed-machines":
                    raise ValueError("it is no problem of machines")
                arrays = {}
                for array in header["arrays"]:
                    bytes = bytearray(file.read(4 * math.prod(array["shape"])))
                    dtype = getattr(torch, array["type"])
                    arrays[array["name"]] = torch.frombuffer(bytes, dtype=dtype).reshape(array["shape"])
        except (OSError, ValueError, KeyError) as error:
            print(f"Cannot read the problem {path}: {error}", file=sys.stderr)
            sys.exit(2)
        self.parameters = {name: arrays.pop(name) for name in header["parameters"]}
        self.memory, self.wanted = arrays["memory"], arrays["wanted"]
        # As options.ts has them: of the objective, the expected loss of the paper, its mean over a batch.
        self.options: dict = header["options"]
        self.modules: list[dict] = header["modules"]
        self.adam, self.clip, self.noise = header["adam"], header["clip"], header["noise"]


class Scaled(torch.autograd.Function):
    """Distributions scaled to the sum 1, with the identity backward."""

    @staticmethod
    def forward(_, x: torch.Tensor) -> torch.Tensor:
        return x / x.sum(1, keepdim=True)

    @staticmethod
    def backward(_, gradient: torch.Tensor) -> torch.Tensor:
        return gradient


class AtMostOne(torch.autograd.Function):
    """A probability that rounding may have brought above 1, with the identity backward."""

    @staticmethod
    def forward(_, x: torch.Tensor) -> torch.Tensor:
        return x.clamp(max=1)

    @staticmethod
    def backward(_, gradient: torch.Tensor) -> torch.Tensor:
        return gradient


class Torch:
    version = f"PyTorch {torch.__version__}"

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        options = problem.options
        B, M = problem.memory.shape
        R, Q = options["registers"], len(problem.modules)
        # The scores of choice k are in the controller's outputs at places[k]; those past its sources never are.
        widths = [R + q for q, module in enumerate(problem.modules) for _ in range(module["arity"])]
        widths += [R + Q] * R
        ends = torch.tensor(widths).cumsum(0)
        self.outputs = int(ends[-1])
        n = torch.arange(R + Q)
        there = n < torch.tensor(widths)[:, None]
        self.places = torch.where(there, (ends - torch.tensor(widths))[:, None] + n, self.outputs).flatten()
        self.choices = len(widths)
        # P(a + b = c) = sum over a of P(A = a) P(B = c - a), and so on.
        cell = torch.arange(M)
        self.minus = (cell[:, None] - cell) % M
        self.plus = (cell[:, None] + cell) % M
        self.constants = {name: F.one_hot(torch.full((B,), value % M), M).float()
                          for name, value in (("zero", 0), ("one", 1), ("two", 2))}
        self.start = F.one_hot(problem.memory.long(), M).float()
        self.counts = (problem.wanted >= 0).float()
        self.right = problem.wanted.clamp(min=0).long().unsqueeze(2)
        self.factor = 1 / B if options["loss"] == "mean" else 1
        limit = options["activationClip"]
        self.limit = None if limit is None else limit * self.factor
        self.reset()

    def reset(self) -> None:
        problem, adam = self.problem, self.problem.adam
        self.p = {name: value.clone().requires_grad_() for name, value in problem.parameters.items()}
        self.optimizer = torch.optim.Adam(
            self.p.values(),
            lr=adam["learningRate"],
            betas=(adam["beta1"], adam["beta2"]),
            eps=adam["epsilon"],
            fused=True,
        )
        self.updates = 0

    def crop(self, x: torch.Tensor) -> torch.Tensor:
        limit = self.limit
        if limit is not None and x.requires_grad:
            x.register_hook(lambda gradient: gradient.clamp(-limit, limit))
        return x

    def control(self, zero: torch.Tensor, state: tuple | None) -> tuple[torch.Tensor, tuple | None]:
        p = self.p
        first = torch.relu(torch.addmm(p["bias1"], zero, p["weights1"]))
        if self.problem.options["controller"] == "mlp":
            second = torch.relu(torch.addmm(p["bias2"], first, p["weights2"]))
            return torch.addmm(p["bias3"], second, p["weights3"]), None
        cell, hidden = (torch.zeros_like(first),) * 2 if state is None else state
        units = torch.addmm(p["bias2"], torch.cat([first, hidden], 1), p["weights2"])
        H = first.shape[1]
        gates, candidate = units.split([3 * H, H], 1)
        admit, forget, show = torch.sigmoid(gates).chunk(3, 1)
        cell = forget * cell + admit * torch.tanh(candidate)
        hidden = show * torch.tanh(cell)
        return torch.addmm(p["bias3"], hidden, p["weights3"]), (cell, hidden)

    def apply(self, name: str, a: torch.Tensor, b: torch.Tensor | None) -> torch.Tensor:
        """What a module that leaves the memory alone makes of its arguments, [B, M]."""
        if name == "inc":
            return a.roll(1, 1)
        if name == "dec":
            return a.roll(-1, 1)
        if name == "add":
            return torch.bmm(b[:, self.minus], a.unsqueeze(2)).squeeze(2)
        if name == "sub":
            return torch.bmm(a[:, self.plus], b.unsqueeze(2)).squeeze(2)
        if name in ("min", "max"):
            both = torch.stack([a, b])
            if name == "min":
                at_least = both.flip(2).cumsum(2).flip(2)
                return a * at_least[1] + b * (at_least[0] - a)
            at_most = both.cumsum(2)
            return a * at_most[1] + b * (at_most[0] - a)
        if name == "equal":
            holds = (a * b).sum(1, keepdim=True)
        else:
            # P(a < b) = sum over b of P(A <= b - 1) P(B = b).
            at_most = a.cumsum(1)
            holds = ((at_most - a if name == "lessThan" else at_most) * b).sum(1, keepdim=True)
        holds = AtMostOne.apply(holds)
        return F.pad(torch.cat([1 - holds, holds], 1), (0, a.shape[1] - 2))

    def objective(self, bonus: float) -> tuple[torch.Tensor, torch.Tensor]:
        """The loss, summed over the batch, and what is descended."""
        problem, options = self.problem, self.problem.options
        (B, M), R, N = problem.memory.shape, options["registers"], options["registers"] + len(problem.modules)
        memory, registers = self.start, self.constants["zero"].unsqueeze(1).expand(B, R, M)
        state, scores, stops, held = None, [], [], []
        for _ in range(options["steps"]):
            outputs, state = self.control(registers[:, :, 0], state)
            self.crop(outputs)
            stops.append(outputs[:, -1])
            padded = F.pad(outputs[:, :-1], (0, 1), value=NEVER)
            chosen = padded.index_select(1, self.places).view(B, self.choices, N)
            scores.append(chosen)
            weights = torch.softmax(chosen, 2)
            sources, new, k = registers, [], 0
            for q, module in enumerate(problem.modules):
                name, arity = module["name"], module["arity"]
                if arity == 0:
                    new.append(self.constants[name].unsqueeze(1))
                    continue
                if new:
                    sources, new = torch.cat([sources, *new], 1), []
                given = self.crop(torch.bmm(weights[:, k : k + arity, : R + q], sources))
                k += arity
                a, b = given[:, 0], given[:, 1] if arity == 2 else None
                if name == "read":
                    made = torch.bmm(a.unsqueeze(1), memory).squeeze(1)
                elif name == "write":
                    memory, made = torch.lerp(memory, b.unsqueeze(1), a.unsqueeze(2)), b
                else:
                    made = self.apply(name, a, b)
                if options["renormalise"] and name in SCALED:
                    made = Scaled.apply(made)
                new.append(made.unsqueeze(1))
            sources = torch.cat([sources, *new], 1)
            registers = self.crop(torch.bmm(weights[:, k:], sources))
            memory = self.crop(memory)
            held.append(memory.gather(2, self.right).squeeze(2))
        # [T, B]: the last step takes what is left.
        f = torch.sigmoid(torch.stack(stops[:-1]))
        left = torch.cat([torch.ones(1, B), (1 - f).cumprod(0)])
        p = torch.cat([f * left[:-1], left[-1:]])
        costs = -torch.stack(held).clamp(min=options["logFloor"]).log() * self.counts
        loss = (p * costs.sum(2)).sum()
        if bonus == 0:
            return loss, loss * self.factor
        logs = torch.log_softmax(torch.stack(scores), 3)
        entropies = -(logs.exp() * logs).sum()
        return loss, (loss - bonus * entropies) * self.factor

    def step(self, noise: float) -> None:
        options = self.problem.options
        first, last = options["entropyBonus"], options["entropyLimit"]
        bonus = last + (first - last) * options["entropyDecay"] ** self.updates
        self.optimizer.zero_grad()
        self.objective(bonus)[1].backward()
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
            return {"loss": self.objective(0)[0].item() / len(self.problem.memory)}

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
