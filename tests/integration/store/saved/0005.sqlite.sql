BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE datasets (
	name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	bytes BIGINT NOT NULL, 
	info JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_datasets PRIMARY KEY (name)
);
INSERT INTO "datasets" VALUES('mine','3ce2992a38a98575f833472b1234350c0f4cf942c8c1ec8e14a8e9b25306e178',1000,'{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}','2026-11-21 12:10:34.964000');
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
INSERT INTO "epochs" VALUES('trial_01m7z07wcjevr2xdrxzq38yat7',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:10:33.907000');
INSERT INTO "epochs" VALUES('trial_01m7z07wcjevr2xdrxzq38yat7',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:10:33.922000');
INSERT INTO "epochs" VALUES('trial_01m7z07wnb729v6yx82ctgge47',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:10:34.114000');
INSERT INTO "epochs" VALUES('trial_01m7z07wnb729v6yx82ctgge47',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:10:34.130000');
INSERT INTO "epochs" VALUES('trial_01m7z07wncbr53dzb5khat5q2e',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:10:34.223000');
INSERT INTO "epochs" VALUES('trial_01m7z07wncbr53dzb5khat5q2e',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:10:34.242000');
INSERT INTO "epochs" VALUES('trial_01m7z07wss3zxvjeqntm2b6jkd',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:10:34.311000');
INSERT INTO "epochs" VALUES('trial_01m7z07wss3zxvjeqntm2b6jkd',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:10:34.330000');
INSERT INTO "epochs" VALUES('trial_01m7z07x7akz43s1q5952xadzy',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:10:34.649000');
INSERT INTO "epochs" VALUES('trial_01m7z07x7akz43s1q5952xadzy',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:10:34.671000');
INSERT INTO "epochs" VALUES('trial_01m7z07xdpfxzv62qhwtj9rmkk',1,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:10:34.895000');
CREATE TABLE events (
	job_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	data JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (job_id, seq), 
	CONSTRAINT fk_events_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id)
);
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',1,'job.created','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "name": "grown", "state": "queued", "dataset": "digits"}','2026-11-21 12:10:33.698000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',2,'trial.queued','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wcjevr2xdrxzq38yat7", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:10:33.747000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',3,'job.state','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:10:33.856000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',4,'trial.started','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wcjevr2xdrxzq38yat7", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 12:10:33.856000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',5,'trial.epoch','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wcjevr2xdrxzq38yat7", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:10:33.918000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',6,'trial.epoch','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wcjevr2xdrxzq38yat7", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:10:33.923000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',7,'trial.succeeded','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wcjevr2xdrxzq38yat7", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z07wkjq1txnsx020jzssda", "job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wcjevr2xdrxzq38yat7", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:10:33.984000Z"}}','2026-11-21 12:10:34.012000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',8,'trial.queued','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wnb729v6yx82ctgge47", "number": 1, "attempt": 0, "parent_id": "model_01m7z07wkjq1txnsx020jzssda", "mutations": null}','2026-11-21 12:10:34.038000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',9,'trial.queued','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wncbr53dzb5khat5q2e", "number": 2, "attempt": 0, "parent_id": "model_01m7z07wkjq1txnsx020jzssda", "mutations": null}','2026-11-21 12:10:34.038000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',10,'trial.started','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wnb729v6yx82ctgge47", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z07wkjq1txnsx020jzssda"}','2026-11-21 12:10:34.095000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',11,'trial.epoch','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wnb729v6yx82ctgge47", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:10:34.114000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',12,'trial.epoch','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wnb729v6yx82ctgge47", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:10:34.131000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',13,'trial.succeeded','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wnb729v6yx82ctgge47", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z07wscbaed3pfddd1z0113", "job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wnb729v6yx82ctgge47", "parent_id": "model_01m7z07wkjq1txnsx020jzssda", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:10:34.156000Z"}}','2026-11-21 12:10:34.167000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',14,'trial.queued','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wss3zxvjeqntm2b6jkd", "number": 3, "attempt": 0, "parent_id": "model_01m7z07wscbaed3pfddd1z0113", "mutations": null}','2026-11-21 12:10:34.192000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',15,'trial.started','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wncbr53dzb5khat5q2e", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z07wkjq1txnsx020jzssda"}','2026-11-21 12:10:34.204000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',16,'trial.epoch','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wncbr53dzb5khat5q2e", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:10:34.223000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',17,'trial.epoch','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wncbr53dzb5khat5q2e", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:10:34.242000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',18,'trial.succeeded','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wncbr53dzb5khat5q2e", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z07wwpzcjkvk1qpne9q46g", "job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wncbr53dzb5khat5q2e", "parent_id": "model_01m7z07wkjq1txnsx020jzssda", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:10:34.262000Z"}}','2026-11-21 12:10:34.270000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',19,'trial.started','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wss3zxvjeqntm2b6jkd", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z07wscbaed3pfddd1z0113"}','2026-11-21 12:10:34.292000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',20,'trial.epoch','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wss3zxvjeqntm2b6jkd", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:10:34.312000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',21,'trial.epoch','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wss3zxvjeqntm2b6jkd", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:10:34.331000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',22,'trial.succeeded','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wss3zxvjeqntm2b6jkd", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z07x02zf48vwdxwv6cywvg", "job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "trial_id": "trial_01m7z07wss3zxvjeqntm2b6jkd", "parent_id": "model_01m7z07wscbaed3pfddd1z0113", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:10:34.370000Z"}}','2026-11-21 12:10:34.372000');
INSERT INTO "events" VALUES('job_01m7z07w7mfnjbh169er8hwq4s',23,'job.state','{"job_id": "job_01m7z07w7mfnjbh169er8hwq4s", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 12:10:34.409000');
INSERT INTO "events" VALUES('job_01m7z07x27y5wjv5b0a9c26q1f',1,'job.created','{"job_id": "job_01m7z07x27y5wjv5b0a9c26q1f", "name": "failed", "state": "queued", "dataset": "digits"}','2026-11-21 12:10:34.440000');
INSERT INTO "events" VALUES('job_01m7z07x27y5wjv5b0a9c26q1f',2,'trial.queued','{"job_id": "job_01m7z07x27y5wjv5b0a9c26q1f", "trial_id": "trial_01m7z07x3543f1vrsekz7t1nwe", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:10:34.469000');
INSERT INTO "events" VALUES('job_01m7z07x27y5wjv5b0a9c26q1f',3,'job.state','{"job_id": "job_01m7z07x27y5wjv5b0a9c26q1f", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:10:34.498000');
INSERT INTO "events" VALUES('job_01m7z07x27y5wjv5b0a9c26q1f',4,'trial.started','{"job_id": "job_01m7z07x27y5wjv5b0a9c26q1f", "trial_id": "trial_01m7z07x3543f1vrsekz7t1nwe", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 12:10:34.498000');
INSERT INTO "events" VALUES('job_01m7z07x27y5wjv5b0a9c26q1f',5,'trial.failed','{"job_id": "job_01m7z07x27y5wjv5b0a9c26q1f", "trial_id": "trial_01m7z07x3543f1vrsekz7t1nwe", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}','2026-11-21 12:10:34.508000');
INSERT INTO "events" VALUES('job_01m7z07x27y5wjv5b0a9c26q1f',6,'job.state','{"job_id": "job_01m7z07x27y5wjv5b0a9c26q1f", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}','2026-11-21 12:10:34.522000');
INSERT INTO "events" VALUES('job_01m7z07x52m0ga1sregbg4z8gj',1,'job.created','{"job_id": "job_01m7z07x52m0ga1sregbg4z8gj", "name": "cancelled", "state": "queued", "dataset": "digits"}','2026-11-21 12:10:34.531000');
INSERT INTO "events" VALUES('job_01m7z07x52m0ga1sregbg4z8gj',2,'trial.queued','{"job_id": "job_01m7z07x52m0ga1sregbg4z8gj", "trial_id": "trial_01m7z07x5a4ym21bb3avsns7md", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:10:34.539000');
INSERT INTO "events" VALUES('job_01m7z07x52m0ga1sregbg4z8gj',3,'job.state','{"job_id": "job_01m7z07x52m0ga1sregbg4z8gj", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 12:10:34.554000');
INSERT INTO "events" VALUES('job_01m7z07x52m0ga1sregbg4z8gj',4,'trial.cancelled','{"job_id": "job_01m7z07x52m0ga1sregbg4z8gj", "trial_id": "trial_01m7z07x5a4ym21bb3avsns7md", "number": 0, "attempt": 0}','2026-11-21 12:10:34.564000');
INSERT INTO "events" VALUES('job_01m7z07x52m0ga1sregbg4z8gj',5,'job.state','{"job_id": "job_01m7z07x52m0ga1sregbg4z8gj", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 12:10:34.572000');
INSERT INTO "events" VALUES('job_01m7z07x6wc905sctb1g09yb32',1,'job.created','{"job_id": "job_01m7z07x6wc905sctb1g09yb32", "name": "paused", "state": "queued", "dataset": "digits"}','2026-11-21 12:10:34.593000');
INSERT INTO "events" VALUES('job_01m7z07x6wc905sctb1g09yb32',2,'trial.queued','{"job_id": "job_01m7z07x6wc905sctb1g09yb32", "trial_id": "trial_01m7z07x7akz43s1q5952xadzy", "number": 1, "attempt": 0, "parent_id": "model_01m7z07x02zf48vwdxwv6cywvg", "mutations": null}','2026-11-21 12:10:34.609000');
INSERT INTO "events" VALUES('job_01m7z07x6wc905sctb1g09yb32',3,'trial.queued','{"job_id": "job_01m7z07x6wc905sctb1g09yb32", "trial_id": "trial_01m7z07x7awxppv1sgwgwzbbsd", "number": 2, "attempt": 0, "parent_id": "model_01m7z07x02zf48vwdxwv6cywvg", "mutations": null}','2026-11-21 12:10:34.609000');
INSERT INTO "events" VALUES('job_01m7z07x6wc905sctb1g09yb32',4,'job.state','{"job_id": "job_01m7z07x6wc905sctb1g09yb32", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:10:34.632000');
INSERT INTO "events" VALUES('job_01m7z07x6wc905sctb1g09yb32',5,'trial.started','{"job_id": "job_01m7z07x6wc905sctb1g09yb32", "trial_id": "trial_01m7z07x7akz43s1q5952xadzy", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z07x02zf48vwdxwv6cywvg"}','2026-11-21 12:10:34.632000');
INSERT INTO "events" VALUES('job_01m7z07x6wc905sctb1g09yb32',6,'trial.epoch','{"job_id": "job_01m7z07x6wc905sctb1g09yb32", "trial_id": "trial_01m7z07x7akz43s1q5952xadzy", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:10:34.649000');
INSERT INTO "events" VALUES('job_01m7z07x6wc905sctb1g09yb32',7,'trial.epoch','{"job_id": "job_01m7z07x6wc905sctb1g09yb32", "trial_id": "trial_01m7z07x7akz43s1q5952xadzy", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:10:34.671000');
INSERT INTO "events" VALUES('job_01m7z07x6wc905sctb1g09yb32',8,'trial.succeeded','{"job_id": "job_01m7z07x6wc905sctb1g09yb32", "trial_id": "trial_01m7z07x7akz43s1q5952xadzy", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z07xa581a2kpb9vg2h4f0g", "job_id": "job_01m7z07x6wc905sctb1g09yb32", "trial_id": "trial_01m7z07x7akz43s1q5952xadzy", "parent_id": "model_01m7z07x02zf48vwdxwv6cywvg", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:10:34.694000Z"}}','2026-11-21 12:10:34.715000');
INSERT INTO "events" VALUES('job_01m7z07x6wc905sctb1g09yb32',9,'trial.queued','{"job_id": "job_01m7z07x6wc905sctb1g09yb32", "trial_id": "trial_01m7z07xbk4ybwszdsynbz3dwy", "number": 3, "attempt": 0, "parent_id": "model_01m7z07x02zf48vwdxwv6cywvg", "mutations": null}','2026-11-21 12:10:34.739000');
INSERT INTO "events" VALUES('job_01m7z07x6wc905sctb1g09yb32',10,'job.state','{"job_id": "job_01m7z07x6wc905sctb1g09yb32", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 12:10:34.763000');
INSERT INTO "events" VALUES('job_01m7z07xd6w3d6ga8yawaxr9z3',1,'job.created','{"job_id": "job_01m7z07xd6w3d6ga8yawaxr9z3", "name": "running", "state": "queued", "dataset": "digits"}','2026-11-21 12:10:34.791000');
INSERT INTO "events" VALUES('job_01m7z07xd6w3d6ga8yawaxr9z3',2,'trial.queued','{"job_id": "job_01m7z07xd6w3d6ga8yawaxr9z3", "trial_id": "trial_01m7z07xdpfxzv62qhwtj9rmkk", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:10:34.806000');
INSERT INTO "events" VALUES('job_01m7z07xd6w3d6ga8yawaxr9z3',3,'job.state','{"job_id": "job_01m7z07xd6w3d6ga8yawaxr9z3", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:10:34.848000');
INSERT INTO "events" VALUES('job_01m7z07xd6w3d6ga8yawaxr9z3',4,'trial.started','{"job_id": "job_01m7z07xd6w3d6ga8yawaxr9z3", "trial_id": "trial_01m7z07xdpfxzv62qhwtj9rmkk", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 12:10:34.848000');
INSERT INTO "events" VALUES('job_01m7z07xd6w3d6ga8yawaxr9z3',5,'trial.epoch','{"job_id": "job_01m7z07xd6w3d6ga8yawaxr9z3", "trial_id": "trial_01m7z07xdpfxzv62qhwtj9rmkk", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:10:34.895000');
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
INSERT INTO "jobs" VALUES('job_01m7z07w7mfnjbh169er8hwq4s','grown','{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}','digits','succeeded',0,2,'val_accuracy',NULL,0,4,23,NULL,'d852b0a8b9068d26f19c8767a5b200eed6a23035049b6e3840aba8aedc245e7a',NULL,NULL,0,4.0,'2026-11-21 12:10:33.687000','2026-11-21 12:10:33.827000','2026-11-21 12:10:34.402000',NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z07x27y5wjv5b0a9c26q1f','failed','{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','failed',0,2,'val_accuracy',NULL,0,4,6,NULL,'84446a5a19e7b5248bc3e050ced6501281e6ee5983507f123a4c65196e91394a','the seed network''s trial failed: diverged: the loss is NaN',NULL,0,0.0,'2026-11-21 12:10:34.440000','2026-11-21 12:10:34.476000','2026-11-21 12:10:34.521000',NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z07x52m0ga1sregbg4z8gj','cancelled','{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','cancelled',0,2,'val_accuracy',NULL,1,4,5,NULL,'85680045bf76d15ccf7ae61e158b7d0b0209326f95694464fa3beb882bafa0a2',NULL,NULL,0,0.0,'2026-11-21 12:10:34.530000',NULL,'2026-11-21 12:10:34.571000',NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z07x6wc905sctb1g09yb32','paused','{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7z07x02zf48vwdxwv6cywvg"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','paused',0,2,'val_accuracy',NULL,0,3,10,NULL,'d981559f2e1d681807ecd1da7c3908c17351a0c8c0b6ca32048a41de560014a6',NULL,'model_01m7z07x02zf48vwdxwv6cywvg',1,1.0,'2026-11-21 12:10:34.588000','2026-11-21 12:10:34.618000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z07xd6w3d6ga8yawaxr9z3','running','{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','running',0,2,'val_accuracy',NULL,0,3,5,NULL,'ee4a8b9df0665f32c599540e3c901fec6842bb7e5e5cff19a791810ecf0811d8',NULL,NULL,0,0.5,'2026-11-21 12:10:34.791000','2026-11-21 12:10:34.846000',NULL,NULL,NULL);
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
	CONSTRAINT uq_models_trial_id UNIQUE (trial_id), 
	CONSTRAINT fk_models_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT fk_models_trial_id_trials FOREIGN KEY(trial_id) REFERENCES trials (id), 
	CONSTRAINT fk_models_parent_id_models FOREIGN KEY(parent_id) REFERENCES models (id), 
	CONSTRAINT uq_models_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "models" VALUES('model_01m7z07wkjq1txnsx020jzssda','job_01m7z07w7mfnjbh169er8hwq4s','trial_01m7z07wcjevr2xdrxzq38yat7',0,NULL,0,'digits',0.5,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','4813e933e3bc163688351ece7d3003809d44fa4b5a2c69b0b340e7f6234f0171',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:10:33.984000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z07wscbaed3pfddd1z0113','job_01m7z07w7mfnjbh169er8hwq4s','trial_01m7z07wnb729v6yx82ctgge47',1,'model_01m7z07wkjq1txnsx020jzssda',1,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','afd2ba9d641653f8944c1e6dae46a04949536e94ea29219af670ee8506b42b48',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:10:34.156000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z07wwpzcjkvk1qpne9q46g','job_01m7z07w7mfnjbh169er8hwq4s','trial_01m7z07wncbr53dzb5khat5q2e',2,'model_01m7z07wkjq1txnsx020jzssda',1,'digits',0.502,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','bf4827c110c6a50e70994a331028150c06e35a082349e437a7593d01889f2dd2',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:10:34.262000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z07x02zf48vwdxwv6cywvg','job_01m7z07w7mfnjbh169er8hwq4s','trial_01m7z07wss3zxvjeqntm2b6jkd',3,'model_01m7z07wscbaed3pfddd1z0113',2,'digits',0.503,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','45c39f81a7c435c3baf2e0278b483a0c2ac7ff08752b78978f54c2e0e4625f0d',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:10:34.370000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z07xa581a2kpb9vg2h4f0g','job_01m7z07x6wc905sctb1g09yb32','trial_01m7z07x7akz43s1q5952xadzy',1,'model_01m7z07x02zf48vwdxwv6cywvg',3,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','c5e97e904e2446cc387a5caac36737481020a6006f99ff5530e2da5e2df388ff',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:10:34.694000',NULL,NULL,NULL);
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
	heard_at DATETIME, 
	CONSTRAINT pk_trials PRIMARY KEY (id), 
	CONSTRAINT fk_trials_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT uq_trials_job_id_number UNIQUE (job_id, number)
);
INSERT INTO "trials" VALUES('trial_01m7z07wcjevr2xdrxzq38yat7','job_01m7z07w7mfnjbh169er8hwq4s',0,'succeeded',NULL,NULL,3681192180922288502,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:10:33.749000','2026-11-21 12:10:33.827000','2026-11-21 12:10:33.984000','2026-11-21 12:10:33.749000');
INSERT INTO "trials" VALUES('trial_01m7z07wnb729v6yx82ctgge47','job_01m7z07w7mfnjbh169er8hwq4s',1,'succeeded','model_01m7z07wkjq1txnsx020jzssda',NULL,9013970637836275012,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:10:34.040000','2026-11-21 12:10:34.086000','2026-11-21 12:10:34.156000','2026-11-21 12:10:34.040000');
INSERT INTO "trials" VALUES('trial_01m7z07wncbr53dzb5khat5q2e','job_01m7z07w7mfnjbh169er8hwq4s',2,'succeeded','model_01m7z07wkjq1txnsx020jzssda',NULL,7043061815227882323,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:10:34.040000','2026-11-21 12:10:34.202000','2026-11-21 12:10:34.262000','2026-11-21 12:10:34.040000');
INSERT INTO "trials" VALUES('trial_01m7z07wss3zxvjeqntm2b6jkd','job_01m7z07w7mfnjbh169er8hwq4s',3,'succeeded','model_01m7z07wscbaed3pfddd1z0113',NULL,1498689025397731062,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:10:34.192000','2026-11-21 12:10:34.290000','2026-11-21 12:10:34.370000','2026-11-21 12:10:34.192000');
INSERT INTO "trials" VALUES('trial_01m7z07x3543f1vrsekz7t1nwe','job_01m7z07x27y5wjv5b0a9c26q1f',0,'failed',NULL,NULL,1423549931114846593,1,0,NULL,'worker_a',0,NULL,NULL,NULL,NULL,'diverged','the loss is NaN',NULL,0.0,'2026-11-21 12:10:34.469000','2026-11-21 12:10:34.476000','2026-11-21 12:10:34.508000','2026-11-21 12:10:34.469000');
INSERT INTO "trials" VALUES('trial_01m7z07x5a4ym21bb3avsns7md','job_01m7z07x52m0ga1sregbg4z8gj',0,'cancelled',NULL,NULL,1423549931114846593,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 12:10:34.539000',NULL,'2026-11-21 12:10:34.555000','2026-11-21 12:10:34.539000');
INSERT INTO "trials" VALUES('trial_01m7z07x7akz43s1q5952xadzy','job_01m7z07x6wc905sctb1g09yb32',1,'succeeded','model_01m7z07x02zf48vwdxwv6cywvg',NULL,9178865395942626920,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:10:34.610000','2026-11-21 12:10:34.618000','2026-11-21 12:10:34.694000','2026-11-21 12:10:34.610000');
INSERT INTO "trials" VALUES('trial_01m7z07x7awxppv1sgwgwzbbsd','job_01m7z07x6wc905sctb1g09yb32',2,'queued','model_01m7z07x02zf48vwdxwv6cywvg',NULL,8743697986109197258,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 12:10:34.610000',NULL,NULL,'2026-11-21 12:10:34.610000');
INSERT INTO "trials" VALUES('trial_01m7z07xbk4ybwszdsynbz3dwy','job_01m7z07x6wc905sctb1g09yb32',3,'queued','model_01m7z07x02zf48vwdxwv6cywvg',NULL,7010055096436244282,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 12:10:34.740000',NULL,NULL,'2026-11-21 12:10:34.740000');
INSERT INTO "trials" VALUES('trial_01m7z07xdpfxzv62qhwtj9rmkk','job_01m7z07xd6w3d6ga8yawaxr9z3',0,'running',NULL,NULL,1423549931114846593,1,0,'2026-11-21 12:11:34.846000','worker_a',1,'2b3862302923b4f62f44570419994bca3e9b450df322c716cbb5a87bee3b1754',NULL,NULL,NULL,NULL,NULL,NULL,0.5,'2026-11-21 12:10:34.807000','2026-11-21 12:10:34.846000',NULL,'2026-11-21 12:10:34.807000');
CREATE TABLE workers (
	id TEXT NOT NULL, 
	host TEXT NOT NULL, 
	pid INTEGER NOT NULL, 
	device TEXT NOT NULL, 
	trial_id TEXT, 
	started_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_workers PRIMARY KEY (id)
);
INSERT INTO "workers" VALUES('host-1-abc','host',1,'cpu',NULL,'2026-11-21 12:10:34.943000','2026-11-21 12:10:34.943000');
CREATE INDEX ix_datasets_sha256 ON datasets (sha256);
CREATE INDEX ix_workers_seen_at ON workers (seen_at);
CREATE INDEX ix_jobs_created_at_id ON jobs (created_at, id);
CREATE INDEX ix_jobs_seed_model_id ON jobs (seed_model_id);
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE INDEX ix_trials_job_id_state ON trials (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON trials (state, lease_until);
CREATE INDEX ix_trials_training_state ON trials (training_state);
CREATE INDEX ix_models_dataset_seconds ON models (dataset, seconds, parameters, created_at, id);
CREATE INDEX ix_models_job_val_loss ON models (job_id, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_job_flops ON models (job_id, flops, parameters, created_at, id);
CREATE INDEX ix_models_all_parameters ON models (parameters, created_at, id);
CREATE INDEX ix_models_job_seconds ON models (job_id, seconds, parameters, created_at, id);
CREATE INDEX ix_models_parent_id ON models (parent_id);
CREATE INDEX ix_models_dataset_val_loss ON models (dataset, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_job_parameters ON models (job_id, parameters, created_at, id);
CREATE INDEX ix_models_all_seconds ON models (seconds, parameters, created_at, id);
CREATE INDEX ix_models_dataset_parameters ON models (dataset, parameters, created_at, id);
CREATE UNIQUE INDEX ix_models_job_number ON models (job_id, trial_number);
CREATE INDEX ix_models_all_val_loss ON models (val_loss, parameters, created_at, id);
CREATE INDEX ix_models_dataset_flops ON models (dataset, flops, parameters, created_at, id);
CREATE INDEX ix_models_all_flops ON models (flops, parameters, created_at, id);
CREATE INDEX ix_models_checkpoint_sha256 ON models (checkpoint_sha256);
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
