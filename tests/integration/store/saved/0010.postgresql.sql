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
INSERT INTO public.datasets VALUES ('mine', '990d7370930d25e764c8db542bd05b74cc6b60cfe75345273cf8e0e20db68f74', 1000, '{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}', '2026-12-02 02:36:01.515243+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rth550qr6337a2cs8mf7kz', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:36:01.422967+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rth550qr6337a2cs8mf7kz', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:01.42555+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rth55tv5823yzz6yhy8xm6', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:36:01.440746+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rth55tv5823yzz6yhy8xm6', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:01.442092+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rth55v0a9p04x8z3cnvqm5', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:36:01.449685+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rth55v0a9p04x8z3cnvqm5', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:01.450839+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rth566awx8janbmhrnf6h3', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:36:01.456775+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rth566awx8janbmhrnf6h3', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:01.457839+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rth57kagkwt33b8n99pz36', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:36:01.497109+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rth57kagkwt33b8n99pz36', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:01.498342+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rth583600x71bw1tf5jvn3', 1, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:36:01.511418+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 1, 'job.created', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "name": "grown", "state": "queued", "dataset": "digits"}', '2026-12-02 02:36:01.405785+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 2, 'trial.queued', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth550qr6337a2cs8mf7kz", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}', '2026-12-02 02:36:01.410173+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 3, 'job.state', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:36:01.417225+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 4, 'trial.started', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth550qr6337a2cs8mf7kz", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-02 02:36:01.418219+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 5, 'trial.epoch', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth550qr6337a2cs8mf7kz", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:01.424506+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 6, 'trial.epoch', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth550qr6337a2cs8mf7kz", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:01.426107+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 7, 'trial.succeeded', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth550qr6337a2cs8mf7kz", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rth55jdr7zyjhevyy5171m", "job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth550qr6337a2cs8mf7kz", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:01.428310Z"}}', '2026-12-02 02:36:01.433033+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 8, 'trial.queued', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55tv5823yzz6yhy8xm6", "number": 1, "attempt": 0, "parent_id": "model_01m8rth55jdr7zyjhevyy5171m", "mutations": null, "reason": null}', '2026-12-02 02:36:01.434993+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 9, 'trial.queued', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55v0a9p04x8z3cnvqm5", "number": 2, "attempt": 0, "parent_id": "model_01m8rth55jdr7zyjhevyy5171m", "mutations": null, "reason": null}', '2026-12-02 02:36:01.435316+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 10, 'trial.started', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55tv5823yzz6yhy8xm6", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rth55jdr7zyjhevyy5171m"}', '2026-12-02 02:36:01.43972+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 11, 'trial.epoch', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55tv5823yzz6yhy8xm6", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:01.441311+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 12, 'trial.epoch', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55tv5823yzz6yhy8xm6", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:01.442611+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 13, 'trial.succeeded', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55tv5823yzz6yhy8xm6", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rth563ad5mqc39pztyev49", "job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55tv5823yzz6yhy8xm6", "parent_id": "model_01m8rth55jdr7zyjhevyy5171m", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:01.443591Z"}}', '2026-12-02 02:36:01.445089+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 14, 'trial.queued', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth566awx8janbmhrnf6h3", "number": 3, "attempt": 0, "parent_id": "model_01m8rth563ad5mqc39pztyev49", "mutations": null, "reason": null}', '2026-12-02 02:36:01.446429+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 15, 'trial.started', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55v0a9p04x8z3cnvqm5", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rth55jdr7zyjhevyy5171m"}', '2026-12-02 02:36:01.448736+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 16, 'trial.epoch', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55v0a9p04x8z3cnvqm5", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:01.450169+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 17, 'trial.epoch', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55v0a9p04x8z3cnvqm5", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:01.451342+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 18, 'trial.succeeded', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55v0a9p04x8z3cnvqm5", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rth56b83bw0xh7qjm2kvzd", "job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth55v0a9p04x8z3cnvqm5", "parent_id": "model_01m8rth55jdr7zyjhevyy5171m", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:01.452183Z"}}', '2026-12-02 02:36:01.453614+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 19, 'trial.started', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth566awx8janbmhrnf6h3", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rth563ad5mqc39pztyev49"}', '2026-12-02 02:36:01.455996+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 20, 'trial.epoch', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth566awx8janbmhrnf6h3", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:01.457217+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 21, 'trial.epoch', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth566awx8janbmhrnf6h3", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:01.458212+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 22, 'trial.succeeded', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth566awx8janbmhrnf6h3", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rth56jsgaqjemn424set9z", "job_id": "job_01m8rth54s2wf981qty85h15mc", "trial_id": "trial_01m8rth566awx8janbmhrnf6h3", "parent_id": "model_01m8rth563ad5mqc39pztyev49", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:01.458865Z"}}', '2026-12-02 02:36:01.460311+13:45');
INSERT INTO public.events VALUES ('job_01m8rth54s2wf981qty85h15mc', 23, 'job.state', '{"job_id": "job_01m8rth54s2wf981qty85h15mc", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}', '2026-12-02 02:36:01.462634+13:45');
INSERT INTO public.events VALUES ('job_01m8rth56vahzq7prp39jzrtq2', 1, 'job.created', '{"job_id": "job_01m8rth56vahzq7prp39jzrtq2", "name": "failed", "state": "queued", "dataset": "digits"}', '2026-12-02 02:36:01.468394+13:45');
INSERT INTO public.events VALUES ('job_01m8rth56vahzq7prp39jzrtq2', 2, 'trial.queued', '{"job_id": "job_01m8rth56vahzq7prp39jzrtq2", "trial_id": "trial_01m8rth56xa33hs8a2n4p9zfgk", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}', '2026-12-02 02:36:01.469701+13:45');
INSERT INTO public.events VALUES ('job_01m8rth56vahzq7prp39jzrtq2', 3, 'job.state', '{"job_id": "job_01m8rth56vahzq7prp39jzrtq2", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:36:01.472411+13:45');
INSERT INTO public.events VALUES ('job_01m8rth56vahzq7prp39jzrtq2', 4, 'trial.started', '{"job_id": "job_01m8rth56vahzq7prp39jzrtq2", "trial_id": "trial_01m8rth56xa33hs8a2n4p9zfgk", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-02 02:36:01.473146+13:45');
INSERT INTO public.events VALUES ('job_01m8rth56vahzq7prp39jzrtq2', 5, 'trial.failed', '{"job_id": "job_01m8rth56vahzq7prp39jzrtq2", "trial_id": "trial_01m8rth56xa33hs8a2n4p9zfgk", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}', '2026-12-02 02:36:01.477034+13:45');
INSERT INTO public.events VALUES ('job_01m8rth56vahzq7prp39jzrtq2', 6, 'job.state', '{"job_id": "job_01m8rth56vahzq7prp39jzrtq2", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}', '2026-12-02 02:36:01.478985+13:45');
INSERT INTO public.events VALUES ('job_01m8rth577tw8wygdtkedhen0b', 1, 'job.created', '{"job_id": "job_01m8rth577tw8wygdtkedhen0b", "name": "cancelled", "state": "queued", "dataset": "digits"}', '2026-12-02 02:36:01.480975+13:45');
INSERT INTO public.events VALUES ('job_01m8rth577tw8wygdtkedhen0b', 2, 'trial.queued', '{"job_id": "job_01m8rth577tw8wygdtkedhen0b", "trial_id": "trial_01m8rth579cpcwnp564drsjcpz", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}', '2026-12-02 02:36:01.482181+13:45');
INSERT INTO public.events VALUES ('job_01m8rth577tw8wygdtkedhen0b', 3, 'job.state', '{"job_id": "job_01m8rth577tw8wygdtkedhen0b", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}', '2026-12-02 02:36:01.483412+13:45');
INSERT INTO public.events VALUES ('job_01m8rth577tw8wygdtkedhen0b', 4, 'trial.cancelled', '{"job_id": "job_01m8rth577tw8wygdtkedhen0b", "trial_id": "trial_01m8rth579cpcwnp564drsjcpz", "number": 0, "attempt": 0}', '2026-12-02 02:36:01.485455+13:45');
INSERT INTO public.events VALUES ('job_01m8rth577tw8wygdtkedhen0b', 5, 'job.state', '{"job_id": "job_01m8rth577tw8wygdtkedhen0b", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}', '2026-12-02 02:36:01.486333+13:45');
INSERT INTO public.events VALUES ('job_01m8rth57hexmy8bffnbsf9f00', 1, 'job.created', '{"job_id": "job_01m8rth57hexmy8bffnbsf9f00", "name": "paused", "state": "queued", "dataset": "digits"}', '2026-12-02 02:36:01.490207+13:45');
INSERT INTO public.events VALUES ('job_01m8rth57hexmy8bffnbsf9f00', 2, 'trial.queued', '{"job_id": "job_01m8rth57hexmy8bffnbsf9f00", "trial_id": "trial_01m8rth57kagkwt33b8n99pz36", "number": 1, "attempt": 0, "parent_id": "model_01m8rth56jsgaqjemn424set9z", "mutations": null, "reason": null}', '2026-12-02 02:36:01.492328+13:45');
INSERT INTO public.events VALUES ('job_01m8rth57hexmy8bffnbsf9f00', 3, 'trial.queued', '{"job_id": "job_01m8rth57hexmy8bffnbsf9f00", "trial_id": "trial_01m8rth57m44zwmr9vm23sm0kd", "number": 2, "attempt": 0, "parent_id": "model_01m8rth56jsgaqjemn424set9z", "mutations": null, "reason": null}', '2026-12-02 02:36:01.492942+13:45');
INSERT INTO public.events VALUES ('job_01m8rth57hexmy8bffnbsf9f00', 4, 'job.state', '{"job_id": "job_01m8rth57hexmy8bffnbsf9f00", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:36:01.49534+13:45');
INSERT INTO public.events VALUES ('job_01m8rth57hexmy8bffnbsf9f00', 5, 'trial.started', '{"job_id": "job_01m8rth57hexmy8bffnbsf9f00", "trial_id": "trial_01m8rth57kagkwt33b8n99pz36", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rth56jsgaqjemn424set9z"}', '2026-12-02 02:36:01.4959+13:45');
INSERT INTO public.events VALUES ('job_01m8rth57hexmy8bffnbsf9f00', 6, 'trial.epoch', '{"job_id": "job_01m8rth57hexmy8bffnbsf9f00", "trial_id": "trial_01m8rth57kagkwt33b8n99pz36", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:01.49761+13:45');
INSERT INTO public.events VALUES ('job_01m8rth57hexmy8bffnbsf9f00', 7, 'trial.epoch', '{"job_id": "job_01m8rth57hexmy8bffnbsf9f00", "trial_id": "trial_01m8rth57kagkwt33b8n99pz36", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:01.498791+13:45');
INSERT INTO public.events VALUES ('job_01m8rth57hexmy8bffnbsf9f00', 8, 'trial.succeeded', '{"job_id": "job_01m8rth57hexmy8bffnbsf9f00", "trial_id": "trial_01m8rth57kagkwt33b8n99pz36", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rth57v5zqphng6fntd46j4", "job_id": "job_01m8rth57hexmy8bffnbsf9f00", "trial_id": "trial_01m8rth57kagkwt33b8n99pz36", "parent_id": "model_01m8rth56jsgaqjemn424set9z", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:01.499715Z"}}', '2026-12-02 02:36:01.501485+13:45');
INSERT INTO public.events VALUES ('job_01m8rth57hexmy8bffnbsf9f00', 9, 'trial.queued', '{"job_id": "job_01m8rth57hexmy8bffnbsf9f00", "trial_id": "trial_01m8rth57yw5qt45pnakgbnmjr", "number": 3, "attempt": 0, "parent_id": "model_01m8rth56jsgaqjemn424set9z", "mutations": null, "reason": null}', '2026-12-02 02:36:01.503013+13:45');
INSERT INTO public.events VALUES ('job_01m8rth57hexmy8bffnbsf9f00', 10, 'job.state', '{"job_id": "job_01m8rth57hexmy8bffnbsf9f00", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}', '2026-12-02 02:36:01.504527+13:45');
INSERT INTO public.events VALUES ('job_01m8rth581xk8gvztzmgz79hjq', 1, 'job.created', '{"job_id": "job_01m8rth581xk8gvztzmgz79hjq", "name": "running", "state": "queued", "dataset": "digits"}', '2026-12-02 02:36:01.506735+13:45');
INSERT INTO public.events VALUES ('job_01m8rth581xk8gvztzmgz79hjq', 2, 'trial.queued', '{"job_id": "job_01m8rth581xk8gvztzmgz79hjq", "trial_id": "trial_01m8rth583600x71bw1tf5jvn3", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}', '2026-12-02 02:36:01.507801+13:45');
INSERT INTO public.events VALUES ('job_01m8rth581xk8gvztzmgz79hjq', 3, 'job.state', '{"job_id": "job_01m8rth581xk8gvztzmgz79hjq", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:36:01.509909+13:45');
INSERT INTO public.events VALUES ('job_01m8rth581xk8gvztzmgz79hjq', 4, 'trial.started', '{"job_id": "job_01m8rth581xk8gvztzmgz79hjq", "trial_id": "trial_01m8rth583600x71bw1tf5jvn3", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-02 02:36:01.510489+13:45');
INSERT INTO public.events VALUES ('job_01m8rth581xk8gvztzmgz79hjq', 5, 'trial.epoch', '{"job_id": "job_01m8rth581xk8gvztzmgz79hjq", "trial_id": "trial_01m8rth583600x71bw1tf5jvn3", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:36:01.511893+13:45');
INSERT INTO public.jobs VALUES ('job_01m8rth54s2wf981qty85h15mc', 'grown', '{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}', 'digits', 'succeeded', 0, 2, 'val_accuracy', NULL, false, 4, 23, NULL, 'a39e382541c632287a53fd3502338fee494b1a0c959292c72adb2e438463e9ab', NULL, NULL, false, 4, '2026-12-02 02:36:01.403491+13:45', '2026-12-02 02:36:01.414074+13:45', '2026-12-02 02:36:01.462388+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rth57hexmy8bffnbsf9f00', 'paused', '{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m8rth56jsgaqjemn424set9z"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'paused', 0, 2, 'val_accuracy', NULL, false, 3, 10, NULL, 'ec7538e762ea580ca9bcb512e326896be33855df7e711e8175a1e146cdc770ef', NULL, 'model_01m8rth56jsgaqjemn424set9z', true, 1, '2026-12-02 02:36:01.48958+13:45', '2026-12-02 02:36:01.493933+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rth56vahzq7prp39jzrtq2', 'failed', '{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'failed', 0, 2, 'val_accuracy', NULL, false, 4, 6, NULL, '9668bf9e173136582c5dd20c6da168135b747cf699e542e7c16d8197786e18d2', 'the seed network''s trial failed: diverged: the loss is NaN', NULL, false, 0, '2026-12-02 02:36:01.467654+13:45', '2026-12-02 02:36:01.470597+13:45', '2026-12-02 02:36:01.478479+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rth577tw8wygdtkedhen0b', 'cancelled', '{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'cancelled', 0, 2, 'val_accuracy', NULL, true, 4, 5, NULL, 'bb72d33818b49bbf57e8b232a84918c8022dcd43a7bf8f31f6fc789874d27f96', NULL, NULL, false, 0, '2026-12-02 02:36:01.480273+13:45', NULL, '2026-12-02 02:36:01.485879+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rth581xk8gvztzmgz79hjq', 'running', '{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'running', 0, 2, 'val_accuracy', NULL, false, 3, 5, NULL, 'f5d60401976cefedb6f1f7f60cad7cc6641fed52b58030399ad2271b07804635', NULL, NULL, false, 0.5, '2026-12-02 02:36:01.506083+13:45', '2026-12-02 02:36:01.508762+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rth55jdr7zyjhevyy5171m', 'job_01m8rth54s2wf981qty85h15mc', 'trial_01m8rth550qr6337a2cs8mf7kz', 0, NULL, 0, 'digits', 0.5, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '8358b50b09ac08077e00363329f591315c98854e2490f069fa51081b1a8706c9', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:36:01.42831+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rth563ad5mqc39pztyev49', 'job_01m8rth54s2wf981qty85h15mc', 'trial_01m8rth55tv5823yzz6yhy8xm6', 1, 'model_01m8rth55jdr7zyjhevyy5171m', 1, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '4b52cfdd8bd6c08cb5d63d56a128ced499c7e40c76c866f788608ec5477d7c8e', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:36:01.443591+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rth56b83bw0xh7qjm2kvzd', 'job_01m8rth54s2wf981qty85h15mc', 'trial_01m8rth55v0a9p04x8z3cnvqm5', 2, 'model_01m8rth55jdr7zyjhevyy5171m', 1, 'digits', 0.502, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'dd35a3d88d80c6e759ad6dfc91aa1947fd10abacad9099011f4572432f64deb5', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:36:01.452183+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rth56jsgaqjemn424set9z', 'job_01m8rth54s2wf981qty85h15mc', 'trial_01m8rth566awx8janbmhrnf6h3', 3, 'model_01m8rth563ad5mqc39pztyev49', 2, 'digits', 0.503, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '922fecff907902d86a2d388a33006472f2aa02b2898bd2da9f3964e2a1ccedcb', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:36:01.458865+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rth57v5zqphng6fntd46j4', 'job_01m8rth57hexmy8bffnbsf9f00', 'trial_01m8rth57kagkwt33b8n99pz36', 1, 'model_01m8rth56jsgaqjemn424set9z', 3, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '65722d6556f5a2918d7d860afb55a72b4acba12b1d34eb9ac37392e4dcb61384', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:36:01.499715+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rth550qr6337a2cs8mf7kz', 'job_01m8rth54s2wf981qty85h15mc', 0, 'succeeded', NULL, NULL, 3681192180922288502, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:36:01.409386+13:45', '2026-12-02 02:36:01.414074+13:45', '2026-12-02 02:36:01.42831+13:45', '2026-12-02 02:36:01.409386+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rth55tv5823yzz6yhy8xm6', 'job_01m8rth54s2wf981qty85h15mc', 1, 'succeeded', 'model_01m8rth55jdr7zyjhevyy5171m', NULL, 9013970637836275012, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:36:01.434794+13:45', '2026-12-02 02:36:01.438056+13:45', '2026-12-02 02:36:01.443591+13:45', '2026-12-02 02:36:01.434794+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rth55v0a9p04x8z3cnvqm5', 'job_01m8rth54s2wf981qty85h15mc', 2, 'succeeded', 'model_01m8rth55jdr7zyjhevyy5171m', NULL, 7043061815227882323, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:36:01.435158+13:45', '2026-12-02 02:36:01.447736+13:45', '2026-12-02 02:36:01.452183+13:45', '2026-12-02 02:36:01.435158+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rth566awx8janbmhrnf6h3', 'job_01m8rth54s2wf981qty85h15mc', 3, 'succeeded', 'model_01m8rth563ad5mqc39pztyev49', NULL, 1498689025397731062, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:36:01.446254+13:45', '2026-12-02 02:36:01.455026+13:45', '2026-12-02 02:36:01.458865+13:45', '2026-12-02 02:36:01.446254+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rth56xa33hs8a2n4p9zfgk', 'job_01m8rth56vahzq7prp39jzrtq2', 0, 'failed', NULL, NULL, 1423549931114846593, 1, 0, NULL, 'worker_a', 0, NULL, NULL, NULL, NULL, 'diverged', 'the loss is NaN', NULL, 0, '2026-12-02 02:36:01.469235+13:45', '2026-12-02 02:36:01.470597+13:45', '2026-12-02 02:36:01.47603+13:45', '2026-12-02 02:36:01.469235+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rth579cpcwnp564drsjcpz', 'job_01m8rth577tw8wygdtkedhen0b', 0, 'cancelled', NULL, NULL, 1423549931114846593, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-02 02:36:01.48177+13:45', NULL, '2026-12-02 02:36:01.483552+13:45', '2026-12-02 02:36:01.48177+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rth57m44zwmr9vm23sm0kd', 'job_01m8rth57hexmy8bffnbsf9f00', 2, 'queued', 'model_01m8rth56jsgaqjemn424set9z', NULL, 8743697986109197258, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-02 02:36:01.492546+13:45', NULL, NULL, '2026-12-02 02:36:01.492546+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rth57kagkwt33b8n99pz36', 'job_01m8rth57hexmy8bffnbsf9f00', 1, 'succeeded', 'model_01m8rth56jsgaqjemn424set9z', NULL, 9178865395942626920, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:36:01.491931+13:45', '2026-12-02 02:36:01.493933+13:45', '2026-12-02 02:36:01.499715+13:45', '2026-12-02 02:36:01.491931+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rth57yw5qt45pnakgbnmjr', 'job_01m8rth57hexmy8bffnbsf9f00', 3, 'queued', 'model_01m8rth56jsgaqjemn424set9z', NULL, 7010055096436244282, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-02 02:36:01.502866+13:45', NULL, NULL, '2026-12-02 02:36:01.502866+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rth583600x71bw1tf5jvn3', 'job_01m8rth581xk8gvztzmgz79hjq', 0, 'running', NULL, NULL, 1423549931114846593, 1, 0, '2026-12-02 02:37:01.508762+13:45', 'worker_a', 1, '467a5fc1795801f88c6630c3735bbc4034590a6235764614c988893f40aabc3b', NULL, NULL, NULL, NULL, NULL, NULL, 0.5, '2026-12-02 02:36:01.507456+13:45', '2026-12-02 02:36:01.508762+13:45', NULL, '2026-12-02 02:36:01.507456+13:45', NULL, NULL, NULL);
INSERT INTO public.workers VALUES ('host-1-abc', 'host', 1, 'cpu', NULL, '2026-12-02 02:36:01.514068+13:45', '2026-12-02 02:36:01.514068+13:45', NULL);
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
