"""A Neural GPU in PyTorch, eager, one thread: a step on one batch of sequences of one length.

Axis letters: B sequences, n positions, w rows, m maps, R parameter sets, l layers. The image is [B, m, n, w],
channels first, and the two gates of a layer are one convolution. The sets of each kind of parameter are one
tensor, [R, l, ...]. Reads a problem as tools/speed/sequence_problem.ts writes it. Needs no NumPy.
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

KINDS = {"gates": "Gates", "gate_bias": "GateBias", "candidate": "Candidate", "candidate_bias": "CandidateBias"}


class Problem:
    """The network, the recipe, initial parameters and a batch."""

    def __init__(self, path: str) -> None:
        try:
            with open(path, "rb") as file:
                header = json.loads(file.readline())
                if header["format"] != "gradnoise-speed-sequences":
                    raise ValueError("it is no problem of sequences")
                arrays = {}
                for array in header["arrays"]:
                    bytes = bytearray(file.read(4 * math.prod(array["shape"])))
                    dtype = getattr(torch, array["type"])
                    arrays[array["name"]] = torch.frombuffer(bytes, dtype=dtype).reshape(array["shape"])
        except (OSError, ValueError, KeyError) as error:
            print(f"Cannot read the problem {path}: {error}", file=sys.stderr)
            sys.exit(2)
        self.parameters = {name: arrays.pop(name) for name in header["parameters"]}
        self.input, self.wanted = arrays["input"].long(), arrays["wanted"].long()
        # As options.ts has them.
        self.options: dict = header["options"]
        self.adam, self.clip, self.noise = header["adam"], header["clip"], header["noise"]


class Torch:
    version = f"PyTorch {torch.__version__}"

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        options, given = problem.options, problem.parameters
        self.sets, self.layers = options["parameterSets"], options["layers"]
        self.height, self.cutoff, self.pull = options["height"], options["cutoff"], options["pull"]
        self.initial = {name: given[name] for name in
                        ("embedding", "inputWeights", "inputBias", "outputWeights", "outputBias")}
        for name, ending in KINDS.items():
            stacked = torch.stack([
                torch.stack([given[f"set{r + 1}Layer{l + 1}{ending}"] for l in range(self.layers)])
                for r in range(self.sets)
            ])
            # From [..., 3, 3, inputs, outputs].
            self.initial[name] = stacked.permute(0, 1, 5, 4, 2, 3).contiguous() if stacked.dim() == 6 else stacked
        self.reset()

    def reset(self) -> None:
        problem, adam = self.problem, self.problem.adam
        self.p = {name: value.clone().requires_grad_() for name, value in self.initial.items()}
        self.optimizer = torch.optim.Adam(
            self.p.values(),
            lr=adam["learningRate"],
            betas=(adam["beta1"], adam["beta2"]),
            eps=adam["epsilon"],
            fused=True,
        )
        self.updates = 0

    def gate(self, x: torch.Tensor) -> torch.Tensor:
        gate = torch.sigmoid(x)
        if self.cutoff <= 1:
            return gate
        return (self.cutoff * gate - (self.cutoff - 1) / 2).clamp(0, 1)

    def loss(self) -> torch.Tensor:
        """The mean loss of the batch."""
        p, problem = self.p, self.problem
        # Padding has an embedding of 0.
        start = F.embedding(problem.input, F.pad(torch.tanh(p["embedding"]), (0, 0, 1, 0)))
        row = start @ p["inputWeights"] + p["inputBias"]
        # [B, n, m] to [B, m, n, w]: other rows are 0.
        image = F.pad(row.transpose(1, 2).unsqueeze(3), (0, self.height - 1))
        sets = [[kind.unbind(0) for kind in one] for one in zip(
            p["gates"].unbind(0), (p["gate_bias"] + 1).unbind(0),
            p["candidate"].unbind(0), p["candidate_bias"].unbind(0))]
        for t in range(problem.input.shape[1]):
            gates, gate_bias, candidate, candidate_bias = sets[t % self.sets]
            for l in range(self.layers):
                both = self.gate(F.conv2d(image, gates[l], gate_bias[l], padding=1))
                keep, reset = both.chunk(2, 1)
                new = torch.tanh(F.conv2d(reset * image, candidate[l], candidate_bias[l], padding=1))
                image = torch.lerp(new, image, keep)
        scores = image[:, :, :, 0].transpose(1, 2) @ p["outputWeights"] + p["outputBias"]
        return F.cross_entropy(scores.flatten(0, 1), problem.wanted.flatten())

    def objective(self) -> torch.Tensor:
        distance = sum((self.p[name] - self.p[name].mean(0)).square().sum() for name in KINDS)
        return self.loss() + self.pull * distance

    def step(self, noise: float) -> None:
        self.optimizer.zero_grad()
        self.objective().backward()
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
            return {"loss": self.loss().item()}

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
