"""The default End-to-End Memory Network in PyTorch, eager, one thread."""

from __future__ import annotations

import sys

import numpy as np
import torch
import torch.nn.functional as F

from problem import Part, Problem, Program


class Torch(Program):
    version = f"PyTorch {torch.__version__}"

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.statement_weights = torch.from_numpy(problem.statement_weights).repeat(1, problem.hops + 1)
        self.question_weights = torch.from_numpy(problem.question_weights)
        self.null = torch.zeros(1, problem.d)
        self.reset()

    def reset(self) -> None:
        self.tables = [torch.tensor(t, requires_grad=True) for t in self.problem.tables]

    def scores(self, ids: torch.Tensor, questions: torch.Tensor, linear: bool) -> torch.Tensor:
        tables = [torch.cat([self.null, table]) for table in self.tables]
        # Each table embeds the memory once, and all in one go: a word's rows lie side by side.
        wide = F.embedding(ids, torch.cat(tables, 1)) * self.statement_weights
        memories = wide.sum(2).split(self.problem.d, 2)
        u = (F.embedding(questions, tables[0]) * self.question_weights).sum(1)
        for memory, output in zip(memories, memories[1:]):
            p = torch.bmm(memory, u.unsqueeze(2)).squeeze(2)
            if not linear:
                p = torch.softmax(p, 1)
            u = u + torch.bmm(p.unsqueeze(1), output).squeeze(1)
        return u @ tables[-1][: self.problem.words + 1].T

    def inputs(self, part: Part, indices: np.ndarray, noisy: bool) -> tuple[torch.Tensor, ...]:
        ids = torch.from_numpy(self.problem.ids(part, indices, noisy))
        questions = torch.from_numpy(part.questions[indices])
        # A label of -1 is left out of the loss.
        return ids, questions, torch.from_numpy(part.answers[indices]).long()

    def step(self, indices: np.ndarray, linear: bool, noisy: bool, rate: float) -> None:
        problem = self.problem
        ids, questions, answers = self.inputs(problem.parts[0], indices, noisy)
        logits = self.scores(ids, questions, linear)
        loss = F.cross_entropy(logits, answers, reduction="sum", ignore_index=-1)
        gradients = torch.autograd.grad(loss, self.tables)
        with torch.no_grad():
            for table, gradient in zip(self.tables, gradients):
                norm = gradient.norm()
                if norm > problem.clip:
                    gradient *= problem.clip / norm
                if noisy and problem.noise > 0:
                    gradient.add_(torch.randn_like(gradient), alpha=problem.noise)
                table.add_(gradient, alpha=-rate)

    def evaluate(self, part: Part, linear: bool, indices: np.ndarray) -> tuple[float, int]:
        with torch.no_grad():
            ids, questions, answers = self.inputs(part, indices, False)
            logits = self.scores(ids, questions, linear)
            loss = F.cross_entropy(logits, answers, reduction="sum", ignore_index=-1)
            return loss.item(), int((logits.argmax(1) != answers).sum())


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    torch.manual_seed(1)
    Torch(Problem(sys.argv[1])).run()
