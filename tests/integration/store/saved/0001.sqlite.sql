BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE datasets (
	name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	bytes BIGINT NOT NULL, 
	info JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_datasets PRIMARY KEY (name)
);
INSERT INTO "datasets" VALUES('mine','cf7fccba094df1fe1e38de69b19460ddef532d1cf17492bdd36878c2b9cb38bc',1000,'{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}','2026-11-21 11:57:50.479000');
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
INSERT INTO "epochs" VALUES('trial_01m7yzgj3rk7yher855r9w8dwx',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 11:57:49.668000');
INSERT INTO "epochs" VALUES('trial_01m7yzgj3rk7yher855r9w8dwx',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:57:49.695000');
INSERT INTO "epochs" VALUES('trial_01m7yzgj9qf4by7ckfn51nxv28',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 11:57:49.818000');
INSERT INTO "epochs" VALUES('trial_01m7yzgj9qf4by7ckfn51nxv28',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:57:49.831000');
INSERT INTO "epochs" VALUES('trial_01m7yzgj9qd5h756satdhw066s',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 11:57:49.904000');
INSERT INTO "epochs" VALUES('trial_01m7yzgj9qd5h756satdhw066s',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:57:49.924000');
INSERT INTO "epochs" VALUES('trial_01m7yzgjddv4xygmr851z2bkhx',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 11:57:49.995000');
INSERT INTO "epochs" VALUES('trial_01m7yzgjddv4xygmr851z2bkhx',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:57:50.018000');
INSERT INTO "epochs" VALUES('trial_01m7yzgjschdpcnxjq8as8059j',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 11:57:50.319000');
INSERT INTO "epochs" VALUES('trial_01m7yzgjschdpcnxjq8as8059j',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:57:50.328000');
INSERT INTO "epochs" VALUES('trial_01m7yzgjygzbkhfz2qypv7sbte',1,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:57:50.458000');
CREATE TABLE events (
	job_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	data JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (job_id, seq), 
	CONSTRAINT fk_events_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id)
);
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',1,'job.created','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "name": "grown", "state": "queued", "dataset": "digits"}','2026-11-21 11:57:49.538000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',2,'trial.queued','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj3rk7yher855r9w8dwx", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 11:57:49.573000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',3,'job.state','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 11:57:49.638000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',4,'trial.started','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj3rk7yher855r9w8dwx", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 11:57:49.638000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',5,'trial.epoch','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj3rk7yher855r9w8dwx", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:57:49.668000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',6,'trial.epoch','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj3rk7yher855r9w8dwx", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:57:49.696000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',7,'trial.succeeded','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj3rk7yher855r9w8dwx", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzgj8jrzjtsbj515zajr1y", "job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj3rk7yher855r9w8dwx", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:57:49.725000Z"}}','2026-11-21 11:57:49.740000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',8,'trial.queued','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qf4by7ckfn51nxv28", "number": 1, "attempt": 0, "parent_id": "model_01m7yzgj8jrzjtsbj515zajr1y", "mutations": null}','2026-11-21 11:57:49.752000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',9,'trial.queued','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qd5h756satdhw066s", "number": 2, "attempt": 0, "parent_id": "model_01m7yzgj8jrzjtsbj515zajr1y", "mutations": null}','2026-11-21 11:57:49.752000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',10,'trial.started','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qf4by7ckfn51nxv28", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzgj8jrzjtsbj515zajr1y"}','2026-11-21 11:57:49.795000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',11,'trial.epoch','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qf4by7ckfn51nxv28", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:57:49.818000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',12,'trial.epoch','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qf4by7ckfn51nxv28", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:57:49.831000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',13,'trial.succeeded','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qf4by7ckfn51nxv28", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzgjcv8rb31f9sswb0nh92", "job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qf4by7ckfn51nxv28", "parent_id": "model_01m7yzgj8jrzjtsbj515zajr1y", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:57:49.851000Z"}}','2026-11-21 11:57:49.852000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',14,'trial.queued','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgjddv4xygmr851z2bkhx", "number": 3, "attempt": 0, "parent_id": "model_01m7yzgjcv8rb31f9sswb0nh92", "mutations": null}','2026-11-21 11:57:49.869000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',15,'trial.started','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qd5h756satdhw066s", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzgj8jrzjtsbj515zajr1y"}','2026-11-21 11:57:49.888000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',16,'trial.epoch','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qd5h756satdhw066s", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:57:49.904000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',17,'trial.epoch','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qd5h756satdhw066s", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:57:49.924000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',18,'trial.succeeded','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qd5h756satdhw066s", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzgjfkzb4pfbabhxv9nac4", "job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgj9qd5h756satdhw066s", "parent_id": "model_01m7yzgj8jrzjtsbj515zajr1y", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:57:49.940000Z"}}','2026-11-21 11:57:49.948000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',19,'trial.started','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgjddv4xygmr851z2bkhx", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzgjcv8rb31f9sswb0nh92"}','2026-11-21 11:57:49.974000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',20,'trial.epoch','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgjddv4xygmr851z2bkhx", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:57:49.996000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',21,'trial.epoch','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgjddv4xygmr851z2bkhx", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:57:50.019000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',22,'trial.succeeded','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgjddv4xygmr851z2bkhx", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzgjjt94t9dm9m0qjprzx4", "job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "trial_id": "trial_01m7yzgjddv4xygmr851z2bkhx", "parent_id": "model_01m7yzgjcv8rb31f9sswb0nh92", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:57:50.043000Z"}}','2026-11-21 11:57:50.044000');
INSERT INTO "events" VALUES('job_01m7yzgj1pd6k213bxck3vcgss',23,'job.state','{"job_id": "job_01m7yzgj1pd6k213bxck3vcgss", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 11:57:50.064000');
INSERT INTO "events" VALUES('job_01m7yzgjmxd0h3a3g55pgxm10j',1,'job.created','{"job_id": "job_01m7yzgjmxd0h3a3g55pgxm10j", "name": "failed", "state": "queued", "dataset": "digits"}','2026-11-21 11:57:50.110000');
INSERT INTO "events" VALUES('job_01m7yzgjmxd0h3a3g55pgxm10j',2,'trial.queued','{"job_id": "job_01m7yzgjmxd0h3a3g55pgxm10j", "trial_id": "trial_01m7yzgjmz9058k6tbsj1r62bx", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 11:57:50.111000');
INSERT INTO "events" VALUES('job_01m7yzgjmxd0h3a3g55pgxm10j',3,'job.state','{"job_id": "job_01m7yzgjmxd0h3a3g55pgxm10j", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 11:57:50.124000');
INSERT INTO "events" VALUES('job_01m7yzgjmxd0h3a3g55pgxm10j',4,'trial.started','{"job_id": "job_01m7yzgjmxd0h3a3g55pgxm10j", "trial_id": "trial_01m7yzgjmz9058k6tbsj1r62bx", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 11:57:50.124000');
INSERT INTO "events" VALUES('job_01m7yzgjmxd0h3a3g55pgxm10j',5,'trial.failed','{"job_id": "job_01m7yzgjmxd0h3a3g55pgxm10j", "trial_id": "trial_01m7yzgjmz9058k6tbsj1r62bx", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}','2026-11-21 11:57:50.146000');
INSERT INTO "events" VALUES('job_01m7yzgjmxd0h3a3g55pgxm10j',6,'job.state','{"job_id": "job_01m7yzgjmxd0h3a3g55pgxm10j", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}','2026-11-21 11:57:50.147000');
INSERT INTO "events" VALUES('job_01m7yzgjq493rqedpc232ngt2w',1,'job.created','{"job_id": "job_01m7yzgjq493rqedpc232ngt2w", "name": "cancelled", "state": "queued", "dataset": "digits"}','2026-11-21 11:57:50.189000');
INSERT INTO "events" VALUES('job_01m7yzgjq493rqedpc232ngt2w',2,'trial.queued','{"job_id": "job_01m7yzgjq493rqedpc232ngt2w", "trial_id": "trial_01m7yzgjqe8h39d59mgz7g3jb6", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 11:57:50.191000');
INSERT INTO "events" VALUES('job_01m7yzgjq493rqedpc232ngt2w',3,'job.state','{"job_id": "job_01m7yzgjq493rqedpc232ngt2w", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 11:57:50.202000');
INSERT INTO "events" VALUES('job_01m7yzgjq493rqedpc232ngt2w',4,'trial.cancelled','{"job_id": "job_01m7yzgjq493rqedpc232ngt2w", "trial_id": "trial_01m7yzgjqe8h39d59mgz7g3jb6", "number": 0, "attempt": 0}','2026-11-21 11:57:50.204000');
INSERT INTO "events" VALUES('job_01m7yzgjq493rqedpc232ngt2w',5,'job.state','{"job_id": "job_01m7yzgjq493rqedpc232ngt2w", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 11:57:50.227000');
INSERT INTO "events" VALUES('job_01m7yzgjs0sjeq3g6gf0q33fw3',1,'job.created','{"job_id": "job_01m7yzgjs0sjeq3g6gf0q33fw3", "name": "paused", "state": "queued", "dataset": "digits"}','2026-11-21 11:57:50.250000');
INSERT INTO "events" VALUES('job_01m7yzgjs0sjeq3g6gf0q33fw3',2,'trial.queued','{"job_id": "job_01m7yzgjs0sjeq3g6gf0q33fw3", "trial_id": "trial_01m7yzgjschdpcnxjq8as8059j", "number": 1, "attempt": 0, "parent_id": "model_01m7yzgjjt94t9dm9m0qjprzx4", "mutations": null}','2026-11-21 11:57:50.269000');
INSERT INTO "events" VALUES('job_01m7yzgjs0sjeq3g6gf0q33fw3',3,'trial.queued','{"job_id": "job_01m7yzgjs0sjeq3g6gf0q33fw3", "trial_id": "trial_01m7yzgjsc6jxkyn51s7vqqgc3", "number": 2, "attempt": 0, "parent_id": "model_01m7yzgjjt94t9dm9m0qjprzx4", "mutations": null}','2026-11-21 11:57:50.269000');
INSERT INTO "events" VALUES('job_01m7yzgjs0sjeq3g6gf0q33fw3',4,'job.state','{"job_id": "job_01m7yzgjs0sjeq3g6gf0q33fw3", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 11:57:50.292000');
INSERT INTO "events" VALUES('job_01m7yzgjs0sjeq3g6gf0q33fw3',5,'trial.started','{"job_id": "job_01m7yzgjs0sjeq3g6gf0q33fw3", "trial_id": "trial_01m7yzgjschdpcnxjq8as8059j", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzgjjt94t9dm9m0qjprzx4"}','2026-11-21 11:57:50.292000');
INSERT INTO "events" VALUES('job_01m7yzgjs0sjeq3g6gf0q33fw3',6,'trial.epoch','{"job_id": "job_01m7yzgjs0sjeq3g6gf0q33fw3", "trial_id": "trial_01m7yzgjschdpcnxjq8as8059j", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:57:50.319000');
INSERT INTO "events" VALUES('job_01m7yzgjs0sjeq3g6gf0q33fw3',7,'trial.epoch','{"job_id": "job_01m7yzgjs0sjeq3g6gf0q33fw3", "trial_id": "trial_01m7yzgjschdpcnxjq8as8059j", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:57:50.328000');
INSERT INTO "events" VALUES('job_01m7yzgjs0sjeq3g6gf0q33fw3',8,'trial.succeeded','{"job_id": "job_01m7yzgjs0sjeq3g6gf0q33fw3", "trial_id": "trial_01m7yzgjschdpcnxjq8as8059j", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzgjwft4j12038x6nvj007", "job_id": "job_01m7yzgjs0sjeq3g6gf0q33fw3", "trial_id": "trial_01m7yzgjschdpcnxjq8as8059j", "parent_id": "model_01m7yzgjjt94t9dm9m0qjprzx4", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:57:50.351000Z"}}','2026-11-21 11:57:50.352000');
INSERT INTO "events" VALUES('job_01m7yzgjs0sjeq3g6gf0q33fw3',9,'trial.queued','{"job_id": "job_01m7yzgjs0sjeq3g6gf0q33fw3", "trial_id": "trial_01m7yzgjx3gfbx6kjzhk4gpx14", "number": 3, "attempt": 0, "parent_id": "model_01m7yzgjjt94t9dm9m0qjprzx4", "mutations": null}','2026-11-21 11:57:50.371000');
INSERT INTO "events" VALUES('job_01m7yzgjs0sjeq3g6gf0q33fw3',10,'job.state','{"job_id": "job_01m7yzgjs0sjeq3g6gf0q33fw3", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 11:57:50.398000');
INSERT INTO "events" VALUES('job_01m7yzgjydw6cpw1m2kw07ym4q',1,'job.created','{"job_id": "job_01m7yzgjydw6cpw1m2kw07ym4q", "name": "running", "state": "queued", "dataset": "digits"}','2026-11-21 11:57:50.415000');
INSERT INTO "events" VALUES('job_01m7yzgjydw6cpw1m2kw07ym4q',2,'trial.queued','{"job_id": "job_01m7yzgjydw6cpw1m2kw07ym4q", "trial_id": "trial_01m7yzgjygzbkhfz2qypv7sbte", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 11:57:50.416000');
INSERT INTO "events" VALUES('job_01m7yzgjydw6cpw1m2kw07ym4q',3,'job.state','{"job_id": "job_01m7yzgjydw6cpw1m2kw07ym4q", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 11:57:50.449000');
INSERT INTO "events" VALUES('job_01m7yzgjydw6cpw1m2kw07ym4q',4,'trial.started','{"job_id": "job_01m7yzgjydw6cpw1m2kw07ym4q", "trial_id": "trial_01m7yzgjygzbkhfz2qypv7sbte", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 11:57:50.449000');
INSERT INTO "events" VALUES('job_01m7yzgjydw6cpw1m2kw07ym4q',5,'trial.epoch','{"job_id": "job_01m7yzgjydw6cpw1m2kw07ym4q", "trial_id": "trial_01m7yzgjygzbkhfz2qypv7sbte", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:57:50.458000');
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
	ended_at DATETIME, 
	CONSTRAINT pk_jobs PRIMARY KEY (id), 
	CONSTRAINT uq_jobs_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "jobs" VALUES('job_01m7yzgj1pd6k213bxck3vcgss','grown','{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}','digits','succeeded',0,2,'val_accuracy',NULL,0,4,23,NULL,'6b378a99a835050b666928d227d778f3095360f1831dc346cb02544287382f27',NULL,NULL,0,4.0,'2026-11-21 11:57:49.516000','2026-11-21 11:57:49.612000','2026-11-21 11:57:50.064000');
INSERT INTO "jobs" VALUES('job_01m7yzgjmxd0h3a3g55pgxm10j','failed','{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','failed',0,2,'val_accuracy',NULL,0,4,6,NULL,'33e6eef35c1e0558ceb88000af0d21cdc109462f437f3fdd76240b523e5e2a0f','the seed network''s trial failed: diverged: the loss is NaN',NULL,0,0.0,'2026-11-21 11:57:50.110000','2026-11-21 11:57:50.122000','2026-11-21 11:57:50.147000');
INSERT INTO "jobs" VALUES('job_01m7yzgjq493rqedpc232ngt2w','cancelled','{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','cancelled',0,2,'val_accuracy',NULL,1,4,5,NULL,'98e7ea0e34ce9a68c7999f717e49d742db80dcbfdf62dc8f05a8f8ae6498cc4a',NULL,NULL,0,0.0,'2026-11-21 11:57:50.180000',NULL,'2026-11-21 11:57:50.226000');
INSERT INTO "jobs" VALUES('job_01m7yzgjs0sjeq3g6gf0q33fw3','paused','{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7yzgjjt94t9dm9m0qjprzx4"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','paused',0,2,'val_accuracy',NULL,0,3,10,NULL,'ae005f554f7470b43c9fcaa193312e2f91f3ae94ffb60219b17eaf43f45293b4',NULL,'model_01m7yzgjjt94t9dm9m0qjprzx4',1,1.0,'2026-11-21 11:57:50.249000','2026-11-21 11:57:50.282000',NULL);
INSERT INTO "jobs" VALUES('job_01m7yzgjydw6cpw1m2kw07ym4q','running','{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','running',0,2,'val_accuracy',NULL,0,3,5,NULL,'ef3dc8ad30540aa85ddda7ea9f1f39673b81678041011d589df0680578be7001',NULL,NULL,0,0.5,'2026-11-21 11:57:50.414000','2026-11-21 11:57:50.435000',NULL);
CREATE TABLE models (
	id TEXT NOT NULL, 
	job_id TEXT NOT NULL, 
	trial_id TEXT NOT NULL, 
	trial_number INTEGER NOT NULL, 
	parent_id TEXT, 
	generation INTEGER NOT NULL, 
	dataset TEXT NOT NULL, 
	val_accuracy DOUBLE NOT NULL, 
	val_loss DOUBLE NOT NULL, 
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
	CONSTRAINT pk_models PRIMARY KEY (id), 
	CONSTRAINT fk_models_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT fk_models_parent_id_models FOREIGN KEY(parent_id) REFERENCES models (id), 
	CONSTRAINT fk_models_trial_id_trials FOREIGN KEY(trial_id) REFERENCES trials (id), 
	CONSTRAINT uq_models_trial_id UNIQUE (trial_id)
);
INSERT INTO "models" VALUES('model_01m7yzgj8jrzjtsbj515zajr1y','job_01m7yzgj1pd6k213bxck3vcgss','trial_01m7yzgj3rk7yher855r9w8dwx',0,NULL,0,'digits',0.5,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','3ac0615e6e48d9a86c439768f26fd7f4c81cf332909d139f5632235d6c2fd64f',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}',1.5,'2026-11-21 11:57:49.725000');
INSERT INTO "models" VALUES('model_01m7yzgjcv8rb31f9sswb0nh92','job_01m7yzgj1pd6k213bxck3vcgss','trial_01m7yzgj9qf4by7ckfn51nxv28',1,'model_01m7yzgj8jrzjtsbj515zajr1y',1,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','6da2220a4323c45e272f0894511bb5fa2e130a6883213b6ec5d6284e29a400e4',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}',1.5,'2026-11-21 11:57:49.851000');
INSERT INTO "models" VALUES('model_01m7yzgjfkzb4pfbabhxv9nac4','job_01m7yzgj1pd6k213bxck3vcgss','trial_01m7yzgj9qd5h756satdhw066s',2,'model_01m7yzgj8jrzjtsbj515zajr1y',1,'digits',0.502,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','f963130769df66c4750fabf8121bedf2a495a879416f5149af089b605f7a768b',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}',1.5,'2026-11-21 11:57:49.940000');
INSERT INTO "models" VALUES('model_01m7yzgjjt94t9dm9m0qjprzx4','job_01m7yzgj1pd6k213bxck3vcgss','trial_01m7yzgjddv4xygmr851z2bkhx',3,'model_01m7yzgjcv8rb31f9sswb0nh92',2,'digits',0.503,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','18200ba43dde2af3d12a7e490d578d3af4727876c5d77dc8133eefed723a36d7',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}',1.5,'2026-11-21 11:57:50.043000');
INSERT INTO "models" VALUES('model_01m7yzgjwft4j12038x6nvj007','job_01m7yzgjs0sjeq3g6gf0q33fw3','trial_01m7yzgjschdpcnxjq8as8059j',1,'model_01m7yzgjjt94t9dm9m0qjprzx4',3,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','a4e0816a585ecbe0b2d7db91c48265f85ce319050aaaa48da26e62654c459ca6',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}',1.5,'2026-11-21 11:57:50.351000');
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
INSERT INTO "trials" VALUES('trial_01m7yzgj3rk7yher855r9w8dwx','job_01m7yzgj1pd6k213bxck3vcgss',0,'succeeded',NULL,NULL,3681192180922288502,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 11:57:49.575000','2026-11-21 11:57:49.612000','2026-11-21 11:57:49.725000','2026-11-21 11:57:49.575000');
INSERT INTO "trials" VALUES('trial_01m7yzgj9qf4by7ckfn51nxv28','job_01m7yzgj1pd6k213bxck3vcgss',1,'succeeded','model_01m7yzgj8jrzjtsbj515zajr1y',NULL,9013970637836275012,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 11:57:49.766000','2026-11-21 11:57:49.776000','2026-11-21 11:57:49.851000','2026-11-21 11:57:49.766000');
INSERT INTO "trials" VALUES('trial_01m7yzgj9qd5h756satdhw066s','job_01m7yzgj1pd6k213bxck3vcgss',2,'succeeded','model_01m7yzgj8jrzjtsbj515zajr1y',NULL,7043061815227882323,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 11:57:49.766000','2026-11-21 11:57:49.886000','2026-11-21 11:57:49.940000','2026-11-21 11:57:49.766000');
INSERT INTO "trials" VALUES('trial_01m7yzgjddv4xygmr851z2bkhx','job_01m7yzgj1pd6k213bxck3vcgss',3,'succeeded','model_01m7yzgjcv8rb31f9sswb0nh92',NULL,1498689025397731062,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 11:57:49.870000','2026-11-21 11:57:49.973000','2026-11-21 11:57:50.043000','2026-11-21 11:57:49.870000');
INSERT INTO "trials" VALUES('trial_01m7yzgjmz9058k6tbsj1r62bx','job_01m7yzgjmxd0h3a3g55pgxm10j',0,'failed',NULL,NULL,1423549931114846593,1,0,NULL,'worker_a',0,NULL,NULL,NULL,NULL,'diverged','the loss is NaN',NULL,0.0,'2026-11-21 11:57:50.112000','2026-11-21 11:57:50.122000','2026-11-21 11:57:50.146000','2026-11-21 11:57:50.112000');
INSERT INTO "trials" VALUES('trial_01m7yzgjqe8h39d59mgz7g3jb6','job_01m7yzgjq493rqedpc232ngt2w',0,'cancelled',NULL,NULL,1423549931114846593,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 11:57:50.191000',NULL,'2026-11-21 11:57:50.203000','2026-11-21 11:57:50.191000');
INSERT INTO "trials" VALUES('trial_01m7yzgjschdpcnxjq8as8059j','job_01m7yzgjs0sjeq3g6gf0q33fw3',1,'succeeded','model_01m7yzgjjt94t9dm9m0qjprzx4',NULL,9178865395942626920,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 11:57:50.270000','2026-11-21 11:57:50.282000','2026-11-21 11:57:50.351000','2026-11-21 11:57:50.270000');
INSERT INTO "trials" VALUES('trial_01m7yzgjsc6jxkyn51s7vqqgc3','job_01m7yzgjs0sjeq3g6gf0q33fw3',2,'queued','model_01m7yzgjjt94t9dm9m0qjprzx4',NULL,8743697986109197258,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 11:57:50.270000',NULL,NULL,'2026-11-21 11:57:50.270000');
INSERT INTO "trials" VALUES('trial_01m7yzgjx3gfbx6kjzhk4gpx14','job_01m7yzgjs0sjeq3g6gf0q33fw3',3,'queued','model_01m7yzgjjt94t9dm9m0qjprzx4',NULL,7010055096436244282,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 11:57:50.372000',NULL,NULL,'2026-11-21 11:57:50.372000');
INSERT INTO "trials" VALUES('trial_01m7yzgjygzbkhfz2qypv7sbte','job_01m7yzgjydw6cpw1m2kw07ym4q',0,'running',NULL,NULL,1423549931114846593,1,0,'2026-11-21 11:58:50.435000','worker_a',1,'47c7aa3d1f42f532088e9624167b74ae7cc111c24fbf0db3e5997c85951ec20a',NULL,NULL,NULL,NULL,NULL,NULL,0.5,'2026-11-21 11:57:50.416000','2026-11-21 11:57:50.435000',NULL,'2026-11-21 11:57:50.416000');
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
INSERT INTO "workers" VALUES('host-1-abc','host',1,'cpu',NULL,'2026-11-21 11:57:50.477000','2026-11-21 11:57:50.477000');
CREATE INDEX ix_datasets_sha256 ON datasets (sha256);
CREATE INDEX ix_workers_seen_at ON workers (seen_at);
CREATE INDEX ix_jobs_created_at_id ON jobs (created_at, id);
CREATE INDEX ix_jobs_seed_model_id ON jobs (seed_model_id);
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE INDEX ix_trials_job_id_state ON trials (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON trials (state, lease_until);
CREATE INDEX ix_trials_training_state ON trials (training_state);
CREATE INDEX ix_models_parent_id ON models (parent_id);
CREATE INDEX ix_models_architecture_digest ON models (architecture_digest);
CREATE INDEX ix_models_checkpoint_sha256 ON models (checkpoint_sha256);
CREATE UNIQUE INDEX ix_models_job_number ON models (job_id, trial_number);
CREATE INDEX ix_models_all_val_accuracy ON models (val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_all_val_loss ON models (val_loss, parameters, created_at, id);
CREATE INDEX ix_models_all_parameters ON models (parameters, created_at, id);
CREATE INDEX ix_models_all_flops ON models (flops, parameters, created_at, id);
CREATE INDEX ix_models_all_created_at ON models (created_at DESC, parameters, id);
CREATE INDEX ix_models_all_seconds ON models (seconds, parameters, created_at, id);
CREATE INDEX ix_models_job_val_accuracy ON models (job_id, val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_job_val_loss ON models (job_id, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_job_parameters ON models (job_id, parameters, created_at, id);
CREATE INDEX ix_models_job_flops ON models (job_id, flops, parameters, created_at, id);
CREATE INDEX ix_models_job_created_at ON models (job_id, created_at DESC, parameters, id);
CREATE INDEX ix_models_job_seconds ON models (job_id, seconds, parameters, created_at, id);
CREATE INDEX ix_models_dataset_val_accuracy ON models (dataset, val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_dataset_val_loss ON models (dataset, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_dataset_parameters ON models (dataset, parameters, created_at, id);
CREATE INDEX ix_models_dataset_flops ON models (dataset, flops, parameters, created_at, id);
CREATE INDEX ix_models_dataset_created_at ON models (dataset, created_at DESC, parameters, id);
CREATE INDEX ix_models_dataset_seconds ON models (dataset, seconds, parameters, created_at, id);
COMMIT;
