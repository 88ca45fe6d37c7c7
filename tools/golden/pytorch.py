"""Makes test/optim/rules/golden/pytorch.json: what PyTorch's optimizers do in 100 updates.

    python3 -m venv venv && venv/bin/pip install torch==2.15.0 numpy==2.4.6
    venv/bin/python tools/golden/pytorch.py > test/optim/rules/golden/pytorch.json
    deno fmt test/optim/rules/golden/pytorch.json

Gradients and first parameters are plain arithmetic, exact in float32, so that nothing but the optimizers can
differ; test/optim/rules/agreement_test.ts repeats it. PyTorch computes in float64: in float32 its AdamW rounds
parameters twice in an update and is itself off by 1.1e-6 after 100. CI reads the file and does not run this
script.
"""

import json

import torch

torch.set_default_dtype(torch.float64)

SIZE, UPDATES, EVERY = 8, 100, 20

# What a specification of gradnoise says, and the same optimizer of PyTorch.
OPTIMIZERS = {
    "sgd(0.01)": (torch.optim.SGD, dict(lr=0.01)),
    "momentum(0.01, 0.9)": (torch.optim.SGD, dict(lr=0.01, momentum=0.9)),
    "nesterov(0.01, 0.9)": (torch.optim.SGD, dict(lr=0.01, momentum=0.9, nesterov=True)),
    "decay(0.1) > momentum(0.01, 0.9)": (
        torch.optim.SGD,
        dict(lr=0.01, momentum=0.9, weight_decay=0.1),
    ),
    "adagrad(0.02, epsilon=1e-10)": (torch.optim.Adagrad, dict(lr=0.02)),
    "adagrad(0.02, epsilon=0.01, initial=0.1)": (
        torch.optim.Adagrad,
        dict(lr=0.02, eps=0.01, initial_accumulator_value=0.1),
    ),
    "rmsprop(0.005, decay=0.99, epsilon=1e-8)": (torch.optim.RMSprop, dict(lr=0.005)),
    "rmsprop(0.005, decay=0.9, epsilon=0.01)": (
        torch.optim.RMSprop,
        dict(lr=0.005, alpha=0.9, eps=0.01),
    ),
    "rmsprop(0.002, decay=0.9, epsilon=0.01, momentum=0.8)": (
        torch.optim.RMSprop,
        dict(lr=0.002, alpha=0.9, eps=0.01, momentum=0.8),
    ),
    "rmsprop(0.002, decay=0.9, epsilon=0.01, centered=true)": (
        torch.optim.RMSprop,
        dict(lr=0.002, alpha=0.9, eps=0.01, centered=True),
    ),
    "rmsprop(0.002, decay=0.9, epsilon=0.01, centered=true, momentum=0.8)": (
        torch.optim.RMSprop,
        dict(lr=0.002, alpha=0.9, eps=0.01, centered=True, momentum=0.8),
    ),
    "adam(0.01, beta1=0.9, beta2=0.999, epsilon=1e-8)": (torch.optim.Adam, dict(lr=0.01)),
    "adam(0.01, beta1=0.5, beta2=0.9, epsilon=0.01)": (
        torch.optim.Adam,
        dict(lr=0.01, betas=(0.5, 0.9), eps=0.01),
    ),
    "decay(0.1) > adam(0.01, beta1=0.9, beta2=0.999, epsilon=1e-8)": (
        torch.optim.Adam,
        dict(lr=0.01, weight_decay=0.1),
    ),
    "adamw(0.01, beta1=0.9, beta2=0.999, epsilon=1e-8, weightDecay=0.1)": (
        torch.optim.AdamW,
        dict(lr=0.01, weight_decay=0.1),
    ),
}


def gradient(update, i):
    return ((7 * update + 5 * i + update * i) % 17 - 8) / 8 / 2 ** (i % 4)


def run(make, options):
    parameter = torch.nn.Parameter(torch.tensor([(i - 3) / 4 for i in range(SIZE)]))
    optimizer = make([parameter], foreach=False, **options)
    after = {}
    for update in range(UPDATES):
        parameter.grad = torch.tensor([gradient(update, i) for i in range(SIZE)])
        optimizer.step()
        if update == 0 or (update + 1) % EVERY == 0:
            after[update + 1] = parameter.tolist()
    return after


print(json.dumps({
    "torch": torch.__version__,
    "parameters": {text: run(*optimizer) for text, optimizer in OPTIMIZERS.items()},
}))
