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
INSERT INTO "datasets" VALUES('mine','7630aaa351088531b114eb81674f13403deac5477f61cf7bd5798281bd911d6e',1000,'{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}','2026-12-01 12:51:26.904000');
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
INSERT INTO "epochs" VALUES('trial_01m8rthxpe24xme4pt13v2je59',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:51:26.575000');
INSERT INTO "epochs" VALUES('trial_01m8rthxpe24xme4pt13v2je59',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:51:26.577000');
INSERT INTO "epochs" VALUES('trial_01m8rthxr2px58pq0mdzcbdvd6',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:51:26.606000');
INSERT INTO "epochs" VALUES('trial_01m8rthxr2px58pq0mdzcbdvd6',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:51:26.609000');
INSERT INTO "epochs" VALUES('trial_01m8rthxr20b4ynqmc5ywcsg79',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:51:26.629000');
INSERT INTO "epochs" VALUES('trial_01m8rthxr20b4ynqmc5ywcsg79',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:51:26.633000');
INSERT INTO "epochs" VALUES('trial_01m8rthxrvn434a39q0js3pjz9',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:51:26.645000');
INSERT INTO "epochs" VALUES('trial_01m8rthxrvn434a39q0js3pjz9',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:51:26.649000');
INSERT INTO "epochs" VALUES('trial_01m8rthy0mqn71zmzf4cwa47nk',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:51:26.872000');
INSERT INTO "epochs" VALUES('trial_01m8rthy0mqn71zmzf4cwa47nk',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:51:26.873000');
INSERT INTO "epochs" VALUES('trial_01m8rthy18xypfqwfdnxrp3w2a',1,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:51:26.901000');
CREATE TABLE events (
	job_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	data JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (job_id, seq), 
	CONSTRAINT fk_events_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id)
);
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',1,'job.created','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "name": "grown", "state": "queued", "dataset": "digits"}','2026-12-01 12:51:26.541000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',2,'trial.queued','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxpe24xme4pt13v2je59", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}','2026-12-01 12:51:26.543000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',3,'job.state','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:51:26.564000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',4,'trial.started','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxpe24xme4pt13v2je59", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 12:51:26.564000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',5,'trial.epoch','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxpe24xme4pt13v2je59", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:51:26.576000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',6,'trial.epoch','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxpe24xme4pt13v2je59", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:51:26.577000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',7,'trial.succeeded','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxpe24xme4pt13v2je59", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rthxqp9dn751k3r9e4s997", "job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxpe24xme4pt13v2je59", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:26.584000Z"}}','2026-12-01 12:51:26.592000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',8,'trial.queued','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr2px58pq0mdzcbdvd6", "number": 1, "attempt": 0, "parent_id": "model_01m8rthxqp9dn751k3r9e4s997", "mutations": null, "reason": null}','2026-12-01 12:51:26.594000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',9,'trial.queued','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr20b4ynqmc5ywcsg79", "number": 2, "attempt": 0, "parent_id": "model_01m8rthxqp9dn751k3r9e4s997", "mutations": null, "reason": null}','2026-12-01 12:51:26.594000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',10,'trial.started','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr2px58pq0mdzcbdvd6", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rthxqp9dn751k3r9e4s997"}','2026-12-01 12:51:26.600000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',11,'trial.epoch','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr2px58pq0mdzcbdvd6", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:51:26.606000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',12,'trial.epoch','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr2px58pq0mdzcbdvd6", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:51:26.610000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',13,'trial.succeeded','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr2px58pq0mdzcbdvd6", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rthxrs7m3bptr3fymsdq2t", "job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr2px58pq0mdzcbdvd6", "parent_id": "model_01m8rthxqp9dn751k3r9e4s997", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:26.618000Z"}}','2026-12-01 12:51:26.619000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',14,'trial.queued','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxrvn434a39q0js3pjz9", "number": 3, "attempt": 0, "parent_id": "model_01m8rthxrs7m3bptr3fymsdq2t", "mutations": null, "reason": null}','2026-12-01 12:51:26.619000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',15,'trial.started','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr20b4ynqmc5ywcsg79", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rthxqp9dn751k3r9e4s997"}','2026-12-01 12:51:26.622000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',16,'trial.epoch','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr20b4ynqmc5ywcsg79", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:51:26.630000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',17,'trial.epoch','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr20b4ynqmc5ywcsg79", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:51:26.633000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',18,'trial.succeeded','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr20b4ynqmc5ywcsg79", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rthxsdymgk467gj06xzhka", "job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxr20b4ynqmc5ywcsg79", "parent_id": "model_01m8rthxqp9dn751k3r9e4s997", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:26.637000Z"}}','2026-12-01 12:51:26.638000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',19,'trial.started','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxrvn434a39q0js3pjz9", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rthxrs7m3bptr3fymsdq2t"}','2026-12-01 12:51:26.641000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',20,'trial.epoch','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxrvn434a39q0js3pjz9", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:51:26.645000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',21,'trial.epoch','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxrvn434a39q0js3pjz9", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:51:26.649000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',22,'trial.succeeded','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxrvn434a39q0js3pjz9", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rthxsx49gm60ekg2kbrgd7", "job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "trial_id": "trial_01m8rthxrvn434a39q0js3pjz9", "parent_id": "model_01m8rthxrs7m3bptr3fymsdq2t", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:26.653000Z"}}','2026-12-01 12:51:26.654000');
INSERT INTO "events" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm',23,'job.state','{"job_id": "job_01m8rthxp9kyjsypqp0c2emqvm", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}','2026-12-01 12:51:26.656000');
INSERT INTO "events" VALUES('job_01m8rthxt79dsgmsycrynknkpm',1,'job.created','{"job_id": "job_01m8rthxt79dsgmsycrynknkpm", "name": "failed", "state": "queued", "dataset": "digits"}','2026-12-01 12:51:26.664000');
INSERT INTO "events" VALUES('job_01m8rthxt79dsgmsycrynknkpm',2,'trial.queued','{"job_id": "job_01m8rthxt79dsgmsycrynknkpm", "trial_id": "trial_01m8rthxt8d66wcz7pcz3wb545", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}','2026-12-01 12:51:26.665000');
INSERT INTO "events" VALUES('job_01m8rthxt79dsgmsycrynknkpm',3,'job.state','{"job_id": "job_01m8rthxt79dsgmsycrynknkpm", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:51:26.670000');
INSERT INTO "events" VALUES('job_01m8rthxt79dsgmsycrynknkpm',4,'trial.started','{"job_id": "job_01m8rthxt79dsgmsycrynknkpm", "trial_id": "trial_01m8rthxt8d66wcz7pcz3wb545", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 12:51:26.670000');
INSERT INTO "events" VALUES('job_01m8rthxt79dsgmsycrynknkpm',5,'trial.failed','{"job_id": "job_01m8rthxt79dsgmsycrynknkpm", "trial_id": "trial_01m8rthxt8d66wcz7pcz3wb545", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}','2026-12-01 12:51:26.675000');
INSERT INTO "events" VALUES('job_01m8rthxt79dsgmsycrynknkpm',6,'job.state','{"job_id": "job_01m8rthxt79dsgmsycrynknkpm", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}','2026-12-01 12:51:26.677000');
INSERT INTO "events" VALUES('job_01m8rthxtrrhqvcnnqt1ezghxx',1,'job.created','{"job_id": "job_01m8rthxtrrhqvcnnqt1ezghxx", "name": "cancelled", "state": "queued", "dataset": "digits"}','2026-12-01 12:51:26.681000');
INSERT INTO "events" VALUES('job_01m8rthxtrrhqvcnnqt1ezghxx',2,'trial.queued','{"job_id": "job_01m8rthxtrrhqvcnnqt1ezghxx", "trial_id": "trial_01m8rthxtsh5xex8x1n2dvxf9x", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}','2026-12-01 12:51:26.681000');
INSERT INTO "events" VALUES('job_01m8rthxtrrhqvcnnqt1ezghxx',3,'job.state','{"job_id": "job_01m8rthxtrrhqvcnnqt1ezghxx", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}','2026-12-01 12:51:26.685000');
INSERT INTO "events" VALUES('job_01m8rthxtrrhqvcnnqt1ezghxx',4,'trial.cancelled','{"job_id": "job_01m8rthxtrrhqvcnnqt1ezghxx", "trial_id": "trial_01m8rthxtsh5xex8x1n2dvxf9x", "number": 0, "attempt": 0}','2026-12-01 12:51:26.688000');
INSERT INTO "events" VALUES('job_01m8rthxtrrhqvcnnqt1ezghxx',5,'job.state','{"job_id": "job_01m8rthxtrrhqvcnnqt1ezghxx", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}','2026-12-01 12:51:26.689000');
INSERT INTO "events" VALUES('job_01m8rthy0hqjpv861ymqvsq9c2',1,'job.created','{"job_id": "job_01m8rthy0hqjpv861ymqvsq9c2", "name": "paused", "state": "queued", "dataset": "digits"}','2026-12-01 12:51:26.867000');
INSERT INTO "events" VALUES('job_01m8rthy0hqjpv861ymqvsq9c2',2,'trial.queued','{"job_id": "job_01m8rthy0hqjpv861ymqvsq9c2", "trial_id": "trial_01m8rthy0mqn71zmzf4cwa47nk", "number": 1, "attempt": 0, "parent_id": "model_01m8rthxsx49gm60ekg2kbrgd7", "mutations": null, "reason": null}','2026-12-01 12:51:26.868000');
INSERT INTO "events" VALUES('job_01m8rthy0hqjpv861ymqvsq9c2',3,'trial.queued','{"job_id": "job_01m8rthy0hqjpv861ymqvsq9c2", "trial_id": "trial_01m8rthy0mmtx5zebrmr5qxvdf", "number": 2, "attempt": 0, "parent_id": "model_01m8rthxsx49gm60ekg2kbrgd7", "mutations": null, "reason": null}','2026-12-01 12:51:26.868000');
INSERT INTO "events" VALUES('job_01m8rthy0hqjpv861ymqvsq9c2',4,'job.state','{"job_id": "job_01m8rthy0hqjpv861ymqvsq9c2", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:51:26.871000');
INSERT INTO "events" VALUES('job_01m8rthy0hqjpv861ymqvsq9c2',5,'trial.started','{"job_id": "job_01m8rthy0hqjpv861ymqvsq9c2", "trial_id": "trial_01m8rthy0mqn71zmzf4cwa47nk", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rthxsx49gm60ekg2kbrgd7"}','2026-12-01 12:51:26.871000');
INSERT INTO "events" VALUES('job_01m8rthy0hqjpv861ymqvsq9c2',6,'trial.epoch','{"job_id": "job_01m8rthy0hqjpv861ymqvsq9c2", "trial_id": "trial_01m8rthy0mqn71zmzf4cwa47nk", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:51:26.872000');
INSERT INTO "events" VALUES('job_01m8rthy0hqjpv861ymqvsq9c2',7,'trial.epoch','{"job_id": "job_01m8rthy0hqjpv861ymqvsq9c2", "trial_id": "trial_01m8rthy0mqn71zmzf4cwa47nk", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:51:26.873000');
INSERT INTO "events" VALUES('job_01m8rthy0hqjpv861ymqvsq9c2',8,'trial.succeeded','{"job_id": "job_01m8rthy0hqjpv861ymqvsq9c2", "trial_id": "trial_01m8rthy0mqn71zmzf4cwa47nk", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rthy0x1wekn0pq629y09rj", "job_id": "job_01m8rthy0hqjpv861ymqvsq9c2", "trial_id": "trial_01m8rthy0mqn71zmzf4cwa47nk", "parent_id": "model_01m8rthxsx49gm60ekg2kbrgd7", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:51:26.877000Z"}}','2026-12-01 12:51:26.878000');
INSERT INTO "events" VALUES('job_01m8rthy0hqjpv861ymqvsq9c2',9,'trial.queued','{"job_id": "job_01m8rthy0hqjpv861ymqvsq9c2", "trial_id": "trial_01m8rthy0yt8kzhn7y4jkv86xx", "number": 3, "attempt": 0, "parent_id": "model_01m8rthxsx49gm60ekg2kbrgd7", "mutations": null, "reason": null}','2026-12-01 12:51:26.878000');
INSERT INTO "events" VALUES('job_01m8rthy0hqjpv861ymqvsq9c2',10,'job.state','{"job_id": "job_01m8rthy0hqjpv861ymqvsq9c2", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}','2026-12-01 12:51:26.886000');
INSERT INTO "events" VALUES('job_01m8rthy17x9h3qb3wrhyy7yg5',1,'job.created','{"job_id": "job_01m8rthy17x9h3qb3wrhyy7yg5", "name": "running", "state": "queued", "dataset": "digits"}','2026-12-01 12:51:26.888000');
INSERT INTO "events" VALUES('job_01m8rthy17x9h3qb3wrhyy7yg5',2,'trial.queued','{"job_id": "job_01m8rthy17x9h3qb3wrhyy7yg5", "trial_id": "trial_01m8rthy18xypfqwfdnxrp3w2a", "number": 0, "attempt": 0, "parent_id": null, "mutations": null, "reason": null}','2026-12-01 12:51:26.888000');
INSERT INTO "events" VALUES('job_01m8rthy17x9h3qb3wrhyy7yg5',3,'job.state','{"job_id": "job_01m8rthy17x9h3qb3wrhyy7yg5", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:51:26.894000');
INSERT INTO "events" VALUES('job_01m8rthy17x9h3qb3wrhyy7yg5',4,'trial.started','{"job_id": "job_01m8rthy17x9h3qb3wrhyy7yg5", "trial_id": "trial_01m8rthy18xypfqwfdnxrp3w2a", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 12:51:26.894000');
INSERT INTO "events" VALUES('job_01m8rthy17x9h3qb3wrhyy7yg5',5,'trial.epoch','{"job_id": "job_01m8rthy17x9h3qb3wrhyy7yg5", "trial_id": "trial_01m8rthy18xypfqwfdnxrp3w2a", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:51:26.901000');
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
INSERT INTO "jobs" VALUES('job_01m8rthxp9kyjsypqp0c2emqvm','grown','{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}','digits','succeeded',0,2,'val_accuracy',NULL,0,4,23,NULL,'a39e382541c632287a53fd3502338fee494b1a0c959292c72adb2e438463e9ab',NULL,NULL,0,4.0,'2026-12-01 12:51:26.539000','2026-12-01 12:51:26.561000','2026-12-01 12:51:26.656000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rthxt79dsgmsycrynknkpm','failed','{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','failed',0,2,'val_accuracy',NULL,0,4,6,NULL,'9668bf9e173136582c5dd20c6da168135b747cf699e542e7c16d8197786e18d2','the seed network''s trial failed: diverged: the loss is NaN',NULL,0,0.0,'2026-12-01 12:51:26.663000','2026-12-01 12:51:26.669000','2026-12-01 12:51:26.676000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rthxtrrhqvcnnqt1ezghxx','cancelled','{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','cancelled',0,2,'val_accuracy',NULL,1,4,5,NULL,'bb72d33818b49bbf57e8b232a84918c8022dcd43a7bf8f31f6fc789874d27f96',NULL,NULL,0,0.0,'2026-12-01 12:51:26.680000',NULL,'2026-12-01 12:51:26.688000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rthy0hqjpv861ymqvsq9c2','paused','{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m8rthxsx49gm60ekg2kbrgd7"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','paused',0,2,'val_accuracy',NULL,0,3,10,NULL,'07117a2e75228677d31f7c782924fc98b0906307aec78a32c841eea1f9627307',NULL,'model_01m8rthxsx49gm60ekg2kbrgd7',1,1.0,'2026-12-01 12:51:26.866000','2026-12-01 12:51:26.870000',NULL,NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rthy17x9h3qb3wrhyy7yg5','running','{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','running',0,2,'val_accuracy',NULL,0,3,5,NULL,'f5d60401976cefedb6f1f7f60cad7cc6641fed52b58030399ad2271b07804635',NULL,NULL,0,0.5,'2026-12-01 12:51:26.887000','2026-12-01 12:51:26.893000',NULL,NULL,NULL,NULL);
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
	CONSTRAINT fk_models_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT fk_models_parent_id_models FOREIGN KEY(parent_id) REFERENCES models (id), 
	CONSTRAINT fk_models_trial_id_trials FOREIGN KEY(trial_id) REFERENCES trials (id), 
	CONSTRAINT uq_models_trial_id UNIQUE (trial_id), 
	CONSTRAINT uq_models_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "models" VALUES('model_01m8rthxqp9dn751k3r9e4s997','job_01m8rthxp9kyjsypqp0c2emqvm','trial_01m8rthxpe24xme4pt13v2je59',0,NULL,0,'digits',0.5,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','42c9c85249cdc96896eab2260214c75ed2a163cb606abd72b88ef0fb6e449816',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:51:26.584000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rthxrs7m3bptr3fymsdq2t','job_01m8rthxp9kyjsypqp0c2emqvm','trial_01m8rthxr2px58pq0mdzcbdvd6',1,'model_01m8rthxqp9dn751k3r9e4s997',1,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','688bfa2b249a8269394c4d2a46f73f3e458621d648a4fbacd789e541547d5bba',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:51:26.618000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rthxsdymgk467gj06xzhka','job_01m8rthxp9kyjsypqp0c2emqvm','trial_01m8rthxr20b4ynqmc5ywcsg79',2,'model_01m8rthxqp9dn751k3r9e4s997',1,'digits',0.502,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','54c91c1591723170bfc4c64674e871e31f3581f7877e371e5b8ce4ef262887fa',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:51:26.637000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rthxsx49gm60ekg2kbrgd7','job_01m8rthxp9kyjsypqp0c2emqvm','trial_01m8rthxrvn434a39q0js3pjz9',3,'model_01m8rthxrs7m3bptr3fymsdq2t',2,'digits',0.503,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','0717c970d2379f389537ba08faf79aad36a72106eebc4dd102d307be910f3444',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:51:26.653000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rthy0x1wekn0pq629y09rj','job_01m8rthy0hqjpv861ymqvsq9c2','trial_01m8rthy0mqn71zmzf4cwa47nk',1,'model_01m8rthxsx49gm60ekg2kbrgd7',3,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','5a41fb7dd3161b5cfa39a8c9ce06aa2a7aff34263b8fe3e7055736c10b58cf70',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:51:26.877000',NULL,NULL,NULL,NULL);
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
INSERT INTO "trials" VALUES('trial_01m8rthxpe24xme4pt13v2je59','job_01m8rthxp9kyjsypqp0c2emqvm',0,'succeeded',NULL,NULL,3681192180922288502,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:51:26.543000','2026-12-01 12:51:26.561000','2026-12-01 12:51:26.584000','2026-12-01 12:51:26.543000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rthxr2px58pq0mdzcbdvd6','job_01m8rthxp9kyjsypqp0c2emqvm',1,'succeeded','model_01m8rthxqp9dn751k3r9e4s997',NULL,9013970637836275012,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:51:26.594000','2026-12-01 12:51:26.599000','2026-12-01 12:51:26.618000','2026-12-01 12:51:26.594000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rthxr20b4ynqmc5ywcsg79','job_01m8rthxp9kyjsypqp0c2emqvm',2,'succeeded','model_01m8rthxqp9dn751k3r9e4s997',NULL,7043061815227882323,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:51:26.594000','2026-12-01 12:51:26.621000','2026-12-01 12:51:26.637000','2026-12-01 12:51:26.594000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rthxrvn434a39q0js3pjz9','job_01m8rthxp9kyjsypqp0c2emqvm',3,'succeeded','model_01m8rthxrs7m3bptr3fymsdq2t',NULL,1498689025397731062,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:51:26.619000','2026-12-01 12:51:26.641000','2026-12-01 12:51:26.653000','2026-12-01 12:51:26.619000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rthxt8d66wcz7pcz3wb545','job_01m8rthxt79dsgmsycrynknkpm',0,'failed',NULL,NULL,1423549931114846593,1,0,NULL,'worker_a',0,NULL,NULL,NULL,NULL,'diverged','the loss is NaN',NULL,0.0,'2026-12-01 12:51:26.664000','2026-12-01 12:51:26.669000','2026-12-01 12:51:26.675000','2026-12-01 12:51:26.664000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rthxtsh5xex8x1n2dvxf9x','job_01m8rthxtrrhqvcnnqt1ezghxx',0,'cancelled',NULL,NULL,1423549931114846593,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 12:51:26.681000',NULL,'2026-12-01 12:51:26.685000','2026-12-01 12:51:26.681000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rthy0mqn71zmzf4cwa47nk','job_01m8rthy0hqjpv861ymqvsq9c2',1,'succeeded','model_01m8rthxsx49gm60ekg2kbrgd7',NULL,9178865395942626920,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:51:26.868000','2026-12-01 12:51:26.870000','2026-12-01 12:51:26.877000','2026-12-01 12:51:26.868000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rthy0mmtx5zebrmr5qxvdf','job_01m8rthy0hqjpv861ymqvsq9c2',2,'queued','model_01m8rthxsx49gm60ekg2kbrgd7',NULL,8743697986109197258,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 12:51:26.868000',NULL,NULL,'2026-12-01 12:51:26.868000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rthy0yt8kzhn7y4jkv86xx','job_01m8rthy0hqjpv861ymqvsq9c2',3,'queued','model_01m8rthxsx49gm60ekg2kbrgd7',NULL,7010055096436244282,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 12:51:26.878000',NULL,NULL,'2026-12-01 12:51:26.878000',NULL,NULL,NULL);
INSERT INTO "trials" VALUES('trial_01m8rthy18xypfqwfdnxrp3w2a','job_01m8rthy17x9h3qb3wrhyy7yg5',0,'running',NULL,NULL,1423549931114846593,1,0,'2026-12-01 12:52:26.893000','worker_a',1,'3aebca84127b2ed8d3cd8c2c1cefd09bdafbe0608e9744faecea61bfd3ad746d',NULL,NULL,NULL,NULL,NULL,NULL,0.5,'2026-12-01 12:51:26.888000','2026-12-01 12:51:26.893000',NULL,'2026-12-01 12:51:26.888000',NULL,NULL,NULL);
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
INSERT INTO "workers" VALUES('host-1-abc','host',1,'cpu',NULL,'2026-12-01 12:51:26.903000','2026-12-01 12:51:26.903000',NULL);
CREATE INDEX ix_datasets_sha256 ON datasets (sha256);
CREATE INDEX ix_workers_seen_at ON workers (seen_at);
CREATE INDEX ix_jobs_created_at_id ON jobs (created_at, id);
CREATE INDEX ix_jobs_seed_model_id ON jobs (seed_model_id);
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE INDEX ix_trials_job_id_state ON trials (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON trials (state, lease_until);
CREATE INDEX ix_trials_training_state ON trials (training_state);
CREATE INDEX ix_models_job_seconds ON models (job_id, seconds, parameters, created_at, id);
CREATE INDEX ix_models_parent_id ON models (parent_id);
CREATE INDEX ix_models_dataset_val_loss ON models (dataset, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_all_flops ON models (flops, parameters, created_at, id);
CREATE INDEX ix_models_job_flops ON models (job_id, flops, parameters, created_at, id);
CREATE INDEX ix_models_dataset_parameters ON models (dataset, parameters, created_at, id);
CREATE INDEX ix_models_all_seconds ON models (seconds, parameters, created_at, id);
CREATE INDEX ix_models_architecture_digest ON models (architecture_digest);
CREATE UNIQUE INDEX ix_models_job_number ON models (job_id, trial_number);
CREATE INDEX ix_models_job_parameters ON models (job_id, parameters, created_at, id);
CREATE INDEX ix_models_all_parameters ON models (parameters, created_at, id);
CREATE INDEX ix_models_dataset_seconds ON models (dataset, seconds, parameters, created_at, id);
CREATE INDEX ix_models_job_val_loss ON models (job_id, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_dataset_flops ON models (dataset, flops, parameters, created_at, id);
CREATE INDEX ix_models_checkpoint_sha256 ON models (checkpoint_sha256);
CREATE INDEX ix_models_all_val_loss ON models (val_loss, parameters, created_at, id);
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
