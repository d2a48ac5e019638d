CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.audit (
    id text NOT NULL,
    key_id text,
    key_name text,
    action character varying(32) NOT NULL,
    subject text NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.datasets (
    name text NOT NULL,
    sha256 text NOT NULL,
    bytes bigint NOT NULL,
    info json NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.deliveries (
    id text NOT NULL,
    job_id text NOT NULL,
    webhook integer NOT NULL,
    event character varying(16) NOT NULL,
    url text,
    secret text,
    body text NOT NULL,
    state character varying(16) NOT NULL,
    attempts integer NOT NULL,
    next_at timestamp with time zone NOT NULL,
    status integer,
    error text,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
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
    teacher_model_id text,
    webhooks json
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
    revoked_at timestamp with time zone,
    max_priority integer
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
    optimizer_sha256 text,
    normalisation json
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
    heard_at timestamp with time zone,
    fruitful_attempt integer,
    terms json,
    reason text
);
CREATE TABLE public.workers (
    id text NOT NULL,
    host text NOT NULL,
    pid integer NOT NULL,
    device text NOT NULL,
    trial_id text,
    started_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    figures json
);
INSERT INTO public.alembic_version VALUES ('0010');
INSERT INTO public.datasets VALUES ('mine', '08e2c8d3c1dd37677b68ebb2303207c6efe0e17e612b766aee25bfffd121a5ca', 1000, '{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}', '2026-12-02 02:36:30.871168+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rtj1t7gmh1jqg9wj0xjye7', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:36:30.774467+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rtj1t7gmh1jqg9wj0xjye7', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:30.777209+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rtj1v21ms7tk812mq6498v', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:36:30.793426+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rtj1v21ms7tk812mq6498v', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:30.794714+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rtj1v3ec7svpaxfbt6x5e0', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:36:30.802682+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rtj1v3ec7svpaxfbt6x5e0', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:30.803864+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rtj1ved7573f5kgrj8z348', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:36:30.810198+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rtj1ved7573f5kgrj8z348', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:30.811214+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rtj1wy01ex5nm7wvsmh942', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:36:30.85222+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rtj1wy01ex5nm7wvsmh942', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:30.853519+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rtj1xfv3acbmy12npcsa9c', 1, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:30.867341+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 1, 'job.created', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "name": "grown", "state": "queued", "dataset": "digits"}', '2026-12-02 02:36:30.756722+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 2, 'trial.queued', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1t7gmh1jqg9wj0xjye7", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}', '2026-12-02 02:36:30.761476+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 3, 'job.state', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:36:30.769048+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 4, 'trial.started', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1t7gmh1jqg9wj0xjye7", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-02 02:36:30.770107+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 5, 'trial.epoch', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1t7gmh1jqg9wj0xjye7", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:30.77611+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 6, 'trial.epoch', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1t7gmh1jqg9wj0xjye7", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:30.777795+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 7, 'trial.succeeded', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1t7gmh1jqg9wj0xjye7", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rtj1tth99pqr826wc9x4h5", "job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1t7gmh1jqg9wj0xjye7", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:30.780195Z"}}', '2026-12-02 02:36:30.785261+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 8, 'trial.queued', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v21ms7tk812mq6498v", "number": 1, "attempt": 0, "parent_id": "model_01m8rtj1tth99pqr826wc9x4h5", "mutations": null, "reason": null}', '2026-12-02 02:36:30.787341+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 9, 'trial.queued', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v3ec7svpaxfbt6x5e0", "number": 2, "attempt": 0, "parent_id": "model_01m8rtj1tth99pqr826wc9x4h5", "mutations": null, "reason": null}', '2026-12-02 02:36:30.787668+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 10, 'trial.started', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v21ms7tk812mq6498v", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rtj1tth99pqr826wc9x4h5"}', '2026-12-02 02:36:30.792246+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 11, 'trial.epoch', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v21ms7tk812mq6498v", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:30.79394+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 12, 'trial.epoch', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v21ms7tk812mq6498v", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:30.795202+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 13, 'trial.succeeded', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v21ms7tk812mq6498v", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rtj1vbrzae08pg9yt5emks", "job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v21ms7tk812mq6498v", "parent_id": "model_01m8rtj1tth99pqr826wc9x4h5", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:30.796178Z"}}', '2026-12-02 02:36:30.797753+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 14, 'trial.queued', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1ved7573f5kgrj8z348", "number": 3, "attempt": 0, "parent_id": "model_01m8rtj1vbrzae08pg9yt5emks", "mutations": null, "reason": null}', '2026-12-02 02:36:30.799173+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 15, 'trial.started', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v3ec7svpaxfbt6x5e0", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rtj1tth99pqr826wc9x4h5"}', '2026-12-02 02:36:30.801719+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 16, 'trial.epoch', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v3ec7svpaxfbt6x5e0", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:30.803178+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 17, 'trial.epoch', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v3ec7svpaxfbt6x5e0", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:30.804377+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 18, 'trial.succeeded', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v3ec7svpaxfbt6x5e0", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rtj1vm0tmncew35r87gngt", "job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1v3ec7svpaxfbt6x5e0", "parent_id": "model_01m8rtj1tth99pqr826wc9x4h5", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:30.805301Z"}}', '2026-12-02 02:36:30.806741+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 19, 'trial.started', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1ved7573f5kgrj8z348", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rtj1vbrzae08pg9yt5emks"}', '2026-12-02 02:36:30.809396+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 20, 'trial.epoch', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1ved7573f5kgrj8z348", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:30.810596+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 21, 'trial.epoch', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1ved7573f5kgrj8z348", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:30.811596+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 22, 'trial.succeeded', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1ved7573f5kgrj8z348", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rtj1vvpg0jc6h65jfh8sca", "job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "trial_id": "trial_01m8rtj1ved7573f5kgrj8z348", "parent_id": "model_01m8rtj1vbrzae08pg9yt5emks", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:30.812304Z"}}', '2026-12-02 02:36:30.81383+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 23, 'job.state', '{"job_id": "job_01m8rtj1t0mwc82b3dx7xwgnj8", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}', '2026-12-02 02:36:30.816257+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1w55k3xfyx0h4w9ce1c', 1, 'job.created', '{"job_id": "job_01m8rtj1w55k3xfyx0h4w9ce1c", "name": "failed", "state": "queued", "dataset": "digits"}', '2026-12-02 02:36:30.822957+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1w55k3xfyx0h4w9ce1c', 2, 'trial.queued', '{"job_id": "job_01m8rtj1w55k3xfyx0h4w9ce1c", "trial_id": "trial_01m8rtj1w7304mtd1pxw508450", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}', '2026-12-02 02:36:30.824224+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1w55k3xfyx0h4w9ce1c', 3, 'job.state', '{"job_id": "job_01m8rtj1w55k3xfyx0h4w9ce1c", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:36:30.826388+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1w55k3xfyx0h4w9ce1c', 4, 'trial.started', '{"job_id": "job_01m8rtj1w55k3xfyx0h4w9ce1c", "trial_id": "trial_01m8rtj1w7304mtd1pxw508450", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-02 02:36:30.826987+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1w55k3xfyx0h4w9ce1c', 5, 'trial.failed', '{"job_id": "job_01m8rtj1w55k3xfyx0h4w9ce1c", "trial_id": "trial_01m8rtj1w7304mtd1pxw508450", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}', '2026-12-02 02:36:30.830923+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1w55k3xfyx0h4w9ce1c', 6, 'job.state', '{"job_id": "job_01m8rtj1w55k3xfyx0h4w9ce1c", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}', '2026-12-02 02:36:30.83302+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1whgm1gs5agz01y25kn', 1, 'job.created', '{"job_id": "job_01m8rtj1whgm1gs5agz01y25kn", "name": "cancelled", "state": "queued", "dataset": "digits"}', '2026-12-02 02:36:30.835058+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1whgm1gs5agz01y25kn', 2, 'trial.queued', '{"job_id": "job_01m8rtj1whgm1gs5agz01y25kn", "trial_id": "trial_01m8rtj1wkv6qrska1qfpn362q", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}', '2026-12-02 02:36:30.836304+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1whgm1gs5agz01y25kn', 3, 'job.state', '{"job_id": "job_01m8rtj1whgm1gs5agz01y25kn", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}', '2026-12-02 02:36:30.837616+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1whgm1gs5agz01y25kn', 4, 'trial.cancelled', '{"job_id": "job_01m8rtj1whgm1gs5agz01y25kn", "trial_id": "trial_01m8rtj1wkv6qrska1qfpn362q", "number": 0, "attempt": 0}', '2026-12-02 02:36:30.839757+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1whgm1gs5agz01y25kn', 5, 'job.state', '{"job_id": "job_01m8rtj1whgm1gs5agz01y25kn", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}', '2026-12-02 02:36:30.840668+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1wvmaecdnty4449t33p', 1, 'job.created', '{"job_id": "job_01m8rtj1wvmaecdnty4449t33p", "name": "paused", "state": "queued", "dataset": "digits"}', '2026-12-02 02:36:30.845038+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1wvmaecdnty4449t33p', 2, 'trial.queued', '{"job_id": "job_01m8rtj1wvmaecdnty4449t33p", "trial_id": "trial_01m8rtj1wy01ex5nm7wvsmh942", "number": 1, "attempt": 0, "parent_id": "model_01m8rtj1vvpg0jc6h65jfh8sca", "mutations": null, "reason": null}', '2026-12-02 02:36:30.847258+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1wvmaecdnty4449t33p', 3, 'trial.queued', '{"job_id": "job_01m8rtj1wvmaecdnty4449t33p", "trial_id": "trial_01m8rtj1wzw5cjmk3xxqem5y58", "number": 2, "attempt": 0, "parent_id": "model_01m8rtj1vvpg0jc6h65jfh8sca", "mutations": null, "reason": null}', '2026-12-02 02:36:30.847782+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1wvmaecdnty4449t33p', 4, 'job.state', '{"job_id": "job_01m8rtj1wvmaecdnty4449t33p", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:36:30.850396+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1wvmaecdnty4449t33p', 5, 'trial.started', '{"job_id": "job_01m8rtj1wvmaecdnty4449t33p", "trial_id": "trial_01m8rtj1wy01ex5nm7wvsmh942", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rtj1vvpg0jc6h65jfh8sca"}', '2026-12-02 02:36:30.850966+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1wvmaecdnty4449t33p', 6, 'trial.epoch', '{"job_id": "job_01m8rtj1wvmaecdnty4449t33p", "trial_id": "trial_01m8rtj1wy01ex5nm7wvsmh942", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:30.852735+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1wvmaecdnty4449t33p', 7, 'trial.epoch', '{"job_id": "job_01m8rtj1wvmaecdnty4449t33p", "trial_id": "trial_01m8rtj1wy01ex5nm7wvsmh942", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:30.853967+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1wvmaecdnty4449t33p', 8, 'trial.succeeded', '{"job_id": "job_01m8rtj1wvmaecdnty4449t33p", "trial_id": "trial_01m8rtj1wy01ex5nm7wvsmh942", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rtj1x6zf09wqc65be0t91t", "job_id": "job_01m8rtj1wvmaecdnty4449t33p", "trial_id": "trial_01m8rtj1wy01ex5nm7wvsmh942", "parent_id": "model_01m8rtj1vvpg0jc6h65jfh8sca", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:30.854902Z"}}', '2026-12-02 02:36:30.857124+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1wvmaecdnty4449t33p', 9, 'trial.queued', '{"job_id": "job_01m8rtj1wvmaecdnty4449t33p", "trial_id": "trial_01m8rtj1xapf4g1gr3kt83jf19", "number": 3, "attempt": 0, "parent_id": "model_01m8rtj1vvpg0jc6h65jfh8sca", "mutations": null, "reason": null}', '2026-12-02 02:36:30.858671+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1wvmaecdnty4449t33p', 10, 'job.state', '{"job_id": "job_01m8rtj1wvmaecdnty4449t33p", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}', '2026-12-02 02:36:30.860206+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1xdfe88f196yzb7765w', 1, 'job.created', '{"job_id": "job_01m8rtj1xdfe88f196yzb7765w", "name": "running", "state": "queued", "dataset": "digits"}', '2026-12-02 02:36:30.862488+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1xdfe88f196yzb7765w', 2, 'trial.queued', '{"job_id": "job_01m8rtj1xdfe88f196yzb7765w", "trial_id": "trial_01m8rtj1xfv3acbmy12npcsa9c", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}', '2026-12-02 02:36:30.863572+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1xdfe88f196yzb7765w', 3, 'job.state', '{"job_id": "job_01m8rtj1xdfe88f196yzb7765w", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:36:30.865822+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1xdfe88f196yzb7765w', 4, 'trial.started', '{"job_id": "job_01m8rtj1xdfe88f196yzb7765w", "trial_id": "trial_01m8rtj1xfv3acbmy12npcsa9c", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-02 02:36:30.866408+13:45');
INSERT INTO public.events VALUES ('job_01m8rtj1xdfe88f196yzb7765w', 5, 'trial.epoch', '{"job_id": "job_01m8rtj1xdfe88f196yzb7765w", "trial_id": "trial_01m8rtj1xfv3acbmy12npcsa9c", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:30.867831+13:45');
INSERT INTO public.jobs VALUES ('job_01m8rtj1t0mwc82b3dx7xwgnj8', 'grown', '{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}', 'digits', 'succeeded', 0, 2, 'val_accuracy', NULL, false, 4, 23, NULL, 'a39e382541c632287a53fd3502338fee494b1a0c959292c72adb2e438463e9ab', NULL, NULL, false, 4, '2026-12-02 02:36:30.754386+13:45', '2026-12-02 02:36:30.765706+13:45', '2026-12-02 02:36:30.816044+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rtj1wvmaecdnty4449t33p', 'paused', '{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m8rtj1vvpg0jc6h65jfh8sca"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'paused', 0, 2, 'val_accuracy', NULL, false, 3, 10, NULL, '7dfcc2443e3b04cf176f557b41de7cd1c100fea18ebdd71a5df6c34fc193201c', NULL, 'model_01m8rtj1vvpg0jc6h65jfh8sca', true, 1, '2026-12-02 02:36:30.844333+13:45', '2026-12-02 02:36:30.848857+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rtj1w55k3xfyx0h4w9ce1c', 'failed', '{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'failed', 0, 2, 'val_accuracy', NULL, false, 4, 6, NULL, '9668bf9e173136582c5dd20c6da168135b747cf699e542e7c16d8197786e18d2', 'the seed network''s trial failed: diverged: the loss is NaN', NULL, false, 0, '2026-12-02 02:36:30.822156+13:45', '2026-12-02 02:36:30.82518+13:45', '2026-12-02 02:36:30.832442+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rtj1whgm1gs5agz01y25kn', 'cancelled', '{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'cancelled', 0, 2, 'val_accuracy', NULL, true, 4, 5, NULL, 'bb72d33818b49bbf57e8b232a84918c8022dcd43a7bf8f31f6fc789874d27f96', NULL, NULL, false, 0, '2026-12-02 02:36:30.834399+13:45', NULL, '2026-12-02 02:36:30.840203+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rtj1xdfe88f196yzb7765w', 'running', '{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'running', 0, 2, 'val_accuracy', NULL, false, 3, 5, NULL, 'f5d60401976cefedb6f1f7f60cad7cc6641fed52b58030399ad2271b07804635', NULL, NULL, false, 0.5, '2026-12-02 02:36:30.861788+13:45', '2026-12-02 02:36:30.864604+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rtj1tth99pqr826wc9x4h5', 'job_01m8rtj1t0mwc82b3dx7xwgnj8', 'trial_01m8rtj1t7gmh1jqg9wj0xjye7', 0, NULL, 0, 'digits', 0.5, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '8a4c220bd97f8ed40ce41583cb15e3a1647a1e6b32d0dc59516952835c7e2184', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:36:30.780195+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rtj1vbrzae08pg9yt5emks', 'job_01m8rtj1t0mwc82b3dx7xwgnj8', 'trial_01m8rtj1v21ms7tk812mq6498v', 1, 'model_01m8rtj1tth99pqr826wc9x4h5', 1, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '9eb4bf7910ccf58b16184eda1437d4db47ef683bf08a5d9dbfc099fa01b3c0b3', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:36:30.796178+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rtj1vm0tmncew35r87gngt', 'job_01m8rtj1t0mwc82b3dx7xwgnj8', 'trial_01m8rtj1v3ec7svpaxfbt6x5e0', 2, 'model_01m8rtj1tth99pqr826wc9x4h5', 1, 'digits', 0.502, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '03456de9475ec52a8c88ac4c93f246203030aca3ed1ef8e47492c34186c8d66f', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:36:30.805301+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rtj1vvpg0jc6h65jfh8sca', 'job_01m8rtj1t0mwc82b3dx7xwgnj8', 'trial_01m8rtj1ved7573f5kgrj8z348', 3, 'model_01m8rtj1vbrzae08pg9yt5emks', 2, 'digits', 0.503, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'cda3b9d8619f1729846ef43799d5af2467ac710aaab68bf85aaf9454364bfe95', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:36:30.812304+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rtj1x6zf09wqc65be0t91t', 'job_01m8rtj1wvmaecdnty4449t33p', 'trial_01m8rtj1wy01ex5nm7wvsmh942', 1, 'model_01m8rtj1vvpg0jc6h65jfh8sca', 3, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'c3bed133621213c888b4192bd0de1e65dcc93de3de75422e3d5f673cd0feb094', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:36:30.854902+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rtj1t7gmh1jqg9wj0xjye7', 'job_01m8rtj1t0mwc82b3dx7xwgnj8', 0, 'succeeded', NULL, NULL, 3681192180922288502, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:36:30.760573+13:45', '2026-12-02 02:36:30.765706+13:45', '2026-12-02 02:36:30.780195+13:45', '2026-12-02 02:36:30.760573+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rtj1v21ms7tk812mq6498v', 'job_01m8rtj1t0mwc82b3dx7xwgnj8', 1, 'succeeded', 'model_01m8rtj1tth99pqr826wc9x4h5', NULL, 9013970637836275012, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:36:30.787138+13:45', '2026-12-02 02:36:30.790521+13:45', '2026-12-02 02:36:30.796178+13:45', '2026-12-02 02:36:30.787138+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rtj1v3ec7svpaxfbt6x5e0', 'job_01m8rtj1t0mwc82b3dx7xwgnj8', 2, 'succeeded', 'model_01m8rtj1tth99pqr826wc9x4h5', NULL, 7043061815227882323, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:36:30.787512+13:45', '2026-12-02 02:36:30.80062+13:45', '2026-12-02 02:36:30.805301+13:45', '2026-12-02 02:36:30.787512+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rtj1ved7573f5kgrj8z348', 'job_01m8rtj1t0mwc82b3dx7xwgnj8', 3, 'succeeded', 'model_01m8rtj1vbrzae08pg9yt5emks', NULL, 1498689025397731062, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:36:30.798993+13:45', '2026-12-02 02:36:30.808317+13:45', '2026-12-02 02:36:30.812304+13:45', '2026-12-02 02:36:30.798993+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rtj1w7304mtd1pxw508450', 'job_01m8rtj1w55k3xfyx0h4w9ce1c', 0, 'failed', NULL, NULL, 1423549931114846593, 1, 0, NULL, 'worker_a', 0, NULL, NULL, NULL, NULL, 'diverged', 'the loss is NaN', NULL, 0, '2026-12-02 02:36:30.823761+13:45', '2026-12-02 02:36:30.82518+13:45', '2026-12-02 02:36:30.829966+13:45', '2026-12-02 02:36:30.823761+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rtj1wkv6qrska1qfpn362q', 'job_01m8rtj1whgm1gs5agz01y25kn', 0, 'cancelled', NULL, NULL, 1423549931114846593, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-02 02:36:30.835887+13:45', NULL, '2026-12-02 02:36:30.837764+13:45', '2026-12-02 02:36:30.835887+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rtj1wzw5cjmk3xxqem5y58', 'job_01m8rtj1wvmaecdnty4449t33p', 2, 'queued', 'model_01m8rtj1vvpg0jc6h65jfh8sca', NULL, 8743697986109197258, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-02 02:36:30.847434+13:45', NULL, NULL, '2026-12-02 02:36:30.847434+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rtj1wy01ex5nm7wvsmh942', 'job_01m8rtj1wvmaecdnty4449t33p', 1, 'succeeded', 'model_01m8rtj1vvpg0jc6h65jfh8sca', NULL, 9178865395942626920, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:36:30.846856+13:45', '2026-12-02 02:36:30.848857+13:45', '2026-12-02 02:36:30.854902+13:45', '2026-12-02 02:36:30.846856+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rtj1xapf4g1gr3kt83jf19', 'job_01m8rtj1wvmaecdnty4449t33p', 3, 'queued', 'model_01m8rtj1vvpg0jc6h65jfh8sca', NULL, 7010055096436244282, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-02 02:36:30.858522+13:45', NULL, NULL, '2026-12-02 02:36:30.858522+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rtj1xfv3acbmy12npcsa9c', 'job_01m8rtj1xdfe88f196yzb7765w', 0, 'running', NULL, NULL, 1423549931114846593, 1, 0, '2026-12-02 02:37:30.864604+13:45', 'worker_a', 1, '496e66e282b2f27e1b98b853ae324c1d5f82b572dd0cb02433fa3bf376f25325', NULL, NULL, NULL, NULL, NULL, NULL, 0.5, '2026-12-02 02:36:30.863223+13:45', '2026-12-02 02:36:30.864604+13:45', NULL, '2026-12-02 02:36:30.863223+13:45', NULL, NULL, NULL);
INSERT INTO public.workers VALUES ('host-1-abc', 'host', 1, 'cpu', NULL, '2026-12-02 02:36:30.87001+13:45', '2026-12-02 02:36:30.87001+13:45', NULL);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT pk_audit PRIMARY KEY (id);
ALTER TABLE ONLY public.datasets
    ADD CONSTRAINT pk_datasets PRIMARY KEY (name);
ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT pk_deliveries PRIMARY KEY (id);
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
CREATE INDEX ix_audit_subject_id ON public.audit USING btree (subject, id);
CREATE INDEX ix_datasets_sha256 ON public.datasets USING btree (sha256);
CREATE INDEX ix_deliveries_job_id_id ON public.deliveries USING btree (job_id, id);
CREATE INDEX ix_deliveries_state_next_at ON public.deliveries USING btree (state, next_at);
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
