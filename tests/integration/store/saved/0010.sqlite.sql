BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0010');
CREATE TABLE audit (
	id TEXT NOT NULL, 
	key_id TEXT, 
	key_name TEXT, 
	action VARCHAR(32) NOT NULL, 
	subject TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
CREATE TABLE datasets (
	name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	bytes BIGINT NOT NULL, 
	info JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_datasets PRIMARY KEY (name)
);
INSERT INTO "datasets" VALUES('mine','c04cf43eecb74fa071f771d8f93db05ca1f6e748c9480b7b34cb026e1c557ed5',1000,'{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}','2026-12-01 12:50:58.887000');
CREATE TABLE deliveries (
	id TEXT NOT NULL, 
	job_id TEXT NOT NULL, 
	webhook INTEGER NOT NULL, 
	event VARCHAR(16) NOT NULL, 
	url TEXT, 
	secret TEXT, 
	body TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_at DATETIME NOT NULL, 
	status INTEGER, 
	error TEXT, 
	created_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id)
);
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
INSERT INTO "epochs" VALUES('trial_01m8rth2a94bqpykcjsc27nbvm',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:50:58.532000');
INSERT INTO "epochs" VALUES('trial_01m8rth2a94bqpykcjsc27nbvm',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:50:58.541000');
INSERT INTO "epochs" VALUES('trial_01m8rth2btya2799r6gq4s12zw',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:50:58.561000');
INSERT INTO "epochs" VALUES('trial_01m8rth2btya2799r6gq4s12zw',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:50:58.567000');
INSERT INTO "epochs" VALUES('trial_01m8rth2btsfb9a18grspr2r7q',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:50:58.585000');
INSERT INTO "epochs" VALUES('trial_01m8rth2btsfb9a18grspr2r7q',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:50:58.589000');
INSERT INTO "epochs" VALUES('trial_01m8rth2cf7jdzs32n90wcq43t',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:50:58.601000');
INSERT INTO "epochs" VALUES('trial_01m8rth2cf7jdzs32n90wcq43t',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:50:58.605000');
INSERT INTO "epochs" VALUES('trial_01m8rth2m6j5a4g7aqcstyx81h',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:50:58.830000');
INSERT INTO "epochs" VALUES('trial_01m8rth2m6j5a4g7aqcstyx81h',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:50:58.837000');
INSERT INTO "epochs" VALUES('trial_01m8rth2nf18bgnarbh0y9aecz',1,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:50:58.880000');
CREATE TABLE events (
	job_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	data JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (job_id, seq), 
	CONSTRAINT fk_events_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id)
);
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',1,'job.created','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "name": "grown", "state": "queued", "dataset": "digits"}','2026-12-01 12:50:58.503000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',2,'trial.queued','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2a94bqpykcjsc27nbvm", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}','2026-12-01 12:50:58.506000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',3,'job.state','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:50:58.522000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',4,'trial.started','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2a94bqpykcjsc27nbvm", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 12:50:58.523000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',5,'trial.epoch','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2a94bqpykcjsc27nbvm", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:50:58.538000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',6,'trial.epoch','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2a94bqpykcjsc27nbvm", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:50:58.541000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',7,'trial.succeeded','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2a94bqpykcjsc27nbvm", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rth2bf9rr52r0yqtdjew5p", "job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2a94bqpykcjsc27nbvm", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:50:58.544000Z"}}','2026-12-01 12:50:58.553000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',8,'trial.queued','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btya2799r6gq4s12zw", "number": 1, "attempt": 0, "parent_id": "model_01m8rth2bf9rr52r0yqtdjew5p", "mutations": null, "reason": null}','2026-12-01 12:50:58.554000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',9,'trial.queued','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btsfb9a18grspr2r7q", "number": 2, "attempt": 0, "parent_id": "model_01m8rth2bf9rr52r0yqtdjew5p", "mutations": null, "reason": null}','2026-12-01 12:50:58.554000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',10,'trial.started','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btya2799r6gq4s12zw", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rth2bf9rr52r0yqtdjew5p"}','2026-12-01 12:50:58.560000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',11,'trial.epoch','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btya2799r6gq4s12zw", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:50:58.561000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',12,'trial.epoch','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btya2799r6gq4s12zw", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:50:58.568000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',13,'trial.succeeded','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btya2799r6gq4s12zw", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rth2cdqy0hvrnkkgb2sda5", "job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btya2799r6gq4s12zw", "parent_id": "model_01m8rth2bf9rr52r0yqtdjew5p", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:50:58.573000Z"}}','2026-12-01 12:50:58.574000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',14,'trial.queued','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2cf7jdzs32n90wcq43t", "number": 3, "attempt": 0, "parent_id": "model_01m8rth2cdqy0hvrnkkgb2sda5", "mutations": null, "reason": null}','2026-12-01 12:50:58.575000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',15,'trial.started','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btsfb9a18grspr2r7q", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rth2bf9rr52r0yqtdjew5p"}','2026-12-01 12:50:58.580000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',16,'trial.epoch','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btsfb9a18grspr2r7q", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:50:58.585000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',17,'trial.epoch','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btsfb9a18grspr2r7q", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:50:58.589000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',18,'trial.succeeded','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btsfb9a18grspr2r7q", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rth2d1n7za8kbs3xagdac5", "job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2btsfb9a18grspr2r7q", "parent_id": "model_01m8rth2bf9rr52r0yqtdjew5p", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:50:58.593000Z"}}','2026-12-01 12:50:58.594000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',19,'trial.started','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2cf7jdzs32n90wcq43t", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rth2cdqy0hvrnkkgb2sda5"}','2026-12-01 12:50:58.597000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',20,'trial.epoch','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2cf7jdzs32n90wcq43t", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:50:58.601000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',21,'trial.epoch','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2cf7jdzs32n90wcq43t", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:50:58.605000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',22,'trial.succeeded','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2cf7jdzs32n90wcq43t", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rth2dh7mavqwnhky02dx23", "job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "trial_id": "trial_01m8rth2cf7jdzs32n90wcq43t", "parent_id": "model_01m8rth2cdqy0hvrnkkgb2sda5", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:50:58.609000Z"}}','2026-12-01 12:50:58.610000');
INSERT INTO "events" VALUES('job_01m8rth2a4b3whw8p62d08yhwn',23,'job.state','{"job_id": "job_01m8rth2a4b3whw8p62d08yhwn", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}','2026-12-01 12:50:58.613000');
INSERT INTO "events" VALUES('job_01m8rth2dv71190h7r9wxb51r2',1,'job.created','{"job_id": "job_01m8rth2dv71190h7r9wxb51r2", "name": "failed", "state": "queued", "dataset": "digits"}','2026-12-01 12:50:58.620000');
INSERT INTO "events" VALUES('job_01m8rth2dv71190h7r9wxb51r2',2,'trial.queued','{"job_id": "job_01m8rth2dv71190h7r9wxb51r2", "trial_id": "trial_01m8rth2dxca48gestc3dm55xa", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}','2026-12-01 12:50:58.621000');
INSERT INTO "events" VALUES('job_01m8rth2dv71190h7r9wxb51r2',3,'job.state','{"job_id": "job_01m8rth2dv71190h7r9wxb51r2", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:50:58.631000');
INSERT INTO "events" VALUES('job_01m8rth2dv71190h7r9wxb51r2',4,'trial.started','{"job_id": "job_01m8rth2dv71190h7r9wxb51r2", "trial_id": "trial_01m8rth2dxca48gestc3dm55xa", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 12:50:58.631000');
INSERT INTO "events" VALUES('job_01m8rth2dv71190h7r9wxb51r2',5,'trial.failed','{"job_id": "job_01m8rth2dv71190h7r9wxb51r2", "trial_id": "trial_01m8rth2dxca48gestc3dm55xa", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}','2026-12-01 12:50:58.640000');
INSERT INTO "events" VALUES('job_01m8rth2dv71190h7r9wxb51r2',6,'job.state','{"job_id": "job_01m8rth2dv71190h7r9wxb51r2", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}','2026-12-01 12:50:58.642000');
INSERT INTO "events" VALUES('job_01m8rth2etwcvkzd56wm9k90wh',1,'job.created','{"job_id": "job_01m8rth2etwcvkzd56wm9k90wh", "name": "cancelled", "state": "queued", "dataset": "digits"}','2026-12-01 12:50:58.651000');
INSERT INTO "events" VALUES('job_01m8rth2etwcvkzd56wm9k90wh',2,'trial.queued','{"job_id": "job_01m8rth2etwcvkzd56wm9k90wh", "trial_id": "trial_01m8rth2ewny0xvpsdqmf3cgzd", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}','2026-12-01 12:50:58.652000');
INSERT INTO "events" VALUES('job_01m8rth2etwcvkzd56wm9k90wh',3,'job.state','{"job_id": "job_01m8rth2etwcvkzd56wm9k90wh", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}','2026-12-01 12:50:58.662000');
INSERT INTO "events" VALUES('job_01m8rth2etwcvkzd56wm9k90wh',4,'trial.cancelled','{"job_id": "job_01m8rth2etwcvkzd56wm9k90wh", "trial_id": "trial_01m8rth2ewny0xvpsdqmf3cgzd", "number": 0, "attempt": 0}','2026-12-01 12:50:58.666000');
INSERT INTO "events" VALUES('job_01m8rth2etwcvkzd56wm9k90wh',5,'job.state','{"job_id": "job_01m8rth2etwcvkzd56wm9k90wh", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}','2026-12-01 12:50:58.667000');
INSERT INTO "events" VALUES('job_01m8rth2m3yvzcz3pczsgy6kms',1,'job.created','{"job_id": "job_01m8rth2m3yvzcz3pczsgy6kms", "name": "paused", "state": "queued", "dataset": "digits"}','2026-12-01 12:50:58.821000');
INSERT INTO "events" VALUES('job_01m8rth2m3yvzcz3pczsgy6kms',2,'trial.queued','{"job_id": "job_01m8rth2m3yvzcz3pczsgy6kms", "trial_id": "trial_01m8rth2m6j5a4g7aqcstyx81h", "number": 1, "attempt": 0, "parent_id": "model_01m8rth2dh7mavqwnhky02dx23", "mutations": null, "reason": null}','2026-12-01 12:50:58.822000');
INSERT INTO "events" VALUES('job_01m8rth2m3yvzcz3pczsgy6kms',3,'trial.queued','{"job_id": "job_01m8rth2m3yvzcz3pczsgy6kms", "trial_id": "trial_01m8rth2m60pqtrz96npqsbznr", "number": 2, "attempt": 0, "parent_id": "model_01m8rth2dh7mavqwnhky02dx23", "mutations": null, "reason": null}','2026-12-01 12:50:58.822000');
INSERT INTO "events" VALUES('job_01m8rth2m3yvzcz3pczsgy6kms',4,'job.state','{"job_id": "job_01m8rth2m3yvzcz3pczsgy6kms", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:50:58.825000');
INSERT INTO "events" VALUES('job_01m8rth2m3yvzcz3pczsgy6kms',5,'trial.started','{"job_id": "job_01m8rth2m3yvzcz3pczsgy6kms", "trial_id": "trial_01m8rth2m6j5a4g7aqcstyx81h", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rth2dh7mavqwnhky02dx23"}','2026-12-01 12:50:58.825000');
INSERT INTO "events" VALUES('job_01m8rth2m3yvzcz3pczsgy6kms',6,'trial.epoch','{"job_id": "job_01m8rth2m3yvzcz3pczsgy6kms", "trial_id": "trial_01m8rth2m6j5a4g7aqcstyx81h", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:50:58.830000');
INSERT INTO "events" VALUES('job_01m8rth2m3yvzcz3pczsgy6kms',7,'trial.epoch','{"job_id": "job_01m8rth2m3yvzcz3pczsgy6kms", "trial_id": "trial_01m8rth2m6j5a4g7aqcstyx81h", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:50:58.837000');
INSERT INTO "events" VALUES('job_01m8rth2m3yvzcz3pczsgy6kms',8,'trial.succeeded','{"job_id": "job_01m8rth2m3yvzcz3pczsgy6kms", "trial_id": "trial_01m8rth2m6j5a4g7aqcstyx81h", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rth2mshqygk47vewfyhg57", "job_id": "job_01m8rth2m3yvzcz3pczsgy6kms", "trial_id": "trial_01m8rth2m6j5a4g7aqcstyx81h", "parent_id": "model_01m8rth2dh7mavqwnhky02dx23", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:50:58.841000Z"}}','2026-12-01 12:50:58.842000');
INSERT INTO "events" VALUES('job_01m8rth2m3yvzcz3pczsgy6kms',9,'trial.queued','{"job_id": "job_01m8rth2m3yvzcz3pczsgy6kms", "trial_id": "trial_01m8rth2mv9qast4axy4smsyzy", "number": 3, "attempt": 0, "parent_id": "model_01m8rth2dh7mavqwnhky02dx23", "mutations": null, "reason": null}','2026-12-01 12:50:58.843000');
INSERT INTO "events" VALUES('job_01m8rth2m3yvzcz3pczsgy6kms',10,'job.state','{"job_id": "job_01m8rth2m3yvzcz3pczsgy6kms", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}','2026-12-01 12:50:58.854000');
INSERT INTO "events" VALUES('job_01m8rth2ndz0x5x8bq7edq2jkr',1,'job.created','{"job_id": "job_01m8rth2ndz0x5x8bq7edq2jkr", "name": "running", "state": "queued", "dataset": "digits"}','2026-12-01 12:50:58.862000');
INSERT INTO "events" VALUES('job_01m8rth2ndz0x5x8bq7edq2jkr',2,'trial.queued','{"job_id": "job_01m8rth2ndz0x5x8bq7edq2jkr", "trial_id": "trial_01m8rth2nf18bgnarbh0y9aecz", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}','2026-12-01 12:50:58.863000');
INSERT INTO "events" VALUES('job_01m8rth2ndz0x5x8bq7edq2jkr',3,'job.state','{"job_id": "job_01m8rth2ndz0x5x8bq7edq2jkr", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:50:58.874000');
INSERT INTO "events" VALUES('job_01m8rth2ndz0x5x8bq7edq2jkr',4,'trial.started','{"job_id": "job_01m8rth2ndz0x5x8bq7edq2jkr", "trial_id": "trial_01m8rth2nf18bgnarbh0y9aecz", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 12:50:58.874000');
INSERT INTO "events" VALUES('job_01m8rth2ndz0x5x8bq7edq2jkr',5,'trial.epoch','{"job_id": "job_01m8rth2ndz0x5x8bq7edq2jkr", "trial_id": "trial_01m8rth2nf18bgnarbh0y9aecz", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:50:58.880000');
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
	ended_at DATETIME, key_id TEXT, teacher_model_id TEXT, webhooks JSON, 
	CONSTRAINT pk_jobs PRIMARY KEY (id), 
	CONSTRAINT uq_jobs_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "jobs" VALUES('job_01m8rth2a4b3whw8p62d08yhwn','grown','{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}','digits','succeeded',0,2,'val_accuracy',NULL,0,4,23,NULL,'a39e382541c632287a53fd3502338fee494b1a0c959292c72adb2e438463e9ab',NULL,NULL,0,4.0,'2026-12-01 12:50:58.502000','2026-12-01 12:50:58.519000','2026-12-01 12:50:58.612000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rth2dv71190h7r9wxb51r2','failed','{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','failed',0,2,'val_accuracy',NULL,0,4,6,NULL,'9668bf9e173136582c5dd20c6da168135b747cf699e542e7c16d8197786e18d2','the seed network''s trial failed: diverged: the loss is NaN',NULL,0,0.0,'2026-12-01 12:50:58.620000','2026-12-01 12:50:58.630000','2026-12-01 12:50:58.642000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rth2etwcvkzd56wm9k90wh','cancelled','{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','cancelled',0,2,'val_accuracy',NULL,1,4,5,NULL,'bb72d33818b49bbf57e8b232a84918c8022dcd43a7bf8f31f6fc789874d27f96',NULL,NULL,0,0.0,'2026-12-01 12:50:58.651000',NULL,'2026-12-01 12:50:58.667000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rth2m3yvzcz3pczsgy6kms','paused','{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m8rth2dh7mavqwnhky02dx23"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','paused',0,2,'val_accuracy',NULL,0,3,10,NULL,'5eb4173384380370aa7a50a720bbb4327e3eb44440c5c1e4c62029b64a91c24d',NULL,'model_01m8rth2dh7mavqwnhky02dx23',1,1.0,'2026-12-01 12:50:58.820000','2026-12-01 12:50:58.824000',NULL,NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rth2ndz0x5x8bq7edq2jkr','running','{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','running',0,2,'val_accuracy',NULL,0,3,5,NULL,'f5d60401976cefedb6f1f7f60cad7cc6641fed52b58030399ad2271b07804635',NULL,NULL,0,0.5,'2026-12-01 12:50:58.862000','2026-12-01 12:50:58.873000',NULL,NULL,NULL,NULL);
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
	revoked_at DATETIME, max_priority INTEGER, 
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
	request_digest TEXT, optimizer_sha256 TEXT, normalisation JSON, 
	CONSTRAINT pk_models PRIMARY KEY (id), 
	CONSTRAINT fk_models_trial_id_trials FOREIGN KEY(trial_id) REFERENCES trials (id), 
	CONSTRAINT fk_models_parent_id_models FOREIGN KEY(parent_id) REFERENCES models (id), 
	CONSTRAINT fk_models_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT uq_models_trial_id UNIQUE (trial_id), 
	CONSTRAINT uq_models_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "models" VALUES('model_01m8rth2bf9rr52r0yqtdjew5p','job_01m8rth2a4b3whw8p62d08yhwn','trial_01m8rth2a94bqpykcjsc27nbvm',0,NULL,0,'digits',0.5,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','79350a49111274a2b8c9db0b86080e46467dc37b03d095789923e932757a437f',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:50:58.544000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rth2cdqy0hvrnkkgb2sda5','job_01m8rth2a4b3whw8p62d08yhwn','trial_01m8rth2btya2799r6gq4s12zw',1,'model_01m8rth2bf9rr52r0yqtdjew5p',1,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','fb2d8a145b5be162968e40084279042c49e88ba2ad5a1a152d996aa67f413f71',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:50:58.573000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rth2d1n7za8kbs3xagdac5','job_01m8rth2a4b3whw8p62d08yhwn','trial_01m8rth2btsfb9a18grspr2r7q',2,'model_01m8rth2bf9rr52r0yqtdjew5p',1,'digits',0.502,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','6ba30f22028d3525176ce19a6151729c2cf190840bc7371608b4a33290995063',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:50:58.593000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rth2dh7mavqwnhky02dx23','job_01m8rth2a4b3whw8p62d08yhwn','trial_01m8rth2cf7jdzs32n90wcq43t',3,'model_01m8rth2cdqy0hvrnkkgb2sda5',2,'digits',0.503,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','4a3f22bf248e183b23d8c46862cca4584a5dbd8b1b1b0f2b8834a7c72c954fb3',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:50:58.609000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rth2mshqygk47vewfyhg57','job_01m8rth2m3yvzcz3pczsgy6kms','trial_01m8rth2m6j5a4g7aqcstyx81h',1,'model_01m8rth2dh7mavqwnhky02dx23',3,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','a8509e58b1e314fc5349ba28302df8355423eb9e03e244d74093ae7f0092c100',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:50:58.841000',NULL,NULL,NULL,NULL);
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
	heard_at DATETIME, fruitful_attempt INTEGER, terms JSON, reason TEXT, 
	CONSTRAINT pk_trials PRIMARY KEY (id), 
	CONSTRAINT fk_trials_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT uq_trials_job_id_number UNIQUE (job_id, number)
);
INSERT INTO "trials" VALUES('trial_01m8rth2a94bqpykcjsc27nbvm','job_01m8rth2a4b3whw8p62d08yhwn',0,'succeeded',NULL,NULL,3681192180922288502,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:50:58.505000','2026-12-01 12:50:58.519000','2026-12-01 12:50:58.544000','2026-12-01 12:50:58.505000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rth2btya2799r6gq4s12zw','job_01m8rth2a4b3whw8p62d08yhwn',1,'succeeded','model_01m8rth2bf9rr52r0yqtdjew5p',NULL,9013970637836275012,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:50:58.554000','2026-12-01 12:50:58.559000','2026-12-01 12:50:58.573000','2026-12-01 12:50:58.554000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rth2btsfb9a18grspr2r7q','job_01m8rth2a4b3whw8p62d08yhwn',2,'succeeded','model_01m8rth2bf9rr52r0yqtdjew5p',NULL,7043061815227882323,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:50:58.554000','2026-12-01 12:50:58.580000','2026-12-01 12:50:58.593000','2026-12-01 12:50:58.554000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rth2cf7jdzs32n90wcq43t','job_01m8rth2a4b3whw8p62d08yhwn',3,'succeeded','model_01m8rth2cdqy0hvrnkkgb2sda5',NULL,1498689025397731062,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:50:58.575000','2026-12-01 12:50:58.597000','2026-12-01 12:50:58.609000','2026-12-01 12:50:58.575000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rth2dxca48gestc3dm55xa','job_01m8rth2dv71190h7r9wxb51r2',0,'failed',NULL,NULL,1423549931114846593,1,0,NULL,'worker_a',0,NULL,NULL,NULL,NULL,'diverged','the loss is NaN',NULL,0.0,'2026-12-01 12:50:58.621000','2026-12-01 12:50:58.630000','2026-12-01 12:50:58.640000','2026-12-01 12:50:58.621000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rth2ewny0xvpsdqmf3cgzd','job_01m8rth2etwcvkzd56wm9k90wh',0,'cancelled',NULL,NULL,1423549931114846593,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 12:50:58.652000',NULL,'2026-12-01 12:50:58.662000','2026-12-01 12:50:58.652000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rth2m6j5a4g7aqcstyx81h','job_01m8rth2m3yvzcz3pczsgy6kms',1,'succeeded','model_01m8rth2dh7mavqwnhky02dx23',NULL,9178865395942626920,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:50:58.822000','2026-12-01 12:50:58.824000','2026-12-01 12:50:58.841000','2026-12-01 12:50:58.822000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rth2m60pqtrz96npqsbznr','job_01m8rth2m3yvzcz3pczsgy6kms',2,'queued','model_01m8rth2dh7mavqwnhky02dx23',NULL,8743697986109197258,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 12:50:58.822000',NULL,NULL,'2026-12-01 12:50:58.822000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rth2mv9qast4axy4smsyzy','job_01m8rth2m3yvzcz3pczsgy6kms',3,'queued','model_01m8rth2dh7mavqwnhky02dx23',NULL,7010055096436244282,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 12:50:58.843000',NULL,NULL,'2026-12-01 12:50:58.843000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rth2nf18bgnarbh0y9aecz','job_01m8rth2ndz0x5x8bq7edq2jkr',0,'running',NULL,NULL,1423549931114846593,1,0,'2026-12-01 12:51:58.873000','worker_a',1,'ed7e4c1871d1c02a1226724c4ae1f952b1443b45f27b7dd2d8d5d30eda269871',NULL,NULL,NULL,NULL,NULL,NULL,0.5,'2026-12-01 12:50:58.863000','2026-12-01 12:50:58.873000',NULL,'2026-12-01 12:50:58.863000',NULL,NULL,NULL);
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
INSERT INTO "workers" VALUES('host-1-abc','host',1,'cpu',NULL,'2026-12-01 12:50:58.886000','2026-12-01 12:50:58.886000',NULL);
CREATE INDEX ix_datasets_sha256 ON datasets (sha256);
CREATE INDEX ix_workers_seen_at ON workers (seen_at);
CREATE INDEX ix_jobs_created_at_id ON jobs (created_at, id);
CREATE INDEX ix_jobs_seed_model_id ON jobs (seed_model_id);
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE INDEX ix_trials_job_id_state ON trials (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON trials (state, lease_until);
CREATE INDEX ix_trials_training_state ON trials (training_state);
CREATE INDEX ix_models_all_parameters ON models (parameters, created_at, id);
CREATE INDEX ix_models_architecture_digest ON models (architecture_digest);
CREATE INDEX ix_models_job_seconds ON models (job_id, seconds, parameters, created_at, id);
CREATE INDEX ix_models_all_val_loss ON models (val_loss, parameters, created_at, id);
CREATE INDEX ix_models_job_parameters ON models (job_id, parameters, created_at, id);
CREATE INDEX ix_models_all_seconds ON models (seconds, parameters, created_at, id);
CREATE INDEX ix_models_parent_id ON models (parent_id);
CREATE INDEX ix_models_job_flops ON models (job_id, flops, parameters, created_at, id);
CREATE INDEX ix_models_all_flops ON models (flops, parameters, created_at, id);
CREATE INDEX ix_models_dataset_parameters ON models (dataset, parameters, created_at, id);
CREATE INDEX ix_models_job_val_loss ON models (job_id, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_checkpoint_sha256 ON models (checkpoint_sha256);
CREATE INDEX ix_models_dataset_flops ON models (dataset, flops, parameters, created_at, id);
CREATE INDEX ix_models_dataset_seconds ON models (dataset, seconds, parameters, created_at, id);
CREATE UNIQUE INDEX ix_models_job_number ON models (job_id, trial_number);
CREATE INDEX ix_models_dataset_val_loss ON models (dataset, val_loss, parameters, created_at, id);
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
CREATE INDEX ix_deliveries_state_next_at ON deliveries (state, next_at);
CREATE INDEX ix_deliveries_job_id_id ON deliveries (job_id, id);
CREATE INDEX ix_audit_subject_id ON audit (subject, id);
COMMIT;
