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
    seen_at timestamp with time zone NOT NULL,
    figures json
);
INSERT INTO public.alembic_version VALUES ('0008');
INSERT INTO public.datasets VALUES ('mine', '9e85b96d9fb9ccdbca6afbbaf917fa001b5bb1ef5ce4d3cb921261bf9a41e045', 1000, '{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}', '2026-12-01 22:21:15.411882+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rbyn67565w8hd8yemkjhh6', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-01 22:21:15.204617+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rbyn67565w8hd8yemkjhh6', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-01 22:21:15.208597+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rbyn7r85yqd8yfr484ca1e', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-01 22:21:15.239928+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rbyn7r85yqd8yfr484ca1e', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-01 22:21:15.242244+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rbyn7sx7q8bcwnh9e21m5g', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-01 22:21:15.260906+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rbyn7sx7q8bcwnh9e21m5g', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-01 22:21:15.263359+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rbyn8q44masf6qxvhm29pf', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-01 22:21:15.278346+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rbyn8q44masf6qxvhm29pf', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-01 22:21:15.280261+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rbynbsp92fsdpsvjsvz1pq', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-01 22:21:15.370189+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rbynbsp92fsdpsvjsvz1pq', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-01 22:21:15.371986+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rbynd0eeadr713c1pkbxs6', 1, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-01 22:21:15.403796+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 1, 'job.created', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "name": "grown", "state": "queued", "dataset": "digits"}', '2026-12-01 22:21:15.170206+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 2, 'trial.queued', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn67565w8hd8yemkjhh6", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-12-01 22:21:15.18237+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 3, 'job.state', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-01 22:21:15.1932+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 4, 'trial.started', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn67565w8hd8yemkjhh6", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-01 22:21:15.1952+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 5, 'trial.epoch', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn67565w8hd8yemkjhh6", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-01 22:21:15.207244+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 6, 'trial.epoch', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn67565w8hd8yemkjhh6", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-01 22:21:15.20969+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 7, 'trial.succeeded', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn67565w8hd8yemkjhh6", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rbyn7a4kt6vw4zpbdakc2p", "job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn67565w8hd8yemkjhh6", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T08:36:15.212981Z"}}', '2026-12-01 22:21:15.222866+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 8, 'trial.queued', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7r85yqd8yfr484ca1e", "number": 1, "attempt": 0, "parent_id": "model_01m8rbyn7a4kt6vw4zpbdakc2p", "mutations": null}', '2026-12-01 22:21:15.22539+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 9, 'trial.queued', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7sx7q8bcwnh9e21m5g", "number": 2, "attempt": 0, "parent_id": "model_01m8rbyn7a4kt6vw4zpbdakc2p", "mutations": null}', '2026-12-01 22:21:15.226141+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 10, 'trial.started', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7r85yqd8yfr484ca1e", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rbyn7a4kt6vw4zpbdakc2p"}', '2026-12-01 22:21:15.238457+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 11, 'trial.epoch', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7r85yqd8yfr484ca1e", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-01 22:21:15.240888+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 12, 'trial.epoch', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7r85yqd8yfr484ca1e", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-01 22:21:15.243245+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 13, 'trial.succeeded', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7r85yqd8yfr484ca1e", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rbyn8czy4w9vcj3rawn3x1", "job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7r85yqd8yfr484ca1e", "parent_id": "model_01m8rbyn7a4kt6vw4zpbdakc2p", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T08:36:15.244969Z"}}', '2026-12-01 22:21:15.248333+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 14, 'trial.queued', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn8q44masf6qxvhm29pf", "number": 3, "attempt": 0, "parent_id": "model_01m8rbyn8czy4w9vcj3rawn3x1", "mutations": null}', '2026-12-01 22:21:15.255536+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 15, 'trial.started', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7sx7q8bcwnh9e21m5g", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rbyn7a4kt6vw4zpbdakc2p"}', '2026-12-01 22:21:15.259188+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 16, 'trial.epoch', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7sx7q8bcwnh9e21m5g", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-01 22:21:15.261892+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 17, 'trial.epoch', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7sx7q8bcwnh9e21m5g", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-01 22:21:15.264384+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 18, 'trial.succeeded', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7sx7q8bcwnh9e21m5g", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rbyn91gpkdsehga6gfwdw9", "job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn7sx7q8bcwnh9e21m5g", "parent_id": "model_01m8rbyn7a4kt6vw4zpbdakc2p", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T08:36:15.266094Z"}}', '2026-12-01 22:21:15.268774+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 19, 'trial.started', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn8q44masf6qxvhm29pf", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rbyn8czy4w9vcj3rawn3x1"}', '2026-12-01 22:21:15.276481+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 20, 'trial.epoch', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn8q44masf6qxvhm29pf", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-01 22:21:15.279033+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 21, 'trial.epoch', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn8q44masf6qxvhm29pf", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-01 22:21:15.281219+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 22, 'trial.succeeded', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn8q44masf6qxvhm29pf", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rbyn9j20a5zg6rcxt6hnhx", "job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "trial_id": "trial_01m8rbyn8q44masf6qxvhm29pf", "parent_id": "model_01m8rbyn8czy4w9vcj3rawn3x1", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T08:36:15.282626Z"}}', '2026-12-01 22:21:15.289675+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 23, 'job.state', '{"job_id": "job_01m8rbyn5j667k7kvwhwjcfxks", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}', '2026-12-01 22:21:15.293013+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyna4y8hg6pf2kjaeb88q', 1, 'job.created', '{"job_id": "job_01m8rbyna4y8hg6pf2kjaeb88q", "name": "failed", "state": "queued", "dataset": "digits"}', '2026-12-01 22:21:15.306718+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyna4y8hg6pf2kjaeb88q', 2, 'trial.queued', '{"job_id": "job_01m8rbyna4y8hg6pf2kjaeb88q", "trial_id": "trial_01m8rbynackj4fnx3hnrtkjw02", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-12-01 22:21:15.309373+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyna4y8hg6pf2kjaeb88q', 3, 'job.state', '{"job_id": "job_01m8rbyna4y8hg6pf2kjaeb88q", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-01 22:21:15.312622+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyna4y8hg6pf2kjaeb88q', 4, 'trial.started', '{"job_id": "job_01m8rbyna4y8hg6pf2kjaeb88q", "trial_id": "trial_01m8rbynackj4fnx3hnrtkjw02", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-01 22:21:15.313904+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyna4y8hg6pf2kjaeb88q', 5, 'trial.failed', '{"job_id": "job_01m8rbyna4y8hg6pf2kjaeb88q", "trial_id": "trial_01m8rbynackj4fnx3hnrtkjw02", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}', '2026-12-01 22:21:15.323726+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyna4y8hg6pf2kjaeb88q', 6, 'job.state', '{"job_id": "job_01m8rbyna4y8hg6pf2kjaeb88q", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}', '2026-12-01 22:21:15.325773+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynaz7qypf8mf3hcwss0b', 1, 'job.created', '{"job_id": "job_01m8rbynaz7qypf8mf3hcwss0b", "name": "cancelled", "state": "queued", "dataset": "digits"}', '2026-12-01 22:21:15.32987+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynaz7qypf8mf3hcwss0b', 2, 'trial.queued', '{"job_id": "job_01m8rbynaz7qypf8mf3hcwss0b", "trial_id": "trial_01m8rbynb35wzksyr1n8mb3k6a", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-12-01 22:21:15.338153+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynaz7qypf8mf3hcwss0b', 3, 'job.state', '{"job_id": "job_01m8rbynaz7qypf8mf3hcwss0b", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}', '2026-12-01 22:21:15.339966+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynaz7qypf8mf3hcwss0b', 4, 'trial.cancelled', '{"job_id": "job_01m8rbynaz7qypf8mf3hcwss0b", "trial_id": "trial_01m8rbynb35wzksyr1n8mb3k6a", "number": 0, "attempt": 0}', '2026-12-01 22:21:15.343379+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynaz7qypf8mf3hcwss0b', 5, 'job.state', '{"job_id": "job_01m8rbynaz7qypf8mf3hcwss0b", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}', '2026-12-01 22:21:15.344943+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynbnc2bhkgrxh097rek9', 1, 'job.created', '{"job_id": "job_01m8rbynbnc2bhkgrxh097rek9", "name": "paused", "state": "queued", "dataset": "digits"}', '2026-12-01 22:21:15.351209+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynbnc2bhkgrxh097rek9', 2, 'trial.queued', '{"job_id": "job_01m8rbynbnc2bhkgrxh097rek9", "trial_id": "trial_01m8rbynbsp92fsdpsvjsvz1pq", "number": 1, "attempt": 0, "parent_id": "model_01m8rbyn9j20a5zg6rcxt6hnhx", "mutations": null}', '2026-12-01 22:21:15.357703+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynbnc2bhkgrxh097rek9', 3, 'trial.queued', '{"job_id": "job_01m8rbynbnc2bhkgrxh097rek9", "trial_id": "trial_01m8rbynbxhn8f8z4jwp63njev", "number": 2, "attempt": 0, "parent_id": "model_01m8rbyn9j20a5zg6rcxt6hnhx", "mutations": null}', '2026-12-01 22:21:15.358762+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynbnc2bhkgrxh097rek9', 4, 'job.state', '{"job_id": "job_01m8rbynbnc2bhkgrxh097rek9", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-01 22:21:15.363108+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynbnc2bhkgrxh097rek9', 5, 'trial.started', '{"job_id": "job_01m8rbynbnc2bhkgrxh097rek9", "trial_id": "trial_01m8rbynbsp92fsdpsvjsvz1pq", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rbyn9j20a5zg6rcxt6hnhx"}', '2026-12-01 22:21:15.364348+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynbnc2bhkgrxh097rek9', 6, 'trial.epoch', '{"job_id": "job_01m8rbynbnc2bhkgrxh097rek9", "trial_id": "trial_01m8rbynbsp92fsdpsvjsvz1pq", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-01 22:21:15.370891+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynbnc2bhkgrxh097rek9', 7, 'trial.epoch', '{"job_id": "job_01m8rbynbnc2bhkgrxh097rek9", "trial_id": "trial_01m8rbynbsp92fsdpsvjsvz1pq", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-01 22:21:15.372898+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynbnc2bhkgrxh097rek9', 8, 'trial.succeeded', '{"job_id": "job_01m8rbynbnc2bhkgrxh097rek9", "trial_id": "trial_01m8rbynbsp92fsdpsvjsvz1pq", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rbyncdppts8kthwd8seayq", "job_id": "job_01m8rbynbnc2bhkgrxh097rek9", "trial_id": "trial_01m8rbynbsp92fsdpsvjsvz1pq", "parent_id": "model_01m8rbyn9j20a5zg6rcxt6hnhx", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T08:36:15.374616Z"}}', '2026-12-01 22:21:15.377792+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynbnc2bhkgrxh097rek9', 9, 'trial.queued', '{"job_id": "job_01m8rbynbnc2bhkgrxh097rek9", "trial_id": "trial_01m8rbyncm19m955ph4ajgjwvn", "number": 3, "attempt": 0, "parent_id": "model_01m8rbyn9j20a5zg6rcxt6hnhx", "mutations": null}', '2026-12-01 22:21:15.380747+13:45');
INSERT INTO public.events VALUES ('job_01m8rbynbnc2bhkgrxh097rek9', 10, 'job.state', '{"job_id": "job_01m8rbynbnc2bhkgrxh097rek9", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}', '2026-12-01 22:21:15.3846+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyncvea8zas8d35f73q5y', 1, 'job.created', '{"job_id": "job_01m8rbyncvea8zas8d35f73q5y", "name": "running", "state": "queued", "dataset": "digits"}', '2026-12-01 22:21:15.390568+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyncvea8zas8d35f73q5y', 2, 'trial.queued', '{"job_id": "job_01m8rbyncvea8zas8d35f73q5y", "trial_id": "trial_01m8rbynd0eeadr713c1pkbxs6", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-12-01 22:21:15.393579+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyncvea8zas8d35f73q5y', 3, 'job.state', '{"job_id": "job_01m8rbyncvea8zas8d35f73q5y", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-01 22:21:15.399299+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyncvea8zas8d35f73q5y', 4, 'trial.started', '{"job_id": "job_01m8rbyncvea8zas8d35f73q5y", "trial_id": "trial_01m8rbynd0eeadr713c1pkbxs6", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-01 22:21:15.401398+13:45');
INSERT INTO public.events VALUES ('job_01m8rbyncvea8zas8d35f73q5y', 5, 'trial.epoch', '{"job_id": "job_01m8rbyncvea8zas8d35f73q5y", "trial_id": "trial_01m8rbynd0eeadr713c1pkbxs6", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-01 22:21:15.405574+13:45');
INSERT INTO public.jobs VALUES ('job_01m8rbyn5j667k7kvwhwjcfxks', 'grown', '{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}', 'digits', 'succeeded', 0, 2, 'val_accuracy', NULL, false, 4, 23, NULL, 'd852b0a8b9068d26f19c8767a5b200eed6a23035049b6e3840aba8aedc245e7a', NULL, NULL, false, 4, '2026-12-01 22:21:15.15878+13:45', '2026-12-01 22:21:15.187864+13:45', '2026-12-01 22:21:15.292711+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rbynaz7qypf8mf3hcwss0b', 'cancelled', '{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'cancelled', 0, 2, 'val_accuracy', NULL, true, 4, 5, NULL, '85680045bf76d15ccf7ae61e158b7d0b0209326f95694464fa3beb882bafa0a2', NULL, NULL, false, 0, '2026-12-01 22:21:15.327911+13:45', NULL, '2026-12-01 22:21:15.344241+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rbyna4y8hg6pf2kjaeb88q', 'failed', '{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'failed', 0, 2, 'val_accuracy', NULL, false, 4, 6, NULL, '84446a5a19e7b5248bc3e050ced6501281e6ee5983507f123a4c65196e91394a', 'the seed network''s trial failed: diverged: the loss is NaN', NULL, false, 0, '2026-12-01 22:21:15.301249+13:45', '2026-12-01 22:21:15.310635+13:45', '2026-12-01 22:21:15.324624+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rbynbnc2bhkgrxh097rek9', 'paused', '{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m8rbyn9j20a5zg6rcxt6hnhx"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'paused', 0, 2, 'val_accuracy', NULL, false, 3, 10, NULL, '4d4fb33da8b21170929fa8066da4a12319893e2aff3a03ebe4e805913f47cc43', NULL, 'model_01m8rbyn9j20a5zg6rcxt6hnhx', true, 1, '2026-12-01 22:21:15.350233+13:45', '2026-12-01 22:21:15.360272+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rbyncvea8zas8d35f73q5y', 'running', '{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'running', 0, 2, 'val_accuracy', NULL, false, 3, 5, NULL, 'ee4a8b9df0665f32c599540e3c901fec6842bb7e5e5cff19a791810ecf0811d8', NULL, NULL, false, 0.5, '2026-12-01 22:21:15.38855+13:45', '2026-12-01 22:21:15.396563+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rbyn7a4kt6vw4zpbdakc2p', 'job_01m8rbyn5j667k7kvwhwjcfxks', 'trial_01m8rbyn67565w8hd8yemkjhh6', 0, NULL, 0, 'digits', 0.5, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '9984caf51386eb8a4b16bd716b5c377c1ef7621e0dbf3e4b1a9afb8e35df89a9', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-01 22:21:15.212981+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rbyn8czy4w9vcj3rawn3x1', 'job_01m8rbyn5j667k7kvwhwjcfxks', 'trial_01m8rbyn7r85yqd8yfr484ca1e', 1, 'model_01m8rbyn7a4kt6vw4zpbdakc2p', 1, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '4e39de95b8476996fb0cfeb239418ec257a61e6d290a451727ac2b753764c962', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-01 22:21:15.244969+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rbyn91gpkdsehga6gfwdw9', 'job_01m8rbyn5j667k7kvwhwjcfxks', 'trial_01m8rbyn7sx7q8bcwnh9e21m5g', 2, 'model_01m8rbyn7a4kt6vw4zpbdakc2p', 1, 'digits', 0.502, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '639f858ef7111e1b6e7ba6be1d30fe699d5239b44c3d4b4345500890cfd9b30a', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-01 22:21:15.266094+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rbyn9j20a5zg6rcxt6hnhx', 'job_01m8rbyn5j667k7kvwhwjcfxks', 'trial_01m8rbyn8q44masf6qxvhm29pf', 3, 'model_01m8rbyn8czy4w9vcj3rawn3x1', 2, 'digits', 0.503, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'bd7553f6155a6687962ca5695a90a869c7be3163fc81a61501b4d8a9b963a4e4', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-01 22:21:15.282626+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rbyncdppts8kthwd8seayq', 'job_01m8rbynbnc2bhkgrxh097rek9', 'trial_01m8rbynbsp92fsdpsvjsvz1pq', 1, 'model_01m8rbyn9j20a5zg6rcxt6hnhx', 3, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'bcfd2680d5adf82dd9ab6676e4c8118091624f26cea30c0f5f16c0d9381e6d11', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-01 22:21:15.374616+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rbyn67565w8hd8yemkjhh6', 'job_01m8rbyn5j667k7kvwhwjcfxks', 0, 'succeeded', NULL, NULL, 3681192180922288502, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-01 22:21:15.17663+13:45', '2026-12-01 22:21:15.187864+13:45', '2026-12-01 22:21:15.212981+13:45', '2026-12-01 22:21:15.17663+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rbyn7r85yqd8yfr484ca1e', 'job_01m8rbyn5j667k7kvwhwjcfxks', 1, 'succeeded', 'model_01m8rbyn7a4kt6vw4zpbdakc2p', NULL, 9013970637836275012, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-01 22:21:15.224957+13:45', '2026-12-01 22:21:15.232147+13:45', '2026-12-01 22:21:15.244969+13:45', '2026-12-01 22:21:15.224957+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rbyn7sx7q8bcwnh9e21m5g', 'job_01m8rbyn5j667k7kvwhwjcfxks', 2, 'succeeded', 'model_01m8rbyn7a4kt6vw4zpbdakc2p', NULL, 7043061815227882323, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-01 22:21:15.22572+13:45', '2026-12-01 22:21:15.257476+13:45', '2026-12-01 22:21:15.266094+13:45', '2026-12-01 22:21:15.22572+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rbyn8q44masf6qxvhm29pf', 'job_01m8rbyn5j667k7kvwhwjcfxks', 3, 'succeeded', 'model_01m8rbyn8czy4w9vcj3rawn3x1', NULL, 1498689025397731062, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-01 22:21:15.255278+13:45', '2026-12-01 22:21:15.275016+13:45', '2026-12-01 22:21:15.282626+13:45', '2026-12-01 22:21:15.255278+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rbynackj4fnx3hnrtkjw02', 'job_01m8rbyna4y8hg6pf2kjaeb88q', 0, 'failed', NULL, NULL, 1423549931114846593, 1, 0, NULL, 'worker_a', 0, NULL, NULL, NULL, NULL, 'diverged', 'the loss is NaN', NULL, 0, '2026-12-01 22:21:15.308359+13:45', '2026-12-01 22:21:15.310635+13:45', '2026-12-01 22:21:15.321794+13:45', '2026-12-01 22:21:15.308359+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rbynb35wzksyr1n8mb3k6a', 'job_01m8rbynaz7qypf8mf3hcwss0b', 0, 'cancelled', NULL, NULL, 1423549931114846593, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-01 22:21:15.33172+13:45', NULL, '2026-12-01 22:21:15.340173+13:45', '2026-12-01 22:21:15.33172+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rbynbxhn8f8z4jwp63njev', 'job_01m8rbynbnc2bhkgrxh097rek9', 2, 'queued', 'model_01m8rbyn9j20a5zg6rcxt6hnhx', NULL, 8743697986109197258, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-01 22:21:15.358119+13:45', NULL, NULL, '2026-12-01 22:21:15.358119+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rbynbsp92fsdpsvjsvz1pq', 'job_01m8rbynbnc2bhkgrxh097rek9', 1, 'succeeded', 'model_01m8rbyn9j20a5zg6rcxt6hnhx', NULL, 9178865395942626920, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-01 22:21:15.354186+13:45', '2026-12-01 22:21:15.360272+13:45', '2026-12-01 22:21:15.374616+13:45', '2026-12-01 22:21:15.354186+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rbyncm19m955ph4ajgjwvn', 'job_01m8rbynbnc2bhkgrxh097rek9', 3, 'queued', 'model_01m8rbyn9j20a5zg6rcxt6hnhx', NULL, 7010055096436244282, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-01 22:21:15.380275+13:45', NULL, NULL, '2026-12-01 22:21:15.380275+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rbynd0eeadr713c1pkbxs6', 'job_01m8rbyncvea8zas8d35f73q5y', 0, 'running', NULL, NULL, 1423549931114846593, 1, 0, '2026-12-01 22:22:15.396563+13:45', 'worker_a', 1, 'a82613e55dc88f0be7b89a3dc3d2e23195caf810c4010e2a0576a4eb322596cf', NULL, NULL, NULL, NULL, NULL, NULL, 0.5, '2026-12-01 22:21:15.392608+13:45', '2026-12-01 22:21:15.396563+13:45', NULL, '2026-12-01 22:21:15.392608+13:45', NULL);
INSERT INTO public.workers VALUES ('host-1-abc', 'host', 1, 'cpu', NULL, '2026-12-01 22:21:15.409604+13:45', '2026-12-01 22:21:15.409604+13:45', NULL);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
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
