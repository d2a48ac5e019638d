BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE datasets (
	name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	bytes BIGINT NOT NULL, 
	info JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_datasets PRIMARY KEY (name)
);
INSERT INTO "datasets" VALUES('mine','0f769271021e40b162a5f442dc36311e3aa68ff649328b972ee858b5da50522a',1000,'{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}','2026-11-21 12:04:12.620000');
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
INSERT INTO "epochs" VALUES('trial_01m7yzw5vj54r3b3zyr6fs9wn6',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:04:10.768000');
INSERT INTO "epochs" VALUES('trial_01m7yzw5vj54r3b3zyr6fs9wn6',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:04:10.859000');
INSERT INTO "epochs" VALUES('trial_01m7yzw6r2x9zpbre5mp7976z7',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:04:11.250000');
INSERT INTO "epochs" VALUES('trial_01m7yzw6r2x9zpbre5mp7976z7',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:04:11.274000');
INSERT INTO "epochs" VALUES('trial_01m7yzw6r2j5mrpp232t20bnqr',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:04:11.522000');
INSERT INTO "epochs" VALUES('trial_01m7yzw6r2j5mrpp232t20bnqr',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:04:11.539000');
INSERT INTO "epochs" VALUES('trial_01m7yzw708z3p42rvhr20ya6tt',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:04:11.724000');
INSERT INTO "epochs" VALUES('trial_01m7yzw708z3p42rvhr20ya6tt',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:04:11.814000');
INSERT INTO "epochs" VALUES('trial_01m7yzw7vrw4ype5xjysatax3w',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:04:12.355000');
INSERT INTO "epochs" VALUES('trial_01m7yzw7vrw4ype5xjysatax3w',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:04:12.387000');
INSERT INTO "epochs" VALUES('trial_01m7yzw839b92m3ph1k5h5xr4c',1,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:04:12.568000');
CREATE TABLE events (
	job_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	data JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (job_id, seq), 
	CONSTRAINT fk_events_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id)
);
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',1,'job.created','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "name": "grown", "state": "queued", "dataset": "digits"}','2026-11-21 12:04:10.148000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',2,'trial.queued','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw5vj54r3b3zyr6fs9wn6", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:04:10.227000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',3,'job.state','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:04:10.477000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',4,'trial.started','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw5vj54r3b3zyr6fs9wn6", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 12:04:10.477000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',5,'trial.epoch','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw5vj54r3b3zyr6fs9wn6", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:04:10.813000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',6,'trial.epoch','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw5vj54r3b3zyr6fs9wn6", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:04:10.859000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',7,'trial.succeeded','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw5vj54r3b3zyr6fs9wn6", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzw6jbm435gsjwpssx7q42", "job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw5vj54r3b3zyr6fs9wn6", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:04:10.957000Z"}}','2026-11-21 12:04:11.086000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',8,'trial.queued','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2x9zpbre5mp7976z7", "number": 1, "attempt": 0, "parent_id": "model_01m7yzw6jbm435gsjwpssx7q42", "mutations": null}','2026-11-21 12:04:11.138000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',9,'trial.queued','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2j5mrpp232t20bnqr", "number": 2, "attempt": 0, "parent_id": "model_01m7yzw6jbm435gsjwpssx7q42", "mutations": null}','2026-11-21 12:04:11.138000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',10,'trial.started','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2x9zpbre5mp7976z7", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzw6jbm435gsjwpssx7q42"}','2026-11-21 12:04:11.196000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',11,'trial.epoch','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2x9zpbre5mp7976z7", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:04:11.251000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',12,'trial.epoch','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2x9zpbre5mp7976z7", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:04:11.275000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',13,'trial.succeeded','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2x9zpbre5mp7976z7", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzw6zac0hmrydrkgdbvfat", "job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2x9zpbre5mp7976z7", "parent_id": "model_01m7yzw6jbm435gsjwpssx7q42", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:04:11.371000Z"}}','2026-11-21 12:04:11.372000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',14,'trial.queued','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw708z3p42rvhr20ya6tt", "number": 3, "attempt": 0, "parent_id": "model_01m7yzw6zac0hmrydrkgdbvfat", "mutations": null}','2026-11-21 12:04:11.413000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',15,'trial.started','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2j5mrpp232t20bnqr", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzw6jbm435gsjwpssx7q42"}','2026-11-21 12:04:11.448000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',16,'trial.epoch','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2j5mrpp232t20bnqr", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:04:11.522000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',17,'trial.epoch','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2j5mrpp232t20bnqr", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:04:11.540000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',18,'trial.succeeded','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2j5mrpp232t20bnqr", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzw767b1d504692sx3ehnp", "job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw6r2j5mrpp232t20bnqr", "parent_id": "model_01m7yzw6jbm435gsjwpssx7q42", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:04:11.591000Z"}}','2026-11-21 12:04:11.615000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',19,'trial.started','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw708z3p42rvhr20ya6tt", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzw6zac0hmrydrkgdbvfat"}','2026-11-21 12:04:11.667000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',20,'trial.epoch','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw708z3p42rvhr20ya6tt", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:04:11.768000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',21,'trial.epoch','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw708z3p42rvhr20ya6tt", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:04:11.815000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',22,'trial.succeeded','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw708z3p42rvhr20ya6tt", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzw7ef6nkcxhzkqddk4qhx", "job_id": "job_01m7yzw5n998tf61vrempm2amf", "trial_id": "trial_01m7yzw708z3p42rvhr20ya6tt", "parent_id": "model_01m7yzw6zac0hmrydrkgdbvfat", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:04:11.855000Z"}}','2026-11-21 12:04:11.903000');
INSERT INTO "events" VALUES('job_01m7yzw5n998tf61vrempm2amf',23,'job.state','{"job_id": "job_01m7yzw5n998tf61vrempm2amf", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 12:04:11.939000');
INSERT INTO "events" VALUES('job_01m7yzw7jmqavamen11bv6zcxw',1,'job.created','{"job_id": "job_01m7yzw7jmqavamen11bv6zcxw", "name": "failed", "state": "queued", "dataset": "digits"}','2026-11-21 12:04:12.015000');
INSERT INTO "events" VALUES('job_01m7yzw7jmqavamen11bv6zcxw',2,'trial.queued','{"job_id": "job_01m7yzw7jmqavamen11bv6zcxw", "trial_id": "trial_01m7yzw7m99abvdhnhqk8j1sr5", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:04:12.042000');
INSERT INTO "events" VALUES('job_01m7yzw7jmqavamen11bv6zcxw',3,'job.state','{"job_id": "job_01m7yzw7jmqavamen11bv6zcxw", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:04:12.059000');
INSERT INTO "events" VALUES('job_01m7yzw7jmqavamen11bv6zcxw',4,'trial.started','{"job_id": "job_01m7yzw7jmqavamen11bv6zcxw", "trial_id": "trial_01m7yzw7m99abvdhnhqk8j1sr5", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 12:04:12.059000');
INSERT INTO "events" VALUES('job_01m7yzw7jmqavamen11bv6zcxw',5,'trial.failed','{"job_id": "job_01m7yzw7jmqavamen11bv6zcxw", "trial_id": "trial_01m7yzw7m99abvdhnhqk8j1sr5", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}','2026-11-21 12:04:12.080000');
INSERT INTO "events" VALUES('job_01m7yzw7jmqavamen11bv6zcxw',6,'job.state','{"job_id": "job_01m7yzw7jmqavamen11bv6zcxw", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}','2026-11-21 12:04:12.104000');
INSERT INTO "events" VALUES('job_01m7yzw7pprdkbe5bt7p48xk6k',1,'job.created','{"job_id": "job_01m7yzw7pprdkbe5bt7p48xk6k", "name": "cancelled", "state": "queued", "dataset": "digits"}','2026-11-21 12:04:12.120000');
INSERT INTO "events" VALUES('job_01m7yzw7pprdkbe5bt7p48xk6k',2,'trial.queued','{"job_id": "job_01m7yzw7pprdkbe5bt7p48xk6k", "trial_id": "trial_01m7yzw7qyvytb0r65vj5phncc", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:04:12.158000');
INSERT INTO "events" VALUES('job_01m7yzw7pprdkbe5bt7p48xk6k',3,'job.state','{"job_id": "job_01m7yzw7pprdkbe5bt7p48xk6k", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 12:04:12.176000');
INSERT INTO "events" VALUES('job_01m7yzw7pprdkbe5bt7p48xk6k',4,'trial.cancelled','{"job_id": "job_01m7yzw7pprdkbe5bt7p48xk6k", "trial_id": "trial_01m7yzw7qyvytb0r65vj5phncc", "number": 0, "attempt": 0}','2026-11-21 12:04:12.207000');
INSERT INTO "events" VALUES('job_01m7yzw7pprdkbe5bt7p48xk6k',5,'job.state','{"job_id": "job_01m7yzw7pprdkbe5bt7p48xk6k", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 12:04:12.234000');
INSERT INTO "events" VALUES('job_01m7yzw7trq2kc5k7zpcvvcm6n',1,'job.created','{"job_id": "job_01m7yzw7trq2kc5k7zpcvvcm6n", "name": "paused", "state": "queued", "dataset": "digits"}','2026-11-21 12:04:12.278000');
INSERT INTO "events" VALUES('job_01m7yzw7trq2kc5k7zpcvvcm6n',2,'trial.queued','{"job_id": "job_01m7yzw7trq2kc5k7zpcvvcm6n", "trial_id": "trial_01m7yzw7vrw4ype5xjysatax3w", "number": 1, "attempt": 0, "parent_id": "model_01m7yzw7ef6nkcxhzkqddk4qhx", "mutations": null}','2026-11-21 12:04:12.289000');
INSERT INTO "events" VALUES('job_01m7yzw7trq2kc5k7zpcvvcm6n',3,'trial.queued','{"job_id": "job_01m7yzw7trq2kc5k7zpcvvcm6n", "trial_id": "trial_01m7yzw7vr3xpqm95tbmjfe8d4", "number": 2, "attempt": 0, "parent_id": "model_01m7yzw7ef6nkcxhzkqddk4qhx", "mutations": null}','2026-11-21 12:04:12.289000');
INSERT INTO "events" VALUES('job_01m7yzw7trq2kc5k7zpcvvcm6n',4,'job.state','{"job_id": "job_01m7yzw7trq2kc5k7zpcvvcm6n", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:04:12.300000');
INSERT INTO "events" VALUES('job_01m7yzw7trq2kc5k7zpcvvcm6n',5,'trial.started','{"job_id": "job_01m7yzw7trq2kc5k7zpcvvcm6n", "trial_id": "trial_01m7yzw7vrw4ype5xjysatax3w", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzw7ef6nkcxhzkqddk4qhx"}','2026-11-21 12:04:12.300000');
INSERT INTO "events" VALUES('job_01m7yzw7trq2kc5k7zpcvvcm6n',6,'trial.epoch','{"job_id": "job_01m7yzw7trq2kc5k7zpcvvcm6n", "trial_id": "trial_01m7yzw7vrw4ype5xjysatax3w", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:04:12.355000');
INSERT INTO "events" VALUES('job_01m7yzw7trq2kc5k7zpcvvcm6n',7,'trial.epoch','{"job_id": "job_01m7yzw7trq2kc5k7zpcvvcm6n", "trial_id": "trial_01m7yzw7vrw4ype5xjysatax3w", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:04:12.387000');
INSERT INTO "events" VALUES('job_01m7yzw7trq2kc5k7zpcvvcm6n',8,'trial.succeeded','{"job_id": "job_01m7yzw7trq2kc5k7zpcvvcm6n", "trial_id": "trial_01m7yzw7vrw4ype5xjysatax3w", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzw7zv1v5gwh9ygv7mxaqt", "job_id": "job_01m7yzw7trq2kc5k7zpcvvcm6n", "trial_id": "trial_01m7yzw7vrw4ype5xjysatax3w", "parent_id": "model_01m7yzw7ef6nkcxhzkqddk4qhx", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:04:12.411000Z"}}','2026-11-21 12:04:12.429000');
INSERT INTO "events" VALUES('job_01m7yzw7trq2kc5k7zpcvvcm6n',9,'trial.queued','{"job_id": "job_01m7yzw7trq2kc5k7zpcvvcm6n", "trial_id": "trial_01m7yzw80fzaczg604kjkftwqs", "number": 3, "attempt": 0, "parent_id": "model_01m7yzw7ef6nkcxhzkqddk4qhx", "mutations": null}','2026-11-21 12:04:12.432000');
INSERT INTO "events" VALUES('job_01m7yzw7trq2kc5k7zpcvvcm6n',10,'job.state','{"job_id": "job_01m7yzw7trq2kc5k7zpcvvcm6n", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 12:04:12.496000');
INSERT INTO "events" VALUES('job_01m7yzw82wgek78sgydgz9e72c',1,'job.created','{"job_id": "job_01m7yzw82wgek78sgydgz9e72c", "name": "running", "state": "queued", "dataset": "digits"}','2026-11-21 12:04:12.512000');
INSERT INTO "events" VALUES('job_01m7yzw82wgek78sgydgz9e72c',2,'trial.queued','{"job_id": "job_01m7yzw82wgek78sgydgz9e72c", "trial_id": "trial_01m7yzw839b92m3ph1k5h5xr4c", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:04:12.522000');
INSERT INTO "events" VALUES('job_01m7yzw82wgek78sgydgz9e72c',3,'job.state','{"job_id": "job_01m7yzw82wgek78sgydgz9e72c", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:04:12.539000');
INSERT INTO "events" VALUES('job_01m7yzw82wgek78sgydgz9e72c',4,'trial.started','{"job_id": "job_01m7yzw82wgek78sgydgz9e72c", "trial_id": "trial_01m7yzw839b92m3ph1k5h5xr4c", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 12:04:12.539000');
INSERT INTO "events" VALUES('job_01m7yzw82wgek78sgydgz9e72c',5,'trial.epoch','{"job_id": "job_01m7yzw82wgek78sgydgz9e72c", "trial_id": "trial_01m7yzw839b92m3ph1k5h5xr4c", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:04:12.568000');
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
	ended_at DATETIME, key_id TEXT, 
	CONSTRAINT pk_jobs PRIMARY KEY (id), 
	CONSTRAINT uq_jobs_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "jobs" VALUES('job_01m7yzw5n998tf61vrempm2amf','grown','{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}','digits','succeeded',0,2,'val_accuracy',NULL,0,4,23,NULL,'26ab584c7f7ec1254f8f29462a334b01d486ef61760a3c5d68867e31038906b8',NULL,NULL,0,4.0,'2026-11-21 12:04:10.147000','2026-11-21 12:04:10.363000','2026-11-21 12:04:11.938000',NULL);
INSERT INTO "jobs" VALUES('job_01m7yzw7jmqavamen11bv6zcxw','failed','{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','failed',0,2,'val_accuracy',NULL,0,4,6,NULL,'cc1dac12fefdcceddbc317a8b13061759d82cc640854a23688da7cd42869d7af','the seed network''s trial failed: diverged: the loss is NaN',NULL,0,0.0,'2026-11-21 12:04:12.014000','2026-11-21 12:04:12.057000','2026-11-21 12:04:12.104000',NULL);
INSERT INTO "jobs" VALUES('job_01m7yzw7pprdkbe5bt7p48xk6k','cancelled','{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','cancelled',0,2,'val_accuracy',NULL,1,4,5,NULL,'be4e29dbc0d2ed6e70ce98b34e11bc7cfedff423428c46dc594f28d1dd6b1159',NULL,NULL,0,0.0,'2026-11-21 12:04:12.119000',NULL,'2026-11-21 12:04:12.233000',NULL);
INSERT INTO "jobs" VALUES('job_01m7yzw7trq2kc5k7zpcvvcm6n','paused','{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7yzw7ef6nkcxhzkqddk4qhx"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','paused',0,2,'val_accuracy',NULL,0,3,10,NULL,'242522cf39e44bb8db36d7a91e7e9f42bfa024a4175b13adeeac8db3ca3b6031',NULL,'model_01m7yzw7ef6nkcxhzkqddk4qhx',1,1.0,'2026-11-21 12:04:12.249000','2026-11-21 12:04:12.298000',NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7yzw82wgek78sgydgz9e72c','running','{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','running',0,2,'val_accuracy',NULL,0,3,5,NULL,'2f2d909d8b9409a6290ff9e6a04306ec534f1b3626f40e3a962fd749687648d3',NULL,NULL,0,0.5,'2026-11-21 12:04:12.509000','2026-11-21 12:04:12.537000',NULL,NULL);
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
	CONSTRAINT uq_models_trial_id UNIQUE (trial_id), 
	CONSTRAINT fk_models_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT fk_models_trial_id_trials FOREIGN KEY(trial_id) REFERENCES trials (id), 
	CONSTRAINT uq_models_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "models" VALUES('model_01m7yzw6jbm435gsjwpssx7q42','job_01m7yzw5n998tf61vrempm2amf','trial_01m7yzw5vj54r3b3zyr6fs9wn6',0,NULL,0,'digits',0.5,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','ab40866be78d176d6b657839aa8eba1967ccd037a6a7eb80595fd62ad33a05b3',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:04:10.957000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7yzw6zac0hmrydrkgdbvfat','job_01m7yzw5n998tf61vrempm2amf','trial_01m7yzw6r2x9zpbre5mp7976z7',1,'model_01m7yzw6jbm435gsjwpssx7q42',1,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','e2d9389265fb459d1ed2d6a0b596eaa19db73ef2aac49b1b0436ea1766601114',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:04:11.371000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7yzw767b1d504692sx3ehnp','job_01m7yzw5n998tf61vrempm2amf','trial_01m7yzw6r2j5mrpp232t20bnqr',2,'model_01m7yzw6jbm435gsjwpssx7q42',1,'digits',0.502,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','6daab7a83c450a90fd6af7d5d3a298ba355a006661f021ca031b03749d85e546',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:04:11.591000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7yzw7ef6nkcxhzkqddk4qhx','job_01m7yzw5n998tf61vrempm2amf','trial_01m7yzw708z3p42rvhr20ya6tt',3,'model_01m7yzw6zac0hmrydrkgdbvfat',2,'digits',0.503,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','8438fb449ab4112149a064474152e00b41af2c23bf6d1efd4753ebabe231c21b',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:04:11.855000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7yzw7zv1v5gwh9ygv7mxaqt','job_01m7yzw7trq2kc5k7zpcvvcm6n','trial_01m7yzw7vrw4ype5xjysatax3w',1,'model_01m7yzw7ef6nkcxhzkqddk4qhx',3,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','5634344c2c4e182a2f728054f92fd2ab0aafc5187892c07d24994db8cf089b3a',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:04:12.411000',NULL,NULL,NULL);
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
INSERT INTO "trials" VALUES('trial_01m7yzw5vj54r3b3zyr6fs9wn6','job_01m7yzw5n998tf61vrempm2amf',0,'succeeded',NULL,NULL,3681192180922288502,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:04:10.228000','2026-11-21 12:04:10.363000','2026-11-21 12:04:10.957000','2026-11-21 12:04:10.228000');
INSERT INTO "trials" VALUES('trial_01m7yzw6r2x9zpbre5mp7976z7','job_01m7yzw5n998tf61vrempm2amf',1,'succeeded','model_01m7yzw6jbm435gsjwpssx7q42',NULL,9013970637836275012,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:04:11.143000','2026-11-21 12:04:11.194000','2026-11-21 12:04:11.371000','2026-11-21 12:04:11.143000');
INSERT INTO "trials" VALUES('trial_01m7yzw6r2j5mrpp232t20bnqr','job_01m7yzw5n998tf61vrempm2amf',2,'succeeded','model_01m7yzw6jbm435gsjwpssx7q42',NULL,7043061815227882323,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:04:11.143000','2026-11-21 12:04:11.447000','2026-11-21 12:04:11.591000','2026-11-21 12:04:11.143000');
INSERT INTO "trials" VALUES('trial_01m7yzw708z3p42rvhr20ya6tt','job_01m7yzw5n998tf61vrempm2amf',3,'succeeded','model_01m7yzw6zac0hmrydrkgdbvfat',NULL,1498689025397731062,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:04:11.414000','2026-11-21 12:04:11.665000','2026-11-21 12:04:11.855000','2026-11-21 12:04:11.414000');
INSERT INTO "trials" VALUES('trial_01m7yzw7m99abvdhnhqk8j1sr5','job_01m7yzw7jmqavamen11bv6zcxw',0,'failed',NULL,NULL,1423549931114846593,1,0,NULL,'worker_a',0,NULL,NULL,NULL,NULL,'diverged','the loss is NaN',NULL,0.0,'2026-11-21 12:04:12.043000','2026-11-21 12:04:12.057000','2026-11-21 12:04:12.080000','2026-11-21 12:04:12.043000');
INSERT INTO "trials" VALUES('trial_01m7yzw7qyvytb0r65vj5phncc','job_01m7yzw7pprdkbe5bt7p48xk6k',0,'cancelled',NULL,NULL,1423549931114846593,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 12:04:12.159000',NULL,'2026-11-21 12:04:12.194000','2026-11-21 12:04:12.159000');
INSERT INTO "trials" VALUES('trial_01m7yzw7vrw4ype5xjysatax3w','job_01m7yzw7trq2kc5k7zpcvvcm6n',1,'succeeded','model_01m7yzw7ef6nkcxhzkqddk4qhx',NULL,9178865395942626920,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:04:12.290000','2026-11-21 12:04:12.298000','2026-11-21 12:04:12.411000','2026-11-21 12:04:12.290000');
INSERT INTO "trials" VALUES('trial_01m7yzw7vr3xpqm95tbmjfe8d4','job_01m7yzw7trq2kc5k7zpcvvcm6n',2,'queued','model_01m7yzw7ef6nkcxhzkqddk4qhx',NULL,8743697986109197258,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 12:04:12.290000',NULL,NULL,'2026-11-21 12:04:12.290000');
INSERT INTO "trials" VALUES('trial_01m7yzw80fzaczg604kjkftwqs','job_01m7yzw7trq2kc5k7zpcvvcm6n',3,'queued','model_01m7yzw7ef6nkcxhzkqddk4qhx',NULL,7010055096436244282,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 12:04:12.432000',NULL,NULL,'2026-11-21 12:04:12.432000');
INSERT INTO "trials" VALUES('trial_01m7yzw839b92m3ph1k5h5xr4c','job_01m7yzw82wgek78sgydgz9e72c',0,'running',NULL,NULL,1423549931114846593,1,0,'2026-11-21 12:05:12.537000','worker_a',1,'8ef88a01bd3d92fd4b6246c14495ce074327d330e100e37f8a59e4a8c3ceb6fc',NULL,NULL,NULL,NULL,NULL,NULL,0.5,'2026-11-21 12:04:12.522000','2026-11-21 12:04:12.537000',NULL,'2026-11-21 12:04:12.522000');
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
INSERT INTO "workers" VALUES('host-1-abc','host',1,'cpu',NULL,'2026-11-21 12:04:12.604000','2026-11-21 12:04:12.604000');
CREATE INDEX ix_datasets_sha256 ON datasets (sha256);
CREATE INDEX ix_workers_seen_at ON workers (seen_at);
CREATE INDEX ix_jobs_created_at_id ON jobs (created_at, id);
CREATE INDEX ix_jobs_seed_model_id ON jobs (seed_model_id);
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE INDEX ix_trials_job_id_state ON trials (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON trials (state, lease_until);
CREATE INDEX ix_trials_training_state ON trials (training_state);
CREATE INDEX ix_models_dataset_seconds ON models (dataset, seconds, parameters, created_at, id);
CREATE INDEX ix_models_dataset_val_loss ON models (dataset, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_job_val_loss ON models (job_id, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_dataset_parameters ON models (dataset, parameters, created_at, id);
CREATE INDEX ix_models_dataset_flops ON models (dataset, flops, parameters, created_at, id);
CREATE INDEX ix_models_all_seconds ON models (seconds, parameters, created_at, id);
CREATE INDEX ix_models_all_val_loss ON models (val_loss, parameters, created_at, id);
CREATE INDEX ix_models_checkpoint_sha256 ON models (checkpoint_sha256);
CREATE INDEX ix_models_job_seconds ON models (job_id, seconds, parameters, created_at, id);
CREATE INDEX ix_models_all_parameters ON models (parameters, created_at, id);
CREATE INDEX ix_models_job_flops ON models (job_id, flops, parameters, created_at, id);
CREATE INDEX ix_models_architecture_digest ON models (architecture_digest);
CREATE INDEX ix_models_parent_id ON models (parent_id);
CREATE INDEX ix_models_all_flops ON models (flops, parameters, created_at, id);
CREATE UNIQUE INDEX ix_models_job_number ON models (job_id, trial_number);
CREATE INDEX ix_models_job_parameters ON models (job_id, parameters, created_at, id);
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
COMMIT;
