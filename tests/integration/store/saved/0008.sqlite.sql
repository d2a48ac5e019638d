BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0008');
CREATE TABLE datasets (
	name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	bytes BIGINT NOT NULL, 
	info JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_datasets PRIMARY KEY (name)
);
INSERT INTO "datasets" VALUES('mine','aca3cf07fcba1ce7018560ebb061f368436b173d47b075d0758244cf3129b0ec',1000,'{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}','2026-12-01 08:36:10.843000');
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
INSERT INTO "epochs" VALUES('trial_01m8rbygp51w4bj7swn1gnq09w',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 08:36:10.611000');
INSERT INTO "epochs" VALUES('trial_01m8rbygp51w4bj7swn1gnq09w',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 08:36:10.621000');
INSERT INTO "epochs" VALUES('trial_01m8rbygr7gbxy3bgn6z93q8w7',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 08:36:10.649000');
INSERT INTO "epochs" VALUES('trial_01m8rbygr7gbxy3bgn6z93q8w7',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 08:36:10.656000');
INSERT INTO "epochs" VALUES('trial_01m8rbygr7kkctkr640nkdqpac',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 08:36:10.673000');
INSERT INTO "epochs" VALUES('trial_01m8rbygr7kkctkr640nkdqpac',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 08:36:10.677000');
INSERT INTO "epochs" VALUES('trial_01m8rbygs56pa34cas7bnx9kxw',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 08:36:10.705000');
INSERT INTO "epochs" VALUES('trial_01m8rbygs56pa34cas7bnx9kxw',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 08:36:10.713000');
INSERT INTO "epochs" VALUES('trial_01m8rbygx696bwwj1e6r5s04ra',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 08:36:10.799000');
INSERT INTO "epochs" VALUES('trial_01m8rbygx696bwwj1e6r5s04ra',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 08:36:10.805000');
INSERT INTO "epochs" VALUES('trial_01m8rbygy88ds1tnghc91j86qw',1,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 08:36:10.837000');
CREATE TABLE events (
	job_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	data JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (job_id, seq), 
	CONSTRAINT fk_events_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id)
);
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',1,'job.created','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "name": "grown", "state": "queued", "dataset": "digits"}','2026-12-01 08:36:10.557000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',2,'trial.queued','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygp51w4bj7swn1gnq09w", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-12-01 08:36:10.566000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',3,'job.state','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 08:36:10.601000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',4,'trial.started','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygp51w4bj7swn1gnq09w", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 08:36:10.602000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',5,'trial.epoch','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygp51w4bj7swn1gnq09w", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 08:36:10.612000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',6,'trial.epoch','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygp51w4bj7swn1gnq09w", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 08:36:10.621000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',7,'trial.succeeded','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygp51w4bj7swn1gnq09w", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rbygr11958egkmqy4nj25g", "job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygp51w4bj7swn1gnq09w", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T08:36:10.627000Z"}}','2026-12-01 08:36:10.630000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',8,'trial.queued','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7gbxy3bgn6z93q8w7", "number": 1, "attempt": 0, "parent_id": "model_01m8rbygr11958egkmqy4nj25g", "mutations": null}','2026-12-01 08:36:10.631000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',9,'trial.queued','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7kkctkr640nkdqpac", "number": 2, "attempt": 0, "parent_id": "model_01m8rbygr11958egkmqy4nj25g", "mutations": null}','2026-12-01 08:36:10.631000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',10,'trial.started','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7gbxy3bgn6z93q8w7", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rbygr11958egkmqy4nj25g"}','2026-12-01 08:36:10.644000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',11,'trial.epoch','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7gbxy3bgn6z93q8w7", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 08:36:10.649000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',12,'trial.epoch','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7gbxy3bgn6z93q8w7", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 08:36:10.656000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',13,'trial.succeeded','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7gbxy3bgn6z93q8w7", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rbygs110cntsnb4xzjrs7p", "job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7gbxy3bgn6z93q8w7", "parent_id": "model_01m8rbygr11958egkmqy4nj25g", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T08:36:10.657000Z"}}','2026-12-01 08:36:10.658000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',14,'trial.queued','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygs56pa34cas7bnx9kxw", "number": 3, "attempt": 0, "parent_id": "model_01m8rbygs110cntsnb4xzjrs7p", "mutations": null}','2026-12-01 08:36:10.661000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',15,'trial.started','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7kkctkr640nkdqpac", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rbygr11958egkmqy4nj25g"}','2026-12-01 08:36:10.670000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',16,'trial.epoch','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7kkctkr640nkdqpac", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 08:36:10.673000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',17,'trial.epoch','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7kkctkr640nkdqpac", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 08:36:10.677000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',18,'trial.succeeded','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7kkctkr640nkdqpac", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rbygt1dvx0jt2r1pm94bmt", "job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygr7kkctkr640nkdqpac", "parent_id": "model_01m8rbygr11958egkmqy4nj25g", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T08:36:10.689000Z"}}','2026-12-01 08:36:10.690000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',19,'trial.started','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygs56pa34cas7bnx9kxw", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rbygs110cntsnb4xzjrs7p"}','2026-12-01 08:36:10.698000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',20,'trial.epoch','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygs56pa34cas7bnx9kxw", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 08:36:10.705000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',21,'trial.epoch','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygs56pa34cas7bnx9kxw", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 08:36:10.713000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',22,'trial.succeeded','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygs56pa34cas7bnx9kxw", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rbygtxqsx6p4vxfykacqsm", "job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "trial_id": "trial_01m8rbygs56pa34cas7bnx9kxw", "parent_id": "model_01m8rbygs110cntsnb4xzjrs7p", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T08:36:10.717000Z"}}','2026-12-01 08:36:10.718000');
INSERT INTO "events" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp',23,'job.state','{"job_id": "job_01m8rbygnqxtvts3rkvm6aqmnp", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}','2026-12-01 08:36:10.725000');
INSERT INTO "events" VALUES('job_01m8rbygvbgrcqc9mbzv3wxpqq',1,'job.created','{"job_id": "job_01m8rbygvbgrcqc9mbzv3wxpqq", "name": "failed", "state": "queued", "dataset": "digits"}','2026-12-01 08:36:10.732000');
INSERT INTO "events" VALUES('job_01m8rbygvbgrcqc9mbzv3wxpqq',2,'trial.queued','{"job_id": "job_01m8rbygvbgrcqc9mbzv3wxpqq", "trial_id": "trial_01m8rbygvcd43vfjbrbd8gmcq0", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-12-01 08:36:10.732000');
INSERT INTO "events" VALUES('job_01m8rbygvbgrcqc9mbzv3wxpqq',3,'job.state','{"job_id": "job_01m8rbygvbgrcqc9mbzv3wxpqq", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 08:36:10.746000');
INSERT INTO "events" VALUES('job_01m8rbygvbgrcqc9mbzv3wxpqq',4,'trial.started','{"job_id": "job_01m8rbygvbgrcqc9mbzv3wxpqq", "trial_id": "trial_01m8rbygvcd43vfjbrbd8gmcq0", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 08:36:10.746000');
INSERT INTO "events" VALUES('job_01m8rbygvbgrcqc9mbzv3wxpqq',5,'trial.failed','{"job_id": "job_01m8rbygvbgrcqc9mbzv3wxpqq", "trial_id": "trial_01m8rbygvcd43vfjbrbd8gmcq0", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}','2026-12-01 08:36:10.756000');
INSERT INTO "events" VALUES('job_01m8rbygvbgrcqc9mbzv3wxpqq',6,'job.state','{"job_id": "job_01m8rbygvbgrcqc9mbzv3wxpqq", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}','2026-12-01 08:36:10.759000');
INSERT INTO "events" VALUES('job_01m8rbygw9dqex1jqqchs9qaa2',1,'job.created','{"job_id": "job_01m8rbygw9dqex1jqqchs9qaa2", "name": "cancelled", "state": "queued", "dataset": "digits"}','2026-12-01 08:36:10.762000');
INSERT INTO "events" VALUES('job_01m8rbygw9dqex1jqqchs9qaa2',2,'trial.queued','{"job_id": "job_01m8rbygw9dqex1jqqchs9qaa2", "trial_id": "trial_01m8rbygwbw7ge5q7emvs5gkm2", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-12-01 08:36:10.763000');
INSERT INTO "events" VALUES('job_01m8rbygw9dqex1jqqchs9qaa2',3,'job.state','{"job_id": "job_01m8rbygw9dqex1jqqchs9qaa2", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}','2026-12-01 08:36:10.774000');
INSERT INTO "events" VALUES('job_01m8rbygw9dqex1jqqchs9qaa2',4,'trial.cancelled','{"job_id": "job_01m8rbygw9dqex1jqqchs9qaa2", "trial_id": "trial_01m8rbygwbw7ge5q7emvs5gkm2", "number": 0, "attempt": 0}','2026-12-01 08:36:10.776000');
INSERT INTO "events" VALUES('job_01m8rbygw9dqex1jqqchs9qaa2',5,'job.state','{"job_id": "job_01m8rbygw9dqex1jqqchs9qaa2", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}','2026-12-01 08:36:10.776000');
INSERT INTO "events" VALUES('job_01m8rbygwzyefmet1cxzw89kh0',1,'job.created','{"job_id": "job_01m8rbygwzyefmet1cxzw89kh0", "name": "paused", "state": "queued", "dataset": "digits"}','2026-12-01 08:36:10.784000');
INSERT INTO "events" VALUES('job_01m8rbygwzyefmet1cxzw89kh0',2,'trial.queued','{"job_id": "job_01m8rbygwzyefmet1cxzw89kh0", "trial_id": "trial_01m8rbygx696bwwj1e6r5s04ra", "number": 1, "attempt": 0, "parent_id": "model_01m8rbygtxqsx6p4vxfykacqsm", "mutations": null}','2026-12-01 08:36:10.790000');
INSERT INTO "events" VALUES('job_01m8rbygwzyefmet1cxzw89kh0',3,'trial.queued','{"job_id": "job_01m8rbygwzyefmet1cxzw89kh0", "trial_id": "trial_01m8rbygx68k4fq8hzpgjfzfcw", "number": 2, "attempt": 0, "parent_id": "model_01m8rbygtxqsx6p4vxfykacqsm", "mutations": null}','2026-12-01 08:36:10.790000');
INSERT INTO "events" VALUES('job_01m8rbygwzyefmet1cxzw89kh0',4,'job.state','{"job_id": "job_01m8rbygwzyefmet1cxzw89kh0", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 08:36:10.794000');
INSERT INTO "events" VALUES('job_01m8rbygwzyefmet1cxzw89kh0',5,'trial.started','{"job_id": "job_01m8rbygwzyefmet1cxzw89kh0", "trial_id": "trial_01m8rbygx696bwwj1e6r5s04ra", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rbygtxqsx6p4vxfykacqsm"}','2026-12-01 08:36:10.794000');
INSERT INTO "events" VALUES('job_01m8rbygwzyefmet1cxzw89kh0',6,'trial.epoch','{"job_id": "job_01m8rbygwzyefmet1cxzw89kh0", "trial_id": "trial_01m8rbygx696bwwj1e6r5s04ra", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 08:36:10.799000');
INSERT INTO "events" VALUES('job_01m8rbygwzyefmet1cxzw89kh0',7,'trial.epoch','{"job_id": "job_01m8rbygwzyefmet1cxzw89kh0", "trial_id": "trial_01m8rbygx696bwwj1e6r5s04ra", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 08:36:10.805000');
INSERT INTO "events" VALUES('job_01m8rbygwzyefmet1cxzw89kh0',8,'trial.succeeded','{"job_id": "job_01m8rbygwzyefmet1cxzw89kh0", "trial_id": "trial_01m8rbygx696bwwj1e6r5s04ra", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rbygxs5sksq4ytt21v157h", "job_id": "job_01m8rbygwzyefmet1cxzw89kh0", "trial_id": "trial_01m8rbygx696bwwj1e6r5s04ra", "parent_id": "model_01m8rbygtxqsx6p4vxfykacqsm", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T08:36:10.809000Z"}}','2026-12-01 08:36:10.810000');
INSERT INTO "events" VALUES('job_01m8rbygwzyefmet1cxzw89kh0',9,'trial.queued','{"job_id": "job_01m8rbygwzyefmet1cxzw89kh0", "trial_id": "trial_01m8rbygxvgz0xqyjfstsqb7zn", "number": 3, "attempt": 0, "parent_id": "model_01m8rbygtxqsx6p4vxfykacqsm", "mutations": null}','2026-12-01 08:36:10.811000');
INSERT INTO "events" VALUES('job_01m8rbygwzyefmet1cxzw89kh0',10,'job.state','{"job_id": "job_01m8rbygwzyefmet1cxzw89kh0", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}','2026-12-01 08:36:10.814000');
INSERT INTO "events" VALUES('job_01m8rbygy5grkz0gf6sxj2p29z',1,'job.created','{"job_id": "job_01m8rbygy5grkz0gf6sxj2p29z", "name": "running", "state": "queued", "dataset": "digits"}','2026-12-01 08:36:10.824000');
INSERT INTO "events" VALUES('job_01m8rbygy5grkz0gf6sxj2p29z',2,'trial.queued','{"job_id": "job_01m8rbygy5grkz0gf6sxj2p29z", "trial_id": "trial_01m8rbygy88ds1tnghc91j86qw", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-12-01 08:36:10.824000');
INSERT INTO "events" VALUES('job_01m8rbygy5grkz0gf6sxj2p29z',3,'job.state','{"job_id": "job_01m8rbygy5grkz0gf6sxj2p29z", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 08:36:10.834000');
INSERT INTO "events" VALUES('job_01m8rbygy5grkz0gf6sxj2p29z',4,'trial.started','{"job_id": "job_01m8rbygy5grkz0gf6sxj2p29z", "trial_id": "trial_01m8rbygy88ds1tnghc91j86qw", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 08:36:10.834000');
INSERT INTO "events" VALUES('job_01m8rbygy5grkz0gf6sxj2p29z',5,'trial.epoch','{"job_id": "job_01m8rbygy5grkz0gf6sxj2p29z", "trial_id": "trial_01m8rbygy88ds1tnghc91j86qw", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 08:36:10.837000');
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
INSERT INTO "jobs" VALUES('job_01m8rbygnqxtvts3rkvm6aqmnp','grown','{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}','digits','succeeded',0,2,'val_accuracy',NULL,0,4,23,NULL,'d852b0a8b9068d26f19c8767a5b200eed6a23035049b6e3840aba8aedc245e7a',NULL,NULL,0,4.0,'2026-12-01 08:36:10.555000','2026-12-01 08:36:10.589000','2026-12-01 08:36:10.721000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rbygvbgrcqc9mbzv3wxpqq','failed','{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','failed',0,2,'val_accuracy',NULL,0,4,6,NULL,'84446a5a19e7b5248bc3e050ced6501281e6ee5983507f123a4c65196e91394a','the seed network''s trial failed: diverged: the loss is NaN',NULL,0,0.0,'2026-12-01 08:36:10.731000','2026-12-01 08:36:10.745000','2026-12-01 08:36:10.759000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rbygw9dqex1jqqchs9qaa2','cancelled','{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','cancelled',0,2,'val_accuracy',NULL,1,4,5,NULL,'85680045bf76d15ccf7ae61e158b7d0b0209326f95694464fa3beb882bafa0a2',NULL,NULL,0,0.0,'2026-12-01 08:36:10.762000',NULL,'2026-12-01 08:36:10.776000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rbygwzyefmet1cxzw89kh0','paused','{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m8rbygtxqsx6p4vxfykacqsm"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','paused',0,2,'val_accuracy',NULL,0,3,10,NULL,'a6719893fafd3aa196750c732a6c4d3d26d6b3b7eb1032faddde39598818d486',NULL,'model_01m8rbygtxqsx6p4vxfykacqsm',1,1.0,'2026-12-01 08:36:10.784000','2026-12-01 08:36:10.793000',NULL,NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rbygy5grkz0gf6sxj2p29z','running','{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','running',0,2,'val_accuracy',NULL,0,3,5,NULL,'ee4a8b9df0665f32c599540e3c901fec6842bb7e5e5cff19a791810ecf0811d8',NULL,NULL,0,0.5,'2026-12-01 08:36:10.823000','2026-12-01 08:36:10.833000',NULL,NULL,NULL,NULL);
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
	CONSTRAINT fk_models_parent_id_models FOREIGN KEY(parent_id) REFERENCES models (id), 
	CONSTRAINT fk_models_trial_id_trials FOREIGN KEY(trial_id) REFERENCES trials (id), 
	CONSTRAINT uq_models_trial_id UNIQUE (trial_id), 
	CONSTRAINT fk_models_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT uq_models_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "models" VALUES('model_01m8rbygr11958egkmqy4nj25g','job_01m8rbygnqxtvts3rkvm6aqmnp','trial_01m8rbygp51w4bj7swn1gnq09w',0,NULL,0,'digits',0.5,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','49fc65c05e7590f620002f96301e64e621faae31c14d745a726082cae95e27eb',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 08:36:10.627000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rbygs110cntsnb4xzjrs7p','job_01m8rbygnqxtvts3rkvm6aqmnp','trial_01m8rbygr7gbxy3bgn6z93q8w7',1,'model_01m8rbygr11958egkmqy4nj25g',1,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','17dd2d8d75ba197a449c7b247f92165ffbde5843dad95607f3ccbb265d6873f7',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 08:36:10.657000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rbygt1dvx0jt2r1pm94bmt','job_01m8rbygnqxtvts3rkvm6aqmnp','trial_01m8rbygr7kkctkr640nkdqpac',2,'model_01m8rbygr11958egkmqy4nj25g',1,'digits',0.502,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','3dca09e109dd6a139fa33b700ed3939b66cc20b2385208bdf1f50a88cad539e2',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 08:36:10.689000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rbygtxqsx6p4vxfykacqsm','job_01m8rbygnqxtvts3rkvm6aqmnp','trial_01m8rbygs56pa34cas7bnx9kxw',3,'model_01m8rbygs110cntsnb4xzjrs7p',2,'digits',0.503,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','ed42c9def478f51f5b80527c6514c778572b469cfaa5222fd673f7cfcf563b78',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 08:36:10.717000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rbygxs5sksq4ytt21v157h','job_01m8rbygwzyefmet1cxzw89kh0','trial_01m8rbygx696bwwj1e6r5s04ra',1,'model_01m8rbygtxqsx6p4vxfykacqsm',3,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','4d397884ecb11ef311df14f96a89839dbd717bd7ea4518864de9ee4c66e6bb98',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 08:36:10.809000',NULL,NULL,NULL);
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
INSERT INTO "trials" VALUES('trial_01m8rbygp51w4bj7swn1gnq09w','job_01m8rbygnqxtvts3rkvm6aqmnp',0,'succeeded',NULL,NULL,3681192180922288502,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 08:36:10.566000','2026-12-01 08:36:10.589000','2026-12-01 08:36:10.627000','2026-12-01 08:36:10.566000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rbygr7gbxy3bgn6z93q8w7','job_01m8rbygnqxtvts3rkvm6aqmnp',1,'succeeded','model_01m8rbygr11958egkmqy4nj25g',NULL,9013970637836275012,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 08:36:10.631000','2026-12-01 08:36:10.643000','2026-12-01 08:36:10.657000','2026-12-01 08:36:10.631000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rbygr7kkctkr640nkdqpac','job_01m8rbygnqxtvts3rkvm6aqmnp',2,'succeeded','model_01m8rbygr11958egkmqy4nj25g',NULL,7043061815227882323,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 08:36:10.631000','2026-12-01 08:36:10.669000','2026-12-01 08:36:10.689000','2026-12-01 08:36:10.631000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rbygs56pa34cas7bnx9kxw','job_01m8rbygnqxtvts3rkvm6aqmnp',3,'succeeded','model_01m8rbygs110cntsnb4xzjrs7p',NULL,1498689025397731062,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 08:36:10.661000','2026-12-01 08:36:10.697000','2026-12-01 08:36:10.717000','2026-12-01 08:36:10.661000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rbygvcd43vfjbrbd8gmcq0','job_01m8rbygvbgrcqc9mbzv3wxpqq',0,'failed',NULL,NULL,1423549931114846593,1,0,NULL,'worker_a',0,NULL,NULL,NULL,NULL,'diverged','the loss is NaN',NULL,0.0,'2026-12-01 08:36:10.732000','2026-12-01 08:36:10.745000','2026-12-01 08:36:10.752000','2026-12-01 08:36:10.732000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rbygwbw7ge5q7emvs5gkm2','job_01m8rbygw9dqex1jqqchs9qaa2',0,'cancelled',NULL,NULL,1423549931114846593,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 08:36:10.763000',NULL,'2026-12-01 08:36:10.774000','2026-12-01 08:36:10.763000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rbygx696bwwj1e6r5s04ra','job_01m8rbygwzyefmet1cxzw89kh0',1,'succeeded','model_01m8rbygtxqsx6p4vxfykacqsm',NULL,9178865395942626920,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 08:36:10.790000','2026-12-01 08:36:10.793000','2026-12-01 08:36:10.809000','2026-12-01 08:36:10.790000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rbygx68k4fq8hzpgjfzfcw','job_01m8rbygwzyefmet1cxzw89kh0',2,'queued','model_01m8rbygtxqsx6p4vxfykacqsm',NULL,8743697986109197258,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 08:36:10.790000',NULL,NULL,'2026-12-01 08:36:10.790000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rbygxvgz0xqyjfstsqb7zn','job_01m8rbygwzyefmet1cxzw89kh0',3,'queued','model_01m8rbygtxqsx6p4vxfykacqsm',NULL,7010055096436244282,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 08:36:10.811000',NULL,NULL,'2026-12-01 08:36:10.811000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rbygy88ds1tnghc91j86qw','job_01m8rbygy5grkz0gf6sxj2p29z',0,'running',NULL,NULL,1423549931114846593,1,0,'2026-12-01 08:37:10.833000','worker_a',1,'4d3dc3c9c89ce891c07d8ad6d00c0cf58bf2485c7cc39aded29924ed872582d0',NULL,NULL,NULL,NULL,NULL,NULL,0.5,'2026-12-01 08:36:10.824000','2026-12-01 08:36:10.833000',NULL,'2026-12-01 08:36:10.824000',NULL);
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
INSERT INTO "workers" VALUES('host-1-abc','host',1,'cpu',NULL,'2026-12-01 08:36:10.842000','2026-12-01 08:36:10.842000',NULL);
CREATE INDEX ix_datasets_sha256 ON datasets (sha256);
CREATE INDEX ix_workers_seen_at ON workers (seen_at);
CREATE INDEX ix_jobs_created_at_id ON jobs (created_at, id);
CREATE INDEX ix_jobs_seed_model_id ON jobs (seed_model_id);
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE INDEX ix_trials_job_id_state ON trials (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON trials (state, lease_until);
CREATE INDEX ix_trials_training_state ON trials (training_state);
CREATE INDEX ix_models_all_flops ON models (flops, parameters, created_at, id);
CREATE INDEX ix_models_all_parameters ON models (parameters, created_at, id);
CREATE INDEX ix_models_dataset_flops ON models (dataset, flops, parameters, created_at, id);
CREATE INDEX ix_models_dataset_seconds ON models (dataset, seconds, parameters, created_at, id);
CREATE INDEX ix_models_all_val_loss ON models (val_loss, parameters, created_at, id);
CREATE INDEX ix_models_checkpoint_sha256 ON models (checkpoint_sha256);
CREATE INDEX ix_models_dataset_val_loss ON models (dataset, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_job_val_loss ON models (job_id, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_job_flops ON models (job_id, flops, parameters, created_at, id);
CREATE INDEX ix_models_parent_id ON models (parent_id);
CREATE INDEX ix_models_dataset_parameters ON models (dataset, parameters, created_at, id);
CREATE UNIQUE INDEX ix_models_job_number ON models (job_id, trial_number);
CREATE INDEX ix_models_job_parameters ON models (job_id, parameters, created_at, id);
CREATE INDEX ix_models_job_seconds ON models (job_id, seconds, parameters, created_at, id);
CREATE INDEX ix_models_all_seconds ON models (seconds, parameters, created_at, id);
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
CREATE INDEX ix_deliveries_state_next_at ON deliveries (state, next_at);
CREATE INDEX ix_deliveries_job_id_id ON deliveries (job_id, id);
COMMIT;
