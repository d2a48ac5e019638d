BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0009');
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
INSERT INTO "datasets" VALUES('mine','408c05817e237a0b2cfd067e8f02de73fc98d7ce2189c1162e18ccb63ce53221',1000,'{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}','2026-12-01 12:36:28.467000');
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
INSERT INTO "epochs" VALUES('trial_01m8rspg589nexyh1jdfsy239j',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:36:28.027000');
INSERT INTO "epochs" VALUES('trial_01m8rspg589nexyh1jdfsy239j',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:36:28.041000');
INSERT INTO "epochs" VALUES('trial_01m8rspg937fmnvbm1br3vfjmn',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:36:28.113000');
INSERT INTO "epochs" VALUES('trial_01m8rspg937fmnvbm1br3vfjmn',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:36:28.121000');
INSERT INTO "epochs" VALUES('trial_01m8rspg94em9f7g15fxd9az1e',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:36:28.155000');
INSERT INTO "epochs" VALUES('trial_01m8rspg94em9f7g15fxd9az1e',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:36:28.165000');
INSERT INTO "epochs" VALUES('trial_01m8rspgb5fechzq4pw58ymmfm',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:36:28.196000');
INSERT INTO "epochs" VALUES('trial_01m8rspgb5fechzq4pw58ymmfm',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:36:28.209000');
INSERT INTO "epochs" VALUES('trial_01m8rspgjdm8fb0h4kx5s1xvrq',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-12-01 12:36:28.393000');
INSERT INTO "epochs" VALUES('trial_01m8rspgjdm8fb0h4kx5s1xvrq',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:36:28.405000');
INSERT INTO "epochs" VALUES('trial_01m8rspgmkpnskq0pa6626c00c',1,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-12-01 12:36:28.459000');
CREATE TABLE events (
	job_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	data JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (job_id, seq), 
	CONSTRAINT fk_events_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id)
);
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',1,'job.created','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "name": "grown", "state": "queued", "dataset": "digits"}','2026-12-01 12:36:27.936000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',2,'trial.queued','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg589nexyh1jdfsy239j", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-12-01 12:36:27.961000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',3,'job.state','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:36:27.992000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',4,'trial.started','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg589nexyh1jdfsy239j", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 12:36:27.992000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',5,'trial.epoch','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg589nexyh1jdfsy239j", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:36:28.028000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',6,'trial.epoch','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg589nexyh1jdfsy239j", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:36:28.041000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',7,'trial.succeeded','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg589nexyh1jdfsy239j", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rspg8nf2ge27mnwfa6ek5r", "job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg589nexyh1jdfsy239j", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:36:28.055000Z"}}','2026-12-01 12:36:28.067000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',8,'trial.queued','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg937fmnvbm1br3vfjmn", "number": 1, "attempt": 0, "parent_id": "model_01m8rspg8nf2ge27mnwfa6ek5r", "mutations": null}','2026-12-01 12:36:28.068000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',9,'trial.queued','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg94em9f7g15fxd9az1e", "number": 2, "attempt": 0, "parent_id": "model_01m8rspg8nf2ge27mnwfa6ek5r", "mutations": null}','2026-12-01 12:36:28.068000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',10,'trial.started','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg937fmnvbm1br3vfjmn", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rspg8nf2ge27mnwfa6ek5r"}','2026-12-01 12:36:28.088000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',11,'trial.epoch','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg937fmnvbm1br3vfjmn", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:36:28.114000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',12,'trial.epoch','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg937fmnvbm1br3vfjmn", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:36:28.121000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',13,'trial.succeeded','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg937fmnvbm1br3vfjmn", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rspgb3gg3dr9rtgh9hppjt", "job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg937fmnvbm1br3vfjmn", "parent_id": "model_01m8rspg8nf2ge27mnwfa6ek5r", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:36:28.132000Z"}}','2026-12-01 12:36:28.133000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',14,'trial.queued','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspgb5fechzq4pw58ymmfm", "number": 3, "attempt": 0, "parent_id": "model_01m8rspgb3gg3dr9rtgh9hppjt", "mutations": null}','2026-12-01 12:36:28.133000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',15,'trial.started','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg94em9f7g15fxd9az1e", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rspg8nf2ge27mnwfa6ek5r"}','2026-12-01 12:36:28.147000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',16,'trial.epoch','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg94em9f7g15fxd9az1e", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:36:28.155000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',17,'trial.epoch','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg94em9f7g15fxd9az1e", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:36:28.165000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',18,'trial.succeeded','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg94em9f7g15fxd9az1e", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rspgchx3b91vmktxrb41e9", "job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspg94em9f7g15fxd9az1e", "parent_id": "model_01m8rspg8nf2ge27mnwfa6ek5r", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:36:28.177000Z"}}','2026-12-01 12:36:28.178000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',19,'trial.started','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspgb5fechzq4pw58ymmfm", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rspgb3gg3dr9rtgh9hppjt"}','2026-12-01 12:36:28.186000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',20,'trial.epoch','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspgb5fechzq4pw58ymmfm", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:36:28.196000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',21,'trial.epoch','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspgb5fechzq4pw58ymmfm", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:36:28.209000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',22,'trial.succeeded','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspgb5fechzq4pw58ymmfm", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rspgdv2jacvwdkbg3r0kyt", "job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "trial_id": "trial_01m8rspgb5fechzq4pw58ymmfm", "parent_id": "model_01m8rspgb3gg3dr9rtgh9hppjt", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:36:28.219000Z"}}','2026-12-01 12:36:28.220000');
INSERT INTO "events" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b',23,'job.state','{"job_id": "job_01m8rspg4p9mxq4q4hqge8xm9b", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}','2026-12-01 12:36:28.227000');
INSERT INTO "events" VALUES('job_01m8rspgf55e331c4ykxhssaws',1,'job.created','{"job_id": "job_01m8rspgf55e331c4ykxhssaws", "name": "failed", "state": "queued", "dataset": "digits"}','2026-12-01 12:36:28.262000');
INSERT INTO "events" VALUES('job_01m8rspgf55e331c4ykxhssaws',2,'trial.queued','{"job_id": "job_01m8rspgf55e331c4ykxhssaws", "trial_id": "trial_01m8rspgf6w4655yf183ff81yx", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-12-01 12:36:28.262000');
INSERT INTO "events" VALUES('job_01m8rspgf55e331c4ykxhssaws',3,'job.state','{"job_id": "job_01m8rspgf55e331c4ykxhssaws", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:36:28.274000');
INSERT INTO "events" VALUES('job_01m8rspgf55e331c4ykxhssaws',4,'trial.started','{"job_id": "job_01m8rspgf55e331c4ykxhssaws", "trial_id": "trial_01m8rspgf6w4655yf183ff81yx", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 12:36:28.274000');
INSERT INTO "events" VALUES('job_01m8rspgf55e331c4ykxhssaws',5,'trial.failed','{"job_id": "job_01m8rspgf55e331c4ykxhssaws", "trial_id": "trial_01m8rspgf6w4655yf183ff81yx", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}','2026-12-01 12:36:28.292000');
INSERT INTO "events" VALUES('job_01m8rspgf55e331c4ykxhssaws',6,'job.state','{"job_id": "job_01m8rspgf55e331c4ykxhssaws", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}','2026-12-01 12:36:28.301000');
INSERT INTO "events" VALUES('job_01m8rspggjz55b99pmxata8qq9',1,'job.created','{"job_id": "job_01m8rspggjz55b99pmxata8qq9", "name": "cancelled", "state": "queued", "dataset": "digits"}','2026-12-01 12:36:28.307000');
INSERT INTO "events" VALUES('job_01m8rspggjz55b99pmxata8qq9',2,'trial.queued','{"job_id": "job_01m8rspggjz55b99pmxata8qq9", "trial_id": "trial_01m8rspggktf0ffewkgp189gkd", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-12-01 12:36:28.307000');
INSERT INTO "events" VALUES('job_01m8rspggjz55b99pmxata8qq9',3,'job.state','{"job_id": "job_01m8rspggjz55b99pmxata8qq9", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}','2026-12-01 12:36:28.330000');
INSERT INTO "events" VALUES('job_01m8rspggjz55b99pmxata8qq9',4,'trial.cancelled','{"job_id": "job_01m8rspggjz55b99pmxata8qq9", "trial_id": "trial_01m8rspggktf0ffewkgp189gkd", "number": 0, "attempt": 0}','2026-12-01 12:36:28.338000');
INSERT INTO "events" VALUES('job_01m8rspggjz55b99pmxata8qq9',5,'job.state','{"job_id": "job_01m8rspggjz55b99pmxata8qq9", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}','2026-12-01 12:36:28.339000');
INSERT INTO "events" VALUES('job_01m8rspgj76xewwnbwxqytspmh',1,'job.created','{"job_id": "job_01m8rspgj76xewwnbwxqytspmh", "name": "paused", "state": "queued", "dataset": "digits"}','2026-12-01 12:36:28.360000');
INSERT INTO "events" VALUES('job_01m8rspgj76xewwnbwxqytspmh',2,'trial.queued','{"job_id": "job_01m8rspgj76xewwnbwxqytspmh", "trial_id": "trial_01m8rspgjdm8fb0h4kx5s1xvrq", "number": 1, "attempt": 0, "parent_id": "model_01m8rspgdv2jacvwdkbg3r0kyt", "mutations": null}','2026-12-01 12:36:28.366000');
INSERT INTO "events" VALUES('job_01m8rspgj76xewwnbwxqytspmh',3,'trial.queued','{"job_id": "job_01m8rspgj76xewwnbwxqytspmh", "trial_id": "trial_01m8rspgjengqreq229nfvw6n8", "number": 2, "attempt": 0, "parent_id": "model_01m8rspgdv2jacvwdkbg3r0kyt", "mutations": null}','2026-12-01 12:36:28.366000');
INSERT INTO "events" VALUES('job_01m8rspgj76xewwnbwxqytspmh',4,'job.state','{"job_id": "job_01m8rspgj76xewwnbwxqytspmh", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:36:28.378000');
INSERT INTO "events" VALUES('job_01m8rspgj76xewwnbwxqytspmh',5,'trial.started','{"job_id": "job_01m8rspgj76xewwnbwxqytspmh", "trial_id": "trial_01m8rspgjdm8fb0h4kx5s1xvrq", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m8rspgdv2jacvwdkbg3r0kyt"}','2026-12-01 12:36:28.378000');
INSERT INTO "events" VALUES('job_01m8rspgj76xewwnbwxqytspmh',6,'trial.epoch','{"job_id": "job_01m8rspgj76xewwnbwxqytspmh", "trial_id": "trial_01m8rspgjdm8fb0h4kx5s1xvrq", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:36:28.393000');
INSERT INTO "events" VALUES('job_01m8rspgj76xewwnbwxqytspmh',7,'trial.epoch','{"job_id": "job_01m8rspgj76xewwnbwxqytspmh", "trial_id": "trial_01m8rspgjdm8fb0h4kx5s1xvrq", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:36:28.405000');
INSERT INTO "events" VALUES('job_01m8rspgj76xewwnbwxqytspmh',8,'trial.succeeded','{"job_id": "job_01m8rspgj76xewwnbwxqytspmh", "trial_id": "trial_01m8rspgjdm8fb0h4kx5s1xvrq", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m8rspgkxhsr3sfjm2yxhsdx2", "job_id": "job_01m8rspgj76xewwnbwxqytspmh", "trial_id": "trial_01m8rspgjdm8fb0h4kx5s1xvrq", "parent_id": "model_01m8rspgdv2jacvwdkbg3r0kyt", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-12-01T12:36:28.413000Z"}}','2026-12-01 12:36:28.414000');
INSERT INTO "events" VALUES('job_01m8rspgj76xewwnbwxqytspmh',9,'trial.queued','{"job_id": "job_01m8rspgj76xewwnbwxqytspmh", "trial_id": "trial_01m8rspgkyptpvzpjf04pemv0y", "number": 3, "attempt": 0, "parent_id": "model_01m8rspgdv2jacvwdkbg3r0kyt", "mutations": null}','2026-12-01 12:36:28.415000');
INSERT INTO "events" VALUES('job_01m8rspgj76xewwnbwxqytspmh',10,'job.state','{"job_id": "job_01m8rspgj76xewwnbwxqytspmh", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}','2026-12-01 12:36:28.430000');
INSERT INTO "events" VALUES('job_01m8rspgmh85tv0j5554atjw95',1,'job.created','{"job_id": "job_01m8rspgmh85tv0j5554atjw95", "name": "running", "state": "queued", "dataset": "digits"}','2026-12-01 12:36:28.434000');
INSERT INTO "events" VALUES('job_01m8rspgmh85tv0j5554atjw95',2,'trial.queued','{"job_id": "job_01m8rspgmh85tv0j5554atjw95", "trial_id": "trial_01m8rspgmkpnskq0pa6626c00c", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-12-01 12:36:28.435000');
INSERT INTO "events" VALUES('job_01m8rspgmh85tv0j5554atjw95',3,'job.state','{"job_id": "job_01m8rspgmh85tv0j5554atjw95", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-12-01 12:36:28.450000');
INSERT INTO "events" VALUES('job_01m8rspgmh85tv0j5554atjw95',4,'trial.started','{"job_id": "job_01m8rspgmh85tv0j5554atjw95", "trial_id": "trial_01m8rspgmkpnskq0pa6626c00c", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-12-01 12:36:28.450000');
INSERT INTO "events" VALUES('job_01m8rspgmh85tv0j5554atjw95',5,'trial.epoch','{"job_id": "job_01m8rspgmh85tv0j5554atjw95", "trial_id": "trial_01m8rspgmkpnskq0pa6626c00c", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-12-01 12:36:28.459000');
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
INSERT INTO "jobs" VALUES('job_01m8rspg4p9mxq4q4hqge8xm9b','grown','{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}','digits','succeeded',0,2,'val_accuracy',NULL,0,4,23,NULL,'a39e382541c632287a53fd3502338fee494b1a0c959292c72adb2e438463e9ab',NULL,NULL,0,4.0,'2026-12-01 12:36:27.928000','2026-12-01 12:36:27.989000','2026-12-01 12:36:28.227000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rspgf55e331c4ykxhssaws','failed','{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','failed',0,2,'val_accuracy',NULL,0,4,6,NULL,'9668bf9e173136582c5dd20c6da168135b747cf699e542e7c16d8197786e18d2','the seed network''s trial failed: diverged: the loss is NaN',NULL,0,0.0,'2026-12-01 12:36:28.261000','2026-12-01 12:36:28.273000','2026-12-01 12:36:28.301000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rspggjz55b99pmxata8qq9','cancelled','{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','cancelled',0,2,'val_accuracy',NULL,1,4,5,NULL,'bb72d33818b49bbf57e8b232a84918c8022dcd43a7bf8f31f6fc789874d27f96',NULL,NULL,0,0.0,'2026-12-01 12:36:28.306000',NULL,'2026-12-01 12:36:28.339000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rspgj76xewwnbwxqytspmh','paused','{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m8rspgdv2jacvwdkbg3r0kyt"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','paused',0,2,'val_accuracy',NULL,0,3,10,NULL,'ed06122adeb9e757e33b27da3b8fd789b0a66b26eee830df3ae1f4721ea6641d',NULL,'model_01m8rspgdv2jacvwdkbg3r0kyt',1,1.0,'2026-12-01 12:36:28.360000','2026-12-01 12:36:28.377000',NULL,NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m8rspgmh85tv0j5554atjw95','running','{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','running',0,2,'val_accuracy',NULL,0,3,5,NULL,'f5d60401976cefedb6f1f7f60cad7cc6641fed52b58030399ad2271b07804635',NULL,NULL,0,0.5,'2026-12-01 12:36:28.434000','2026-12-01 12:36:28.449000',NULL,NULL,NULL,NULL);
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
	CONSTRAINT fk_models_parent_id_models FOREIGN KEY(parent_id) REFERENCES models (id), 
	CONSTRAINT fk_models_trial_id_trials FOREIGN KEY(trial_id) REFERENCES trials (id), 
	CONSTRAINT uq_models_trial_id UNIQUE (trial_id), 
	CONSTRAINT fk_models_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT uq_models_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "models" VALUES('model_01m8rspg8nf2ge27mnwfa6ek5r','job_01m8rspg4p9mxq4q4hqge8xm9b','trial_01m8rspg589nexyh1jdfsy239j',0,NULL,0,'digits',0.5,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','053ee5309bf30763195362d6c16e1772514ef80fe6e2dd4162799bc2af85d122',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:36:28.055000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rspgb3gg3dr9rtgh9hppjt','job_01m8rspg4p9mxq4q4hqge8xm9b','trial_01m8rspg937fmnvbm1br3vfjmn',1,'model_01m8rspg8nf2ge27mnwfa6ek5r',1,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','48e44bbc3be9ad74aeb9df3cbdf203df34d8a7e7bf9d8f67c514f5d250998d02',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:36:28.132000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rspgchx3b91vmktxrb41e9','job_01m8rspg4p9mxq4q4hqge8xm9b','trial_01m8rspg94em9f7g15fxd9az1e',2,'model_01m8rspg8nf2ge27mnwfa6ek5r',1,'digits',0.502,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','cd44e38029d4d985ae17da65cdc41f71cf33d8b880a6b01a6cf07660fdc288bf',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:36:28.177000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rspgdv2jacvwdkbg3r0kyt','job_01m8rspg4p9mxq4q4hqge8xm9b','trial_01m8rspgb5fechzq4pw58ymmfm',3,'model_01m8rspgb3gg3dr9rtgh9hppjt',2,'digits',0.503,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','d64561e8f758d9d0fff79b5a856633017d7c893bb236364732686846e04b7dfd',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:36:28.219000',NULL,NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m8rspgkxhsr3sfjm2yxhsdx2','job_01m8rspgj76xewwnbwxqytspmh','trial_01m8rspgjdm8fb0h4kx5s1xvrq',1,'model_01m8rspgdv2jacvwdkbg3r0kyt',3,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','0248290b7c785c372f7c13ab3a0156d966b370b0868b4ec512c4e411449d020a',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.05, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0005, "decay_norms_and_biases": false, "clip_norm": 2.0, "schedule": "cosine", "warmup_epochs": 0.0, "child_warmup_epochs": null, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-12-01 12:36:28.413000',NULL,NULL,NULL,NULL);
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
INSERT INTO "trials" VALUES('trial_01m8rspg589nexyh1jdfsy239j','job_01m8rspg4p9mxq4q4hqge8xm9b',0,'succeeded',NULL,NULL,3681192180922288502,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:36:27.961000','2026-12-01 12:36:27.989000','2026-12-01 12:36:28.055000','2026-12-01 12:36:27.961000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rspg937fmnvbm1br3vfjmn','job_01m8rspg4p9mxq4q4hqge8xm9b',1,'succeeded','model_01m8rspg8nf2ge27mnwfa6ek5r',NULL,9013970637836275012,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:36:28.067000','2026-12-01 12:36:28.087000','2026-12-01 12:36:28.132000','2026-12-01 12:36:28.067000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rspg94em9f7g15fxd9az1e','job_01m8rspg4p9mxq4q4hqge8xm9b',2,'succeeded','model_01m8rspg8nf2ge27mnwfa6ek5r',NULL,7043061815227882323,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:36:28.068000','2026-12-01 12:36:28.146000','2026-12-01 12:36:28.177000','2026-12-01 12:36:28.068000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rspgb5fechzq4pw58ymmfm','job_01m8rspg4p9mxq4q4hqge8xm9b',3,'succeeded','model_01m8rspgb3gg3dr9rtgh9hppjt',NULL,1498689025397731062,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:36:28.133000','2026-12-01 12:36:28.186000','2026-12-01 12:36:28.219000','2026-12-01 12:36:28.133000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rspgf6w4655yf183ff81yx','job_01m8rspgf55e331c4ykxhssaws',0,'failed',NULL,NULL,1423549931114846593,1,0,NULL,'worker_a',0,NULL,NULL,NULL,NULL,'diverged','the loss is NaN',NULL,0.0,'2026-12-01 12:36:28.262000','2026-12-01 12:36:28.273000','2026-12-01 12:36:28.292000','2026-12-01 12:36:28.262000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rspggktf0ffewkgp189gkd','job_01m8rspggjz55b99pmxata8qq9',0,'cancelled',NULL,NULL,1423549931114846593,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 12:36:28.307000',NULL,'2026-12-01 12:36:28.330000','2026-12-01 12:36:28.307000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rspgjdm8fb0h4kx5s1xvrq','job_01m8rspgj76xewwnbwxqytspmh',1,'succeeded','model_01m8rspgdv2jacvwdkbg3r0kyt',NULL,9178865395942626920,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-12-01 12:36:28.365000','2026-12-01 12:36:28.377000','2026-12-01 12:36:28.413000','2026-12-01 12:36:28.365000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rspgjengqreq229nfvw6n8','job_01m8rspgj76xewwnbwxqytspmh',2,'queued','model_01m8rspgdv2jacvwdkbg3r0kyt',NULL,8743697986109197258,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 12:36:28.366000',NULL,NULL,'2026-12-01 12:36:28.366000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rspgkyptpvzpjf04pemv0y','job_01m8rspgj76xewwnbwxqytspmh',3,'queued','model_01m8rspgdv2jacvwdkbg3r0kyt',NULL,7010055096436244282,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-12-01 12:36:28.415000',NULL,NULL,'2026-12-01 12:36:28.415000',NULL);
INSERT INTO "trials" VALUES('trial_01m8rspgmkpnskq0pa6626c00c','job_01m8rspgmh85tv0j5554atjw95',0,'running',NULL,NULL,1423549931114846593,1,0,'2026-12-01 12:37:28.449000','worker_a',1,'04ab15046a1fe25b86fde0c01026ce57995f98b1ac5922709d342804b7867630',NULL,NULL,NULL,NULL,NULL,NULL,0.5,'2026-12-01 12:36:28.435000','2026-12-01 12:36:28.449000',NULL,'2026-12-01 12:36:28.435000',NULL);
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
INSERT INTO "workers" VALUES('host-1-abc','host',1,'cpu',NULL,'2026-12-01 12:36:28.466000','2026-12-01 12:36:28.466000',NULL);
CREATE INDEX ix_datasets_sha256 ON datasets (sha256);
CREATE INDEX ix_workers_seen_at ON workers (seen_at);
CREATE INDEX ix_jobs_created_at_id ON jobs (created_at, id);
CREATE INDEX ix_jobs_seed_model_id ON jobs (seed_model_id);
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE INDEX ix_trials_job_id_state ON trials (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON trials (state, lease_until);
CREATE INDEX ix_trials_training_state ON trials (training_state);
CREATE INDEX ix_models_job_flops ON models (job_id, flops, parameters, created_at, id);
CREATE INDEX ix_models_architecture_digest ON models (architecture_digest);
CREATE INDEX ix_models_job_parameters ON models (job_id, parameters, created_at, id);
CREATE INDEX ix_models_dataset_flops ON models (dataset, flops, parameters, created_at, id);
CREATE INDEX ix_models_dataset_seconds ON models (dataset, seconds, parameters, created_at, id);
CREATE INDEX ix_models_dataset_val_loss ON models (dataset, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_parent_id ON models (parent_id);
CREATE INDEX ix_models_dataset_parameters ON models (dataset, parameters, created_at, id);
CREATE INDEX ix_models_all_parameters ON models (parameters, created_at, id);
CREATE INDEX ix_models_job_seconds ON models (job_id, seconds, parameters, created_at, id);
CREATE INDEX ix_models_all_seconds ON models (seconds, parameters, created_at, id);
CREATE INDEX ix_models_all_flops ON models (flops, parameters, created_at, id);
CREATE UNIQUE INDEX ix_models_job_number ON models (job_id, trial_number);
CREATE INDEX ix_models_checkpoint_sha256 ON models (checkpoint_sha256);
CREATE INDEX ix_models_all_val_loss ON models (val_loss, parameters, created_at, id);
CREATE INDEX ix_models_job_val_loss ON models (job_id, val_loss, parameters, created_at, id);
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
