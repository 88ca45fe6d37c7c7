"""A multilayer perceptron of rectified units in PyTorch, eager, one thread.

Reads a problem as tools/speed/image_problem.ts writes it. Needs no NumPy.
"""

from __future__ import annotations

import json
import math
import struct
import sys
import time
import warnings
from typing import BinaryIO

# Nothing here goes through it.
warnings.filterwarnings("ignore", message="Failed to initialize NumPy")

import torch
import torch.nn.functional as F


class Problem:
    """Sizes, recipe, initial parameters and images."""

    def __init__(self, path: str) -> None:
        try:
            with open(path, "rb") as file:
                self.read(file)
        except (OSError, ValueError, struct.error) as error:
            print(f"Cannot read the problem {path}: {error}", file=sys.stderr)
            sys.exit(2)

    def read(self, file: BinaryIO) -> None:
        """Fills in everything; a file that ends too early has a part that does not fit its shape."""
        if file.read(8) != b"GNSPEED2":
            raise ValueError("it does not begin with GNSPEED2")

        def numbers(dtype: torch.dtype, *shape: int) -> torch.Tensor:
            bytes = bytearray(file.read(math.prod(shape) * torch.empty(0, dtype=dtype).element_size()))
            return torch.frombuffer(bytes, dtype=dtype).reshape(shape)

        pixels, units, classes, hidden, self.batch_size, count = struct.unpack("<6i", file.read(24))
        self.clip, self.eta, self.rate, self.pixel_scale = struct.unpack("<4d", file.read(32))
        # The keys of our noise, which is not PyTorch's.
        file.read(16 * (hidden + 1))
        widths = [pixels, *[units] * hidden, classes]
        self.parameters = []
        for inputs, outputs in zip(widths, widths[1:]):
            self.parameters += [numbers(torch.float32, inputs, outputs), numbers(torch.float32, outputs)]
        self.labels = numbers(torch.int32, count).long()
        self.pixels = numbers(torch.uint8, count, pixels)


class Torch:
    version = f"PyTorch {torch.__version__}"

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.reset()

    def reset(self) -> None:
        """Back to the problem's own parameters."""
        self.parameters = [p.clone().requires_grad_() for p in self.problem.parameters]
        self.optimizer = torch.optim.SGD(self.parameters, lr=self.problem.rate, fused=True)
        self.updates = 0

    def loss(self, first: int) -> torch.Tensor:
        """The mean loss of the batch that begins at an image."""
        problem = self.problem
        end = first + problem.batch_size
        x = problem.pixels[first:end].float() * problem.pixel_scale
        *hidden, weights, bias = self.parameters
        for w, b in zip(hidden[::2], hidden[1::2]):
            x = torch.addmm(b, x, w).relu_()
        return F.cross_entropy(torch.addmm(bias, x, weights), problem.labels[first:end])

    def step(self, first: int, eta: float) -> None:
        self.optimizer.zero_grad()
        self.loss(first).backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, self.problem.clip)
        if eta > 0:
            deviation = math.sqrt(eta / (1 + self.updates) ** 0.55)
            for parameter in self.parameters:
                parameter.grad.add_(torch.randn_like(parameter), alpha=deviation)
        self.optimizer.step()
        self.updates += 1

    def check(self) -> dict:
        for _ in range(10):
            self.step(0, 0)
        with torch.no_grad():
            return {"loss": self.loss(0).item()}

    def time(self, count: int) -> dict:
        problem, first = self.problem, 0
        start = time.perf_counter()
        for _ in range(count):
            self.step(first, problem.eta)
            first = (first + problem.batch_size) % len(problem.labels)
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
            elif command == "check" and count == "":
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
