CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.datasets (
    name text NOT NULL,
    sha256 text NOT NULL,
    bytes bigint NOT NULL,
    info json NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.epochs (
    trial_id text NOT NULL,
    epoch integer NOT NULL,
    attempt integer NOT NULL,
    train_loss double precision NOT NULL,
    train_accuracy double precision NOT NULL,
    val_loss double precision NOT NULL,
    val_accuracy double precision NOT NULL,
    learning_rate double precision NOT NULL,
    seconds double precision NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.events (
    job_id text NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL,
    data json NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.jobs (
    id text NOT NULL,
    name text,
    spec json NOT NULL,
    dataset text NOT NULL,
    state character varying(16) NOT NULL,
    priority integer NOT NULL,
    parallel integer NOT NULL,
    objective text NOT NULL,
    max_seconds double precision,
    cancel_requested boolean NOT NULL,
    trials_total integer NOT NULL,
    event_seq bigint NOT NULL,
    idempotency_key text,
    request_digest text NOT NULL,
    error text,
    seed_model_id text,
    seeded boolean NOT NULL,
    seconds double precision NOT NULL,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    key_id text,
    teacher_model_id text
);
CREATE TABLE public.keys (
    id text NOT NULL,
    name text NOT NULL,
    scope character varying(16) NOT NULL,
    token_sha256 text NOT NULL,
    requests_per_second double precision,
    open_jobs integer,
    trials_per_job integer,
    max_parameters bigint,
    max_seconds double precision,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone
);
CREATE TABLE public.logins (
    token_sha256 text NOT NULL,
    key_id text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.models (
    id text NOT NULL,
    job_id text,
    trial_id text,
    trial_number integer,
    parent_id text,
    generation integer NOT NULL,
    dataset text,
    val_accuracy double precision,
    val_loss double precision,
    test_accuracy double precision,
    parameters bigint NOT NULL,
    flops bigint NOT NULL,
    architecture json NOT NULL,
    architecture_digest text NOT NULL,
    checkpoint_sha256 text NOT NULL,
    checkpoint_bytes bigint NOT NULL,
    mutations json NOT NULL,
    mutation_names json NOT NULL,
    recipe json NOT NULL,
    seconds double precision NOT NULL,
    created_at timestamp with time zone NOT NULL,
    idempotency_key text,
    request_digest text,
    optimizer_sha256 text
);
CREATE TABLE public.trials (
    id text NOT NULL,
    job_id text NOT NULL,
    number integer NOT NULL,
    state character varying(16) NOT NULL,
    parent_id text,
    proposal_mutations json,
    seed bigint NOT NULL,
    attempt integer NOT NULL,
    fruitless_attempts integer NOT NULL,
    lease_until timestamp with time zone,
    worker_id text,
    epoch integer NOT NULL,
    training_state text,
    mutations json,
    parameters bigint,
    flops bigint,
    error_kind text,
    error text,
    evidence json,
    seconds double precision NOT NULL,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    heard_at timestamp with time zone
);
CREATE TABLE public.workers (
    id text NOT NULL,
    host text NOT NULL,
    pid integer NOT NULL,
    device text NOT NULL,
    trial_id text,
    started_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL
);
INSERT INTO public.alembic_version VALUES ('0005');
INSERT INTO public.datasets VALUES ('mine', '9720248dcadb2449b15fd9dd03bffdc1e9a1c6ded0611b8d231b72e958b8a3ee', 1000, '{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}', '2026-11-22 01:56:10.341075+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z08x7kz4xgkag7hgdr15ej', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:56:07.839462+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z08x7kz4xgkag7hgdr15ej', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:56:07.985949+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z08y698c97kgv5g4w3nf0w', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:56:08.686274+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z08y698c97kgv5g4w3nf0w', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:56:08.815681+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z08y690jqmvc6deytjr18s', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:56:09.229599+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z08y690jqmvc6deytjr18s', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:56:09.273423+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z08yw9gnkg7qt1d1kmxbmj', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:56:09.411118+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z08yw9gnkg7qt1d1kmxbmj', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:56:09.441825+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z08zkp66a7fmxneghgfsav', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:56:09.948139+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z08zkp66a7fmxneghgfsav', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:56:10.021434+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z09009wgv7ztxht8sxvemn', 1, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:56:10.30727+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 1, 'job.created', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "name": "grown", "state": "queued", "dataset": "digits"}', '2026-11-22 01:56:07.252535+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 2, 'trial.queued', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08x7kz4xgkag7hgdr15ej", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:56:07.381385+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 3, 'job.state', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:56:07.659124+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 4, 'trial.started', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08x7kz4xgkag7hgdr15ej", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:56:07.659124+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 5, 'trial.epoch', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08x7kz4xgkag7hgdr15ej", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:56:07.857343+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 6, 'trial.epoch', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08x7kz4xgkag7hgdr15ej", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:56:07.99733+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 7, 'trial.succeeded', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08x7kz4xgkag7hgdr15ej", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z08y0sthvn7vry4wvay83z", "job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08x7kz4xgkag7hgdr15ej", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:11:08.188042Z"}}', '2026-11-22 01:56:08.297954+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 8, 'trial.queued', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y698c97kgv5g4w3nf0w", "number": 1, "attempt": 0, "parent_id": "model_01m7z08y0sthvn7vry4wvay83z", "mutations": null}', '2026-11-22 01:56:08.369429+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 9, 'trial.queued', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y690jqmvc6deytjr18s", "number": 2, "attempt": 0, "parent_id": "model_01m7z08y0sthvn7vry4wvay83z", "mutations": null}', '2026-11-22 01:56:08.369429+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 10, 'trial.started', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y698c97kgv5g4w3nf0w", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z08y0sthvn7vry4wvay83z"}', '2026-11-22 01:56:08.535729+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 11, 'trial.epoch', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y698c97kgv5g4w3nf0w", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:56:08.698327+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 12, 'trial.epoch', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y698c97kgv5g4w3nf0w", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:56:08.819148+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 13, 'trial.succeeded', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y698c97kgv5g4w3nf0w", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z08ys5vajshq2fzwvs9j44", "job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y698c97kgv5g4w3nf0w", "parent_id": "model_01m7z08y0sthvn7vry4wvay83z", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:11:08.977566Z"}}', '2026-11-22 01:56:09.007075+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 14, 'trial.queued', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08yw9gnkg7qt1d1kmxbmj", "number": 3, "attempt": 0, "parent_id": "model_01m7z08ys5vajshq2fzwvs9j44", "mutations": null}', '2026-11-22 01:56:09.065784+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 15, 'trial.started', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y690jqmvc6deytjr18s", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z08y0sthvn7vry4wvay83z"}', '2026-11-22 01:56:09.185382+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 16, 'trial.epoch', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y690jqmvc6deytjr18s", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:56:09.232572+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 17, 'trial.epoch', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y690jqmvc6deytjr18s", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:56:09.274059+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 18, 'trial.succeeded', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y690jqmvc6deytjr18s", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z08z3swecmmxb0f9wb8y1d", "job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08y690jqmvc6deytjr18s", "parent_id": "model_01m7z08y0sthvn7vry4wvay83z", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:11:09.306060Z"}}', '2026-11-22 01:56:09.322134+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 19, 'trial.started', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08yw9gnkg7qt1d1kmxbmj", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z08ys5vajshq2fzwvs9j44"}', '2026-11-22 01:56:09.376736+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 20, 'trial.epoch', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08yw9gnkg7qt1d1kmxbmj", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:56:09.425214+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 21, 'trial.epoch', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08yw9gnkg7qt1d1kmxbmj", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:56:09.445908+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 22, 'trial.succeeded', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08yw9gnkg7qt1d1kmxbmj", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z08z8p0f17bddbc65vsknf", "job_id": "job_01m7z08wyzvhwk5fr3e093439c", "trial_id": "trial_01m7z08yw9gnkg7qt1d1kmxbmj", "parent_id": "model_01m7z08ys5vajshq2fzwvs9j44", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:11:09.462892Z"}}', '2026-11-22 01:56:09.475308+13:45');
INSERT INTO public.events VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 23, 'job.state', '{"job_id": "job_01m7z08wyzvhwk5fr3e093439c", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 01:56:09.492342+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zat7gt6ab0yky9hh8vk', 1, 'job.created', '{"job_id": "job_01m7z08zat7gt6ab0yky9hh8vk", "name": "failed", "state": "queued", "dataset": "digits"}', '2026-11-22 01:56:09.533297+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zat7gt6ab0yky9hh8vk', 2, 'trial.queued', '{"job_id": "job_01m7z08zat7gt6ab0yky9hh8vk", "trial_id": "trial_01m7z08zbgtenhywv05cgppdqt", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:56:09.553041+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zat7gt6ab0yky9hh8vk', 3, 'job.state', '{"job_id": "job_01m7z08zat7gt6ab0yky9hh8vk", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:56:09.582327+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zat7gt6ab0yky9hh8vk', 4, 'trial.started', '{"job_id": "job_01m7z08zat7gt6ab0yky9hh8vk", "trial_id": "trial_01m7z08zbgtenhywv05cgppdqt", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:56:09.582327+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zat7gt6ab0yky9hh8vk', 5, 'trial.failed', '{"job_id": "job_01m7z08zat7gt6ab0yky9hh8vk", "trial_id": "trial_01m7z08zbgtenhywv05cgppdqt", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}', '2026-11-22 01:56:09.598831+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zat7gt6ab0yky9hh8vk', 6, 'job.state', '{"job_id": "job_01m7z08zat7gt6ab0yky9hh8vk", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}', '2026-11-22 01:56:09.614499+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zdjpnfq72jynrp1qxnr', 1, 'job.created', '{"job_id": "job_01m7z08zdjpnfq72jynrp1qxnr", "name": "cancelled", "state": "queued", "dataset": "digits"}', '2026-11-22 01:56:09.621589+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zdjpnfq72jynrp1qxnr', 2, 'trial.queued', '{"job_id": "job_01m7z08zdjpnfq72jynrp1qxnr", "trial_id": "trial_01m7z08zejs33e7y5g9jne32pf", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:56:09.655642+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zdjpnfq72jynrp1qxnr', 3, 'job.state', '{"job_id": "job_01m7z08zdjpnfq72jynrp1qxnr", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 01:56:09.689916+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zdjpnfq72jynrp1qxnr', 4, 'trial.cancelled', '{"job_id": "job_01m7z08zdjpnfq72jynrp1qxnr", "trial_id": "trial_01m7z08zejs33e7y5g9jne32pf", "number": 0, "attempt": 0}', '2026-11-22 01:56:09.706984+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zdjpnfq72jynrp1qxnr', 5, 'job.state', '{"job_id": "job_01m7z08zdjpnfq72jynrp1qxnr", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 01:56:09.73322+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zj7p3ag41b68v0z484a', 1, 'job.created', '{"job_id": "job_01m7z08zj7p3ag41b68v0z484a", "name": "paused", "state": "queued", "dataset": "digits"}', '2026-11-22 01:56:09.779978+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zj7p3ag41b68v0z484a', 2, 'trial.queued', '{"job_id": "job_01m7z08zj7p3ag41b68v0z484a", "trial_id": "trial_01m7z08zkp66a7fmxneghgfsav", "number": 1, "attempt": 0, "parent_id": "model_01m7z08z8p0f17bddbc65vsknf", "mutations": null}', '2026-11-22 01:56:09.815691+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zj7p3ag41b68v0z484a', 3, 'trial.queued', '{"job_id": "job_01m7z08zj7p3ag41b68v0z484a", "trial_id": "trial_01m7z08zkpgdaeyqee9agesf3e", "number": 2, "attempt": 0, "parent_id": "model_01m7z08z8p0f17bddbc65vsknf", "mutations": null}', '2026-11-22 01:56:09.815691+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zj7p3ag41b68v0z484a', 4, 'job.state', '{"job_id": "job_01m7z08zj7p3ag41b68v0z484a", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:56:09.881426+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zj7p3ag41b68v0z484a', 5, 'trial.started', '{"job_id": "job_01m7z08zj7p3ag41b68v0z484a", "trial_id": "trial_01m7z08zkp66a7fmxneghgfsav", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z08z8p0f17bddbc65vsknf"}', '2026-11-22 01:56:09.881426+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zj7p3ag41b68v0z484a', 6, 'trial.epoch', '{"job_id": "job_01m7z08zj7p3ag41b68v0z484a", "trial_id": "trial_01m7z08zkp66a7fmxneghgfsav", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:56:09.948738+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zj7p3ag41b68v0z484a', 7, 'trial.epoch', '{"job_id": "job_01m7z08zj7p3ag41b68v0z484a", "trial_id": "trial_01m7z08zkp66a7fmxneghgfsav", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:56:10.0239+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zj7p3ag41b68v0z484a', 8, 'trial.succeeded', '{"job_id": "job_01m7z08zj7p3ag41b68v0z484a", "trial_id": "trial_01m7z08zkp66a7fmxneghgfsav", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z08zv5pav9vpnaz9m6jtgd", "job_id": "job_01m7z08zj7p3ag41b68v0z484a", "trial_id": "trial_01m7z08zkp66a7fmxneghgfsav", "parent_id": "model_01m7z08z8p0f17bddbc65vsknf", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:11:10.061433Z"}}', '2026-11-22 01:56:10.089228+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zj7p3ag41b68v0z484a', 9, 'trial.queued', '{"job_id": "job_01m7z08zj7p3ag41b68v0z484a", "trial_id": "trial_01m7z08zx8g435q7wwz71dhtvn", "number": 3, "attempt": 0, "parent_id": "model_01m7z08z8p0f17bddbc65vsknf", "mutations": null}', '2026-11-22 01:56:10.123549+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zj7p3ag41b68v0z484a', 10, 'job.state', '{"job_id": "job_01m7z08zj7p3ag41b68v0z484a", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 01:56:10.161783+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zz3g85y7yqnszsrm6nf', 1, 'job.created', '{"job_id": "job_01m7z08zz3g85y7yqnszsrm6nf", "name": "running", "state": "queued", "dataset": "digits"}', '2026-11-22 01:56:10.202556+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zz3g85y7yqnszsrm6nf', 2, 'trial.queued', '{"job_id": "job_01m7z08zz3g85y7yqnszsrm6nf", "trial_id": "trial_01m7z09009wgv7ztxht8sxvemn", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:56:10.217767+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zz3g85y7yqnszsrm6nf', 3, 'job.state', '{"job_id": "job_01m7z08zz3g85y7yqnszsrm6nf", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:56:10.269317+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zz3g85y7yqnszsrm6nf', 4, 'trial.started', '{"job_id": "job_01m7z08zz3g85y7yqnszsrm6nf", "trial_id": "trial_01m7z09009wgv7ztxht8sxvemn", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:56:10.269317+13:45');
INSERT INTO public.events VALUES ('job_01m7z08zz3g85y7yqnszsrm6nf', 5, 'trial.epoch', '{"job_id": "job_01m7z08zz3g85y7yqnszsrm6nf", "trial_id": "trial_01m7z09009wgv7ztxht8sxvemn", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:56:10.313224+13:45');
INSERT INTO public.jobs VALUES ('job_01m7z08wyzvhwk5fr3e093439c', 'grown', '{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}', 'digits', 'succeeded', 0, 2, 'val_accuracy', NULL, false, 4, 23, NULL, 'd852b0a8b9068d26f19c8767a5b200eed6a23035049b6e3840aba8aedc245e7a', NULL, NULL, false, 4, '2026-11-22 01:56:07.183043+13:45', '2026-11-22 01:56:07.541782+13:45', '2026-11-22 01:56:09.486172+13:45', NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z08zat7gt6ab0yky9hh8vk', 'failed', '{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'failed', 0, 2, 'val_accuracy', NULL, false, 4, 6, NULL, '84446a5a19e7b5248bc3e050ced6501281e6ee5983507f123a4c65196e91394a', 'the seed network''s trial failed: diverged: the loss is NaN', NULL, false, 0, '2026-11-22 01:56:09.531482+13:45', '2026-11-22 01:56:09.567452+13:45', '2026-11-22 01:56:09.613703+13:45', NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z08zj7p3ag41b68v0z484a', 'paused', '{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7z08z8p0f17bddbc65vsknf"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'paused', 0, 2, 'val_accuracy', NULL, false, 3, 10, NULL, '3e8467cf157c4ef6f9b26791fa28385524d3f0ae1a71c18c40dac32d566abf2e', NULL, 'model_01m7z08z8p0f17bddbc65vsknf', true, 1, '2026-11-22 01:56:09.774472+13:45', '2026-11-22 01:56:09.861863+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z08zdjpnfq72jynrp1qxnr', 'cancelled', '{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'cancelled', 0, 2, 'val_accuracy', NULL, true, 4, 5, NULL, '85680045bf76d15ccf7ae61e158b7d0b0209326f95694464fa3beb882bafa0a2', NULL, NULL, false, 0, '2026-11-22 01:56:09.620432+13:45', NULL, '2026-11-22 01:56:09.729167+13:45', NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z08zz3g85y7yqnszsrm6nf', 'running', '{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'running', 0, 2, 'val_accuracy', NULL, false, 3, 5, NULL, 'ee4a8b9df0665f32c599540e3c901fec6842bb7e5e5cff19a791810ecf0811d8', NULL, NULL, false, 0.5, '2026-11-22 01:56:10.193058+13:45', '2026-11-22 01:56:10.245884+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z08y0sthvn7vry4wvay83z', 'job_01m7z08wyzvhwk5fr3e093439c', 'trial_01m7z08x7kz4xgkag7hgdr15ej', 0, NULL, 0, 'digits', 0.5, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'c2f2f237afa5baee41ac7901467b74e4a500e29352e25bfdcfd1f52229250e80', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:56:08.188042+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z08ys5vajshq2fzwvs9j44', 'job_01m7z08wyzvhwk5fr3e093439c', 'trial_01m7z08y698c97kgv5g4w3nf0w', 1, 'model_01m7z08y0sthvn7vry4wvay83z', 1, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'b50df37f38b648674ab5614eb1a899da739c9fc84eea35c637b39cf9bd6748c7', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:56:08.977566+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z08z3swecmmxb0f9wb8y1d', 'job_01m7z08wyzvhwk5fr3e093439c', 'trial_01m7z08y690jqmvc6deytjr18s', 2, 'model_01m7z08y0sthvn7vry4wvay83z', 1, 'digits', 0.502, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '9a74c651de83c941bdba2acfac6bad3cf7c6007e5ce4ce27999174a73d228123', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:56:09.30606+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z08z8p0f17bddbc65vsknf', 'job_01m7z08wyzvhwk5fr3e093439c', 'trial_01m7z08yw9gnkg7qt1d1kmxbmj', 3, 'model_01m7z08ys5vajshq2fzwvs9j44', 2, 'digits', 0.503, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'dc73c0b44ea56b95a5663a1182af596dea3c9e7c33ce126c48e7d2864cc14d83', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:56:09.462892+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z08zv5pav9vpnaz9m6jtgd', 'job_01m7z08zj7p3ag41b68v0z484a', 'trial_01m7z08zkp66a7fmxneghgfsav', 1, 'model_01m7z08z8p0f17bddbc65vsknf', 3, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'e4b821a5b46d276aa53182ffdfc20e375f37f649c38fa94a942d62811895b7e7', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:56:10.061433+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m7z08x7kz4xgkag7hgdr15ej', 'job_01m7z08wyzvhwk5fr3e093439c', 0, 'succeeded', NULL, NULL, 3681192180922288502, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:56:07.42138+13:45', '2026-11-22 01:56:07.541782+13:45', '2026-11-22 01:56:08.188042+13:45', '2026-11-22 01:56:07.42138+13:45');
INSERT INTO public.trials VALUES ('trial_01m7z08y698c97kgv5g4w3nf0w', 'job_01m7z08wyzvhwk5fr3e093439c', 1, 'succeeded', 'model_01m7z08y0sthvn7vry4wvay83z', NULL, 9013970637836275012, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:56:08.389408+13:45', '2026-11-22 01:56:08.46102+13:45', '2026-11-22 01:56:08.977566+13:45', '2026-11-22 01:56:08.389408+13:45');
INSERT INTO public.trials VALUES ('trial_01m7z08y690jqmvc6deytjr18s', 'job_01m7z08wyzvhwk5fr3e093439c', 2, 'succeeded', 'model_01m7z08y0sthvn7vry4wvay83z', NULL, 7043061815227882323, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:56:08.389408+13:45', '2026-11-22 01:56:09.164832+13:45', '2026-11-22 01:56:09.30606+13:45', '2026-11-22 01:56:08.389408+13:45');
INSERT INTO public.trials VALUES ('trial_01m7z08yw9gnkg7qt1d1kmxbmj', 'job_01m7z08wyzvhwk5fr3e093439c', 3, 'succeeded', 'model_01m7z08ys5vajshq2fzwvs9j44', NULL, 1498689025397731062, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:56:09.079929+13:45', '2026-11-22 01:56:09.358829+13:45', '2026-11-22 01:56:09.462892+13:45', '2026-11-22 01:56:09.079929+13:45');
INSERT INTO public.trials VALUES ('trial_01m7z08zbgtenhywv05cgppdqt', 'job_01m7z08zat7gt6ab0yky9hh8vk', 0, 'failed', NULL, NULL, 1423549931114846593, 1, 0, NULL, 'worker_a', 0, NULL, NULL, NULL, NULL, 'diverged', 'the loss is NaN', NULL, 0, '2026-11-22 01:56:09.561268+13:45', '2026-11-22 01:56:09.567452+13:45', '2026-11-22 01:56:09.597464+13:45', '2026-11-22 01:56:09.561268+13:45');
INSERT INTO public.trials VALUES ('trial_01m7z08zejs33e7y5g9jne32pf', 'job_01m7z08zdjpnfq72jynrp1qxnr', 0, 'cancelled', NULL, NULL, 1423549931114846593, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:56:09.665372+13:45', NULL, '2026-11-22 01:56:09.69745+13:45', '2026-11-22 01:56:09.665372+13:45');
INSERT INTO public.trials VALUES ('trial_01m7z08zkpgdaeyqee9agesf3e', 'job_01m7z08zj7p3ag41b68v0z484a', 2, 'queued', 'model_01m7z08z8p0f17bddbc65vsknf', NULL, 8743697986109197258, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:56:09.835635+13:45', NULL, NULL, '2026-11-22 01:56:09.835635+13:45');
INSERT INTO public.trials VALUES ('trial_01m7z08zkp66a7fmxneghgfsav', 'job_01m7z08zj7p3ag41b68v0z484a', 1, 'succeeded', 'model_01m7z08z8p0f17bddbc65vsknf', NULL, 9178865395942626920, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:56:09.835635+13:45', '2026-11-22 01:56:09.861863+13:45', '2026-11-22 01:56:10.061433+13:45', '2026-11-22 01:56:09.835635+13:45');
INSERT INTO public.trials VALUES ('trial_01m7z08zx8g435q7wwz71dhtvn', 'job_01m7z08zj7p3ag41b68v0z484a', 3, 'queued', 'model_01m7z08z8p0f17bddbc65vsknf', NULL, 7010055096436244282, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:56:10.128159+13:45', NULL, NULL, '2026-11-22 01:56:10.128159+13:45');
INSERT INTO public.trials VALUES ('trial_01m7z09009wgv7ztxht8sxvemn', 'job_01m7z08zz3g85y7yqnszsrm6nf', 0, 'running', NULL, NULL, 1423549931114846593, 1, 0, '2026-11-22 01:57:10.245884+13:45', 'worker_a', 1, '1958643b2b2fb94e04b4fb09b0545a77ef5d1df75ee3593ef00ccf280bb44c8e', NULL, NULL, NULL, NULL, NULL, NULL, 0.5, '2026-11-22 01:56:10.229542+13:45', '2026-11-22 01:56:10.245884+13:45', NULL, '2026-11-22 01:56:10.229542+13:45');
INSERT INTO public.workers VALUES ('host-1-abc', 'host', 1, 'cpu', NULL, '2026-11-22 01:56:10.334855+13:45', '2026-11-22 01:56:10.334855+13:45');
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.datasets
    ADD CONSTRAINT pk_datasets PRIMARY KEY (name);
ALTER TABLE ONLY public.epochs
    ADD CONSTRAINT pk_epochs PRIMARY KEY (trial_id, epoch);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT pk_events PRIMARY KEY (job_id, seq);
ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT pk_jobs PRIMARY KEY (id);
ALTER TABLE ONLY public.keys
    ADD CONSTRAINT pk_keys PRIMARY KEY (id);
ALTER TABLE ONLY public.logins
    ADD CONSTRAINT pk_logins PRIMARY KEY (token_sha256);
ALTER TABLE ONLY public.models
    ADD CONSTRAINT pk_models PRIMARY KEY (id);
ALTER TABLE ONLY public.trials
    ADD CONSTRAINT pk_trials PRIMARY KEY (id);
ALTER TABLE ONLY public.workers
    ADD CONSTRAINT pk_workers PRIMARY KEY (id);
ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT uq_jobs_idempotency_key UNIQUE (idempotency_key);
ALTER TABLE ONLY public.keys
    ADD CONSTRAINT uq_keys_token_sha256 UNIQUE (token_sha256);
ALTER TABLE ONLY public.models
    ADD CONSTRAINT uq_models_idempotency_key UNIQUE (idempotency_key);
ALTER TABLE ONLY public.models
    ADD CONSTRAINT uq_models_trial_id UNIQUE (trial_id);
ALTER TABLE ONLY public.trials
    ADD CONSTRAINT uq_trials_job_id_number UNIQUE (job_id, number);
CREATE INDEX ix_datasets_sha256 ON public.datasets USING btree (sha256);
CREATE INDEX ix_jobs_created_at_id ON public.jobs USING btree (created_at, id);
CREATE INDEX ix_jobs_key_id_state ON public.jobs USING btree (key_id, state);
CREATE INDEX ix_jobs_seed_model_id ON public.jobs USING btree (seed_model_id);
CREATE INDEX ix_jobs_state ON public.jobs USING btree (state);
CREATE INDEX ix_jobs_teacher_model_id ON public.jobs USING btree (teacher_model_id);
CREATE INDEX ix_logins_expires_at ON public.logins USING btree (expires_at);
CREATE INDEX ix_logins_key_id ON public.logins USING btree (key_id);
CREATE INDEX ix_models_all_created_at ON public.models USING btree (created_at DESC, parameters, id);
CREATE INDEX ix_models_all_flops ON public.models USING btree (flops, parameters, created_at, id);
CREATE INDEX ix_models_all_parameters ON public.models USING btree (parameters, created_at, id);
CREATE INDEX ix_models_all_seconds ON public.models USING btree (seconds, parameters, created_at, id);
CREATE INDEX ix_models_all_val_accuracy ON public.models USING btree (val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_all_val_loss ON public.models USING btree (val_loss, parameters, created_at, id);
CREATE INDEX ix_models_architecture_digest ON public.models USING btree (architecture_digest);
CREATE INDEX ix_models_checkpoint_sha256 ON public.models USING btree (checkpoint_sha256);
CREATE INDEX ix_models_dataset_created_at ON public.models USING btree (dataset, created_at DESC, parameters, id);
CREATE INDEX ix_models_dataset_flops ON public.models USING btree (dataset, flops, parameters, created_at, id);
CREATE INDEX ix_models_dataset_parameters ON public.models USING btree (dataset, parameters, created_at, id);
CREATE INDEX ix_models_dataset_seconds ON public.models USING btree (dataset, seconds, parameters, created_at, id);
CREATE INDEX ix_models_dataset_val_accuracy ON public.models USING btree (dataset, val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_dataset_val_loss ON public.models USING btree (dataset, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_job_created_at ON public.models USING btree (job_id, created_at DESC, parameters, id);
CREATE INDEX ix_models_job_flops ON public.models USING btree (job_id, flops, parameters, created_at, id);
CREATE UNIQUE INDEX ix_models_job_number ON public.models USING btree (job_id, trial_number);
CREATE INDEX ix_models_job_parameters ON public.models USING btree (job_id, parameters, created_at, id);
CREATE INDEX ix_models_job_seconds ON public.models USING btree (job_id, seconds, parameters, created_at, id);
CREATE INDEX ix_models_job_val_accuracy ON public.models USING btree (job_id, val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_job_val_loss ON public.models USING btree (job_id, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_optimizer_sha256 ON public.models USING btree (optimizer_sha256);
CREATE INDEX ix_models_parent_id ON public.models USING btree (parent_id);
CREATE INDEX ix_trials_job_id_state ON public.trials USING btree (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON public.trials USING btree (state, lease_until);
CREATE INDEX ix_trials_training_state ON public.trials USING btree (training_state);
CREATE INDEX ix_workers_seen_at ON public.workers USING btree (seen_at);
ALTER TABLE ONLY public.epochs
    ADD CONSTRAINT fk_epochs_trial_id_trials FOREIGN KEY (trial_id) REFERENCES public.trials(id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT fk_events_job_id_jobs FOREIGN KEY (job_id) REFERENCES public.jobs(id);
ALTER TABLE ONLY public.logins
    ADD CONSTRAINT fk_logins_key_id_keys FOREIGN KEY (key_id) REFERENCES public.keys(id);
ALTER TABLE ONLY public.models
    ADD CONSTRAINT fk_models_job_id_jobs FOREIGN KEY (job_id) REFERENCES public.jobs(id);
ALTER TABLE ONLY public.models
    ADD CONSTRAINT fk_models_parent_id_models FOREIGN KEY (parent_id) REFERENCES public.models(id);
ALTER TABLE ONLY public.models
    ADD CONSTRAINT fk_models_trial_id_trials FOREIGN KEY (trial_id) REFERENCES public.trials(id);
ALTER TABLE ONLY public.trials
    ADD CONSTRAINT fk_trials_job_id_jobs FOREIGN KEY (job_id) REFERENCES public.jobs(id);
