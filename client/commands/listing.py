"""The commands as `netgrow --help` lists them. A test compares them with the commands themselves."""

import typer

from client.commands.app import main, typed

COMMANDS = (
    (
        "server",
        "The service",
        "Start the API alone. Settings are environment variables: NETGROW_DATABASE_URL, NETGROW_BROKER_URL, …",
    ),
    (
        "worker",
        "The service",
        "Start one worker: one device, one trial a share. Becomes `celery -A workers.app worker`.",
    ),
    (
        "migrate",
        "The service",
        "Bring the database's tables up to date (NETGROW_DATABASE_URL); changes nothing if they are.",
    ),
    (
        "audit",
        "The service",
        "List who changed what, the newest first. Needs a key with the scope admin, where there are keys.",
    ),
    ("leaderboard", "Models", "Rank all models ever grown, the best first."),
    ("show", "Models", "Show one model: its scores, its mutations with their certificates, its architecture."),
    ("curves", "Models", "Show how a model learned, epoch by epoch."),
    ("sites", "Models", "List where a model could grow, and where not, why."),
    (
        "download",
        "Models",
        "Download a model's checkpoint (safetensors); complete and with its digest checked, or not at all.",
    ),
    ("submit", "Jobs", "Post a growth job. With --watch, exit with 1 unless it succeeds; with --json, print its end."),
    ("watch", "Jobs", "Follow a job until it has ended; exit code 1 if it does not succeed."),
    ("jobs", "Jobs", "List jobs, the newest first."),
    ("pause", "Jobs", "Pause a job: its running trials keep what they have learned and wait."),
    ("resume", "Jobs", "Go on with a paused job."),
    ("cancel", "Jobs", "End a job; what it has found stays."),
    ("extend", "Jobs", "Add trials, or seconds or FLOPs of budget, to a job, also to an ended one."),
    ("deliveries", "Jobs", "List the messages to a job's webhooks, the newest first, with what went wrong."),
    ("redeliver", "Jobs", "Send a message to a webhook again at once, by the same id."),
    (
        "demo",
        "The service",
        "Start the service, grow networks on handwritten digits, show what was found, and stop everything again.",
    ),
    (
        "doctor",
        "The service",
        "Check database, broker, devices, data, checkpoint store, disk, extras, and the service at --url.",
    ),
    (
        "export",
        "Models",
        "Write a model in a form that others read; complete, or not at all. How to load it: `netgrow card MODEL`.",
    ),
    (
        "card",
        "Models",
        "Print a model's card (Markdown): data, recipe, lineage, metrics, how to load it. With -o, write it.",
    ),
    (
        "predict",
        "Models",
        "Predict samples with a model: their classes and probabilities. Inputs are raw, as in its data set.",
    ),
    (
        "gc",
        "The service",
        "Remove checkpoints and training states that nothing needs. The server does so by itself, now and then.",
    ),
    ("grow", "Models", "Mutate a model by hand: show what it would become, with the proof that its function is kept."),
    ("upload", "Models", "Upload a network, to be a job's seed model: `seed_model: {model_id: …}`."),
    (
        "verify",
        "Models",
        "Do a model's lineage again from the stored checkpoints; ends with 1 if something is not as recorded.",
    ),
    (
        "mutations",
        "Models",
        "List the mutations with their parameters and defaults; with --random, draw commands that a job file may list.",
    ),
    (
        "encrypt-secrets",
        "The service",
        "Encrypt every webhook's secret with the first of NETGROW_SECRET_KEYS: after the setting was made or changed.",
    ),
    ("workers", "The service", "List the workers that are alive, and the trials that they run."),
    ("presets", "Models", "List the seed networks that a job may name."),
    (
        "mlflow",
        "Jobs",
        "Copy a job to MLflow until it has ended: an experiment, a run for each trial, the winner registered.",
    ),
    ("up", "The service", "Start the API and workers on this machine, and keep them running until Ctrl-C."),
    ("job", "Jobs", "Show one job: how far it is, and what was asked."),
    ("trials", "Jobs", "List a job's trials by number, with what went wrong in those that failed."),
    ("lineage", "Jobs", "Show how a job's models grew from each other, as a tree."),
    ("delete", "Jobs", "Delete a job that has ended, with its models and their checkpoints. That cannot be undone."),
    ("datasets", "Models", "List data sets, upload and delete your own, download known ones."),
    ("keys", "The service", "Create, list and revoke API keys (NETGROW_DATABASE_URL)."),
)
"""Name, panel, and the first paragraph of its help; in the order in which they are registered."""


def listing() -> typer.Typer:
    """The command line with commands that do nothing, for its own help."""
    app = typed()
    app.callback()(main)
    for name, panel, text in COMMANDS:
        app.command(name, help=text, rich_help_panel=panel)(lambda: None)
    return app
