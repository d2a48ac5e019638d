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
    job_id text NOT NULL,
    trial_id text NOT NULL,
    trial_number integer NOT NULL,
    parent_id text,
    generation integer NOT NULL,
    dataset text NOT NULL,
    val_accuracy double precision NOT NULL,
    val_loss double precision NOT NULL,
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
    created_at timestamp with time zone NOT NULL
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
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.datasets VALUES ('mine', '6099f9cb004dffe2f8d9ffee7e8acc805e51f4bb57bb284c55a71c8bab651d4b', 1000, '{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}', '2026-11-22 01:43:09.910019+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzh2vztrcrry5k96y6vd6t', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:43:07.031667+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzh2vztrcrry5k96y6vd6t', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:43:07.123111+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzh3dscqghb6bt6eq2s483', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:43:07.738016+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzh3dscqghb6bt6eq2s483', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:43:07.783965+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzh3dtpx4y73sgq3c4s6z9', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:43:07.919629+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzh3dtpx4y73sgq3c4s6z9', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:43:07.93962+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzh3zw217hr7q3eyzwn0fj', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:43:08.205534+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzh3zw217hr7q3eyzwn0fj', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:43:08.289947+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzh53jra194hychv9wvh55', 1, 1, 1, 0.5, 1, 0.25, 0.1, 0.5, '2026-11-22 01:43:09.193982+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzh53jra194hychv9wvh55', 2, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:43:09.253228+13:45');
INSERT INTO public.epochs VALUES ('trial_01m7yzh5scn2bcyascy7sk7b9j', 1, 1, 1, 0.5, 1, 0.5, 0.1, 0.5, '2026-11-22 01:43:09.790614+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 1, 'job.created', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "name": "grown", "state": "queued", "dataset": "digits"}', '2026-11-22 01:43:06.661417+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 2, 'trial.queued', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh2vztrcrry5k96y6vd6t", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:43:06.725391+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 3, 'job.state', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:43:06.915423+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 4, 'trial.started', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh2vztrcrry5k96y6vd6t", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:43:06.915423+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 5, 'trial.epoch', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh2vztrcrry5k96y6vd6t", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:43:07.055264+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 6, 'trial.epoch', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh2vztrcrry5k96y6vd6t", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:43:07.124583+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 7, 'trial.succeeded', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh2vztrcrry5k96y6vd6t", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzh39wp9qjdakxntgwmz55", "job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh2vztrcrry5k96y6vd6t", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:58:07.169329Z"}}', '2026-11-22 01:43:07.221035+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 8, 'trial.queued', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dscqghb6bt6eq2s483", "number": 1, "attempt": 0, "parent_id": "model_01m7yzh39wp9qjdakxntgwmz55", "mutations": null}', '2026-11-22 01:43:07.295751+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 9, 'trial.queued', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dtpx4y73sgq3c4s6z9", "number": 2, "attempt": 0, "parent_id": "model_01m7yzh39wp9qjdakxntgwmz55", "mutations": null}', '2026-11-22 01:43:07.295751+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 10, 'trial.started', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dscqghb6bt6eq2s483", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzh39wp9qjdakxntgwmz55"}', '2026-11-22 01:43:07.557049+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 11, 'trial.epoch', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dscqghb6bt6eq2s483", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:43:07.740786+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 12, 'trial.epoch', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dscqghb6bt6eq2s483", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:43:07.785992+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 13, 'trial.succeeded', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dscqghb6bt6eq2s483", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzh3zkwnx8t3fh7prt40nb", "job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dscqghb6bt6eq2s483", "parent_id": "model_01m7yzh39wp9qjdakxntgwmz55", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:58:07.860362Z"}}', '2026-11-22 01:43:07.863435+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 14, 'trial.queued', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3zw217hr7q3eyzwn0fj", "number": 3, "attempt": 0, "parent_id": "model_01m7yzh3zkwnx8t3fh7prt40nb", "mutations": null}', '2026-11-22 01:43:07.872298+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 15, 'trial.started', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dtpx4y73sgq3c4s6z9", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzh39wp9qjdakxntgwmz55"}', '2026-11-22 01:43:07.901684+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 16, 'trial.epoch', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dtpx4y73sgq3c4s6z9", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:43:07.921595+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 17, 'trial.epoch', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dtpx4y73sgq3c4s6z9", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:43:07.940401+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 18, 'trial.succeeded', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dtpx4y73sgq3c4s6z9", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzh43wbs2wst83zc4891v7", "job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3dtpx4y73sgq3c4s6z9", "parent_id": "model_01m7yzh39wp9qjdakxntgwmz55", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:58:07.997632Z"}}', '2026-11-22 01:43:08.044789+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 19, 'trial.started', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3zw217hr7q3eyzwn0fj", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzh3zkwnx8t3fh7prt40nb"}', '2026-11-22 01:43:08.15186+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 20, 'trial.epoch', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3zw217hr7q3eyzwn0fj", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:43:08.209187+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 21, 'trial.epoch', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3zw217hr7q3eyzwn0fj", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:43:08.290953+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 22, 'trial.succeeded', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3zw217hr7q3eyzwn0fj", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzh4djbg5sk6t7w4j7hebg", "job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "trial_id": "trial_01m7yzh3zw217hr7q3eyzwn0fj", "parent_id": "model_01m7yzh3zkwnx8t3fh7prt40nb", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:58:08.307485Z"}}', '2026-11-22 01:43:08.310334+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 23, 'job.state', '{"job_id": "job_01m7yzh2p2y0c795zmn6zy4dah", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 01:43:08.349185+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh4q944bmp39n7q1ja0gw', 1, 'job.created', '{"job_id": "job_01m7yzh4q944bmp39n7q1ja0gw", "name": "failed", "state": "queued", "dataset": "digits"}', '2026-11-22 01:43:08.640868+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh4q944bmp39n7q1ja0gw', 2, 'trial.queued', '{"job_id": "job_01m7yzh4q944bmp39n7q1ja0gw", "trial_id": "trial_01m7yzh4tnce7sq1fapakx6t1t", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:43:08.726604+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh4q944bmp39n7q1ja0gw', 3, 'job.state', '{"job_id": "job_01m7yzh4q944bmp39n7q1ja0gw", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:43:08.790745+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh4q944bmp39n7q1ja0gw', 4, 'trial.started', '{"job_id": "job_01m7yzh4q944bmp39n7q1ja0gw", "trial_id": "trial_01m7yzh4tnce7sq1fapakx6t1t", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:43:08.790745+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh4q944bmp39n7q1ja0gw', 5, 'trial.failed', '{"job_id": "job_01m7yzh4q944bmp39n7q1ja0gw", "trial_id": "trial_01m7yzh4tnce7sq1fapakx6t1t", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}', '2026-11-22 01:43:08.854592+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh4q944bmp39n7q1ja0gw', 6, 'job.state', '{"job_id": "job_01m7yzh4q944bmp39n7q1ja0gw", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}', '2026-11-22 01:43:08.870111+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh4zratbshbjb9jfv510e', 1, 'job.created', '{"job_id": "job_01m7yzh4zratbshbjb9jfv510e", "name": "cancelled", "state": "queued", "dataset": "digits"}', '2026-11-22 01:43:08.898601+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh4zratbshbjb9jfv510e', 2, 'trial.queued', '{"job_id": "job_01m7yzh4zratbshbjb9jfv510e", "trial_id": "trial_01m7yzh509e65fycwm8cb6vkxq", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:43:08.908355+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh4zratbshbjb9jfv510e', 3, 'job.state', '{"job_id": "job_01m7yzh4zratbshbjb9jfv510e", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 01:43:08.918228+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh4zratbshbjb9jfv510e', 4, 'trial.cancelled', '{"job_id": "job_01m7yzh4zratbshbjb9jfv510e", "trial_id": "trial_01m7yzh509e65fycwm8cb6vkxq", "number": 0, "attempt": 0}', '2026-11-22 01:43:08.939233+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh4zratbshbjb9jfv510e', 5, 'job.state', '{"job_id": "job_01m7yzh4zratbshbjb9jfv510e", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}', '2026-11-22 01:43:08.951647+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh52j1yn96hqc9pzx1ndz', 1, 'job.created', '{"job_id": "job_01m7yzh52j1yn96hqc9pzx1ndz", "name": "paused", "state": "queued", "dataset": "digits"}', '2026-11-22 01:43:08.985282+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh52j1yn96hqc9pzx1ndz', 2, 'trial.queued', '{"job_id": "job_01m7yzh52j1yn96hqc9pzx1ndz", "trial_id": "trial_01m7yzh53jra194hychv9wvh55", "number": 1, "attempt": 0, "parent_id": "model_01m7yzh4djbg5sk6t7w4j7hebg", "mutations": null}', '2026-11-22 01:43:09.013369+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh52j1yn96hqc9pzx1ndz', 3, 'trial.queued', '{"job_id": "job_01m7yzh52j1yn96hqc9pzx1ndz", "trial_id": "trial_01m7yzh53jchjm0d4z8sfw5xn4", "number": 2, "attempt": 0, "parent_id": "model_01m7yzh4djbg5sk6t7w4j7hebg", "mutations": null}', '2026-11-22 01:43:09.013369+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh52j1yn96hqc9pzx1ndz', 4, 'job.state', '{"job_id": "job_01m7yzh52j1yn96hqc9pzx1ndz", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:43:09.140973+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh52j1yn96hqc9pzx1ndz', 5, 'trial.started', '{"job_id": "job_01m7yzh52j1yn96hqc9pzx1ndz", "trial_id": "trial_01m7yzh53jra194hychv9wvh55", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzh4djbg5sk6t7w4j7hebg"}', '2026-11-22 01:43:09.140973+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh52j1yn96hqc9pzx1ndz', 6, 'trial.epoch', '{"job_id": "job_01m7yzh52j1yn96hqc9pzx1ndz", "trial_id": "trial_01m7yzh53jra194hychv9wvh55", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:43:09.194423+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh52j1yn96hqc9pzx1ndz', 7, 'trial.epoch', '{"job_id": "job_01m7yzh52j1yn96hqc9pzx1ndz", "trial_id": "trial_01m7yzh53jra194hychv9wvh55", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:43:09.253644+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh52j1yn96hqc9pzx1ndz', 8, 'trial.succeeded', '{"job_id": "job_01m7yzh52j1yn96hqc9pzx1ndz", "trial_id": "trial_01m7yzh53jra194hychv9wvh55", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzh5ex6vaz237a1be2qx09", "job_id": "job_01m7yzh52j1yn96hqc9pzx1ndz", "trial_id": "trial_01m7yzh53jra194hychv9wvh55", "parent_id": "model_01m7yzh4djbg5sk6t7w4j7hebg", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:58:09.374973Z"}}', '2026-11-22 01:43:09.428911+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh52j1yn96hqc9pzx1ndz', 9, 'trial.queued', '{"job_id": "job_01m7yzh52j1yn96hqc9pzx1ndz", "trial_id": "trial_01m7yzh5k9xax6x8d2knk2zxvn", "number": 3, "attempt": 0, "parent_id": "model_01m7yzh4djbg5sk6t7w4j7hebg", "mutations": null}', '2026-11-22 01:43:09.516404+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh52j1yn96hqc9pzx1ndz', 10, 'job.state', '{"job_id": "job_01m7yzh52j1yn96hqc9pzx1ndz", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}', '2026-11-22 01:43:09.567285+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh5p53ffw2qmk8gprr6a4', 1, 'job.created', '{"job_id": "job_01m7yzh5p53ffw2qmk8gprr6a4", "name": "running", "state": "queued", "dataset": "digits"}', '2026-11-22 01:43:09.62967+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh5p53ffw2qmk8gprr6a4', 2, 'trial.queued', '{"job_id": "job_01m7yzh5p53ffw2qmk8gprr6a4", "trial_id": "trial_01m7yzh5scn2bcyascy7sk7b9j", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}', '2026-11-22 01:43:09.720043+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh5p53ffw2qmk8gprr6a4', 3, 'job.state', '{"job_id": "job_01m7yzh5p53ffw2qmk8gprr6a4", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}', '2026-11-22 01:43:09.758905+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh5p53ffw2qmk8gprr6a4', 4, 'trial.started', '{"job_id": "job_01m7yzh5p53ffw2qmk8gprr6a4", "trial_id": "trial_01m7yzh5scn2bcyascy7sk7b9j", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}', '2026-11-22 01:43:09.758905+13:45');
INSERT INTO public.events VALUES ('job_01m7yzh5p53ffw2qmk8gprr6a4', 5, 'trial.epoch', '{"job_id": "job_01m7yzh5p53ffw2qmk8gprr6a4", "trial_id": "trial_01m7yzh5scn2bcyascy7sk7b9j", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}', '2026-11-22 01:43:09.793171+13:45');
INSERT INTO public.jobs VALUES ('job_01m7yzh2p2y0c795zmn6zy4dah', 'grown', '{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}', 'digits', 'succeeded', 0, 2, 'val_accuracy', NULL, false, 4, 23, NULL, '6b378a99a835050b666928d227d778f3095360f1831dc346cb02544287382f27', NULL, NULL, false, 4, '2026-11-22 01:43:06.632061+13:45', '2026-11-22 01:43:06.802472+13:45', '2026-11-22 01:43:08.345227+13:45');
INSERT INTO public.jobs VALUES ('job_01m7yzh4q944bmp39n7q1ja0gw', 'failed', '{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'failed', 0, 2, 'val_accuracy', NULL, false, 4, 6, NULL, '33e6eef35c1e0558ceb88000af0d21cdc109462f437f3fdd76240b523e5e2a0f', 'the seed network''s trial failed: diverged: the loss is NaN', NULL, false, 0, '2026-11-22 01:43:08.638133+13:45', '2026-11-22 01:43:08.761188+13:45', '2026-11-22 01:43:08.865862+13:45');
INSERT INTO public.jobs VALUES ('job_01m7yzh5p53ffw2qmk8gprr6a4', 'running', '{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'running', 0, 2, 'val_accuracy', NULL, false, 3, 5, NULL, 'ef3dc8ad30540aa85ddda7ea9f1f39673b81678041011d589df0680578be7001', NULL, NULL, false, 0.5, '2026-11-22 01:43:09.62224+13:45', '2026-11-22 01:43:09.74752+13:45', NULL);
INSERT INTO public.jobs VALUES ('job_01m7yzh4zratbshbjb9jfv510e', 'cancelled', '{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'cancelled', 0, 2, 'val_accuracy', NULL, true, 4, 5, NULL, '98e7ea0e34ce9a68c7999f717e49d742db80dcbfdf62dc8f05a8f8ae6498cc4a', NULL, NULL, false, 0, '2026-11-22 01:43:08.890273+13:45', NULL, '2026-11-22 01:43:08.950829+13:45');
INSERT INTO public.jobs VALUES ('job_01m7yzh52j1yn96hqc9pzx1ndz', 'paused', '{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7yzh4djbg5sk6t7w4j7hebg"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}', 'digits', 'paused', 0, 2, 'val_accuracy', NULL, false, 3, 10, NULL, 'd45c32f666294e389c65d600e6e9216f4647188427bbcb5bc86643e6584695e6', NULL, 'model_01m7yzh4djbg5sk6t7w4j7hebg', true, 1, '2026-11-22 01:43:08.981759+13:45', '2026-11-22 01:43:09.086023+13:45', NULL);
INSERT INTO public.models VALUES ('model_01m7yzh39wp9qjdakxntgwmz55', 'job_01m7yzh2p2y0c795zmn6zy4dah', 'trial_01m7yzh2vztrcrry5k96y6vd6t', 0, NULL, 0, 'digits', 0.5, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'fa30a3f9091bdaf6af8660dfab8b21a55c6fcd2332e35262b4196e5a1f7c1bb7', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}', 1.5, '2026-11-22 01:43:07.169329+13:45');
INSERT INTO public.models VALUES ('model_01m7yzh3zkwnx8t3fh7prt40nb', 'job_01m7yzh2p2y0c795zmn6zy4dah', 'trial_01m7yzh3dscqghb6bt6eq2s483', 1, 'model_01m7yzh39wp9qjdakxntgwmz55', 1, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'e29e265634b045c555f79b137117b8f77a31114720ec9137142a2e6bee8062f1', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}', 1.5, '2026-11-22 01:43:07.860362+13:45');
INSERT INTO public.models VALUES ('model_01m7yzh43wbs2wst83zc4891v7', 'job_01m7yzh2p2y0c795zmn6zy4dah', 'trial_01m7yzh3dtpx4y73sgq3c4s6z9', 2, 'model_01m7yzh39wp9qjdakxntgwmz55', 1, 'digits', 0.502, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', 'e2c4a2bcc831978befc564d8a1259d87f1ac3fad9d0a74715f62c9c003f77534', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}', 1.5, '2026-11-22 01:43:07.997632+13:45');
INSERT INTO public.models VALUES ('model_01m7yzh4djbg5sk6t7w4j7hebg', 'job_01m7yzh2p2y0c795zmn6zy4dah', 'trial_01m7yzh3zw217hr7q3eyzwn0fj', 3, 'model_01m7yzh3zkwnx8t3fh7prt40nb', 2, 'digits', 0.503, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '322373ae5c4e0ba6f6fdf3e7131707141371e1f728ee06950b5145113792602b', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}', 1.5, '2026-11-22 01:43:08.307485+13:45');
INSERT INTO public.models VALUES ('model_01m7yzh5ex6vaz237a1be2qx09', 'job_01m7yzh52j1yn96hqc9pzx1ndz', 'trial_01m7yzh53jra194hychv9wvh55', 1, 'model_01m7yzh4djbg5sk6t7w4j7hebg', 3, 'digits', 0.501, 1, NULL, 5114, 97280, '{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}', 'aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c', '95a455f3e0c590fad9a64419b437dc0660891f9409644b16b89c6a2de46ea9b3', 400, '[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]', '["wider"]', '{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}', 1.5, '2026-11-22 01:43:09.374973+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzh2vztrcrry5k96y6vd6t', 'job_01m7yzh2p2y0c795zmn6zy4dah', 0, 'succeeded', NULL, NULL, 3681192180922288502, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:43:06.765983+13:45', '2026-11-22 01:43:06.802472+13:45', '2026-11-22 01:43:07.169329+13:45', '2026-11-22 01:43:06.765983+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzh3dscqghb6bt6eq2s483', 'job_01m7yzh2p2y0c795zmn6zy4dah', 1, 'succeeded', 'model_01m7yzh39wp9qjdakxntgwmz55', NULL, 9013970637836275012, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:43:07.303003+13:45', '2026-11-22 01:43:07.481616+13:45', '2026-11-22 01:43:07.860362+13:45', '2026-11-22 01:43:07.303003+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzh3dtpx4y73sgq3c4s6z9', 'job_01m7yzh2p2y0c795zmn6zy4dah', 2, 'succeeded', 'model_01m7yzh39wp9qjdakxntgwmz55', NULL, 7043061815227882323, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:43:07.303003+13:45', '2026-11-22 01:43:07.880094+13:45', '2026-11-22 01:43:07.997632+13:45', '2026-11-22 01:43:07.303003+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzh3zw217hr7q3eyzwn0fj', 'job_01m7yzh2p2y0c795zmn6zy4dah', 3, 'succeeded', 'model_01m7yzh3zkwnx8t3fh7prt40nb', NULL, 1498689025397731062, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:43:07.873623+13:45', '2026-11-22 01:43:08.142733+13:45', '2026-11-22 01:43:08.307485+13:45', '2026-11-22 01:43:07.873623+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzh4tnce7sq1fapakx6t1t', 'job_01m7yzh4q944bmp39n7q1ja0gw', 0, 'failed', NULL, NULL, 1423549931114846593, 1, 0, NULL, 'worker_a', 0, NULL, NULL, NULL, NULL, 'diverged', 'the loss is NaN', NULL, 0, '2026-11-22 01:43:08.742373+13:45', '2026-11-22 01:43:08.761188+13:45', '2026-11-22 01:43:08.853492+13:45', '2026-11-22 01:43:08.742373+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzh509e65fycwm8cb6vkxq', 'job_01m7yzh4zratbshbjb9jfv510e', 0, 'cancelled', NULL, NULL, 1423549931114846593, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:43:08.914111+13:45', NULL, '2026-11-22 01:43:08.925626+13:45', '2026-11-22 01:43:08.914111+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzh53jchjm0d4z8sfw5xn4', 'job_01m7yzh52j1yn96hqc9pzx1ndz', 2, 'queued', 'model_01m7yzh4djbg5sk6t7w4j7hebg', NULL, 8743697986109197258, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:43:09.034637+13:45', NULL, NULL, '2026-11-22 01:43:09.034637+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzh53jra194hychv9wvh55', 'job_01m7yzh52j1yn96hqc9pzx1ndz', 1, 'succeeded', 'model_01m7yzh4djbg5sk6t7w4j7hebg', NULL, 9178865395942626920, 1, 0, NULL, 'worker_a', 2, NULL, NULL, 5114, 97280, NULL, NULL, NULL, 1, '2026-11-22 01:43:09.034637+13:45', '2026-11-22 01:43:09.086023+13:45', '2026-11-22 01:43:09.374973+13:45', '2026-11-22 01:43:09.034637+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzh5k9xax6x8d2knk2zxvn', 'job_01m7yzh52j1yn96hqc9pzx1ndz', 3, 'queued', 'model_01m7yzh4djbg5sk6t7w4j7hebg', NULL, 7010055096436244282, 0, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-22 01:43:09.523542+13:45', NULL, NULL, '2026-11-22 01:43:09.523542+13:45');
INSERT INTO public.trials VALUES ('trial_01m7yzh5scn2bcyascy7sk7b9j', 'job_01m7yzh5p53ffw2qmk8gprr6a4', 0, 'running', NULL, NULL, 1423549931114846593, 1, 0, '2026-11-22 01:44:09.74752+13:45', 'worker_a', 1, '72095d616c1f62e2af25f26fc76204827e03c071ed013ee88574cff2167451b1', NULL, NULL, NULL, NULL, NULL, NULL, 0.5, '2026-11-22 01:43:09.725552+13:45', '2026-11-22 01:43:09.74752+13:45', NULL, '2026-11-22 01:43:09.725552+13:45');
INSERT INTO public.workers VALUES ('host-1-abc', 'host', 1, 'cpu', NULL, '2026-11-22 01:43:09.854386+13:45', '2026-11-22 01:43:09.854386+13:45');
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
