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
    ended_at timestamp with time zone
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
    request_digest text
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
INSERT INTO public.alembic_version VALUES ('0002');
INSERT INTO public.datasets VALUES ('mine', '65de0a8ca899937d135d89e6f443647758c93f9ec3c2edb977428de2c93dc0af', 1000, '{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}', '2026-11-22 01:44:05.49861+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzjrs5t4y22h8v9avts7y3', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:44:02.473376+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzjrs5t4y22h8v9avts7y3', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:44:02.524278+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzjsknt0jsb4q31r7yznv5', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:44:03.105327+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzjsknt0jsb4q31r7yznv5', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:44:03.161304+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzjskn9br3azkh89zwds24', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:44:03.517343+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzjskn9br3azkh89zwds24', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:44:03.59323+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzjt5n6gtqg06095w00a2v', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:44:03.831869+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzjt5n6gtqg06095w00a2v', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:44:03.959156+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzjvcp8xw9vrrbtrs9e3g0', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:44:04.733262+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzjvcp8xw9vrrbtrs9e3g0', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:44:04.799934+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzjvws9f71fpk4mefvh295', 1, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:44:05.350287+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 1, 'job.created', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "name": "grown", "state": "queued", "dataset": "digits"}', '2026-11-22 01:44:01.8639+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 2, 'trial.queued', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjrs5t4y22h8v9avts7y3", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:44:01.953339+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 3, 'job.state', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:44:02.333261+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 4, 'trial.started', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjrs5t4y22h8v9avts7y3", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:44:02.333261+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 5, 'trial.epoch', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjrs5t4y22h8v9avts7y3", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:44:02.485333+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 6, 'trial.epoch', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjrs5t4y22h8v9avts7y3", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:44:02.54329+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 7, 'trial.succeeded', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjrs5t4y22h8v9avts7y3", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzjsdyc0vj5h714vsyy7dy", "job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjrs5t4y22h8v9avts7y3", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:59:02.603665Z"}}', '2026-11-22 01:44:02.664097+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 8, 'trial.queued', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjsknt0jsb4q31r7yznv5", "number": 1, "attempt": 0, "parent_id": "model_01m7yzjsdyc0vj5h714vsyy7dy", "mutations": null}', '2026-11-22 01:44:02.774918+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 9, 'trial.queued', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjskn9br3azkh89zwds24", "number": 2, "attempt": 0, "parent_id": "model_01m7yzjsdyc0vj5h714vsyy7dy", "mutations": null}', '2026-11-22 01:44:02.774918+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 10, 'trial.started', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjsknt0jsb4q31r7yznv5", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzjsdyc0vj5h714vsyy7dy"}', '2026-11-22 01:44:03.004653+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 11, 'trial.epoch', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjsknt0jsb4q31r7yznv5", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:44:03.111462+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 12, 'trial.epoch', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjsknt0jsb4q31r7yznv5", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:44:03.162163+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 13, 'trial.succeeded', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjsknt0jsb4q31r7yznv5", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzjt2sgc77pe4vm03fnpda", "job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjsknt0jsb4q31r7yznv5", "parent_id": "model_01m7yzjsdyc0vj5h714vsyy7dy", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:59:03.258717Z"}}', '2026-11-22 01:44:03.294321+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 14, 'trial.queued', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjt5n6gtqg06095w00a2v", "number": 3, "attempt": 0, "parent_id": "model_01m7yzjt2sgc77pe4vm03fnpda", "mutations": null}', '2026-11-22 01:44:03.35056+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 15, 'trial.started', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjskn9br3azkh89zwds24", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzjsdyc0vj5h714vsyy7dy"}', '2026-11-22 01:44:03.449222+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 16, 'trial.epoch', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjskn9br3azkh89zwds24", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:44:03.519187+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 17, 'trial.epoch', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjskn9br3azkh89zwds24", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:44:03.599815+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 18, 'trial.succeeded', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjskn9br3azkh89zwds24", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzjtesgtmcq3p061nyeh2f", "job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjskn9br3azkh89zwds24", "parent_id": "model_01m7yzjsdyc0vj5h714vsyy7dy", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:59:03.642311Z"}}', '2026-11-22 01:44:03.680375+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 19, 'trial.started', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjt5n6gtqg06095w00a2v", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzjt2sgc77pe4vm03fnpda"}', '2026-11-22 01:44:03.766678+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 20, 'trial.epoch', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjt5n6gtqg06095w00a2v", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:44:03.837216+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 21, 'trial.epoch', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjt5n6gtqg06095w00a2v", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:44:03.974041+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 22, 'trial.succeeded', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjt5n6gtqg06095w00a2v", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzjtv5hnspfxdqmg4v1qdc", "job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "trial_id": "trial_01m7yzjt5n6gtqg06095w00a2v", "parent_id": "model_01m7yzjt2sgc77pe4vm03fnpda", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:59:04.041334Z"}}', '2026-11-22 01:44:04.073448+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 23, 'job.state', '{"job_id": "job_01m7yzjrej0s3whfpszy3m34vp", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 01:44:04.110287+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjtzabndf63rcsxp1d4x2', 1, 'job.created', '{"job_id": "job_01m7yzjtzabndf63rcsxp1d4x2", "name": "failed", "state": "queued", "dataset": "digits"}', '2026-11-22 01:44:04.202847+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjtzabndf63rcsxp1d4x2', 2, 'trial.queued', '{"job_id": "job_01m7yzjtzabndf63rcsxp1d4x2", "trial_id": "trial_01m7yzjv1c0cg29v2chyfncj6v", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:44:04.237388+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjtzabndf63rcsxp1d4x2', 3, 'job.state', '{"job_id": "job_01m7yzjtzabndf63rcsxp1d4x2", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:44:04.277193+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjtzabndf63rcsxp1d4x2', 4, 'trial.started', '{"job_id": "job_01m7yzjtzabndf63rcsxp1d4x2", "trial_id": "trial_01m7yzjv1c0cg29v2chyfncj6v", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:44:04.277193+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjtzabndf63rcsxp1d4x2', 5, 'trial.failed', '{"job_id": "job_01m7yzjtzabndf63rcsxp1d4x2", "trial_id": "trial_01m7yzjv1c0cg29v2chyfncj6v", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}', '2026-11-22 01:44:04.341939+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjtzabndf63rcsxp1d4x2', 6, 'job.state', '{"job_id": "job_01m7yzjtzabndf63rcsxp1d4x2", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}', '2026-11-22 01:44:04.362249+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjv5xfdtwb7vqbfy26q1m', 1, 'job.created', '{"job_id": "job_01m7yzjv5xfdtwb7vqbfy26q1m", "name": "cancelled", "state": "queued", "dataset": "digits"}', '2026-11-22 01:44:04.401261+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjv5xfdtwb7vqbfy26q1m', 2, 'trial.queued', '{"job_id": "job_01m7yzjv5xfdtwb7vqbfy26q1m", "trial_id": "trial_01m7yzjv6ytv01xnwnprcdbv09", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:44:04.415542+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjv5xfdtwb7vqbfy26q1m', 3, 'job.state', '{"job_id": "job_01m7yzjv5xfdtwb7vqbfy26q1m", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 01:44:04.450528+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjv5xfdtwb7vqbfy26q1m', 4, 'trial.cancelled', '{"job_id": "job_01m7yzjv5xfdtwb7vqbfy26q1m", "trial_id": "trial_01m7yzjv6ytv01xnwnprcdbv09", "number": 0, "attempt": 0}', '2026-11-22 01:44:04.466406+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjv5xfdtwb7vqbfy26q1m', 5, 'job.state', '{"job_id": "job_01m7yzjv5xfdtwb7vqbfy26q1m", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 01:44:04.494916+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvaxp4m903qgdapjt6q1', 1, 'job.created', '{"job_id": "job_01m7yzjvaxp4m903qgdapjt6q1", "name": "paused", "state": "queued", "dataset": "digits"}', '2026-11-22 01:44:04.562889+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvaxp4m903qgdapjt6q1', 2, 'trial.queued', '{"job_id": "job_01m7yzjvaxp4m903qgdapjt6q1", "trial_id": "trial_01m7yzjvcp8xw9vrrbtrs9e3g0", "number": 1, "attempt": 0, "parent_id": "model_01m7yzjtv5hnspfxdqmg4v1qdc", "mutations": null}', '2026-11-22 01:44:04.6013+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvaxp4m903qgdapjt6q1', 3, 'trial.queued', '{"job_id": "job_01m7yzjvaxp4m903qgdapjt6q1", "trial_id": "trial_01m7yzjvcpt0t2h5hmb9b66ys4", "number": 2, "attempt": 0, "parent_id": "model_01m7yzjtv5hnspfxdqmg4v1qdc", "mutations": null}', '2026-11-22 01:44:04.6013+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvaxp4m903qgdapjt6q1', 4, 'job.state', '{"job_id": "job_01m7yzjvaxp4m903qgdapjt6q1", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:44:04.664891+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvaxp4m903qgdapjt6q1', 5, 'trial.started', '{"job_id": "job_01m7yzjvaxp4m903qgdapjt6q1", "trial_id": "trial_01m7yzjvcp8xw9vrrbtrs9e3g0", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzjtv5hnspfxdqmg4v1qdc"}', '2026-11-22 01:44:04.664891+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvaxp4m903qgdapjt6q1', 6, 'trial.epoch', '{"job_id": "job_01m7yzjvaxp4m903qgdapjt6q1", "trial_id": "trial_01m7yzjvcp8xw9vrrbtrs9e3g0", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:44:04.737996+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvaxp4m903qgdapjt6q1', 7, 'trial.epoch', '{"job_id": "job_01m7yzjvaxp4m903qgdapjt6q1", "trial_id": "trial_01m7yzjvcp8xw9vrrbtrs9e3g0", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:44:04.801893+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvaxp4m903qgdapjt6q1', 8, 'trial.succeeded', '{"job_id": "job_01m7yzjvaxp4m903qgdapjt6q1", "trial_id": "trial_01m7yzjvcp8xw9vrrbtrs9e3g0", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzjvmmahrn6vah66wr3r48", "job_id": "job_01m7yzjvaxp4m903qgdapjt6q1", "trial_id": "trial_01m7yzjvcp8xw9vrrbtrs9e3g0", "parent_id": "model_01m7yzjtv5hnspfxdqmg4v1qdc", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:59:04.853164Z"}}', '2026-11-22 01:44:04.957965+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvaxp4m903qgdapjt6q1', 9, 'trial.queued', '{"job_id": "job_01m7yzjvaxp4m903qgdapjt6q1", "trial_id": "trial_01m7yzjvs2mef5x833n28zx5yp", "number": 3, "attempt": 0, "parent_id": "model_01m7yzjtv5hnspfxdqmg4v1qdc", "mutations": null}', '2026-11-22 01:44:04.995652+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvaxp4m903qgdapjt6q1', 10, 'job.state', '{"job_id": "job_01m7yzjvaxp4m903qgdapjt6q1", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 01:44:05.060288+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvw1gtyqd0bkssb8tmc3', 1, 'job.created', '{"job_id": "job_01m7yzjvw1gtyqd0bkssb8tmc3", "name": "running", "state": "queued", "dataset": "digits"}', '2026-11-22 01:44:05.097807+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvw1gtyqd0bkssb8tmc3', 2, 'trial.queued', '{"job_id": "job_01m7yzjvw1gtyqd0bkssb8tmc3", "trial_id": "trial_01m7yzjvws9f71fpk4mefvh295", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:44:05.117224+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvw1gtyqd0bkssb8tmc3', 3, 'job.state', '{"job_id": "job_01m7yzjvw1gtyqd0bkssb8tmc3", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:44:05.152116+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvw1gtyqd0bkssb8tmc3', 4, 'trial.started', '{"job_id": "job_01m7yzjvw1gtyqd0bkssb8tmc3", "trial_id": "trial_01m7yzjvws9f71fpk4mefvh295", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:44:05.152116+13:45');
INSERT INTO public.events VALUES ('job_01m7yzjvw1gtyqd0bkssb8tmc3', 5, 'trial.epoch', '{"job_id": "job_01m7yzjvw1gtyqd0bkssb8tmc3", "trial_id": "trial_01m7yzjvws9f71fpk4mefvh295", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:44:05.357965+13:45');
INSERT INTO public.jobs VALUES ('job_01m7yzjrej0s3whfpszy3m34vp', 'grown', '{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}', 'digits', 'succeeded', 0, 2, 'val_accuracy', NULL, false, 4, 23, NULL, '6b378a99a835050b666928d227d778f3095360f1831dc346cb02544287382f27', NULL, NULL, false, 4, '2026-11-22 01:44:01.847314+13:45', '2026-11-22 01:44:02.279417+13:45', '2026-11-22 01:44:04.105153+13:45');
INSERT INTO public.jobs VALUES ('job_01m7yzjtzabndf63rcsxp1d4x2', 'failed', '{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'failed', 0, 2, 'val_accuracy', NULL, false, 4, 6, NULL, '33e6eef35c1e0558ceb88000af0d21cdc109462f437f3fdd76240b523e5e2a0f', 'the seed network''s trial failed: diverged: the loss is NaN', NULL, false, 0, '2026-11-22 01:44:04.178521+13:45', '2026-11-22 01:44:04.269756+13:45', '2026-11-22 01:44:04.358237+13:45');
INSERT INTO public.jobs VALUES ('job_01m7yzjvw1gtyqd0bkssb8tmc3', 'running', '{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'running', 0, 2, 'val_accuracy', NULL, false, 3, 5, NULL, 'ef3dc8ad30540aa85ddda7ea9f1f39673b81678041011d589df0680578be7001', NULL, NULL, false, 0.5, '2026-11-22 01:44:05.093209+13:45', '2026-11-22 01:44:05.127957+13:45', NULL);
INSERT INTO public.jobs VALUES ('job_01m7yzjv5xfdtwb7vqbfy26q1m', 'cancelled', '{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'cancelled', 0, 2, 'val_accuracy', NULL, true, 4, 5, NULL, '98e7ea0e34ce9a68c7999f717e49d742db80dcbfdf62dc8f05a8f8ae6498cc4a', NULL, NULL, false, 0, '2026-11-22 01:44:04.397451+13:45', NULL, '2026-11-22 01:44:04.494099+13:45');
INSERT INTO public.jobs VALUES ('job_01m7yzjvaxp4m903qgdapjt6q1', 'paused', '{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7yzjtv5hnspfxdqmg4v1qdc"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'paused', 0, 2, 'val_accuracy', NULL, false, 3, 10, NULL, '3b6d37e05108e53a7feb785b74ef827a452f8e5df4bd5b1e82c1130224e253a8', NULL, 'model_01m7yzjtv5hnspfxdqmg4v1qdc', true, 1, '2026-11-22 01:44:04.547445+13:45', '2026-11-22 01:44:04.642955+13:45', NULL);
INSERT INTO public.models VALUES ('model_01m7yzjsdyc0vj5h714vsyy7dy', 'job_01m7yzjrej0s3whfpszy3m34vp', 'trial_01m7yzjrs5t4y22h8v9avts7y3', 0, NULL, 0, 'digits', 0.5, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '168b6839153c91ed85a7d824e5f2bf55120c3aaa61545a49ff8b5916b5dfa82c', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}', 1.5, '2026-11-22 01:44:02.603665+13:45', NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7yzjt2sgc77pe4vm03fnpda', 'job_01m7yzjrej0s3whfpszy3m34vp', 'trial_01m7yzjsknt0jsb4q31r7yznv5', 1, 'model_01m7yzjsdyc0vj5h714vsyy7dy', 1, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'cf33ae5329b4f21c39dcae358b372d398bb40730c650fceb5ad4487862e47268', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}', 1.5, '2026-11-22 01:44:03.258717+13:45', NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7yzjtesgtmcq3p061nyeh2f', 'job_01m7yzjrej0s3whfpszy3m34vp', 'trial_01m7yzjskn9br3azkh89zwds24', 2, 'model_01m7yzjsdyc0vj5h714vsyy7dy', 1, 'digits', 0.502, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'f0d8309c24de3848e3c335326a02de05c7c024296f68092bd9874fcdb6fdbc54', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}', 1.5, '2026-11-22 01:44:03.642311+13:45', NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7yzjtv5hnspfxdqmg4v1qdc', 'job_01m7yzjrej0s3whfpszy3m34vp', 'trial_01m7yzjt5n6gtqg06095w00a2v', 3, 'model_01m7yzjt2sgc77pe4vm03fnpda', 2, 'digits', 0.503, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '4109206fdcab360ff26d919f2f98031706f6faeeb62aea66265eac91cca6643b', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}', 1.5, '2026-11-22 01:44:04.041334+13:45', NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7yzjvmmahrn6vah66wr3r48', 'job_01m7yzjvaxp4m903qgdapjt6q1', 'trial_01m7yzjvcp8xw9vrrbtrs9e3g0', 1, 'model_01m7yzjtv5hnspfxdqmg4v1qdc', 3, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '5c4be8cb8ab4e36d88ee61a7aef7c0077c301e1c6179e5f1a4c335a24c99a7c3', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}', 1.5, '2026-11-22 01:44:04.853164+13:45', NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m7yzjrs5t4y22h8v9avts7y3', 'job_01m7yzjrej0s3whfpszy3m34vp', 0, 'succeeded', NULL, NULL, 3681192180922288502, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:44:02.029381+13:45', '2026-11-22 01:44:02.279417+13:45', '2026-11-22 01:44:02.603665+13:45', '2026-11-22 01:44:02.029381+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzjsknt0jsb4q31r7yznv5', 'job_01m7yzjrej0s3whfpszy3m34vp', 1, 'succeeded', 'model_01m7yzjsdyc0vj5h714vsyy7dy', NULL, 9013970637836275012, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:44:02.791303+13:45', '2026-11-22 01:44:02.958067+13:45', '2026-11-22 01:44:03.258717+13:45', '2026-11-22 01:44:02.791303+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzjskn9br3azkh89zwds24', 'job_01m7yzjrej0s3whfpszy3m34vp', 2, 'succeeded', 'model_01m7yzjsdyc0vj5h714vsyy7dy', NULL, 7043061815227882323, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:44:02.791303+13:45', '2026-11-22 01:44:03.413502+13:45', '2026-11-22 01:44:03.642311+13:45', '2026-11-22 01:44:02.791303+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzjt5n6gtqg06095w00a2v', 'job_01m7yzjrej0s3whfpszy3m34vp', 3, 'succeeded', 'model_01m7yzjt2sgc77pe4vm03fnpda', NULL, 1498689025397731062, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:44:03.374127+13:45', '2026-11-22 01:44:03.733053+13:45', '2026-11-22 01:44:04.041334+13:45', '2026-11-22 01:44:03.374127+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzjv1c0cg29v2chyfncj6v', 'job_01m7yzjtzabndf63rcsxp1d4x2', 0, 'failed', NULL, NULL, 1423549931114846593, 1, 0, NULL, 'worker_a', 0, NULL, NULL, NULL, NULL, 'diverged', 'the loss is NaN', NULL, 0, '2026-11-22 01:44:04.241683+13:45', '2026-11-22 01:44:04.269756+13:45', '2026-11-22 01:44:04.341157+13:45', '2026-11-22 01:44:04.241683+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzjv6ytv01xnwnprcdbv09', 'job_01m7yzjv5xfdtwb7vqbfy26q1m', 0, 'cancelled', NULL, NULL, 1423549931114846593, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:44:04.43337+13:45', NULL, '2026-11-22 01:44:04.453742+13:45', '2026-11-22 01:44:04.43337+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzjvcpt0t2h5hmb9b66ys4', 'job_01m7yzjvaxp4m903qgdapjt6q1', 2, 'queued', 'model_01m7yzjtv5hnspfxdqmg4v1qdc', NULL, 8743697986109197258, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:44:04.607827+13:45', NULL, NULL, '2026-11-22 01:44:04.607827+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzjvcp8xw9vrrbtrs9e3g0', 'job_01m7yzjvaxp4m903qgdapjt6q1', 1, 'succeeded', 'model_01m7yzjtv5hnspfxdqmg4v1qdc', NULL, 9178865395942626920, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:44:04.607827+13:45', '2026-11-22 01:44:04.642955+13:45', '2026-11-22 01:44:04.853164+13:45', '2026-11-22 01:44:04.607827+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzjvs2mef5x833n28zx5yp', 'job_01m7yzjvaxp4m903qgdapjt6q1', 3, 'queued', 'model_01m7yzjtv5hnspfxdqmg4v1qdc', NULL, 7010055096436244282, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:44:05.035725+13:45', NULL, NULL, '2026-11-22 01:44:05.035725+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzjvws9f71fpk4mefvh295', 'job_01m7yzjvw1gtyqd0bkssb8tmc3', 0, 'running', NULL, NULL, 1423549931114846593, 1, 0, '2026-11-22 01:45:05.127957+13:45', 'worker_a', 1, '4c1d59e7f89851d10a875673eb3da37c1d70a253770bc06168fc3f14646725e2', NULL, NULL, NULL, NULL, NULL, NULL, 0.5, '2026-11-22 01:44:05.118401+13:45', '2026-11-22 01:44:05.127957+13:45', NULL, '2026-11-22 01:44:05.118401+13:45');
INSERT INTO public.workers VALUES ('host-1-abc', 'host', 1, 'cpu', NULL, '2026-11-22 01:44:05.476001+13:45', '2026-11-22 01:44:05.476001+13:45');
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
ALTER TABLE ONLY public.models
    ADD CONSTRAINT pk_models PRIMARY KEY (id);
ALTER TABLE ONLY public.trials
    ADD CONSTRAINT pk_trials PRIMARY KEY (id);
ALTER TABLE ONLY public.workers
    ADD CONSTRAINT pk_workers PRIMARY KEY (id);
ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT uq_jobs_idempotency_key UNIQUE (idempotency_key);
ALTER TABLE ONLY public.models
    ADD CONSTRAINT uq_models_idempotency_key UNIQUE (idempotency_key);
ALTER TABLE ONLY public.models
    ADD CONSTRAINT uq_models_trial_id UNIQUE (trial_id);
ALTER TABLE ONLY public.trials
    ADD CONSTRAINT uq_trials_job_id_number UNIQUE (job_id, number);
CREATE INDEX ix_datasets_sha256 ON public.datasets USING btree (sha256);
CREATE INDEX ix_jobs_created_at_id ON public.jobs USING btree (created_at, id);
CREATE INDEX ix_jobs_seed_model_id ON public.jobs USING btree (seed_model_id);
CREATE INDEX ix_jobs_state ON public.jobs USING btree (state);
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
CREATE INDEX ix_models_parent_id ON public.models USING btree (parent_id);
CREATE INDEX ix_trials_job_id_state ON public.trials USING btree (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON public.trials USING btree (state, lease_until);
CREATE INDEX ix_trials_training_state ON public.trials USING btree (training_state);
CREATE INDEX ix_workers_seen_at ON public.workers USING btree (seen_at);
ALTER TABLE ONLY public.epochs
    ADD CONSTRAINT fk_epochs_trial_id_trials FOREIGN KEY (trial_id) REFERENCES public.trials(id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT fk_events_job_id_jobs FOREIGN KEY (job_id) REFERENCES public.jobs(id);
ALTER TABLE ONLY public.models
    ADD CONSTRAINT fk_models_job_id_jobs FOREIGN KEY (job_id) REFERENCES public.jobs(id);
ALTER TABLE ONLY public.models
    ADD CONSTRAINT fk_models_parent_id_models FOREIGN KEY (parent_id) REFERENCES public.models(id);
ALTER TABLE ONLY public.models
    ADD CONSTRAINT fk_models_trial_id_trials FOREIGN KEY (trial_id) REFERENCES public.trials(id);
ALTER TABLE ONLY public.trials
    ADD CONSTRAINT fk_trials_job_id_jobs FOREIGN KEY (job_id) REFERENCES public.jobs(id);
