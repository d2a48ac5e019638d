BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE datasets (
	name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	bytes BIGINT NOT NULL, 
	info JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_datasets PRIMARY KEY (name)
);
INSERT INTO "datasets" VALUES('mine','09d09966f631603b241930f332db590be17020f49c16bcb26a95302fc6377365',1000,'{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}','2026-11-21 14:43:58.752000');
CREATE TABLE epochs (
	trial_id TEXT NOT NULL, 
	epoch INTEGER NOT NULL, 
	attempt INTEGER NOT NULL, 
	train_loss DOUBLE NOT NULL, 
	train_accuracy DOUBLE NOT NULL, 
	val_loss DOUBLE NOT NULL, 
	val_accuracy DOUBLE NOT NULL, 
	learning_rate DOUBLE NOT NULL, 
	seconds DOUBLE NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_epochs PRIMARY KEY (trial_id, epoch), 
	CONSTRAINT fk_epochs_trial_id_trials FOREIGN KEY(trial_id) REFERENCES trials (id)
);
INSERT INTO "epochs" VALUES('trial_01m7z90rpnc2b3m2eqrtf3rkng',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 14:43:57.884000');
INSERT INTO "epochs" VALUES('trial_01m7z90rpnc2b3m2eqrtf3rkng',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 14:43:57.904000');
INSERT INTO "epochs" VALUES('trial_01m7z90rwfx702am2e9104e5p5',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 14:43:58.030000');
INSERT INTO "epochs" VALUES('trial_01m7z90rwfx702am2e9104e5p5',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 14:43:58.043000');
INSERT INTO "epochs" VALUES('trial_01m7z90rwfvak1nz5v9kv4tksf',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 14:43:58.122000');
INSERT INTO "epochs" VALUES('trial_01m7z90rwfvak1nz5v9kv4tksf',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 14:43:58.138000');
INSERT INTO "epochs" VALUES('trial_01m7z90s010arntwn17qz7kfgv',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 14:43:58.218000');
INSERT INTO "epochs" VALUES('trial_01m7z90s010arntwn17qz7kfgv',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 14:43:58.230000');
INSERT INTO "epochs" VALUES('trial_01m7z90sdmnts1wgqh8aee9x5t',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 14:43:58.573000');
INSERT INTO "epochs" VALUES('trial_01m7z90sdmnts1wgqh8aee9x5t',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 14:43:58.598000');
INSERT INTO "epochs" VALUES('trial_01m7z90sjrpa0d5vrrrg0mg1kr',1,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 14:43:58.725000');
CREATE TABLE events (
	job_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	data JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (job_id, seq), 
	CONSTRAINT fk_events_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id)
);
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',1,'job.created','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "name": "grown", "state": "queued", "dataset": "digits"}','2026-11-21 14:43:57.746000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',2,'trial.queued','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rpnc2b3m2eqrtf3rkng", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 14:43:57.781000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',3,'job.state','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 14:43:57.858000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',4,'trial.started','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rpnc2b3m2eqrtf3rkng", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 14:43:57.858000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',5,'trial.epoch','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rpnc2b3m2eqrtf3rkng", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 14:43:57.884000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',6,'trial.epoch','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rpnc2b3m2eqrtf3rkng", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 14:43:57.904000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',7,'trial.succeeded','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rpnc2b3m2eqrtf3rkng", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z90rvacbdp0vq888gm2bk8", "job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rpnc2b3m2eqrtf3rkng", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T14:43:57.941000Z"}}','2026-11-21 14:43:57.956000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',8,'trial.queued','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfx702am2e9104e5p5", "number": 1, "attempt": 0, "parent_id": "model_01m7z90rvacbdp0vq888gm2bk8", "mutations": null}','2026-11-21 14:43:57.968000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',9,'trial.queued','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfvak1nz5v9kv4tksf", "number": 2, "attempt": 0, "parent_id": "model_01m7z90rvacbdp0vq888gm2bk8", "mutations": null}','2026-11-21 14:43:57.968000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',10,'trial.started','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfx702am2e9104e5p5", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z90rvacbdp0vq888gm2bk8"}','2026-11-21 14:43:58.013000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',11,'trial.epoch','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfx702am2e9104e5p5", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 14:43:58.030000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',12,'trial.epoch','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfx702am2e9104e5p5", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 14:43:58.043000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',13,'trial.succeeded','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfx702am2e9104e5p5", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z90rzet95wmer7kb6jdtpn", "job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfx702am2e9104e5p5", "parent_id": "model_01m7z90rvacbdp0vq888gm2bk8", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T14:43:58.070000Z"}}','2026-11-21 14:43:58.071000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',14,'trial.queued','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90s010arntwn17qz7kfgv", "number": 3, "attempt": 0, "parent_id": "model_01m7z90rzet95wmer7kb6jdtpn", "mutations": null}','2026-11-21 14:43:58.083000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',15,'trial.started','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfvak1nz5v9kv4tksf", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z90rvacbdp0vq888gm2bk8"}','2026-11-21 14:43:58.104000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',16,'trial.epoch','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfvak1nz5v9kv4tksf", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 14:43:58.122000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',17,'trial.epoch','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfvak1nz5v9kv4tksf", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 14:43:58.138000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',18,'trial.succeeded','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfvak1nz5v9kv4tksf", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z90s2bk5pt4nkffymr8y0j", "job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90rwfvak1nz5v9kv4tksf", "parent_id": "model_01m7z90rvacbdp0vq888gm2bk8", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T14:43:58.156000Z"}}','2026-11-21 14:43:58.170000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',19,'trial.started','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90s010arntwn17qz7kfgv", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z90rzet95wmer7kb6jdtpn"}','2026-11-21 14:43:58.196000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',20,'trial.epoch','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90s010arntwn17qz7kfgv", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 14:43:58.219000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',21,'trial.epoch','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90s010arntwn17qz7kfgv", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 14:43:58.230000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',22,'trial.succeeded','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90s010arntwn17qz7kfgv", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z90s5caycrctc36xftzfwb", "job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "trial_id": "trial_01m7z90s010arntwn17qz7kfgv", "parent_id": "model_01m7z90rzet95wmer7kb6jdtpn", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T14:43:58.253000Z"}}','2026-11-21 14:43:58.272000');
INSERT INTO "events" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06',23,'job.state','{"job_id": "job_01m7z90rkh3d0t0vpqrtmm6r06", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 14:43:58.292000');
INSERT INTO "events" VALUES('job_01m7z90s87e69dayh1pzt0qxzy',1,'job.created','{"job_id": "job_01m7z90s87e69dayh1pzt0qxzy", "name": "failed", "state": "queued", "dataset": "digits"}','2026-11-21 14:43:58.350000');
INSERT INTO "events" VALUES('job_01m7z90s87e69dayh1pzt0qxzy',2,'trial.queued','{"job_id": "job_01m7z90s87e69dayh1pzt0qxzy", "trial_id": "trial_01m7z90s8gwyfvrk9d1714t76s", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 14:43:58.352000');
INSERT INTO "events" VALUES('job_01m7z90s87e69dayh1pzt0qxzy',3,'job.state','{"job_id": "job_01m7z90s87e69dayh1pzt0qxzy", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 14:43:58.391000');
INSERT INTO "events" VALUES('job_01m7z90s87e69dayh1pzt0qxzy',4,'trial.started','{"job_id": "job_01m7z90s87e69dayh1pzt0qxzy", "trial_id": "trial_01m7z90s8gwyfvrk9d1714t76s", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 14:43:58.391000');
INSERT INTO "events" VALUES('job_01m7z90s87e69dayh1pzt0qxzy',5,'trial.failed','{"job_id": "job_01m7z90s87e69dayh1pzt0qxzy", "trial_id": "trial_01m7z90s8gwyfvrk9d1714t76s", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}','2026-11-21 14:43:58.410000');
INSERT INTO "events" VALUES('job_01m7z90s87e69dayh1pzt0qxzy',6,'job.state','{"job_id": "job_01m7z90s87e69dayh1pzt0qxzy", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}','2026-11-21 14:43:58.411000');
INSERT INTO "events" VALUES('job_01m7z90sayttsr0knnnxrtrzck',1,'job.created','{"job_id": "job_01m7z90sayttsr0knnnxrtrzck", "name": "cancelled", "state": "queued", "dataset": "digits"}','2026-11-21 14:43:58.431000');
INSERT INTO "events" VALUES('job_01m7z90sayttsr0knnnxrtrzck',2,'trial.queued','{"job_id": "job_01m7z90sayttsr0knnnxrtrzck", "trial_id": "trial_01m7z90sb9sb3j7amc0zw5dkqy", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 14:43:58.442000');
INSERT INTO "events" VALUES('job_01m7z90sayttsr0knnnxrtrzck',3,'job.state','{"job_id": "job_01m7z90sayttsr0knnnxrtrzck", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 14:43:58.455000');
INSERT INTO "events" VALUES('job_01m7z90sayttsr0knnnxrtrzck',4,'trial.cancelled','{"job_id": "job_01m7z90sayttsr0knnnxrtrzck", "trial_id": "trial_01m7z90sb9sb3j7amc0zw5dkqy", "number": 0, "attempt": 0}','2026-11-21 14:43:58.468000');
INSERT INTO "events" VALUES('job_01m7z90sayttsr0knnnxrtrzck',5,'job.state','{"job_id": "job_01m7z90sayttsr0knnnxrtrzck", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 14:43:58.485000');
INSERT INTO "events" VALUES('job_01m7z90sd8e19ea9ngx5ydsv9e',1,'job.created','{"job_id": "job_01m7z90sd8e19ea9ngx5ydsv9e", "name": "paused", "state": "queued", "dataset": "digits"}','2026-11-21 14:43:58.514000');
INSERT INTO "events" VALUES('job_01m7z90sd8e19ea9ngx5ydsv9e',2,'trial.queued','{"job_id": "job_01m7z90sd8e19ea9ngx5ydsv9e", "trial_id": "trial_01m7z90sdmnts1wgqh8aee9x5t", "number": 1, "attempt": 0, "parent_id": "model_01m7z90s5caycrctc36xftzfwb", "mutations": null}','2026-11-21 14:43:58.530000');
INSERT INTO "events" VALUES('job_01m7z90sd8e19ea9ngx5ydsv9e',3,'trial.queued','{"job_id": "job_01m7z90sd8e19ea9ngx5ydsv9e", "trial_id": "trial_01m7z90sdnt8ez1th4ke90bq01", "number": 2, "attempt": 0, "parent_id": "model_01m7z90s5caycrctc36xftzfwb", "mutations": null}','2026-11-21 14:43:58.530000');
INSERT INTO "events" VALUES('job_01m7z90sd8e19ea9ngx5ydsv9e',4,'job.state','{"job_id": "job_01m7z90sd8e19ea9ngx5ydsv9e", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 14:43:58.556000');
INSERT INTO "events" VALUES('job_01m7z90sd8e19ea9ngx5ydsv9e',5,'trial.started','{"job_id": "job_01m7z90sd8e19ea9ngx5ydsv9e", "trial_id": "trial_01m7z90sdmnts1wgqh8aee9x5t", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z90s5caycrctc36xftzfwb"}','2026-11-21 14:43:58.556000');
INSERT INTO "events" VALUES('job_01m7z90sd8e19ea9ngx5ydsv9e',6,'trial.epoch','{"job_id": "job_01m7z90sd8e19ea9ngx5ydsv9e", "trial_id": "trial_01m7z90sdmnts1wgqh8aee9x5t", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 14:43:58.574000');
INSERT INTO "events" VALUES('job_01m7z90sd8e19ea9ngx5ydsv9e',7,'trial.epoch','{"job_id": "job_01m7z90sd8e19ea9ngx5ydsv9e", "trial_id": "trial_01m7z90sdmnts1wgqh8aee9x5t", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 14:43:58.598000');
INSERT INTO "events" VALUES('job_01m7z90sd8e19ea9ngx5ydsv9e',8,'trial.succeeded','{"job_id": "job_01m7z90sd8e19ea9ngx5ydsv9e", "trial_id": "trial_01m7z90sdmnts1wgqh8aee9x5t", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z90sgqdy5c1v94b4ffdxh5", "job_id": "job_01m7z90sd8e19ea9ngx5ydsv9e", "trial_id": "trial_01m7z90sdmnts1wgqh8aee9x5t", "parent_id": "model_01m7z90s5caycrctc36xftzfwb", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T14:43:58.616000Z"}}','2026-11-21 14:43:58.630000');
INSERT INTO "events" VALUES('job_01m7z90sd8e19ea9ngx5ydsv9e',9,'trial.queued','{"job_id": "job_01m7z90sd8e19ea9ngx5ydsv9e", "trial_id": "trial_01m7z90sh86qtdjskdpvfbhd3f", "number": 3, "attempt": 0, "parent_id": "model_01m7z90s5caycrctc36xftzfwb", "mutations": null}','2026-11-21 14:43:58.632000');
INSERT INTO "events" VALUES('job_01m7z90sd8e19ea9ngx5ydsv9e',10,'job.state','{"job_id": "job_01m7z90sd8e19ea9ngx5ydsv9e", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 14:43:58.654000');
INSERT INTO "events" VALUES('job_01m7z90sjnbna22xp92kf9x68g',1,'job.created','{"job_id": "job_01m7z90sjnbna22xp92kf9x68g", "name": "running", "state": "queued", "dataset": "digits"}','2026-11-21 14:43:58.679000');
INSERT INTO "events" VALUES('job_01m7z90sjnbna22xp92kf9x68g',2,'trial.queued','{"job_id": "job_01m7z90sjnbna22xp92kf9x68g", "trial_id": "trial_01m7z90sjrpa0d5vrrrg0mg1kr", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 14:43:58.680000');
INSERT INTO "events" VALUES('job_01m7z90sjnbna22xp92kf9x68g',3,'job.state','{"job_id": "job_01m7z90sjnbna22xp92kf9x68g", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 14:43:58.700000');
INSERT INTO "events" VALUES('job_01m7z90sjnbna22xp92kf9x68g',4,'trial.started','{"job_id": "job_01m7z90sjnbna22xp92kf9x68g", "trial_id": "trial_01m7z90sjrpa0d5vrrrg0mg1kr", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 14:43:58.700000');
INSERT INTO "events" VALUES('job_01m7z90sjnbna22xp92kf9x68g',5,'trial.epoch','{"job_id": "job_01m7z90sjnbna22xp92kf9x68g", "trial_id": "trial_01m7z90sjrpa0d5vrrrg0mg1kr", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 14:43:58.725000');
CREATE TABLE jobs (
	id TEXT NOT NULL, 
	name TEXT, 
	spec JSON NOT NULL, 
	dataset TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	priority INTEGER NOT NULL, 
	parallel INTEGER NOT NULL, 
	objective TEXT NOT NULL, 
	max_seconds DOUBLE, 
	cancel_requested BOOLEAN NOT NULL, 
	trials_total INTEGER NOT NULL, 
	event_seq BIGINT NOT NULL, 
	idempotency_key TEXT, 
	request_digest TEXT NOT NULL, 
	error TEXT, 
	seed_model_id TEXT, 
	seeded BOOLEAN NOT NULL, 
	seconds DOUBLE NOT NULL, 
	created_at DATETIME NOT NULL, 
	started_at DATETIME, 
	ended_at DATETIME, key_id TEXT, teacher_model_id TEXT, 
	CONSTRAINT pk_jobs PRIMARY KEY (id), 
	CONSTRAINT uq_jobs_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "jobs" VALUES('job_01m7z90rkh3d0t0vpqrtmm6r06','grown','{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}','digits','succeeded',0,2,'val_accuracy',NULL,0,4,23,NULL,'d852b0a8b9068d26f19c8767a5b200eed6a23035049b6e3840aba8aedc245e7a',NULL,NULL,0,4.0,'2026-11-21 14:43:57.734000','2026-11-21 14:43:57.831000','2026-11-21 14:43:58.280000',NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z90s87e69dayh1pzt0qxzy','failed','{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','failed',0,2,'val_accuracy',NULL,0,4,6,NULL,'84446a5a19e7b5248bc3e050ced6501281e6ee5983507f123a4c65196e91394a','the seed network''s trial failed: diverged: the loss is NaN',NULL,0,0.0,'2026-11-21 14:43:58.350000','2026-11-21 14:43:58.386000','2026-11-21 14:43:58.411000',NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z90sayttsr0knnnxrtrzck','cancelled','{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','cancelled',0,2,'val_accuracy',NULL,1,4,5,NULL,'85680045bf76d15ccf7ae61e158b7d0b0209326f95694464fa3beb882bafa0a2',NULL,NULL,0,0.0,'2026-11-21 14:43:58.430000',NULL,'2026-11-21 14:43:58.484000',NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z90sd8e19ea9ngx5ydsv9e','paused','{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7z90s5caycrctc36xftzfwb"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','paused',0,2,'val_accuracy',NULL,0,3,10,NULL,'33ddbe8e55da35320663572e13c9714c7c02be249e4e73f276974eda4c425913',NULL,'model_01m7z90s5caycrctc36xftzfwb',1,1.0,'2026-11-21 14:43:58.513000','2026-11-21 14:43:58.543000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z90sjnbna22xp92kf9x68g','running','{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','running',0,2,'val_accuracy',NULL,0,3,5,NULL,'ee4a8b9df0665f32c599540e3c901fec6842bb7e5e5cff19a791810ecf0811d8',NULL,NULL,0,0.5,'2026-11-21 14:43:58.678000','2026-11-21 14:43:58.698000',NULL,NULL,NULL);
CREATE TABLE keys (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	scope VARCHAR(16) NOT NULL, 
	token_sha256 TEXT NOT NULL, 
	requests_per_second DOUBLE, 
	open_jobs INTEGER, 
	trials_per_job INTEGER, 
	max_parameters BIGINT, 
	max_seconds DOUBLE, 
	created_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	CONSTRAINT pk_keys PRIMARY KEY (id), 
	CONSTRAINT uq_keys_token_sha256 UNIQUE (token_sha256)
);
CREATE TABLE logins (
	token_sha256 TEXT NOT NULL, 
	key_id TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_logins PRIMARY KEY (token_sha256), 
	CONSTRAINT fk_logins_key_id_keys FOREIGN KEY(key_id) REFERENCES keys (id)
);
CREATE TABLE "models" (
	id TEXT NOT NULL, 
	job_id TEXT, 
	trial_id TEXT, 
	trial_number INTEGER, 
	parent_id TEXT, 
	generation INTEGER NOT NULL, 
	dataset TEXT, 
	val_accuracy DOUBLE, 
	val_loss DOUBLE, 
	test_accuracy DOUBLE, 
	parameters BIGINT NOT NULL, 
	flops BIGINT NOT NULL, 
	architecture JSON NOT NULL, 
	architecture_digest TEXT NOT NULL, 
	checkpoint_sha256 TEXT NOT NULL, 
	checkpoint_bytes BIGINT NOT NULL, 
	mutations JSON NOT NULL, 
	mutation_names JSON NOT NULL, 
	recipe JSON NOT NULL, 
	seconds DOUBLE NOT NULL, 
	created_at DATETIME NOT NULL, 
	idempotency_key TEXT, 
	request_digest TEXT, optimizer_sha256 TEXT, 
	CONSTRAINT pk_models PRIMARY KEY (id), 
	CONSTRAINT fk_models_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT fk_models_trial_id_trials FOREIGN KEY(trial_id) REFERENCES trials (id), 
	CONSTRAINT uq_models_trial_id UNIQUE (trial_id), 
	CONSTRAINT fk_models_parent_id_models FOREIGN KEY(parent_id) REFERENCES models (id), 
	CONSTRAINT uq_models_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "models" VALUES('model_01m7z90rvacbdp0vq888gm2bk8','job_01m7z90rkh3d0t0vpqrtmm6r06','trial_01m7z90rpnc2b3m2eqrtf3rkng',0,NULL,0,'digits',0.5,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','9d775338234e1110be98a2353b7adb933730d2e8ec5119aa13dd2c211b0a0e14',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 14:43:57.941000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z90rzet95wmer7kb6jdtpn','job_01m7z90rkh3d0t0vpqrtmm6r06','trial_01m7z90rwfx702am2e9104e5p5',1,'model_01m7z90rvacbdp0vq888gm2bk8',1,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','64e927848bc1a1194d40431e81087831fcb6b643b4a4d71964e64570a7198abd',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 14:43:58.070000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z90s2bk5pt4nkffymr8y0j','job_01m7z90rkh3d0t0vpqrtmm6r06','trial_01m7z90rwfvak1nz5v9kv4tksf',2,'model_01m7z90rvacbdp0vq888gm2bk8',1,'digits',0.502,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','598f102802c913d7210dfbbcc2a4e310417e5d36f6e29ee8250520efeef2ceff',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 14:43:58.156000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z90s5caycrctc36xftzfwb','job_01m7z90rkh3d0t0vpqrtmm6r06','trial_01m7z90s010arntwn17qz7kfgv',3,'model_01m7z90rzet95wmer7kb6jdtpn',2,'digits',0.503,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','f5383b88a7191b9a4f6107463f6f6faf3c17095842fa7491a708ef70bd23602f',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 14:43:58.253000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z90sgqdy5c1v94b4ffdxh5','job_01m7z90sd8e19ea9ngx5ydsv9e','trial_01m7z90sdmnts1wgqh8aee9x5t',1,'model_01m7z90s5caycrctc36xftzfwb',3,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','f70ac7b1d1ab537d33a54c111f37a1c097648cf72c9ac5cfb18c98289fef7e94',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 14:43:58.616000',NULL,NULL,NULL);
CREATE TABLE trials (
	id TEXT NOT NULL, 
	job_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	parent_id TEXT, 
	proposal_mutations JSON, 
	seed BIGINT NOT NULL, 
	attempt INTEGER NOT NULL, 
	fruitless_attempts INTEGER NOT NULL, 
	lease_until DATETIME, 
	worker_id TEXT, 
	epoch INTEGER NOT NULL, 
	training_state TEXT, 
	mutations JSON, 
	parameters BIGINT, 
	flops BIGINT, 
	error_kind TEXT, 
	error TEXT, 
	evidence JSON, 
	seconds DOUBLE NOT NULL, 
	created_at DATETIME NOT NULL, 
	started_at DATETIME, 
	ended_at DATETIME, 
	heard_at DATETIME, fruitful_attempt INTEGER, 
	CONSTRAINT pk_trials PRIMARY KEY (id), 
	CONSTRAINT fk_trials_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT uq_trials_job_id_number UNIQUE (job_id, number)
);
INSERT INTO "trials" VALUES('trial_01m7z90rpnc2b3m2eqrtf3rkng','job_01m7z90rkh3d0t0vpqrtmm6r06',0,'succeeded',NULL,NULL,3681192180922288502,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 14:43:57.783000','2026-11-21 14:43:57.831000','2026-11-21 14:43:57.941000','2026-11-21 14:43:57.783000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z90rwfx702am2e9104e5p5','job_01m7z90rkh3d0t0vpqrtmm6r06',1,'succeeded','model_01m7z90rvacbdp0vq888gm2bk8',NULL,9013970637836275012,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 14:43:57.977000','2026-11-21 14:43:57.992000','2026-11-21 14:43:58.070000','2026-11-21 14:43:57.977000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z90rwfvak1nz5v9kv4tksf','job_01m7z90rkh3d0t0vpqrtmm6r06',2,'succeeded','model_01m7z90rvacbdp0vq888gm2bk8',NULL,7043061815227882323,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 14:43:57.977000','2026-11-21 14:43:58.102000','2026-11-21 14:43:58.156000','2026-11-21 14:43:57.977000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z90s010arntwn17qz7kfgv','job_01m7z90rkh3d0t0vpqrtmm6r06',3,'succeeded','model_01m7z90rzet95wmer7kb6jdtpn',NULL,1498689025397731062,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 14:43:58.084000','2026-11-21 14:43:58.194000','2026-11-21 14:43:58.253000','2026-11-21 14:43:58.084000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z90s8gwyfvrk9d1714t76s','job_01m7z90s87e69dayh1pzt0qxzy',0,'failed',NULL,NULL,1423549931114846593,1,0,NULL,'worker_a',0,NULL,NULL,NULL,NULL,'diverged','the loss is NaN',NULL,0.0,'2026-11-21 14:43:58.353000','2026-11-21 14:43:58.386000','2026-11-21 14:43:58.409000','2026-11-21 14:43:58.353000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z90sb9sb3j7amc0zw5dkqy','job_01m7z90sayttsr0knnnxrtrzck',0,'cancelled',NULL,NULL,1423549931114846593,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 14:43:58.442000',NULL,'2026-11-21 14:43:58.456000','2026-11-21 14:43:58.442000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z90sdmnts1wgqh8aee9x5t','job_01m7z90sd8e19ea9ngx5ydsv9e',1,'succeeded','model_01m7z90s5caycrctc36xftzfwb',NULL,9178865395942626920,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 14:43:58.530000','2026-11-21 14:43:58.543000','2026-11-21 14:43:58.616000','2026-11-21 14:43:58.530000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z90sdnt8ez1th4ke90bq01','job_01m7z90sd8e19ea9ngx5ydsv9e',2,'queued','model_01m7z90s5caycrctc36xftzfwb',NULL,8743697986109197258,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 14:43:58.530000',NULL,NULL,'2026-11-21 14:43:58.530000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z90sh86qtdjskdpvfbhd3f','job_01m7z90sd8e19ea9ngx5ydsv9e',3,'queued','model_01m7z90s5caycrctc36xftzfwb',NULL,7010055096436244282,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 14:43:58.641000',NULL,NULL,'2026-11-21 14:43:58.641000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z90sjrpa0d5vrrrg0mg1kr','job_01m7z90sjnbna22xp92kf9x68g',0,'running',NULL,NULL,1423549931114846593,1,0,'2026-11-21 14:44:58.698000','worker_a',1,'e0523fd7fa1ff1535163248867f015aeaeb055a6872fa664e18c5a6f05938aa7',NULL,NULL,NULL,NULL,NULL,NULL,0.5,'2026-11-21 14:43:58.680000','2026-11-21 14:43:58.698000',NULL,'2026-11-21 14:43:58.680000',NULL);
CREATE TABLE workers (
	id TEXT NOT NULL, 
	host TEXT NOT NULL, 
	pid INTEGER NOT NULL, 
	device TEXT NOT NULL, 
	trial_id TEXT, 
	started_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, figures JSON, 
	CONSTRAINT pk_workers PRIMARY KEY (id)
);
INSERT INTO "workers" VALUES('host-1-abc','host',1,'cpu',NULL,'2026-11-21 14:43:58.751000','2026-11-21 14:43:58.751000',NULL);
CREATE INDEX ix_datasets_sha256 ON datasets (sha256);
CREATE INDEX ix_workers_seen_at ON workers (seen_at);
CREATE INDEX ix_jobs_created_at_id ON jobs (created_at, id);
CREATE INDEX ix_jobs_seed_model_id ON jobs (seed_model_id);
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE INDEX ix_trials_job_id_state ON trials (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON trials (state, lease_until);
CREATE INDEX ix_trials_training_state ON trials (training_state);
CREATE INDEX ix_models_all_parameters ON models (parameters, created_at, id);
CREATE INDEX ix_models_all_flops ON models (flops, parameters, created_at, id);
CREATE INDEX ix_models_dataset_parameters ON models (dataset, parameters, created_at, id);
CREATE INDEX ix_models_job_val_loss ON models (job_id, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_dataset_seconds ON models (dataset, seconds, parameters, created_at, id);
CREATE INDEX ix_models_checkpoint_sha256 ON models (checkpoint_sha256);
CREATE INDEX ix_models_dataset_val_loss ON models (dataset, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_dataset_flops ON models (dataset, flops, parameters, created_at, id);
CREATE UNIQUE INDEX ix_models_job_number ON models (job_id, trial_number);
CREATE INDEX ix_models_job_flops ON models (job_id, flops, parameters, created_at, id);
CREATE INDEX ix_models_all_seconds ON models (seconds, parameters, created_at, id);
CREATE INDEX ix_models_job_seconds ON models (job_id, seconds, parameters, created_at, id);
CREATE INDEX ix_models_job_parameters ON models (job_id, parameters, created_at, id);
CREATE INDEX ix_models_all_val_loss ON models (val_loss, parameters, created_at, id);
CREATE INDEX ix_models_parent_id ON models (parent_id);
CREATE INDEX ix_models_architecture_digest ON models (architecture_digest);
CREATE INDEX ix_models_all_val_accuracy ON models (val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_all_created_at ON models (created_at DESC, parameters, id);
CREATE INDEX ix_models_job_val_accuracy ON models (job_id, val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_job_created_at ON models (job_id, created_at DESC, parameters, id);
CREATE INDEX ix_models_dataset_val_accuracy ON models (dataset, val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_dataset_created_at ON models (dataset, created_at DESC, parameters, id);
CREATE INDEX ix_logins_key_id ON logins (key_id);
CREATE INDEX ix_logins_expires_at ON logins (expires_at);
CREATE INDEX ix_jobs_key_id_state ON jobs (key_id, state);
CREATE INDEX ix_models_optimizer_sha256 ON models (optimizer_sha256);
CREATE INDEX ix_jobs_teacher_model_id ON jobs (teacher_model_id);
COMMIT;
