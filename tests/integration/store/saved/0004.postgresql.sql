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
    key_id text
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
INSERT INTO public.alembic_version VALUES ('0004');
INSERT INTO public.datasets VALUES ('mine', '346d604fe2733d5675963b0fca5989355852c77fadf470a951ae53a6f0252032', 1000, '{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}', '2026-11-22 01:49:44.444619+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzx36nanb4tnzbwhnh5d66', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:49:40.539212+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzx36nanb4tnzbwhnh5d66', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:49:40.601345+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzx3ne747hx5tfvna0gb7a', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:49:40.897253+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzx3ne747hx5tfvna0gb7a', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:49:40.927041+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzx3ney3m4ch2ppzgxwxjf', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:49:41.236691+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzx3ney3m4ch2ppzgxwxjf', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:49:41.325618+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzx3yt7dm1z5vy326avjxb', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:49:41.678977+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzx3yt7dm1z5vy326avjxb', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:49:41.777233+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzx60fgtcrprhew8m4rkwz', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:49:43.391703+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzx60fgtcrprhew8m4rkwz', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:49:43.505414+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzx6tbehhpaj4vjqstt4fs', 1, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:49:44.282567+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 1, 'job.created', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "name": "grown", "state": "queued", "dataset": "digits"}', '2026-11-22 01:49:40.219176+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 2, 'trial.queued', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx36nanb4tnzbwhnh5d66", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:49:40.281366+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 3, 'job.state', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:49:40.421412+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 4, 'trial.started', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx36nanb4tnzbwhnh5d66", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:49:40.421412+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 5, 'trial.epoch', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx36nanb4tnzbwhnh5d66", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:49:40.546292+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 6, 'trial.epoch', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx36nanb4tnzbwhnh5d66", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:49:40.613373+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 7, 'trial.succeeded', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx36nanb4tnzbwhnh5d66", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzx3jnt22qpgab10f35w6m", "job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx36nanb4tnzbwhnh5d66", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:04:40.669599Z"}}', '2026-11-22 01:49:40.71337+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 8, 'trial.queued', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ne747hx5tfvna0gb7a", "number": 1, "attempt": 0, "parent_id": "model_01m7yzx3jnt22qpgab10f35w6m", "mutations": null}', '2026-11-22 01:49:40.751073+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 9, 'trial.queued', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ney3m4ch2ppzgxwxjf", "number": 2, "attempt": 0, "parent_id": "model_01m7yzx3jnt22qpgab10f35w6m", "mutations": null}', '2026-11-22 01:49:40.751073+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 10, 'trial.started', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ne747hx5tfvna0gb7a", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzx3jnt22qpgab10f35w6m"}', '2026-11-22 01:49:40.853408+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 11, 'trial.epoch', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ne747hx5tfvna0gb7a", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:49:40.89787+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 12, 'trial.epoch', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ne747hx5tfvna0gb7a", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:49:40.930492+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 13, 'trial.succeeded', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ne747hx5tfvna0gb7a", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzx3wvv0r1b4htxhgk3wcb", "job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ne747hx5tfvna0gb7a", "parent_id": "model_01m7yzx3jnt22qpgab10f35w6m", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:04:40.988405Z"}}', '2026-11-22 01:49:41.017273+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 14, 'trial.queued', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3yt7dm1z5vy326avjxb", "number": 3, "attempt": 0, "parent_id": "model_01m7yzx3wvv0r1b4htxhgk3wcb", "mutations": null}', '2026-11-22 01:49:41.0533+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 15, 'trial.started', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ney3m4ch2ppzgxwxjf", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzx3jnt22qpgab10f35w6m"}', '2026-11-22 01:49:41.150333+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 16, 'trial.epoch', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ney3m4ch2ppzgxwxjf", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:49:41.250042+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 17, 'trial.epoch', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ney3m4ch2ppzgxwxjf", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:49:41.32651+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 18, 'trial.succeeded', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ney3m4ch2ppzgxwxjf", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzx49p3ajzdy6qzyjd4twp", "job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3ney3m4ch2ppzgxwxjf", "parent_id": "model_01m7yzx3jnt22qpgab10f35w6m", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:04:41.399678Z"}}', '2026-11-22 01:49:41.457816+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 19, 'trial.started', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3yt7dm1z5vy326avjxb", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzx3wvv0r1b4htxhgk3wcb"}', '2026-11-22 01:49:41.606449+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 20, 'trial.epoch', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3yt7dm1z5vy326avjxb", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:49:41.691736+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 21, 'trial.epoch', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3yt7dm1z5vy326avjxb", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:49:41.785178+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 22, 'trial.succeeded', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3yt7dm1z5vy326avjxb", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzx4rjq93x2k5hp0t2355g", "job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "trial_id": "trial_01m7yzx3yt7dm1z5vy326avjxb", "parent_id": "model_01m7yzx3wvv0r1b4htxhgk3wcb", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:04:41.875211Z"}}', '2026-11-22 01:49:41.910528+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 23, 'job.state', '{"job_id": "job_01m7yzx32xm0rgeeq6d77kynkg", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 01:49:41.983764+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx4zfhgxpa6ft35zc5b1t', 1, 'job.created', '{"job_id": "job_01m7yzx4zfhgxpa6ft35zc5b1t", "name": "failed", "state": "queued", "dataset": "digits"}', '2026-11-22 01:49:42.135858+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx4zfhgxpa6ft35zc5b1t', 2, 'trial.queued', '{"job_id": "job_01m7yzx4zfhgxpa6ft35zc5b1t", "trial_id": "trial_01m7yzx53st328fyxx6jy5v24y", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:49:42.235556+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx4zfhgxpa6ft35zc5b1t', 3, 'job.state', '{"job_id": "job_01m7yzx4zfhgxpa6ft35zc5b1t", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:49:42.360446+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx4zfhgxpa6ft35zc5b1t', 4, 'trial.started', '{"job_id": "job_01m7yzx4zfhgxpa6ft35zc5b1t", "trial_id": "trial_01m7yzx53st328fyxx6jy5v24y", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:49:42.360446+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx4zfhgxpa6ft35zc5b1t', 5, 'trial.failed', '{"job_id": "job_01m7yzx4zfhgxpa6ft35zc5b1t", "trial_id": "trial_01m7yzx53st328fyxx6jy5v24y", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}', '2026-11-22 01:49:42.568991+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx4zfhgxpa6ft35zc5b1t', 6, 'job.state', '{"job_id": "job_01m7yzx4zfhgxpa6ft35zc5b1t", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}', '2026-11-22 01:49:42.637354+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5jeb9d6aez46t5k1704', 1, 'job.created', '{"job_id": "job_01m7yzx5jeb9d6aez46t5k1704", "name": "cancelled", "state": "queued", "dataset": "digits"}', '2026-11-22 01:49:42.738252+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5jeb9d6aez46t5k1704', 2, 'trial.queued', '{"job_id": "job_01m7yzx5jeb9d6aez46t5k1704", "trial_id": "trial_01m7yzx5mbzvnsz1we1384j3h8", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:49:42.766583+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5jeb9d6aez46t5k1704', 3, 'job.state', '{"job_id": "job_01m7yzx5jeb9d6aez46t5k1704", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 01:49:42.800438+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5jeb9d6aez46t5k1704', 4, 'trial.cancelled', '{"job_id": "job_01m7yzx5jeb9d6aez46t5k1704", "trial_id": "trial_01m7yzx5mbzvnsz1we1384j3h8", "number": 0, "attempt": 0}', '2026-11-22 01:49:42.849007+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5jeb9d6aez46t5k1704', 5, 'job.state', '{"job_id": "job_01m7yzx5jeb9d6aez46t5k1704", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 01:49:42.888981+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5w57aj4nmb5qdb75hda', 1, 'job.created', '{"job_id": "job_01m7yzx5w57aj4nmb5qdb75hda", "name": "paused", "state": "queued", "dataset": "digits"}', '2026-11-22 01:49:43.063638+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5w57aj4nmb5qdb75hda', 2, 'trial.queued', '{"job_id": "job_01m7yzx5w57aj4nmb5qdb75hda", "trial_id": "trial_01m7yzx60fgtcrprhew8m4rkwz", "number": 1, "attempt": 0, "parent_id": "model_01m7yzx4rjq93x2k5hp0t2355g", "mutations": null}', '2026-11-22 01:49:43.152999+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5w57aj4nmb5qdb75hda', 3, 'trial.queued', '{"job_id": "job_01m7yzx5w57aj4nmb5qdb75hda", "trial_id": "trial_01m7yzx60gvb60vp7kdeb54bc0", "number": 2, "attempt": 0, "parent_id": "model_01m7yzx4rjq93x2k5hp0t2355g", "mutations": null}', '2026-11-22 01:49:43.152999+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5w57aj4nmb5qdb75hda', 4, 'job.state', '{"job_id": "job_01m7yzx5w57aj4nmb5qdb75hda", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:49:43.257155+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5w57aj4nmb5qdb75hda', 5, 'trial.started', '{"job_id": "job_01m7yzx5w57aj4nmb5qdb75hda", "trial_id": "trial_01m7yzx60fgtcrprhew8m4rkwz", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzx4rjq93x2k5hp0t2355g"}', '2026-11-22 01:49:43.257155+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5w57aj4nmb5qdb75hda', 6, 'trial.epoch', '{"job_id": "job_01m7yzx5w57aj4nmb5qdb75hda", "trial_id": "trial_01m7yzx60fgtcrprhew8m4rkwz", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:49:43.402384+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5w57aj4nmb5qdb75hda', 7, 'trial.epoch', '{"job_id": "job_01m7yzx5w57aj4nmb5qdb75hda", "trial_id": "trial_01m7yzx60fgtcrprhew8m4rkwz", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:49:43.515681+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5w57aj4nmb5qdb75hda', 8, 'trial.succeeded', '{"job_id": "job_01m7yzx5w57aj4nmb5qdb75hda", "trial_id": "trial_01m7yzx60fgtcrprhew8m4rkwz", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzx6eytf0bd09zzcwkm7sb", "job_id": "job_01m7yzx5w57aj4nmb5qdb75hda", "trial_id": "trial_01m7yzx60fgtcrprhew8m4rkwz", "parent_id": "model_01m7yzx4rjq93x2k5hp0t2355g", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:04:43.648508Z"}}', '2026-11-22 01:49:43.689719+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5w57aj4nmb5qdb75hda', 9, 'trial.queued', '{"job_id": "job_01m7yzx5w57aj4nmb5qdb75hda", "trial_id": "trial_01m7yzx6kvpj01vx1mtr3pxa53", "number": 3, "attempt": 0, "parent_id": "model_01m7yzx4rjq93x2k5hp0t2355g", "mutations": null}', '2026-11-22 01:49:43.77224+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx5w57aj4nmb5qdb75hda', 10, 'job.state', '{"job_id": "job_01m7yzx5w57aj4nmb5qdb75hda", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 01:49:43.860922+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx6qz6ysr6ptypv3gsgb3', 1, 'job.created', '{"job_id": "job_01m7yzx6qz6ysr6ptypv3gsgb3", "name": "running", "state": "queued", "dataset": "digits"}', '2026-11-22 01:49:43.940554+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx6qz6ysr6ptypv3gsgb3', 2, 'trial.queued', '{"job_id": "job_01m7yzx6qz6ysr6ptypv3gsgb3", "trial_id": "trial_01m7yzx6tbehhpaj4vjqstt4fs", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:49:43.979627+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx6qz6ysr6ptypv3gsgb3', 3, 'job.state', '{"job_id": "job_01m7yzx6qz6ysr6ptypv3gsgb3", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:49:44.099521+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx6qz6ysr6ptypv3gsgb3', 4, 'trial.started', '{"job_id": "job_01m7yzx6qz6ysr6ptypv3gsgb3", "trial_id": "trial_01m7yzx6tbehhpaj4vjqstt4fs", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:49:44.099521+13:45');
INSERT INTO public.events VALUES ('job_01m7yzx6qz6ysr6ptypv3gsgb3', 5, 'trial.epoch', '{"job_id": "job_01m7yzx6qz6ysr6ptypv3gsgb3", "trial_id": "trial_01m7yzx6tbehhpaj4vjqstt4fs", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:49:44.302104+13:45');
INSERT INTO public.jobs VALUES ('job_01m7yzx4zfhgxpa6ft35zc5b1t', 'failed', '{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'failed', 0, 2, 'val_accuracy', NULL, false, 4, 6, NULL, 'cc1dac12fefdcceddbc317a8b13061759d82cc640854a23688da7cd42869d7af', 'the seed network''s trial failed: diverged: the loss is NaN', NULL, false, 0, '2026-11-22 01:49:42.103823+13:45', '2026-11-22 01:49:42.319647+13:45', '2026-11-22 01:49:42.602761+13:45', NULL);
INSERT INTO public.jobs VALUES ('job_01m7yzx32xm0rgeeq6d77kynkg', 'grown', '{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}', 'digits', 'succeeded', 0, 2, 'val_accuracy', NULL, false, 4, 23, NULL, '26ab584c7f7ec1254f8f29462a334b01d486ef61760a3c5d68867e31038906b8', NULL, NULL, false, 4, '2026-11-22 01:49:40.198044+13:45', '2026-11-22 01:49:40.38271+13:45', '2026-11-22 01:49:41.976474+13:45', NULL);
INSERT INTO public.jobs VALUES ('job_01m7yzx5jeb9d6aez46t5k1704', 'cancelled', '{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'cancelled', 0, 2, 'val_accuracy', NULL, true, 4, 5, NULL, 'be4e29dbc0d2ed6e70ce98b34e11bc7cfedff423428c46dc594f28d1dd6b1159', NULL, NULL, false, 0, '2026-11-22 01:49:42.726727+13:45', NULL, '2026-11-22 01:49:42.888051+13:45', NULL);
INSERT INTO public.jobs VALUES ('job_01m7yzx5w57aj4nmb5qdb75hda', 'paused', '{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7yzx4rjq93x2k5hp0t2355g"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'paused', 0, 2, 'val_accuracy', NULL, false, 3, 10, NULL, 'fca639289101ca5740ccdb4f014090ee91e95d8457ae6c6724de4b9064fa29e5', NULL, 'model_01m7yzx4rjq93x2k5hp0t2355g', true, 1, '2026-11-22 01:49:43.029338+13:45', '2026-11-22 01:49:43.20859+13:45', NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7yzx6qz6ysr6ptypv3gsgb3', 'running', '{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'running', 0, 2, 'val_accuracy', NULL, false, 3, 5, NULL, '2f2d909d8b9409a6290ff9e6a04306ec534f1b3626f40e3a962fd749687648d3', NULL, NULL, false, 0.5, '2026-11-22 01:49:43.918311+13:45', '2026-11-22 01:49:44.034835+13:45', NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7yzx3jnt22qpgab10f35w6m', 'job_01m7yzx32xm0rgeeq6d77kynkg', 'trial_01m7yzx36nanb4tnzbwhnh5d66', 0, NULL, 0, 'digits', 0.5, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '4fd4937abfc1a0ec654b0250bd07d377f286fcadfc45203ffdf47fb2aa0fd3c4', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:49:40.669599+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7yzx3wvv0r1b4htxhgk3wcb', 'job_01m7yzx32xm0rgeeq6d77kynkg', 'trial_01m7yzx3ne747hx5tfvna0gb7a', 1, 'model_01m7yzx3jnt22qpgab10f35w6m', 1, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '105e7b08f586aaf0be29da69959b34e65c8de2aa43f35bb1da40a0c4219babd2', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:49:40.988405+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7yzx49p3ajzdy6qzyjd4twp', 'job_01m7yzx32xm0rgeeq6d77kynkg', 'trial_01m7yzx3ney3m4ch2ppzgxwxjf', 2, 'model_01m7yzx3jnt22qpgab10f35w6m', 1, 'digits', 0.502, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'a4bf72e8af91136437f5b90a0592239a4b0583042bd7248413893cee6dee4c53', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:49:41.399678+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7yzx4rjq93x2k5hp0t2355g', 'job_01m7yzx32xm0rgeeq6d77kynkg', 'trial_01m7yzx3yt7dm1z5vy326avjxb', 3, 'model_01m7yzx3wvv0r1b4htxhgk3wcb', 2, 'digits', 0.503, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '560dc1b507f97b581eb4077e233a09c023fdc7e36428026554061c7c02b57217', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:49:41.875211+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7yzx6eytf0bd09zzcwkm7sb', 'job_01m7yzx5w57aj4nmb5qdb75hda', 'trial_01m7yzx60fgtcrprhew8m4rkwz', 1, 'model_01m7yzx4rjq93x2k5hp0t2355g', 3, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'eb04b6700e1ca2160dfcf8d0b702e1efad99d2b3bc3fb5c1ad36247a6bcebfa7', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:49:43.648508+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m7yzx36nanb4tnzbwhnh5d66', 'job_01m7yzx32xm0rgeeq6d77kynkg', 0, 'succeeded', NULL, NULL, 3681192180922288502, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:49:40.289354+13:45', '2026-11-22 01:49:40.38271+13:45', '2026-11-22 01:49:40.669599+13:45', '2026-11-22 01:49:40.289354+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzx3ne747hx5tfvna0gb7a', 'job_01m7yzx32xm0rgeeq6d77kynkg', 1, 'succeeded', 'model_01m7yzx3jnt22qpgab10f35w6m', NULL, 9013970637836275012, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:49:40.775186+13:45', '2026-11-22 01:49:40.823361+13:45', '2026-11-22 01:49:40.988405+13:45', '2026-11-22 01:49:40.775186+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzx3ney3m4ch2ppzgxwxjf', 'job_01m7yzx32xm0rgeeq6d77kynkg', 2, 'succeeded', 'model_01m7yzx3jnt22qpgab10f35w6m', NULL, 7043061815227882323, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:49:40.775186+13:45', '2026-11-22 01:49:41.104592+13:45', '2026-11-22 01:49:41.399678+13:45', '2026-11-22 01:49:40.775186+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzx3yt7dm1z5vy326avjxb', 'job_01m7yzx32xm0rgeeq6d77kynkg', 3, 'succeeded', 'model_01m7yzx3wvv0r1b4htxhgk3wcb', NULL, 1498689025397731062, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:49:41.077685+13:45', '2026-11-22 01:49:41.551179+13:45', '2026-11-22 01:49:41.875211+13:45', '2026-11-22 01:49:41.077685+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzx53st328fyxx6jy5v24y', 'job_01m7yzx4zfhgxpa6ft35zc5b1t', 0, 'failed', NULL, NULL, 1423549931114846593, 1, 0, NULL, 'worker_a', 0, NULL, NULL, NULL, NULL, 'diverged', 'the loss is NaN', NULL, 0, '2026-11-22 01:49:42.258147+13:45', '2026-11-22 01:49:42.319647+13:45', '2026-11-22 01:49:42.55318+13:45', '2026-11-22 01:49:42.258147+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzx5mbzvnsz1we1384j3h8', 'job_01m7yzx5jeb9d6aez46t5k1704', 0, 'cancelled', NULL, NULL, 1423549931114846593, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:49:42.771385+13:45', NULL, '2026-11-22 01:49:42.823221+13:45', '2026-11-22 01:49:42.771385+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzx60gvb60vp7kdeb54bc0', 'job_01m7yzx5w57aj4nmb5qdb75hda', 2, 'queued', 'model_01m7yzx4rjq93x2k5hp0t2355g', NULL, 8743697986109197258, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:49:43.165865+13:45', NULL, NULL, '2026-11-22 01:49:43.165865+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzx60fgtcrprhew8m4rkwz', 'job_01m7yzx5w57aj4nmb5qdb75hda', 1, 'succeeded', 'model_01m7yzx4rjq93x2k5hp0t2355g', NULL, 9178865395942626920, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:49:43.165865+13:45', '2026-11-22 01:49:43.20859+13:45', '2026-11-22 01:49:43.648508+13:45', '2026-11-22 01:49:43.165865+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzx6kvpj01vx1mtr3pxa53', 'job_01m7yzx5w57aj4nmb5qdb75hda', 3, 'queued', 'model_01m7yzx4rjq93x2k5hp0t2355g', NULL, 7010055096436244282, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:49:43.794135+13:45', NULL, NULL, '2026-11-22 01:49:43.794135+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzx6tbehhpaj4vjqstt4fs', 'job_01m7yzx6qz6ysr6ptypv3gsgb3', 0, 'running', NULL, NULL, 1423549931114846593, 1, 0, '2026-11-22 01:50:44.034835+13:45', 'worker_a', 1, '617a9495f75bb278aacdb29b73cf9895a046132668fdbacef4485fe42d4f0462', NULL, NULL, NULL, NULL, NULL, NULL, 0.5, '2026-11-22 01:49:44.006857+13:45', '2026-11-22 01:49:44.034835+13:45', NULL, '2026-11-22 01:49:44.006857+13:45');
INSERT INTO public.workers VALUES ('host-1-abc', 'host', 1, 'cpu', NULL, '2026-11-22 01:49:44.391012+13:45', '2026-11-22 01:49:44.391012+13:45');
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
