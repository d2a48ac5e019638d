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
INSERT INTO public.alembic_version VALUES ('0009');
INSERT INTO public.datasets VALUES ('mine', '4ef5d33eafcdea2728de8cf16d308dbfab3cf4427891a2423ab603d14ad5a9cc', 1000, '{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}', '2026-12-02 02:21:38.147976+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rspss9ysh4vg5efc749p1e', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:21:37.835775+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rspss9ysh4vg5efc749p1e', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:21:37.847382+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rspsvgctc9ra82tggsmv6v', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:21:37.899536+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rspsvgctc9ra82tggsmv6v', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:21:37.900875+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rspsvkex460ya1ykb2rmdf', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:21:37.937882+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rspsvkex460ya1ykb2rmdf', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:21:37.942484+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rspswxacshq9tyyt2yv7y8', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:21:37.962379+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rspswxacshq9tyyt2yv7y8', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:21:37.969929+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rspt1t4f3tze27n5j15kw5', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-12-02 02:21:38.086317+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rspt1t4f3tze27n5j15kw5', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:21:38.091548+13:45');
INSERT INTO public.epochs VALUES ('trial_01m8rspt38s598wwkr8n4chd2g', 1, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-12-02 02:21:38.135313+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 1, 'job.created', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "name": "grown", "state": "queued", "dataset": "digits"}', '2026-12-02 02:21:37.792091+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 2, 'trial.queued', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspss9ysh4vg5efc749p1e", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-12-02 02:21:37.805874+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 3, 'job.state', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:21:37.825129+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 4, 'trial.started', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspss9ysh4vg5efc749p1e", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-02 02:21:37.826761+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 5, 'trial.epoch', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspss9ysh4vg5efc749p1e", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:21:37.846156+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 6, 'trial.epoch', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspss9ysh4vg5efc749p1e", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:21:37.848013+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 7, 'trial.succeeded', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspss9ysh4vg5efc749p1e", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rspsty4de24qsjeppgmzy1", "job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspss9ysh4vg5efc749p1e", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:36:37.859165Z"}}', '2026-12-02 02:21:37.871044+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 8, 'trial.queued', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvgctc9ra82tggsmv6v", "number": 1, "attempt": 0, "parent_id": "model_01m8rspsty4de24qsjeppgmzy1", "mutations": null}', '2026-12-02 02:21:37.875675+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 9, 'trial.queued', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvkex460ya1ykb2rmdf", "number": 2, "attempt": 0, "parent_id": "model_01m8rspsty4de24qsjeppgmzy1", "mutations": null}', '2026-12-02 02:21:37.877344+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 10, 'trial.started', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvgctc9ra82tggsmv6v", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rspsty4de24qsjeppgmzy1"}', '2026-12-02 02:21:37.898248+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 11, 'trial.epoch', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvgctc9ra82tggsmv6v", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:21:37.90009+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 12, 'trial.epoch', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvgctc9ra82tggsmv6v", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:21:37.902612+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 13, 'trial.succeeded', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvgctc9ra82tggsmv6v", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rspswnrm96nszcwgjwt7j1", "job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvgctc9ra82tggsmv6v", "parent_id": "model_01m8rspsty4de24qsjeppgmzy1", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:36:37.909710Z"}}', '2026-12-02 02:21:37.911402+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 14, 'trial.queued', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspswxacshq9tyyt2yv7y8", "number": 3, "attempt": 0, "parent_id": "model_01m8rspswnrm96nszcwgjwt7j1", "mutations": null}', '2026-12-02 02:21:37.917657+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 15, 'trial.started', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvkex460ya1ykb2rmdf", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rspsty4de24qsjeppgmzy1"}', '2026-12-02 02:21:37.931068+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 16, 'trial.epoch', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvkex460ya1ykb2rmdf", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:21:37.939998+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 17, 'trial.epoch', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvkex460ya1ykb2rmdf", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:21:37.943072+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 18, 'trial.succeeded', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvkex460ya1ykb2rmdf", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rspsxqdj6s1sk9bzbgxrda", "job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspsvkex460ya1ykb2rmdf", "parent_id": "model_01m8rspsty4de24qsjeppgmzy1", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:36:37.945976Z"}}', '2026-12-02 02:21:37.950373+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 19, 'trial.started', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspswxacshq9tyyt2yv7y8", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rspswnrm96nszcwgjwt7j1"}', '2026-12-02 02:21:37.961271+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 20, 'trial.epoch', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspswxacshq9tyyt2yv7y8", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:21:37.962817+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 21, 'trial.epoch', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspswxacshq9tyyt2yv7y8", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:21:37.970401+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 22, 'trial.succeeded', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspswxacshq9tyyt2yv7y8", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rspsyj6st575j93jkawspx", "job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "trial_id": "trial_01m8rspswxacshq9tyyt2yv7y8", "parent_id": "model_01m8rspswnrm96nszcwgjwt7j1", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:36:37.971236Z"}}', '2026-12-02 02:21:37.97723+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 23, 'job.state', '{"job_id": "job_01m8rspsrhb2y0za23rf28tgtz", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}', '2026-12-02 02:21:37.982009+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsz9jhpwwde1xbh2g8gd', 1, 'job.created', '{"job_id": "job_01m8rspsz9jhpwwde1xbh2g8gd", "name": "failed", "state": "queued", "dataset": "digits"}', '2026-12-02 02:21:37.997336+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsz9jhpwwde1xbh2g8gd', 2, 'trial.queued', '{"job_id": "job_01m8rspsz9jhpwwde1xbh2g8gd", "trial_id": "trial_01m8rspszfhxr7nwt621r6dq8v", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-12-02 02:21:38.001452+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsz9jhpwwde1xbh2g8gd', 3, 'job.state', '{"job_id": "job_01m8rspsz9jhpwwde1xbh2g8gd", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:21:38.009011+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsz9jhpwwde1xbh2g8gd', 4, 'trial.started', '{"job_id": "job_01m8rspsz9jhpwwde1xbh2g8gd", "trial_id": "trial_01m8rspszfhxr7nwt621r6dq8v", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-02 02:21:38.013565+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsz9jhpwwde1xbh2g8gd', 5, 'trial.failed', '{"job_id": "job_01m8rspsz9jhpwwde1xbh2g8gd", "trial_id": "trial_01m8rspszfhxr7nwt621r6dq8v", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}', '2026-12-02 02:21:38.029293+13:45');
INSERT INTO public.events VALUES ('job_01m8rspsz9jhpwwde1xbh2g8gd', 6, 'job.state', '{"job_id": "job_01m8rspsz9jhpwwde1xbh2g8gd", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}', '2026-12-02 02:21:38.030742+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt0n3yr4amnpvvs1f16d', 1, 'job.created', '{"job_id": "job_01m8rspt0n3yr4amnpvvs1f16d", "name": "cancelled", "state": "queued", "dataset": "digits"}', '2026-12-02 02:21:38.041474+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt0n3yr4amnpvvs1f16d', 2, 'trial.queued', '{"job_id": "job_01m8rspt0n3yr4amnpvvs1f16d", "trial_id": "trial_01m8rspt0txhhbwggxhmt8sn9f", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-12-02 02:21:38.042836+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt0n3yr4amnpvvs1f16d', 3, 'job.state', '{"job_id": "job_01m8rspt0n3yr4amnpvvs1f16d", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}', '2026-12-02 02:21:38.046657+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt0n3yr4amnpvvs1f16d', 4, 'trial.cancelled', '{"job_id": "job_01m8rspt0n3yr4amnpvvs1f16d", "trial_id": "trial_01m8rspt0txhhbwggxhmt8sn9f", "number": 0, "attempt": 0}', '2026-12-02 02:21:38.049429+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt0n3yr4amnpvvs1f16d', 5, 'job.state', '{"job_id": "job_01m8rspt0n3yr4amnpvvs1f16d", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}', '2026-12-02 02:21:38.057537+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt1ja0g20e3pmyv4tqna', 1, 'job.created', '{"job_id": "job_01m8rspt1ja0g20e3pmyv4tqna", "name": "paused", "state": "queued", "dataset": "digits"}', '2026-12-02 02:21:38.06916+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt1ja0g20e3pmyv4tqna', 2, 'trial.queued', '{"job_id": "job_01m8rspt1ja0g20e3pmyv4tqna", "trial_id": "trial_01m8rspt1t4f3tze27n5j15kw5", "number": 1, "attempt": 0, "parent_id": "model_01m8rspsyj6st575j93jkawspx", "mutations": null}', '2026-12-02 02:21:38.075063+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt1ja0g20e3pmyv4tqna', 3, 'trial.queued', '{"job_id": "job_01m8rspt1ja0g20e3pmyv4tqna", "trial_id": "trial_01m8rspt1v1kef9c1mhc84zayz", "number": 2, "attempt": 0, "parent_id": "model_01m8rspsyj6st575j93jkawspx", "mutations": null}', '2026-12-02 02:21:38.075603+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt1ja0g20e3pmyv4tqna', 4, 'job.state', '{"job_id": "job_01m8rspt1ja0g20e3pmyv4tqna", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:21:38.080784+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt1ja0g20e3pmyv4tqna', 5, 'trial.started', '{"job_id": "job_01m8rspt1ja0g20e3pmyv4tqna", "trial_id": "trial_01m8rspt1t4f3tze27n5j15kw5", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rspsyj6st575j93jkawspx"}', '2026-12-02 02:21:38.084942+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt1ja0g20e3pmyv4tqna', 6, 'trial.epoch', '{"job_id": "job_01m8rspt1ja0g20e3pmyv4tqna", "trial_id": "trial_01m8rspt1t4f3tze27n5j15kw5", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:21:38.086811+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt1ja0g20e3pmyv4tqna', 7, 'trial.epoch', '{"job_id": "job_01m8rspt1ja0g20e3pmyv4tqna", "trial_id": "trial_01m8rspt1t4f3tze27n5j15kw5", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:21:38.092056+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt1ja0g20e3pmyv4tqna', 8, 'trial.succeeded', '{"job_id": "job_01m8rspt1ja0g20e3pmyv4tqna", "trial_id": "trial_01m8rspt1t4f3tze27n5j15kw5", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rspt2c6pbhygk1ympja54s", "job_id": "job_01m8rspt1ja0g20e3pmyv4tqna", "trial_id": "trial_01m8rspt1t4f3tze27n5j15kw5", "parent_id": "model_01m8rspsyj6st575j93jkawspx", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:36:38.093110Z"}}', '2026-12-02 02:21:38.103049+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt1ja0g20e3pmyv4tqna', 9, 'trial.queued', '{"job_id": "job_01m8rspt1ja0g20e3pmyv4tqna", "trial_id": "trial_01m8rspt2vzgqws4re1hw6nnp5", "number": 3, "attempt": 0, "parent_id": "model_01m8rspsyj6st575j93jkawspx", "mutations": null}', '2026-12-02 02:21:38.107634+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt1ja0g20e3pmyv4tqna', 10, 'job.state', '{"job_id": "job_01m8rspt1ja0g20e3pmyv4tqna", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}', '2026-12-02 02:21:38.113174+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt34bt6yyta9krvcmh4h', 1, 'job.created', '{"job_id": "job_01m8rspt34bt6yyta9krvcmh4h", "name": "running", "state": "queued", "dataset": "digits"}', '2026-12-02 02:21:38.118034+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt34bt6yyta9krvcmh4h', 2, 'trial.queued', '{"job_id": "job_01m8rspt34bt6yyta9krvcmh4h", "trial_id": "trial_01m8rspt38s598wwkr8n4chd2g", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-12-02 02:21:38.120829+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt34bt6yyta9krvcmh4h', 3, 'job.state', '{"job_id": "job_01m8rspt34bt6yyta9krvcmh4h", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-12-02 02:21:38.133031+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt34bt6yyta9krvcmh4h', 4, 'trial.started', '{"job_id": "job_01m8rspt34bt6yyta9krvcmh4h", "trial_id": "trial_01m8rspt38s598wwkr8n4chd2g", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-12-02 02:21:38.134126+13:45');
INSERT INTO public.events VALUES ('job_01m8rspt34bt6yyta9krvcmh4h', 5, 'trial.epoch', '{"job_id": "job_01m8rspt34bt6yyta9krvcmh4h", "trial_id": "trial_01m8rspt38s598wwkr8n4chd2g", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-12-02 02:21:38.135829+13:45');
INSERT INTO public.jobs VALUES ('job_01m8rspsrhb2y0za23rf28tgtz', 'grown', '{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}', 'digits', 'succeeded', 0, 2, 'val_accuracy', NULL, false, 4, 23, NULL, 'a39e382541c632287a53fd3502338fee494b1a0c959292c72adb2e438463e9ab', NULL, NULL, false, 4, '2026-12-02 02:21:37.779635+13:45', '2026-12-02 02:21:37.814322+13:45', '2026-12-02 02:21:37.981788+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rspt1ja0g20e3pmyv4tqna', 'paused', '{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m8rspsyj6st575j93jkawspx"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'paused', 0, 2, 'val_accuracy', NULL, false, 3, 10, NULL, '50e0725964fbd08fba1547640b64dfd7db22abcd9f17e2931be91a88e52a5e7a', NULL, 'model_01m8rspsyj6st575j93jkawspx', true, 1, '2026-12-02 02:21:38.066744+13:45', '2026-12-02 02:21:38.079013+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rspsz9jhpwwde1xbh2g8gd', 'failed', '{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'failed', 0, 2, 'val_accuracy', NULL, false, 4, 6, NULL, '9668bf9e173136582c5dd20c6da168135b747cf699e542e7c16d8197786e18d2', 'the seed network''s trial failed: diverged: the loss is NaN', NULL, false, 0, '2026-12-02 02:21:37.99472+13:45', '2026-12-02 02:21:38.00552+13:45', '2026-12-02 02:21:38.03015+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rspt0n3yr4amnpvvs1f16d', 'cancelled', '{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'cancelled', 0, 2, 'val_accuracy', NULL, true, 4, 5, NULL, 'bb72d33818b49bbf57e8b232a84918c8022dcd43a7bf8f31f6fc789874d27f96', NULL, NULL, false, 0, '2026-12-02 02:21:38.03783+13:45', NULL, '2026-12-02 02:21:38.056723+13:45', NULL, NULL, NULL);
INSERT INTO public.jobs VALUES ('job_01m8rspt34bt6yyta9krvcmh4h', 'running', '{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'running', 0, 2, 'val_accuracy', NULL, false, 3, 5, NULL, 'f5d60401976cefedb6f1f7f60cad7cc6641fed52b58030399ad2271b07804635', NULL, NULL, false, 0.5, '2026-12-02 02:21:38.117256+13:45', '2026-12-02 02:21:38.124803+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rspsty4de24qsjeppgmzy1', 'job_01m8rspsrhb2y0za23rf28tgtz', 'trial_01m8rspss9ysh4vg5efc749p1e', 0, NULL, 0, 'digits', 0.5, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'ae770c1066ddfe5025a268b3dcf98c0f977c8925a212dd5bb53126a1e7ca4238', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:21:37.859165+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rspswnrm96nszcwgjwt7j1', 'job_01m8rspsrhb2y0za23rf28tgtz', 'trial_01m8rspsvgctc9ra82tggsmv6v', 1, 'model_01m8rspsty4de24qsjeppgmzy1', 1, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'f88c1ed2c7f103eecd1cb9bc6d7e2d75f079a744fb7658a5378c94f5b7b02ae4', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:21:37.90971+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rspsxqdj6s1sk9bzbgxrda', 'job_01m8rspsrhb2y0za23rf28tgtz', 'trial_01m8rspsvkex460ya1ykb2rmdf', 2, 'model_01m8rspsty4de24qsjeppgmzy1', 1, 'digits', 0.502, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '3e37422786b93263cfbd91a112213bf592613957ebdfbcae358b91d161886ff6', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:21:37.945976+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rspsyj6st575j93jkawspx', 'job_01m8rspsrhb2y0za23rf28tgtz', 'trial_01m8rspswxacshq9tyyt2yv7y8', 3, 'model_01m8rspswnrm96nszcwgjwt7j1', 2, 'digits', 0.503, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '7e4c117a6b0cd9b7623e0dedefd4a1c834e522a254934c2dc828f302bc7b4db6', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:21:37.971236+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.models VALUES ('model_01m8rspt2c6pbhygk1ympja54s', 'job_01m8rspt1ja0g20e3pmyv4tqna', 'trial_01m8rspt1t4f3tze27n5j15kw5', 1, 'model_01m8rspsyj6st575j93jkawspx', 3, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '32d575d551cf293ebf96ee439ca9faae15c0d18ba805a2b9260664fd83d78a0d', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}', 1.5, '2026-12-02 02:21:38.09311+13:45', NULL, NULL, NULL, NULL);
INSERT INTO public.trials VALUES ('trial_01m8rspss9ysh4vg5efc749p1e', 'job_01m8rspsrhb2y0za23rf28tgtz', 0, 'succeeded', NULL, NULL, 3681192180922288502, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:21:37.801878+13:45', '2026-12-02 02:21:37.814322+13:45', '2026-12-02 02:21:37.859165+13:45', '2026-12-02 02:21:37.801878+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rspsvgctc9ra82tggsmv6v', 'job_01m8rspsrhb2y0za23rf28tgtz', 1, 'succeeded', 'model_01m8rspsty4de24qsjeppgmzy1', NULL, 9013970637836275012, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:21:37.872807+13:45', '2026-12-02 02:21:37.895942+13:45', '2026-12-02 02:21:37.90971+13:45', '2026-12-02 02:21:37.872807+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rspsvkex460ya1ykb2rmdf', 'job_01m8rspsrhb2y0za23rf28tgtz', 2, 'succeeded', 'model_01m8rspsty4de24qsjeppgmzy1', NULL, 7043061815227882323, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:21:37.875913+13:45', '2026-12-02 02:21:37.924958+13:45', '2026-12-02 02:21:37.945976+13:45', '2026-12-02 02:21:37.875913+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rspswxacshq9tyyt2yv7y8', 'job_01m8rspsrhb2y0za23rf28tgtz', 3, 'succeeded', 'model_01m8rspswnrm96nszcwgjwt7j1', NULL, 1498689025397731062, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:21:37.917451+13:45', '2026-12-02 02:21:37.954502+13:45', '2026-12-02 02:21:37.971236+13:45', '2026-12-02 02:21:37.917451+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rspszfhxr7nwt621r6dq8v', 'job_01m8rspsz9jhpwwde1xbh2g8gd', 0, 'failed', NULL, NULL, 1423549931114846593, 1, 0, NULL, 'worker_a', 0, NULL, NULL, NULL, NULL, 'diverged', 'the loss is NaN', NULL, 0, '2026-12-02 02:21:37.99991+13:45', '2026-12-02 02:21:38.00552+13:45', '2026-12-02 02:21:38.025878+13:45', '2026-12-02 02:21:37.99991+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rspt0txhhbwggxhmt8sn9f', 'job_01m8rspt0n3yr4amnpvvs1f16d', 0, 'cancelled', NULL, NULL, 1423549931114846593, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-02 02:21:38.042403+13:45', NULL, '2026-12-02 02:21:38.04688+13:45', '2026-12-02 02:21:38.042403+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rspt1v1kef9c1mhc84zayz', 'job_01m8rspt1ja0g20e3pmyv4tqna', 2, 'queued', 'model_01m8rspsyj6st575j93jkawspx', NULL, 8743697986109197258, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-02 02:21:38.075246+13:45', NULL, NULL, '2026-12-02 02:21:38.075246+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rspt1t4f3tze27n5j15kw5', 'job_01m8rspt1ja0g20e3pmyv4tqna', 1, 'succeeded', 'model_01m8rspsyj6st575j93jkawspx', NULL, 9178865395942626920, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-12-02 02:21:38.074619+13:45', '2026-12-02 02:21:38.079013+13:45', '2026-12-02 02:21:38.09311+13:45', '2026-12-02 02:21:38.074619+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rspt2vzgqws4re1hw6nnp5', 'job_01m8rspt1ja0g20e3pmyv4tqna', 3, 'queued', 'model_01m8rspsyj6st575j93jkawspx', NULL, 7010055096436244282, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-02 02:21:38.107422+13:45', NULL, NULL, '2026-12-02 02:21:38.107422+13:45', NULL);
INSERT INTO public.trials VALUES ('trial_01m8rspt38s598wwkr8n4chd2g', 'job_01m8rspt34bt6yyta9krvcmh4h', 0, 'running', NULL, NULL, 1423549931114846593, 1, 0, '2026-12-02 02:22:38.124803+13:45', 'worker_a', 1, 'de9c425eef9299790fb9948969a13a7b647b7d3f519524f22831c215601a6e86', NULL, NULL, NULL, NULL, NULL, NULL, 0.5, '2026-12-02 02:21:38.120417+13:45', '2026-12-02 02:21:38.124803+13:45', NULL, '2026-12-02 02:21:38.120417+13:45', NULL);
INSERT INTO public.workers VALUES ('host-1-abc', 'host', 1, 'cpu', NULL, '2026-12-02 02:21:38.146127+13:45', '2026-12-02 02:21:38.146127+13:45', NULL);
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
