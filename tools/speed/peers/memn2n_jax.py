"""The default End-to-End Memory Network in JAX: the whole update compiled, one thread."""

from __future__ import annotations

import os
import sys

# Read when XLA starts: one thread, as for everyone.
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

from functools import partial  # noqa: E402

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402

from problem import Part, Problem, Program  # noqa: E402


class Jax(Program):
    version = f"JAX {jax.__version__}"

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        statement_weights = jnp.asarray(problem.statement_weights)
        question_weights = jnp.asarray(problem.question_weights)

        def scores(tables, ids, questions, linear):
            tables = jnp.pad(tables, ((0, 0), (1, 0), (0, 0)))
            # All tables' rows of a word side by side: one gather, and one scatter for its gradient.
            wide = tables.transpose(1, 0, 2).reshape(tables.shape[1], -1)
            embedded = wide[ids].reshape(*ids.shape, -1, problem.d)
            memories = jnp.einsum("bmitd,id->tbmd", embedded, statement_weights)
            u = (tables[0][questions] * question_weights).sum(1)
            for hop in range(problem.hops):
                p = jnp.einsum("bmd,bd->bm", memories[hop], u)
                if not linear:
                    p = jax.nn.softmax(p, 1)
                u = u + jnp.einsum("bm,bmd->bd", p, memories[hop + 1])
            return u @ tables[-1, : problem.words + 1].T

        def loss_of(tables, ids, questions, answers, linear):
            logits = scores(tables, ids, questions, linear)
            chosen = jnp.take_along_axis(logits, jnp.maximum(answers, 0)[:, None], 1)[:, 0]
            losses = jax.nn.logsumexp(logits, 1) - chosen
            return jnp.where(answers >= 0, losses, 0).sum(), logits

        @partial(jax.jit, static_argnames=("linear", "noisy"), donate_argnums=0)
        def step(tables, key, ids, questions, answers, rate, linear, noisy):
            gradient = jax.grad(lambda t: loss_of(t, ids, questions, answers, linear)[0])(tables)
            norm = jnp.sqrt((gradient**2).sum((1, 2), keepdims=True))
            gradient = gradient * jnp.minimum(1, problem.clip / norm)
            if noisy and problem.noise > 0:
                key, fresh = jax.random.split(key)
                gradient = gradient + problem.noise * jax.random.normal(fresh, gradient.shape)
            return tables - rate * gradient, key

        @partial(jax.jit, static_argnames="linear")
        def evaluate(tables, ids, questions, answers, linear):
            loss, logits = loss_of(tables, ids, questions, answers, linear)
            return loss, (logits.argmax(1) != answers).sum()

        self.compiled_step, self.compiled_evaluate = step, evaluate
        self.reset()
        # Compiled before any clock runs: both phases, a full and a last short batch.
        n, size = len(problem.parts[0].counts), problem.batch_size
        for count in {min(size, n), n % size} - {0}:
            for linear in (False, True):
                self.step(np.arange(count), linear, True, problem.rate)
        self.step(np.arange(min(size, n)), False, False, problem.rate)
        for part in problem.parts:
            for linear in (False, True):
                self.all(part, linear)
        self.reset()

    def reset(self) -> None:
        self.tables = jnp.array(self.problem.tables)
        self.key = jax.random.key(1)

    def step(self, indices: np.ndarray, linear: bool, noisy: bool, rate: float) -> None:
        part = self.problem.parts[0]
        ids = self.problem.ids(part, indices, noisy)
        inputs = ids, part.questions[indices], part.answers[indices]
        self.tables, self.key = self.compiled_step(
            self.tables, self.key, *inputs, np.float32(rate), linear=linear, noisy=noisy
        )

    def finish(self) -> None:
        self.tables.block_until_ready()

    def evaluate(self, part: Part, linear: bool, indices: np.ndarray) -> tuple[float, int]:
        ids = self.problem.ids(part, indices, False)
        loss, wrong = self.compiled_evaluate(
            self.tables, ids, part.questions[indices], part.answers[indices], linear=linear
        )
        return float(loss), int(wrong)


if __name__ == "__main__":
    Jax(Problem(sys.argv[1])).run()
