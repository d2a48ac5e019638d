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
    seen_at timestamp with time zone NOT NULL,
    figures json
);
INSERT INTO public.alembic_version VALUES ('0007');
INSERT INTO public.datasets VALUES ('mine', '749f5c071932f3921407500944914922d79c1d700a6d1ca060c7af1339a57862', 1000, '{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}', '2026-11-22 04:29:12.57494+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z915wcdtfv6ttt69zr8v3h', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 04:29:11.426914+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z915wcdtfv6ttt69zr8v3h', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 04:29:11.451708+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z9164swycc2t7kgxvwtjk9', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 04:29:11.657361+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z9164swycc2t7kgxvwtjk9', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 04:29:11.680738+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z9164sptc2zmv6f23v371z', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 04:29:11.806788+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z9164sptc2zmv6f23v371z', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 04:29:11.827057+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z916bbczm0rqsamngj89sg', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 04:29:11.934463+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z916bbczm0rqsamngj89sg', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 04:29:11.954919+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z916x1pxxmr921cnh91s53', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 04:29:12.381562+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z916x1pxxmr921cnh91s53', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 04:29:12.392232+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7z9172ksp1bt2yp9kq98arw', 1, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 04:29:12.539092+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 1, 'job.created', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "name": "grown", "state": "queued", "dataset": "digits"}', '2026-11-22 04:29:11.226828+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 2, 'trial.queued', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z915wcdtfv6ttt69zr8v3h", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 04:29:11.280968+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 3, 'job.state', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 04:29:11.389805+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 4, 'trial.started', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z915wcdtfv6ttt69zr8v3h", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 04:29:11.389992+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 5, 'trial.epoch', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z915wcdtfv6ttt69zr8v3h", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 04:29:11.430887+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 6, 'trial.epoch', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z915wcdtfv6ttt69zr8v3h", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 04:29:11.455026+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 7, 'trial.succeeded', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z915wcdtfv6ttt69zr8v3h", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z9162nj55pry2e0pppsxnc", "job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z915wcdtfv6ttt69zr8v3h", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T14:44:11.489410Z"}}', '2026-11-22 04:29:11.521268+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 8, 'trial.queued', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164swycc2t7kgxvwtjk9", "number": 1, "attempt": 0, "parent_id": "model_01m7z9162nj55pry2e0pppsxnc", "mutations": null}', '2026-11-22 04:29:11.546927+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 9, 'trial.queued', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164sptc2zmv6f23v371z", "number": 2, "attempt": 0, "parent_id": "model_01m7z9162nj55pry2e0pppsxnc", "mutations": null}', '2026-11-22 04:29:11.5496+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 10, 'trial.started', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164swycc2t7kgxvwtjk9", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z9162nj55pry2e0pppsxnc"}', '2026-11-22 04:29:11.619824+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 11, 'trial.epoch', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164swycc2t7kgxvwtjk9", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 04:29:11.666164+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 12, 'trial.epoch', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164swycc2t7kgxvwtjk9", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 04:29:11.685632+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 13, 'trial.succeeded', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164swycc2t7kgxvwtjk9", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z916a13d6wf2942a9rs964", "job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164swycc2t7kgxvwtjk9", "parent_id": "model_01m7z9162nj55pry2e0pppsxnc", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T14:44:11.714926Z"}}', '2026-11-22 04:29:11.739066+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 14, 'trial.queued', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z916bbczm0rqsamngj89sg", "number": 3, "attempt": 0, "parent_id": "model_01m7z916a13d6wf2942a9rs964", "mutations": null}', '2026-11-22 04:29:11.756234+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 15, 'trial.started', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164sptc2zmv6f23v371z", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z9162nj55pry2e0pppsxnc"}', '2026-11-22 04:29:11.785771+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 16, 'trial.epoch', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164sptc2zmv6f23v371z", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 04:29:11.809496+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 17, 'trial.epoch', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164sptc2zmv6f23v371z", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 04:29:11.827424+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 18, 'trial.succeeded', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164sptc2zmv6f23v371z", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z916ed3sv4ae81mcr0qcpw", "job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z9164sptc2zmv6f23v371z", "parent_id": "model_01m7z9162nj55pry2e0pppsxnc", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T14:44:11.857467Z"}}', '2026-11-22 04:29:11.874238+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 19, 'trial.started', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z916bbczm0rqsamngj89sg", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z916a13d6wf2942a9rs964"}', '2026-11-22 04:29:11.91851+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 20, 'trial.epoch', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z916bbczm0rqsamngj89sg", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 04:29:11.937208+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 21, 'trial.epoch', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z916bbczm0rqsamngj89sg", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 04:29:11.957206+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 22, 'trial.succeeded', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z916bbczm0rqsamngj89sg", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z916jpyftxnj8m8vhb1bny", "job_id": "job_01m7z915sds1fhkmzt5paf2377", "trial_id": "trial_01m7z916bbczm0rqsamngj89sg", "parent_id": "model_01m7z916a13d6wf2942a9rs964", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T14:44:11.991367Z"}}', '2026-11-22 04:29:12.007304+13:45');
INSERT INTO public.events VALUES ('job_01m7z915sds1fhkmzt5paf2377', 23, 'job.state', '{"job_id": "job_01m7z915sds1fhkmzt5paf2377", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 04:29:12.029665+13:45');
INSERT INTO public.events VALUES ('job_01m7z916nbj95ppj1cw4zvcfd5', 1, 'job.created', '{"job_id": "job_01m7z916nbj95ppj1cw4zvcfd5", "name": "failed", "state": "queued", "dataset": "digits"}', '2026-11-22 04:29:12.094047+13:45');
INSERT INTO public.events VALUES ('job_01m7z916nbj95ppj1cw4zvcfd5', 2, 'trial.queued', '{"job_id": "job_01m7z916nbj95ppj1cw4zvcfd5", "trial_id": "trial_01m7z916p5jr6z35bwz1fe6dw2", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 04:29:12.101696+13:45');
INSERT INTO public.events VALUES ('job_01m7z916nbj95ppj1cw4zvcfd5', 3, 'job.state', '{"job_id": "job_01m7z916nbj95ppj1cw4zvcfd5", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 04:29:12.13815+13:45');
INSERT INTO public.events VALUES ('job_01m7z916nbj95ppj1cw4zvcfd5', 4, 'trial.started', '{"job_id": "job_01m7z916nbj95ppj1cw4zvcfd5", "trial_id": "trial_01m7z916p5jr6z35bwz1fe6dw2", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 04:29:12.138293+13:45');
INSERT INTO public.events VALUES ('job_01m7z916nbj95ppj1cw4zvcfd5', 5, 'trial.failed', '{"job_id": "job_01m7z916nbj95ppj1cw4zvcfd5", "trial_id": "trial_01m7z916p5jr6z35bwz1fe6dw2", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}', '2026-11-22 04:29:12.154155+13:45');
INSERT INTO public.events VALUES ('job_01m7z916nbj95ppj1cw4zvcfd5', 6, 'job.state', '{"job_id": "job_01m7z916nbj95ppj1cw4zvcfd5", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}', '2026-11-22 04:29:12.166619+13:45');
INSERT INTO public.events VALUES ('job_01m7z916ra44eb2x6wps1bjz7c', 1, 'job.created', '{"job_id": "job_01m7z916ra44eb2x6wps1bjz7c", "name": "cancelled", "state": "queued", "dataset": "digits"}', '2026-11-22 04:29:12.180499+13:45');
INSERT INTO public.events VALUES ('job_01m7z916ra44eb2x6wps1bjz7c', 2, 'trial.queued', '{"job_id": "job_01m7z916ra44eb2x6wps1bjz7c", "trial_id": "trial_01m7z916s19vqjb84zt9nnf2xj", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 04:29:12.194075+13:45');
INSERT INTO public.events VALUES ('job_01m7z916ra44eb2x6wps1bjz7c', 3, 'job.state', '{"job_id": "job_01m7z916ra44eb2x6wps1bjz7c", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 04:29:12.213211+13:45');
INSERT INTO public.events VALUES ('job_01m7z916ra44eb2x6wps1bjz7c', 4, 'trial.cancelled', '{"job_id": "job_01m7z916ra44eb2x6wps1bjz7c", "trial_id": "trial_01m7z916s19vqjb84zt9nnf2xj", "number": 0, "attempt": 0}', '2026-11-22 04:29:12.226379+13:45');
INSERT INTO public.events VALUES ('job_01m7z916ra44eb2x6wps1bjz7c', 5, 'job.state', '{"job_id": "job_01m7z916ra44eb2x6wps1bjz7c", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 04:29:12.248008+13:45');
INSERT INTO public.events VALUES ('job_01m7z916w19gxdhndfa0pwy1ft', 1, 'job.created', '{"job_id": "job_01m7z916w19gxdhndfa0pwy1ft", "name": "paused", "state": "queued", "dataset": "digits"}', '2026-11-22 04:29:12.295431+13:45');
INSERT INTO public.events VALUES ('job_01m7z916w19gxdhndfa0pwy1ft', 2, 'trial.queued', '{"job_id": "job_01m7z916w19gxdhndfa0pwy1ft", "trial_id": "trial_01m7z916x1pxxmr921cnh91s53", "number": 1, "attempt": 0, "parent_id": "model_01m7z916jpyftxnj8m8vhb1bny", "mutations": null}', '2026-11-22 04:29:12.325227+13:45');
INSERT INTO public.events VALUES ('job_01m7z916w19gxdhndfa0pwy1ft', 3, 'trial.queued', '{"job_id": "job_01m7z916w19gxdhndfa0pwy1ft", "trial_id": "trial_01m7z916x2qw4rhs4xwrbdc0dr", "number": 2, "attempt": 0, "parent_id": "model_01m7z916jpyftxnj8m8vhb1bny", "mutations": null}', '2026-11-22 04:29:12.325544+13:45');
INSERT INTO public.events VALUES ('job_01m7z916w19gxdhndfa0pwy1ft', 4, 'job.state', '{"job_id": "job_01m7z916w19gxdhndfa0pwy1ft", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 04:29:12.350006+13:45');
INSERT INTO public.events VALUES ('job_01m7z916w19gxdhndfa0pwy1ft', 5, 'trial.started', '{"job_id": "job_01m7z916w19gxdhndfa0pwy1ft", "trial_id": "trial_01m7z916x1pxxmr921cnh91s53", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z916jpyftxnj8m8vhb1bny"}', '2026-11-22 04:29:12.355552+13:45');
INSERT INTO public.events VALUES ('job_01m7z916w19gxdhndfa0pwy1ft', 6, 'trial.epoch', '{"job_id": "job_01m7z916w19gxdhndfa0pwy1ft", "trial_id": "trial_01m7z916x1pxxmr921cnh91s53", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 04:29:12.382011+13:45');
INSERT INTO public.events VALUES ('job_01m7z916w19gxdhndfa0pwy1ft', 7, 'trial.epoch', '{"job_id": "job_01m7z916w19gxdhndfa0pwy1ft", "trial_id": "trial_01m7z916x1pxxmr921cnh91s53", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 04:29:12.397629+13:45');
INSERT INTO public.events VALUES ('job_01m7z916w19gxdhndfa0pwy1ft', 8, 'trial.succeeded', '{"job_id": "job_01m7z916w19gxdhndfa0pwy1ft", "trial_id": "trial_01m7z916x1pxxmr921cnh91s53", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z91702nyd4mb3r6dy71bej", "job_id": "job_01m7z916w19gxdhndfa0pwy1ft", "trial_id": "trial_01m7z916x1pxxmr921cnh91s53", "parent_id": "model_01m7z916jpyftxnj8m8vhb1bny", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T14:44:12.418786Z"}}', '2026-11-22 04:29:12.437179+13:45');
INSERT INTO public.events VALUES ('job_01m7z916w19gxdhndfa0pwy1ft', 9, 'trial.queued', '{"job_id": "job_01m7z916w19gxdhndfa0pwy1ft", "trial_id": "trial_01m7z91712kp2phgaj28vcpp0e", "number": 3, "attempt": 0, "parent_id": "model_01m7z916jpyftxnj8m8vhb1bny", "mutations": null}', '2026-11-22 04:29:12.450489+13:45');
INSERT INTO public.events VALUES ('job_01m7z916w19gxdhndfa0pwy1ft', 10, 'job.state', '{"job_id": "job_01m7z916w19gxdhndfa0pwy1ft", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 04:29:12.474114+13:45');
INSERT INTO public.events VALUES ('job_01m7z917267rrkm1m61sdqcf80', 1, 'job.created', '{"job_id": "job_01m7z917267rrkm1m61sdqcf80", "name": "running", "state": "queued", "dataset": "digits"}', '2026-11-22 04:29:12.495044+13:45');
INSERT INTO public.events VALUES ('job_01m7z917267rrkm1m61sdqcf80', 2, 'trial.queued', '{"job_id": "job_01m7z917267rrkm1m61sdqcf80", "trial_id": "trial_01m7z9172ksp1bt2yp9kq98arw", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 04:29:12.499854+13:45');
INSERT INTO public.events VALUES ('job_01m7z917267rrkm1m61sdqcf80', 3, 'job.state', '{"job_id": "job_01m7z917267rrkm1m61sdqcf80", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 04:29:12.518848+13:45');
INSERT INTO public.events VALUES ('job_01m7z917267rrkm1m61sdqcf80', 4, 'trial.started', '{"job_id": "job_01m7z917267rrkm1m61sdqcf80", "trial_id": "trial_01m7z9172ksp1bt2yp9kq98arw", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 04:29:12.521275+13:45');
INSERT INTO public.events VALUES ('job_01m7z917267rrkm1m61sdqcf80', 5, 'trial.epoch', '{"job_id": "job_01m7z917267rrkm1m61sdqcf80", "trial_id": "trial_01m7z9172ksp1bt2yp9kq98arw", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 04:29:12.541468+13:45');
INSERT INTO public.jobs VALUES ('job_01m7z915sds1fhkmzt5paf2377', 'grown', '{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}', 'digits', 'succeeded', 0, 2, 'val_accuracy', NULL, false, 4, 23, NULL, 'd852b0a8b9068d26f19c8767a5b200eed6a23035049b6e3840aba8aedc245e7a', NULL, NULL, false, 4, '2026-11-22 04:29:11.215812+13:45', '2026-11-22 04:29:11.356301+13:45', '2026-11-22 04:29:12.027012+13:45', NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z916nbj95ppj1cw4zvcfd5', 'failed', '{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'failed', 0, 2, 'val_accuracy', NULL, false, 4, 6, NULL, '84446a5a19e7b5248bc3e050ced6501281e6ee5983507f123a4c65196e91394a', 'the seed network''s trial failed: diverged: the loss is NaN', NULL, false, 0, '2026-11-22 04:29:12.086283+13:45', '2026-11-22 04:29:12.120085+13:45', '2026-11-22 04:29:12.165998+13:45', NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z916w19gxdhndfa0pwy1ft', 'paused', '{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7z916jpyftxnj8m8vhb1bny"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'paused', 0, 2, 'val_accuracy', NULL, false, 3, 10, NULL, '729fbc5bc498d60f10145a599efd478d1935d8503af53cd7faa7bab988b70011', NULL, 'model_01m7z916jpyftxnj8m8vhb1bny', true, 1, '2026-11-22 04:29:12.294142+13:45', '2026-11-22 04:29:12.334793+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z916ra44eb2x6wps1bjz7c', 'cancelled', '{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'cancelled', 0, 2, 'val_accuracy', NULL, true, 4, 5, NULL, '85680045bf76d15ccf7ae61e158b7d0b0209326f95694464fa3beb882bafa0a2', NULL, NULL, false, 0, '2026-11-22 04:29:12.17382+13:45', NULL, '2026-11-22 04:29:12.247048+13:45', NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m7z917267rrkm1m61sdqcf80', 'running', '{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'running', 0, 2, 'val_accuracy', NULL, false, 3, 5, NULL, 'ee4a8b9df0665f32c599540e3c901fec6842bb7e5e5cff19a791810ecf0811d8', NULL, NULL, false, 0.5, '2026-11-22 04:29:12.494081+13:45', '2026-11-22 04:29:12.516499+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z9162nj55pry2e0pppsxnc', 'job_01m7z915sds1fhkmzt5paf2377', 'trial_01m7z915wcdtfv6ttt69zr8v3h', 0, NULL, 0, 'digits', 0.5, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '0a45d0262e441571da8342c9a5ea194c05f2b7bbebb39e26bf9cff080286a3f1', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 04:29:11.48941+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z916a13d6wf2942a9rs964', 'job_01m7z915sds1fhkmzt5paf2377', 'trial_01m7z9164swycc2t7kgxvwtjk9', 1, 'model_01m7z9162nj55pry2e0pppsxnc', 1, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '35793f6047139810946440314ccff9e9e89abc19c930393d3a4b6bff8e754724', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 04:29:11.714926+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z916ed3sv4ae81mcr0qcpw', 'job_01m7z915sds1fhkmzt5paf2377', 'trial_01m7z9164sptc2zmv6f23v371z', 2, 'model_01m7z9162nj55pry2e0pppsxnc', 1, 'digits', 0.502, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '56a44eb42a1a9d4c07d30f531cca43c8c91d4f1f652c0ccf2ad167b985882bae', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 04:29:11.857467+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z916jpyftxnj8m8vhb1bny', 'job_01m7z915sds1fhkmzt5paf2377', 'trial_01m7z916bbczm0rqsamngj89sg', 3, 'model_01m7z916a13d6wf2942a9rs964', 2, 'digits', 0.503, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '02406658721a3f6f51427be5540f2b96f539a0a55cf1c46e58009d1650c20f16', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 04:29:11.991367+13:45', NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m7z91702nyd4mb3r6dy71bej', 'job_01m7z916w19gxdhndfa0pwy1ft', 'trial_01m7z916x1pxxmr921cnh91s53', 1, 'model_01m7z916jpyftxnj8m8vhb1bny', 3, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'fb0b6c0b4b09e6e5523d90eae20329e31de0f3961f97493c10bfb3519f62b001', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-11-22 04:29:12.418786+13:45', NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m7z915wcdtfv6ttt69zr8v3h', 'job_01m7z915sds1fhkmzt5paf2377', 0, 'succeeded', NULL, NULL, 3681192180922288502, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 04:29:11.293622+13:45', '2026-11-22 04:29:11.356301+13:45', '2026-11-22 04:29:11.48941+13:45', '2026-11-22 04:29:11.293622+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z9164swycc2t7kgxvwtjk9', 'job_01m7z915sds1fhkmzt5paf2377', 1, 'succeeded', 'model_01m7z9162nj55pry2e0pppsxnc', NULL, 9013970637836275012, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 04:29:11.561473+13:45', '2026-11-22 04:29:11.593368+13:45', '2026-11-22 04:29:11.714926+13:45', '2026-11-22 04:29:11.561473+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z9164sptc2zmv6f23v371z', 'job_01m7z915sds1fhkmzt5paf2377', 2, 'succeeded', 'model_01m7z9162nj55pry2e0pppsxnc', NULL, 7043061815227882323, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 04:29:11.561473+13:45', '2026-11-22 04:29:11.771675+13:45', '2026-11-22 04:29:11.857467+13:45', '2026-11-22 04:29:11.561473+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z916bbczm0rqsamngj89sg', 'job_01m7z915sds1fhkmzt5paf2377', 3, 'succeeded', 'model_01m7z916a13d6wf2942a9rs964', NULL, 1498689025397731062, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 04:29:11.766179+13:45', '2026-11-22 04:29:11.89968+13:45', '2026-11-22 04:29:11.991367+13:45', '2026-11-22 04:29:11.766179+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z916p5jr6z35bwz1fe6dw2', 'job_01m7z916nbj95ppj1cw4zvcfd5', 0, 'failed', NULL, NULL, 1423549931114846593, 1, 0, NULL, 'worker_a', 0, NULL, NULL, NULL, NULL, 'diverged', 'the loss is NaN', NULL, 0, '2026-11-22 04:29:12.117389+13:45', '2026-11-22 04:29:12.120085+13:45', '2026-11-22 04:29:12.153597+13:45', '2026-11-22 04:29:12.117389+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z916s19vqjb84zt9nnf2xj', 'job_01m7z916ra44eb2x6wps1bjz7c', 0, 'cancelled', NULL, NULL, 1423549931114846593, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 04:29:12.19782+13:45', NULL, '2026-11-22 04:29:12.214792+13:45', '2026-11-22 04:29:12.19782+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z916x2qw4rhs4xwrbdc0dr', 'job_01m7z916w19gxdhndfa0pwy1ft', 2, 'queued', 'model_01m7z916jpyftxnj8m8vhb1bny', NULL, 8743697986109197258, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 04:29:12.327065+13:45', NULL, NULL, '2026-11-22 04:29:12.327065+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z916x1pxxmr921cnh91s53', 'job_01m7z916w19gxdhndfa0pwy1ft', 1, 'succeeded', 'model_01m7z916jpyftxnj8m8vhb1bny', NULL, 9178865395942626920, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 04:29:12.327065+13:45', '2026-11-22 04:29:12.334793+13:45', '2026-11-22 04:29:12.418786+13:45', '2026-11-22 04:29:12.327065+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z91712kp2phgaj28vcpp0e', 'job_01m7z916w19gxdhndfa0pwy1ft', 3, 'queued', 'model_01m7z916jpyftxnj8m8vhb1bny', NULL, 7010055096436244282, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 04:29:12.466089+13:45', NULL, NULL, '2026-11-22 04:29:12.466089+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m7z9172ksp1bt2yp9kq98arw', 'job_01m7z917267rrkm1m61sdqcf80', 0, 'running', NULL, NULL, 1423549931114846593, 1, 0, '2026-11-22 04:30:12.516499+13:45', 'worker_a', 1, '58310b2828f95d866e7f63d74a3ecee467d449a2f747cfa2971266aba8559cdc', NULL, NULL, NULL, NULL, NULL, NULL, 0.5, '2026-11-22 04:29:12.514251+13:45', '2026-11-22 04:29:12.516499+13:45', NULL, '2026-11-22 04:29:12.514251+13:45', NULL);
INSERT INTO public.workers VALUES ('host-1-abc', 'host', 1, 'cpu', NULL, '2026-11-22 04:29:12.559099+13:45', '2026-11-22 04:29:12.559099+13:45', NULL);
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
