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
    heard_at timestamp with time zone,
    fruitful_attempt integer
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
INSERT INTO public.alembic_version VALUES ('0006');
INSERT INTO public.datasets VALUES ('mine', 'e9e9df728d172d355a6535351d423dfa0cfc09b771e47c0ec589fe95e0d12739', 1000, '{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}', '2026-11-22 01:57:25.946737+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z0b6e68vmjrr1zxtng8dxj', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:57:22.649487+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z0b6e68vmjrr1zxtng8dxj', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:57:22.743859+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z0b71spnxjwq6nvrgxbw7k', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:57:23.205083+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z0b71spnxjwq6nvrgxbw7k', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:57:23.26936+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z0b71twg94h4y8zbrd6qvz', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:57:23.605295+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z0b71twg94h4y8zbrd6qvz', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:57:23.673311+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z0b7gazg3f8kghn0g3dbde', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:57:23.97617+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z0b7gazg3f8kghn0g3dbde', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:57:24.060448+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z0b93sgy3a2p4t05pfxjww', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:57:25.255903+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z0b93sgy3a2p4t05pfxjww', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:57:25.303504+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z0b9q57gvtxqx02a4ts9ha', 1, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:57:25.823463+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 1, 'job.created', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "name": "grown", "state": "queued", "dataset": "digits"}', '2026-11-22 01:57:22.175319+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 2, 'trial.queued', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b6e68vmjrr1zxtng8dxj", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:57:22.348874+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 3, 'job.state', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:57:22.529313+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 4, 'trial.started', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b6e68vmjrr1zxtng8dxj", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:57:22.529515+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 5, 'trial.epoch', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b6e68vmjrr1zxtng8dxj", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:57:22.689292+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 6, 'trial.epoch', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b6e68vmjrr1zxtng8dxj", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:57:22.746573+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 7, 'trial.succeeded', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b6e68vmjrr1zxtng8dxj", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z0b6wk5dt8xkdrewhesnar", "job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b6e68vmjrr1zxtng8dxj", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:12:22.837407Z"}}', '2026-11-22 01:57:22.878626+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 8, 'trial.queued', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71spnxjwq6nvrgxbw7k", "number": 1, "attempt": 0, "parent_id": "model_01m7z0b6wk5dt8xkdrewhesnar", "mutations": null}', '2026-11-22 01:57:22.970931+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 9, 'trial.queued', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71twg94h4y8zbrd6qvz", "number": 2, "attempt": 0, "parent_id": "model_01m7z0b6wk5dt8xkdrewhesnar", "mutations": null}', '2026-11-22 01:57:22.973204+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 10, 'trial.started', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71spnxjwq6nvrgxbw7k", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z0b6wk5dt8xkdrewhesnar"}', '2026-11-22 01:57:23.11961+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 11, 'trial.epoch', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71spnxjwq6nvrgxbw7k", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:57:23.215736+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 12, 'trial.epoch', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71spnxjwq6nvrgxbw7k", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:57:23.290393+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 13, 'trial.succeeded', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71spnxjwq6nvrgxbw7k", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z0b7edqphd629xek97gxwq", "job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71spnxjwq6nvrgxbw7k", "parent_id": "model_01m7z0b6wk5dt8xkdrewhesnar", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:12:23.374556Z"}}', '2026-11-22 01:57:23.390626+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 14, 'trial.queued', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b7gazg3f8kghn0g3dbde", "number": 3, "attempt": 0, "parent_id": "model_01m7z0b7edqphd629xek97gxwq", "mutations": null}', '2026-11-22 01:57:23.43488+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 15, 'trial.started', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71twg94h4y8zbrd6qvz", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z0b6wk5dt8xkdrewhesnar"}', '2026-11-22 01:57:23.547748+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 16, 'trial.epoch', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71twg94h4y8zbrd6qvz", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:57:23.616871+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 17, 'trial.epoch', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71twg94h4y8zbrd6qvz", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:57:23.686836+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 18, 'trial.succeeded', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71twg94h4y8zbrd6qvz", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z0b7v2y8m4qjgpb03yn5gp", "job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b71twg94h4y8zbrd6qvz", "parent_id": "model_01m7z0b6wk5dt8xkdrewhesnar", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:12:23.779767Z"}}', '2026-11-22 01:57:23.814676+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 19, 'trial.started', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b7gazg3f8kghn0g3dbde", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z0b7edqphd629xek97gxwq"}', '2026-11-22 01:57:23.91631+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 20, 'trial.epoch', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b7gazg3f8kghn0g3dbde", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:57:23.976934+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 21, 'trial.epoch', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b7gazg3f8kghn0g3dbde", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:57:24.085643+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 22, 'trial.succeeded', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b7gazg3f8kghn0g3dbde", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z0b86kw4h3tmpn7y0y9qdx", "job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "trial_id": "trial_01m7z0b7gazg3f8kghn0g3dbde", "parent_id": "model_01m7z0b7edqphd629xek97gxwq", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:12:24.148239Z"}}', '2026-11-22 01:57:24.159339+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 23, 'job.state', '{"job_id": "job_01m7z0b65p41tb8mqbs5vpwgs3", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 01:57:24.210239+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b8df8308aqxd3jyv2mdd', 1, 'job.created', '{"job_id": "job_01m7z0b8df8308aqxd3jyv2mdd", "name": "failed", "state": "queued", "dataset": "digits"}', '2026-11-22 01:57:24.409843+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b8df8308aqxd3jyv2mdd', 2, 'trial.queued', '{"job_id": "job_01m7z0b8df8308aqxd3jyv2mdd", "trial_id": "trial_01m7z0b8fwmghwjcj42pexnent", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:57:24.457897+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b8df8308aqxd3jyv2mdd', 3, 'job.state', '{"job_id": "job_01m7z0b8df8308aqxd3jyv2mdd", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:57:24.553316+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b8df8308aqxd3jyv2mdd', 4, 'trial.started', '{"job_id": "job_01m7z0b8df8308aqxd3jyv2mdd", "trial_id": "trial_01m7z0b8fwmghwjcj42pexnent", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:57:24.55343+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b8df8308aqxd3jyv2mdd', 5, 'trial.failed', '{"job_id": "job_01m7z0b8df8308aqxd3jyv2mdd", "trial_id": "trial_01m7z0b8fwmghwjcj42pexnent", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}', '2026-11-22 01:57:24.650901+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b8df8308aqxd3jyv2mdd', 6, 'job.state', '{"job_id": "job_01m7z0b8df8308aqxd3jyv2mdd", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}', '2026-11-22 01:57:24.666532+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b8q1x35rsavdbknsyfbp', 1, 'job.created', '{"job_id": "job_01m7z0b8q1x35rsavdbknsyfbp", "name": "cancelled", "state": "queued", "dataset": "digits"}', '2026-11-22 01:57:24.719375+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b8q1x35rsavdbknsyfbp', 2, 'trial.queued', '{"job_id": "job_01m7z0b8q1x35rsavdbknsyfbp", "trial_id": "trial_01m7z0b8shk2vgv8vqrmkek0jw", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:57:24.762636+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b8q1x35rsavdbknsyfbp', 3, 'job.state', '{"job_id": "job_01m7z0b8q1x35rsavdbknsyfbp", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 01:57:24.803006+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b8q1x35rsavdbknsyfbp', 4, 'trial.cancelled', '{"job_id": "job_01m7z0b8q1x35rsavdbknsyfbp", "trial_id": "trial_01m7z0b8shk2vgv8vqrmkek0jw", "number": 0, "attempt": 0}', '2026-11-22 01:57:24.881238+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b8q1x35rsavdbknsyfbp', 5, 'job.state', '{"job_id": "job_01m7z0b8q1x35rsavdbknsyfbp", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 01:57:24.941212+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b91dprf5tdx134hcr52x', 1, 'job.created', '{"job_id": "job_01m7z0b91dprf5tdx134hcr52x", "name": "paused", "state": "queued", "dataset": "digits"}', '2026-11-22 01:57:25.033217+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b91dprf5tdx134hcr52x', 2, 'trial.queued', '{"job_id": "job_01m7z0b91dprf5tdx134hcr52x", "trial_id": "trial_01m7z0b93sgy3a2p4t05pfxjww", "number": 1, "attempt": 0, "parent_id": "model_01m7z0b86kw4h3tmpn7y0y9qdx", "mutations": null}', '2026-11-22 01:57:25.082767+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b91dprf5tdx134hcr52x', 3, 'trial.queued', '{"job_id": "job_01m7z0b91dprf5tdx134hcr52x", "trial_id": "trial_01m7z0b93sqqs43x9k8a22hk0t", "number": 2, "attempt": 0, "parent_id": "model_01m7z0b86kw4h3tmpn7y0y9qdx", "mutations": null}', '2026-11-22 01:57:25.082872+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b91dprf5tdx134hcr52x', 4, 'job.state', '{"job_id": "job_01m7z0b91dprf5tdx134hcr52x", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:57:25.175418+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b91dprf5tdx134hcr52x', 5, 'trial.started', '{"job_id": "job_01m7z0b91dprf5tdx134hcr52x", "trial_id": "trial_01m7z0b93sgy3a2p4t05pfxjww", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z0b86kw4h3tmpn7y0y9qdx"}', '2026-11-22 01:57:25.181457+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b91dprf5tdx134hcr52x', 6, 'trial.epoch', '{"job_id": "job_01m7z0b91dprf5tdx134hcr52x", "trial_id": "trial_01m7z0b93sgy3a2p4t05pfxjww", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:57:25.266955+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b91dprf5tdx134hcr52x', 7, 'trial.epoch', '{"job_id": "job_01m7z0b91dprf5tdx134hcr52x", "trial_id": "trial_01m7z0b93sgy3a2p4t05pfxjww", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:57:25.321514+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b91dprf5tdx134hcr52x', 8, 'trial.succeeded', '{"job_id": "job_01m7z0b91dprf5tdx134hcr52x", "trial_id": "trial_01m7z0b93sgy3a2p4t05pfxjww", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z0b9dhcmq5cn0gtm3jkkrj", "job_id": "job_01m7z0b91dprf5tdx134hcr52x", "trial_id": "trial_01m7z0b93sgy3a2p4t05pfxjww", "parent_id": "model_01m7z0b86kw4h3tmpn7y0y9qdx", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:12:25.401422Z"}}', '2026-11-22 01:57:25.454358+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b91dprf5tdx134hcr52x', 9, 'trial.queued', '{"job_id": "job_01m7z0b91dprf5tdx134hcr52x", "trial_id": "trial_01m7z0b9h4eyad1b8xsbd937f1", "number": 3, "attempt": 0, "parent_id": "model_01m7z0b86kw4h3tmpn7y0y9qdx", "mutations": null}', '2026-11-22 01:57:25.50872+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b91dprf5tdx134hcr52x', 10, 'job.state', '{"job_id": "job_01m7z0b91dprf5tdx134hcr52x", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 01:57:25.578922+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b9mhvavg37fwgv61d2yb', 1, 'job.created', '{"job_id": "job_01m7z0b9mhvavg37fwgv61d2yb", "name": "running", "state": "queued", "dataset": "digits"}', '2026-11-22 01:57:25.664839+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b9mhvavg37fwgv61d2yb', 2, 'trial.queued', '{"job_id": "job_01m7z0b9mhvavg37fwgv61d2yb", "trial_id": "trial_01m7z0b9q57gvtxqx02a4ts9ha", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:57:25.702244+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b9mhvavg37fwgv61d2yb', 3, 'job.state', '{"job_id": "job_01m7z0b9mhvavg37fwgv61d2yb", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:57:25.755143+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b9mhvavg37fwgv61d2yb', 4, 'trial.started', '{"job_id": "job_01m7z0b9mhvavg37fwgv61d2yb", "trial_id": "trial_01m7z0b9q57gvtxqx02a4ts9ha", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:57:25.765247+13:45');
INSERT INTO public.events VALUES ('job_01m7z0b9mhvavg37fwgv61d2yb', 5, 'trial.epoch', '{"job_id": "job_01m7z0b9mhvavg37fwgv61d2yb", "trial_id": "trial_01m7z0b9q57gvtxqx02a4ts9ha", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:57:25.833212+13:45');
INSERT INTO public.jobs VALUES ('job_01m7z0b65p41tb8mqbs5vpwgs3', 'grown', '{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}', 'digits', 'succeeded', 0, 2, 'val_accuracy', NULL, false, 4, 23, NULL, 'd852b0a8b9068d26f19c8767a5b200eed6a23035049b6e3840aba8aedc245e7a', NULL, NULL, false, 4, '2026-11-22 01:57:22.140972+13:45', '2026-11-22 01:57:22.46654+13:45', '2026-11-22 01:57:24.198724+13:45', NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z0b8df8308aqxd3jyv2mdd', 'failed', '{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'failed', 0, 2, 'val_accuracy', NULL, false, 4, 6, NULL, '84446a5a19e7b5248bc3e050ced6501281e6ee5983507f123a4c65196e91394a', 'the seed network''s trial failed: diverged: the loss is NaN', NULL, false, 0, '2026-11-22 01:57:24.383155+13:45', '2026-11-22 01:57:24.501776+13:45', '2026-11-22 01:57:24.65703+13:45', NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z0b91dprf5tdx134hcr52x', 'paused', '{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7z0b86kw4h3tmpn7y0y9qdx"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'paused', 0, 2, 'val_accuracy', NULL, false, 3, 10, NULL, '87eccff87d2b62786fba01a7d547894fc5f747245ff30345a49bc15bc56835fb', NULL, 'model_01m7z0b86kw4h3tmpn7y0y9qdx', true, 1, '2026-11-22 01:57:25.023933+13:45', '2026-11-22 01:57:25.128422+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z0b8q1x35rsavdbknsyfbp', 'cancelled', '{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'cancelled', 0, 2, 'val_accuracy', NULL, true, 4, 5, NULL, '85680045bf76d15ccf7ae61e158b7d0b0209326f95694464fa3beb882bafa0a2', NULL, NULL, false, 0, '2026-11-22 01:57:24.705402+13:45', NULL, '2026-11-22 01:57:24.929175+13:45', NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z0b9mhvavg37fwgv61d2yb', 'running', '{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'running', 0, 2, 'val_accuracy', NULL, false, 3, 5, NULL, 'ee4a8b9df0665f32c599540e3c901fec6842bb7e5e5cff19a791810ecf0811d8', NULL, NULL, false, 0.5, '2026-11-22 01:57:25.649485+13:45', '2026-11-22 01:57:25.710511+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z0b6wk5dt8xkdrewhesnar', 'job_01m7z0b65p41tb8mqbs5vpwgs3', 'trial_01m7z0b6e68vmjrr1zxtng8dxj', 0, NULL, 0, 'digits', 0.5, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '18b281ebad907a254a4f169fa236354c6601ed9cffcb4c6f18eca1f9a28c0f13', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:57:22.837407+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z0b7edqphd629xek97gxwq', 'job_01m7z0b65p41tb8mqbs5vpwgs3', 'trial_01m7z0b71spnxjwq6nvrgxbw7k', 1, 'model_01m7z0b6wk5dt8xkdrewhesnar', 1, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '6c5bf5170ebc9c38973bfcb3974e276f7971fe31c574aec11ca7dc509d23f712', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:57:23.374556+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z0b7v2y8m4qjgpb03yn5gp', 'job_01m7z0b65p41tb8mqbs5vpwgs3', 'trial_01m7z0b71twg94h4y8zbrd6qvz', 2, 'model_01m7z0b6wk5dt8xkdrewhesnar', 1, 'digits', 0.502, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '452dff8bd34662d154a163c8d2a268d6e08ae84291b973725f4e5c4df02ad782', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:57:23.779767+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z0b86kw4h3tmpn7y0y9qdx', 'job_01m7z0b65p41tb8mqbs5vpwgs3', 'trial_01m7z0b7gazg3f8kghn0g3dbde', 3, 'model_01m7z0b7edqphd629xek97gxwq', 2, 'digits', 0.503, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '968c93a83ce81685dc6cdd7d494a6a522a77580086061f39a53e29d1f8cdb625', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:57:24.148239+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z0b9dhcmq5cn0gtm3jkkrj', 'job_01m7z0b91dprf5tdx134hcr52x', 'trial_01m7z0b93sgy3a2p4t05pfxjww', 1, 'model_01m7z0b86kw4h3tmpn7y0y9qdx', 3, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '4d17ef051ef55db68f113d23e68465e512f33b62399b0baab0ba7ead86b1b65b', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 01:57:25.401422+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m7z0b6e68vmjrr1zxtng8dxj', 'job_01m7z0b65p41tb8mqbs5vpwgs3', 0, 'succeeded', NULL, NULL, 3681192180922288502, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:57:22.351817+13:45', '2026-11-22 01:57:22.46654+13:45', '2026-11-22 01:57:22.837407+13:45', '2026-11-22 01:57:22.351817+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z0b71spnxjwq6nvrgxbw7k', 'job_01m7z0b65p41tb8mqbs5vpwgs3', 1, 'succeeded', 'model_01m7z0b6wk5dt8xkdrewhesnar', NULL, 9013970637836275012, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:57:22.992872+13:45', '2026-11-22 01:57:23.058917+13:45', '2026-11-22 01:57:23.374556+13:45', '2026-11-22 01:57:22.992872+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z0b71twg94h4y8zbrd6qvz', 'job_01m7z0b65p41tb8mqbs5vpwgs3', 2, 'succeeded', 'model_01m7z0b6wk5dt8xkdrewhesnar', NULL, 7043061815227882323, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:57:22.992872+13:45', '2026-11-22 01:57:23.505422+13:45', '2026-11-22 01:57:23.779767+13:45', '2026-11-22 01:57:22.992872+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z0b7gazg3f8kghn0g3dbde', 'job_01m7z0b65p41tb8mqbs5vpwgs3', 3, 'succeeded', 'model_01m7z0b7edqphd629xek97gxwq', NULL, 1498689025397731062, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:57:23.438534+13:45', '2026-11-22 01:57:23.881895+13:45', '2026-11-22 01:57:24.148239+13:45', '2026-11-22 01:57:23.438534+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z0b8fwmghwjcj42pexnent', 'job_01m7z0b8df8308aqxd3jyv2mdd', 0, 'failed', NULL, NULL, 1423549931114846593, 1, 0, NULL, 'worker_a', 0, NULL, NULL, NULL, NULL, 'diverged', 'the loss is NaN', NULL, 0, '2026-11-22 01:57:24.466235+13:45', '2026-11-22 01:57:24.501776+13:45', '2026-11-22 01:57:24.633202+13:45', '2026-11-22 01:57:24.466235+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z0b8shk2vgv8vqrmkek0jw', 'job_01m7z0b8q1x35rsavdbknsyfbp', 0, 'cancelled', NULL, NULL, 1423549931114846593, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:57:24.767129+13:45', NULL, '2026-11-22 01:57:24.849238+13:45', '2026-11-22 01:57:24.767129+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z0b93sqqs43x9k8a22hk0t', 'job_01m7z0b91dprf5tdx134hcr52x', 2, 'queued', 'model_01m7z0b86kw4h3tmpn7y0y9qdx', NULL, 8743697986109197258, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:57:25.092266+13:45', NULL, NULL, '2026-11-22 01:57:25.092266+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z0b93sgy3a2p4t05pfxjww', 'job_01m7z0b91dprf5tdx134hcr52x', 1, 'succeeded', 'model_01m7z0b86kw4h3tmpn7y0y9qdx', NULL, 9178865395942626920, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:57:25.092266+13:45', '2026-11-22 01:57:25.128422+13:45', '2026-11-22 01:57:25.401422+13:45', '2026-11-22 01:57:25.092266+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z0b9h4eyad1b8xsbd937f1', 'job_01m7z0b91dprf5tdx134hcr52x', 3, 'queued', 'model_01m7z0b86kw4h3tmpn7y0y9qdx', NULL, 7010055096436244282, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:57:25.521396+13:45', NULL, NULL, '2026-11-22 01:57:25.521396+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z0b9q57gvtxqx02a4ts9ha', 'job_01m7z0b9mhvavg37fwgv61d2yb', 0, 'running', NULL, NULL, 1423549931114846593, 1, 0, '2026-11-22 01:58:25.710511+13:45', 'worker_a', 1, '3779da03652fc947a5400ce3f5a887e5a448c6a6e2e4eb48547a8b9fd76f4bb1', NULL, NULL, NULL, NULL, NULL, NULL, 0.5, '2026-11-22 01:57:25.703179+13:45', '2026-11-22 01:57:25.710511+13:45', NULL, '2026-11-22 01:57:25.703179+13:45', NULL);
INSERT INTO public.workers VALUES ('host-1-abc', 'host', 1, 'cpu', NULL, '2026-11-22 01:57:25.917075+13:45', '2026-11-22 01:57:25.917075+13:45');
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
