BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE datasets (
	name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	bytes BIGINT NOT NULL, 
	info JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_datasets PRIMARY KEY (name)
);
INSERT INTO "datasets" VALUES('mine','62f103e391272b2e32405e23b662472447708a084bf077a02baa6f65d97f35eb',1000,'{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}','2026-11-21 11:58:36.380000');
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
INSERT INTO "epochs" VALUES('trial_01m7yzhy2v9cjewe1f85gttpfc',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 11:58:34.912000');
INSERT INTO "epochs" VALUES('trial_01m7yzhy2v9cjewe1f85gttpfc',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:58:34.936000');
INSERT INTO "epochs" VALUES('trial_01m7yzhyjr5bew5vr8kgckdwhr',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 11:58:35.219000');
INSERT INTO "epochs" VALUES('trial_01m7yzhyjr5bew5vr8kgckdwhr',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:58:35.251000');
INSERT INTO "epochs" VALUES('trial_01m7yzhyjrdd4cws84aahxrhcd',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 11:58:35.429000');
INSERT INTO "epochs" VALUES('trial_01m7yzhyjrdd4cws84aahxrhcd',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:58:35.495000');
INSERT INTO "epochs" VALUES('trial_01m7yzhysc86jx9by2nw0bchxk',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 11:58:35.585000');
INSERT INTO "epochs" VALUES('trial_01m7yzhysc86jx9by2nw0bchxk',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:58:35.595000');
INSERT INTO "epochs" VALUES('trial_01m7yzhzepy6f5spmg74bfch7y',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 11:58:36.073000');
INSERT INTO "epochs" VALUES('trial_01m7yzhzepy6f5spmg74bfch7y',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:58:36.116000');
INSERT INTO "epochs" VALUES('trial_01m7yzhznvdf6hfawksbsb750f',1,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 11:58:36.321000');
CREATE TABLE events (
	job_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	data JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (job_id, seq), 
	CONSTRAINT fk_events_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id)
);
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',1,'job.created','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "name": "grown", "state": "queued", "dataset": "digits"}','2026-11-21 11:58:34.553000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',2,'trial.queued','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhy2v9cjewe1f85gttpfc", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 11:58:34.597000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',3,'job.state','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 11:58:34.856000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',4,'trial.started','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhy2v9cjewe1f85gttpfc", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 11:58:34.856000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',5,'trial.epoch','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhy2v9cjewe1f85gttpfc", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:58:34.916000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',6,'trial.epoch','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhy2v9cjewe1f85gttpfc", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:58:34.936000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',7,'trial.succeeded','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhy2v9cjewe1f85gttpfc", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzhyfrsr45nyvh7ben1cmn", "job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhy2v9cjewe1f85gttpfc", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:58:35.018000Z"}}','2026-11-21 11:58:35.062000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',8,'trial.queued','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjr5bew5vr8kgckdwhr", "number": 1, "attempt": 0, "parent_id": "model_01m7yzhyfrsr45nyvh7ben1cmn", "mutations": null}','2026-11-21 11:58:35.099000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',9,'trial.queued','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjrdd4cws84aahxrhcd", "number": 2, "attempt": 0, "parent_id": "model_01m7yzhyfrsr45nyvh7ben1cmn", "mutations": null}','2026-11-21 11:58:35.099000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',10,'trial.started','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjr5bew5vr8kgckdwhr", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzhyfrsr45nyvh7ben1cmn"}','2026-11-21 11:58:35.178000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',11,'trial.epoch','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjr5bew5vr8kgckdwhr", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:58:35.219000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',12,'trial.epoch','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjr5bew5vr8kgckdwhr", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:58:35.252000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',13,'trial.succeeded','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjr5bew5vr8kgckdwhr", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzhyrkep172vqw1q0p8znw", "job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjr5bew5vr8kgckdwhr", "parent_id": "model_01m7yzhyfrsr45nyvh7ben1cmn", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:58:35.284000Z"}}','2026-11-21 11:58:35.306000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',14,'trial.queued','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhysc86jx9by2nw0bchxk", "number": 3, "attempt": 0, "parent_id": "model_01m7yzhyrkep172vqw1q0p8znw", "mutations": null}','2026-11-21 11:58:35.308000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',15,'trial.started','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjrdd4cws84aahxrhcd", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzhyfrsr45nyvh7ben1cmn"}','2026-11-21 11:58:35.375000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',16,'trial.epoch','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjrdd4cws84aahxrhcd", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:58:35.441000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',17,'trial.epoch','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjrdd4cws84aahxrhcd", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:58:35.495000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',18,'trial.succeeded','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjrdd4cws84aahxrhcd", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzhyzvydx7p48vvmy1g8zv", "job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhyjrdd4cws84aahxrhcd", "parent_id": "model_01m7yzhyfrsr45nyvh7ben1cmn", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:58:35.516000Z"}}','2026-11-21 11:58:35.527000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',19,'trial.started','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhysc86jx9by2nw0bchxk", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzhyrkep172vqw1q0p8znw"}','2026-11-21 11:58:35.552000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',20,'trial.epoch','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhysc86jx9by2nw0bchxk", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:58:35.585000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',21,'trial.epoch','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhysc86jx9by2nw0bchxk", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:58:35.595000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',22,'trial.succeeded','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhysc86jx9by2nw0bchxk", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzhz34998vthcv4v842xdd", "job_id": "job_01m7yzhxz7xt82ncexh464mwha", "trial_id": "trial_01m7yzhysc86jx9by2nw0bchxk", "parent_id": "model_01m7yzhyrkep172vqw1q0p8znw", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:58:35.629000Z"}}','2026-11-21 11:58:35.631000');
INSERT INTO "events" VALUES('job_01m7yzhxz7xt82ncexh464mwha',23,'job.state','{"job_id": "job_01m7yzhxz7xt82ncexh464mwha", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 11:58:35.652000');
INSERT INTO "events" VALUES('job_01m7yzhz6dj99w5ex75z37xy1v',1,'job.created','{"job_id": "job_01m7yzhz6dj99w5ex75z37xy1v", "name": "failed", "state": "queued", "dataset": "digits"}','2026-11-21 11:58:35.727000');
INSERT INTO "events" VALUES('job_01m7yzhz6dj99w5ex75z37xy1v',2,'trial.queued','{"job_id": "job_01m7yzhz6dj99w5ex75z37xy1v", "trial_id": "trial_01m7yzhz6nnz2n4793vx5z79br", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 11:58:35.733000');
INSERT INTO "events" VALUES('job_01m7yzhz6dj99w5ex75z37xy1v',3,'job.state','{"job_id": "job_01m7yzhz6dj99w5ex75z37xy1v", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 11:58:35.763000');
INSERT INTO "events" VALUES('job_01m7yzhz6dj99w5ex75z37xy1v',4,'trial.started','{"job_id": "job_01m7yzhz6dj99w5ex75z37xy1v", "trial_id": "trial_01m7yzhz6nnz2n4793vx5z79br", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 11:58:35.763000');
INSERT INTO "events" VALUES('job_01m7yzhz6dj99w5ex75z37xy1v',5,'trial.failed','{"job_id": "job_01m7yzhz6dj99w5ex75z37xy1v", "trial_id": "trial_01m7yzhz6nnz2n4793vx5z79br", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}','2026-11-21 11:58:35.802000');
INSERT INTO "events" VALUES('job_01m7yzhz6dj99w5ex75z37xy1v',6,'job.state','{"job_id": "job_01m7yzhz6dj99w5ex75z37xy1v", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}','2026-11-21 11:58:35.804000');
INSERT INTO "events" VALUES('job_01m7yzhz9kn2pqc6s681xs9n2p',1,'job.created','{"job_id": "job_01m7yzhz9kn2pqc6s681xs9n2p", "name": "cancelled", "state": "queued", "dataset": "digits"}','2026-11-21 11:58:35.839000');
INSERT INTO "events" VALUES('job_01m7yzhz9kn2pqc6s681xs9n2p',2,'trial.queued','{"job_id": "job_01m7yzhz9kn2pqc6s681xs9n2p", "trial_id": "trial_01m7yzhzaa0v38m5w24q1fsvgb", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 11:58:35.850000');
INSERT INTO "events" VALUES('job_01m7yzhz9kn2pqc6s681xs9n2p',3,'job.state','{"job_id": "job_01m7yzhz9kn2pqc6s681xs9n2p", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 11:58:35.866000');
INSERT INTO "events" VALUES('job_01m7yzhz9kn2pqc6s681xs9n2p',4,'trial.cancelled','{"job_id": "job_01m7yzhz9kn2pqc6s681xs9n2p", "trial_id": "trial_01m7yzhzaa0v38m5w24q1fsvgb", "number": 0, "attempt": 0}','2026-11-21 11:58:35.908000');
INSERT INTO "events" VALUES('job_01m7yzhz9kn2pqc6s681xs9n2p',5,'job.state','{"job_id": "job_01m7yzhz9kn2pqc6s681xs9n2p", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 11:58:35.932000');
INSERT INTO "events" VALUES('job_01m7yzhzdqej3bh2y9nfn69292',1,'job.created','{"job_id": "job_01m7yzhzdqej3bh2y9nfn69292", "name": "paused", "state": "queued", "dataset": "digits"}','2026-11-21 11:58:35.960000');
INSERT INTO "events" VALUES('job_01m7yzhzdqej3bh2y9nfn69292',2,'trial.queued','{"job_id": "job_01m7yzhzdqej3bh2y9nfn69292", "trial_id": "trial_01m7yzhzepy6f5spmg74bfch7y", "number": 1, "attempt": 0, "parent_id": "model_01m7yzhz34998vthcv4v842xdd", "mutations": null}','2026-11-21 11:58:35.990000');
INSERT INTO "events" VALUES('job_01m7yzhzdqej3bh2y9nfn69292',3,'trial.queued','{"job_id": "job_01m7yzhzdqej3bh2y9nfn69292", "trial_id": "trial_01m7yzhzepp4x5mhh0413fjh8b", "number": 2, "attempt": 0, "parent_id": "model_01m7yzhz34998vthcv4v842xdd", "mutations": null}','2026-11-21 11:58:35.990000');
INSERT INTO "events" VALUES('job_01m7yzhzdqej3bh2y9nfn69292',4,'job.state','{"job_id": "job_01m7yzhzdqej3bh2y9nfn69292", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 11:58:36.010000');
INSERT INTO "events" VALUES('job_01m7yzhzdqej3bh2y9nfn69292',5,'trial.started','{"job_id": "job_01m7yzhzdqej3bh2y9nfn69292", "trial_id": "trial_01m7yzhzepy6f5spmg74bfch7y", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7yzhz34998vthcv4v842xdd"}','2026-11-21 11:58:36.010000');
INSERT INTO "events" VALUES('job_01m7yzhzdqej3bh2y9nfn69292',6,'trial.epoch','{"job_id": "job_01m7yzhzdqej3bh2y9nfn69292", "trial_id": "trial_01m7yzhzepy6f5spmg74bfch7y", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:58:36.074000');
INSERT INTO "events" VALUES('job_01m7yzhzdqej3bh2y9nfn69292',7,'trial.epoch','{"job_id": "job_01m7yzhzdqej3bh2y9nfn69292", "trial_id": "trial_01m7yzhzepy6f5spmg74bfch7y", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:58:36.116000');
INSERT INTO "events" VALUES('job_01m7yzhzdqej3bh2y9nfn69292',8,'trial.succeeded','{"job_id": "job_01m7yzhzdqej3bh2y9nfn69292", "trial_id": "trial_01m7yzhzepy6f5spmg74bfch7y", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7yzhzkhxgm3esqc2dbka4kb", "job_id": "job_01m7yzhzdqej3bh2y9nfn69292", "trial_id": "trial_01m7yzhzepy6f5spmg74bfch7y", "parent_id": "model_01m7yzhz34998vthcv4v842xdd", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T11:58:36.160000Z"}}','2026-11-21 11:58:36.170000');
INSERT INTO "events" VALUES('job_01m7yzhzdqej3bh2y9nfn69292',9,'trial.queued','{"job_id": "job_01m7yzhzdqej3bh2y9nfn69292", "trial_id": "trial_01m7yzhzmcmfs08wy55v2vzbjg", "number": 3, "attempt": 0, "parent_id": "model_01m7yzhz34998vthcv4v842xdd", "mutations": null}','2026-11-21 11:58:36.172000');
INSERT INTO "events" VALUES('job_01m7yzhzdqej3bh2y9nfn69292',10,'job.state','{"job_id": "job_01m7yzhzdqej3bh2y9nfn69292", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 11:58:36.193000');
INSERT INTO "events" VALUES('job_01m7yzhznpfday7b01a48sgbd6',1,'job.created','{"job_id": "job_01m7yzhznpfday7b01a48sgbd6", "name": "running", "state": "queued", "dataset": "digits"}','2026-11-21 11:58:36.217000');
INSERT INTO "events" VALUES('job_01m7yzhznpfday7b01a48sgbd6',2,'trial.queued','{"job_id": "job_01m7yzhznpfday7b01a48sgbd6", "trial_id": "trial_01m7yzhznvdf6hfawksbsb750f", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 11:58:36.219000');
INSERT INTO "events" VALUES('job_01m7yzhznpfday7b01a48sgbd6',3,'job.state','{"job_id": "job_01m7yzhznpfday7b01a48sgbd6", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 11:58:36.292000');
INSERT INTO "events" VALUES('job_01m7yzhznpfday7b01a48sgbd6',4,'trial.started','{"job_id": "job_01m7yzhznpfday7b01a48sgbd6", "trial_id": "trial_01m7yzhznvdf6hfawksbsb750f", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 11:58:36.292000');
INSERT INTO "events" VALUES('job_01m7yzhznpfday7b01a48sgbd6',5,'trial.epoch','{"job_id": "job_01m7yzhznpfday7b01a48sgbd6", "trial_id": "trial_01m7yzhznvdf6hfawksbsb750f", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 11:58:36.342000');
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
INSERT INTO "jobs" VALUES('job_01m7yzhxz7xt82ncexh464mwha','grown','{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}','digits','succeeded',0,2,'val_accuracy',NULL,0,4,23,NULL,'6b378a99a835050b666928d227d778f3095360f1831dc346cb02544287382f27',NULL,NULL,0,4.0,'2026-11-21 11:58:34.544000','2026-11-21 11:58:34.708000','2026-11-21 11:58:35.651000');
INSERT INTO "jobs" VALUES('job_01m7yzhz6dj99w5ex75z37xy1v','failed','{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','failed',0,2,'val_accuracy',NULL,0,4,6,NULL,'33e6eef35c1e0558ceb88000af0d21cdc109462f437f3fdd76240b523e5e2a0f','the seed network''s trial failed: diverged: the loss is NaN',NULL,0,0.0,'2026-11-21 11:58:35.726000','2026-11-21 11:58:35.751000','2026-11-21 11:58:35.803000');
INSERT INTO "jobs" VALUES('job_01m7yzhz9kn2pqc6s681xs9n2p','cancelled','{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','cancelled',0,2,'val_accuracy',NULL,1,4,5,NULL,'98e7ea0e34ce9a68c7999f717e49d742db80dcbfdf62dc8f05a8f8ae6498cc4a',NULL,NULL,0,0.0,'2026-11-21 11:58:35.827000',NULL,'2026-11-21 11:58:35.932000');
INSERT INTO "jobs" VALUES('job_01m7yzhzdqej3bh2y9nfn69292','paused','{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7yzhz34998vthcv4v842xdd"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','paused',0,2,'val_accuracy',NULL,0,3,10,NULL,'d3ea9074eaf8f861d28c5850648e33032f6e1971bb40603a676f836ed36744bf',NULL,'model_01m7yzhz34998vthcv4v842xdd',1,1.0,'2026-11-21 11:58:35.959000','2026-11-21 11:58:36.009000',NULL);
INSERT INTO "jobs" VALUES('job_01m7yzhznpfday7b01a48sgbd6','running','{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','running',0,2,'val_accuracy',NULL,0,3,5,NULL,'ef3dc8ad30540aa85ddda7ea9f1f39673b81678041011d589df0680578be7001',NULL,NULL,0,0.5,'2026-11-21 11:58:36.217000','2026-11-21 11:58:36.272000',NULL);
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
	request_digest TEXT, 
	CONSTRAINT pk_models PRIMARY KEY (id), 
	CONSTRAINT fk_models_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT fk_models_parent_id_models FOREIGN KEY(parent_id) REFERENCES models (id), 
	CONSTRAINT fk_models_trial_id_trials FOREIGN KEY(trial_id) REFERENCES trials (id), 
	CONSTRAINT uq_models_trial_id UNIQUE (trial_id), 
	CONSTRAINT uq_models_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "models" VALUES('model_01m7yzhyfrsr45nyvh7ben1cmn','job_01m7yzhxz7xt82ncexh464mwha','trial_01m7yzhy2v9cjewe1f85gttpfc',0,NULL,0,'digits',0.5,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','e09ae9d5f5635b3cea634fa86a2ea1810bf4bee5ee184b66f180305eb9bb6b38',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}',1.5,'2026-11-21 11:58:35.018000',NULL,NULL);
INSERT INTO "models" VALUES('model_01m7yzhyrkep172vqw1q0p8znw','job_01m7yzhxz7xt82ncexh464mwha','trial_01m7yzhyjr5bew5vr8kgckdwhr',1,'model_01m7yzhyfrsr45nyvh7ben1cmn',1,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','a2c247abeff607baf574f9132044637732a1e8ab0add9b4661f7e228c9be44f9',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}',1.5,'2026-11-21 11:58:35.284000',NULL,NULL);
INSERT INTO "models" VALUES('model_01m7yzhyzvydx7p48vvmy1g8zv','job_01m7yzhxz7xt82ncexh464mwha','trial_01m7yzhyjrdd4cws84aahxrhcd',2,'model_01m7yzhyfrsr45nyvh7ben1cmn',1,'digits',0.502,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','4ef86da16b691976c08191a13fa30bec23bee018961a339bdfea6f5b68d26338',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}',1.5,'2026-11-21 11:58:35.516000',NULL,NULL);
INSERT INTO "models" VALUES('model_01m7yzhz34998vthcv4v842xdd','job_01m7yzhxz7xt82ncexh464mwha','trial_01m7yzhysc86jx9by2nw0bchxk',3,'model_01m7yzhyrkep172vqw1q0p8znw',2,'digits',0.503,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','f32bd03db39009ec48b19dab428095f115df1bcabb8d877eee03a422e7d51c57',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}',1.5,'2026-11-21 11:58:35.629000',NULL,NULL);
INSERT INTO "models" VALUES('model_01m7yzhzkhxgm3esqc2dbka4kb','job_01m7yzhzdqej3bh2y9nfn69292','trial_01m7yzhzepy6f5spmg74bfch7y',1,'model_01m7yzhz34998vthcv4v842xdd',3,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','8b526823ea6c25a11f346c435622af8a39ff64bc7c6d069ab4eee6685d7e73d6',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "weight_decay": 0.0, "schedule": "cosine", "warmup_epochs": 0.0, "precision": "auto", "memory_format": "auto"}',1.5,'2026-11-21 11:58:36.160000',NULL,NULL);
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
INSERT INTO "trials" VALUES('trial_01m7yzhy2v9cjewe1f85gttpfc','job_01m7yzhxz7xt82ncexh464mwha',0,'succeeded',NULL,NULL,3681192180922288502,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 11:58:34.625000','2026-11-21 11:58:34.708000','2026-11-21 11:58:35.018000','2026-11-21 11:58:34.625000');
INSERT INTO "trials" VALUES('trial_01m7yzhyjr5bew5vr8kgckdwhr','job_01m7yzhxz7xt82ncexh464mwha',1,'succeeded','model_01m7yzhyfrsr45nyvh7ben1cmn',NULL,9013970637836275012,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 11:58:35.100000','2026-11-21 11:58:35.150000','2026-11-21 11:58:35.284000','2026-11-21 11:58:35.100000');
INSERT INTO "trials" VALUES('trial_01m7yzhyjrdd4cws84aahxrhcd','job_01m7yzhxz7xt82ncexh464mwha',2,'succeeded','model_01m7yzhyfrsr45nyvh7ben1cmn',NULL,7043061815227882323,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 11:58:35.100000','2026-11-21 11:58:35.344000','2026-11-21 11:58:35.516000','2026-11-21 11:58:35.100000');
INSERT INTO "trials" VALUES('trial_01m7yzhysc86jx9by2nw0bchxk','job_01m7yzhxz7xt82ncexh464mwha',3,'succeeded','model_01m7yzhyrkep172vqw1q0p8znw',NULL,1498689025397731062,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 11:58:35.326000','2026-11-21 11:58:35.551000','2026-11-21 11:58:35.629000','2026-11-21 11:58:35.326000');
INSERT INTO "trials" VALUES('trial_01m7yzhz6nnz2n4793vx5z79br','job_01m7yzhz6dj99w5ex75z37xy1v',0,'failed',NULL,NULL,1423549931114846593,1,0,NULL,'worker_a',0,NULL,NULL,NULL,NULL,'diverged','the loss is NaN',NULL,0.0,'2026-11-21 11:58:35.733000','2026-11-21 11:58:35.751000','2026-11-21 11:58:35.802000','2026-11-21 11:58:35.733000');
INSERT INTO "trials" VALUES('trial_01m7yzhzaa0v38m5w24q1fsvgb','job_01m7yzhz9kn2pqc6s681xs9n2p',0,'cancelled',NULL,NULL,1423549931114846593,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 11:58:35.851000',NULL,'2026-11-21 11:58:35.867000','2026-11-21 11:58:35.851000');
INSERT INTO "trials" VALUES('trial_01m7yzhzepy6f5spmg74bfch7y','job_01m7yzhzdqej3bh2y9nfn69292',1,'succeeded','model_01m7yzhz34998vthcv4v842xdd',NULL,9178865395942626920,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 11:58:35.991000','2026-11-21 11:58:36.009000','2026-11-21 11:58:36.160000','2026-11-21 11:58:35.991000');
INSERT INTO "trials" VALUES('trial_01m7yzhzepp4x5mhh0413fjh8b','job_01m7yzhzdqej3bh2y9nfn69292',2,'queued','model_01m7yzhz34998vthcv4v842xdd',NULL,8743697986109197258,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 11:58:35.991000',NULL,NULL,'2026-11-21 11:58:35.991000');
INSERT INTO "trials" VALUES('trial_01m7yzhzmcmfs08wy55v2vzbjg','job_01m7yzhzdqej3bh2y9nfn69292',3,'queued','model_01m7yzhz34998vthcv4v842xdd',NULL,7010055096436244282,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 11:58:36.172000',NULL,NULL,'2026-11-21 11:58:36.172000');
INSERT INTO "trials" VALUES('trial_01m7yzhznvdf6hfawksbsb750f','job_01m7yzhznpfday7b01a48sgbd6',0,'running',NULL,NULL,1423549931114846593,1,0,'2026-11-21 11:59:36.272000','worker_a',1,'c69c6ba47609506cb46e686cff5e97294e0d893a1faa05322b2218b3f46d3261',NULL,NULL,NULL,NULL,NULL,NULL,0.5,'2026-11-21 11:58:36.219000','2026-11-21 11:58:36.272000',NULL,'2026-11-21 11:58:36.219000');
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
INSERT INTO "workers" VALUES('host-1-abc','host',1,'cpu',NULL,'2026-11-21 11:58:36.360000','2026-11-21 11:58:36.360000');
CREATE INDEX ix_datasets_sha256 ON datasets (sha256);
CREATE INDEX ix_workers_seen_at ON workers (seen_at);
CREATE INDEX ix_jobs_created_at_id ON jobs (created_at, id);
CREATE INDEX ix_jobs_seed_model_id ON jobs (seed_model_id);
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE INDEX ix_trials_job_id_state ON trials (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON trials (state, lease_until);
CREATE INDEX ix_trials_training_state ON trials (training_state);
CREATE INDEX ix_models_dataset_val_loss ON models (dataset, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_dataset_flops ON models (dataset, flops, parameters, created_at, id);
CREATE INDEX ix_models_job_seconds ON models (job_id, seconds, parameters, created_at, id);
CREATE INDEX ix_models_all_seconds ON models (seconds, parameters, created_at, id);
CREATE INDEX ix_models_job_flops ON models (job_id, flops, parameters, created_at, id);
CREATE INDEX ix_models_all_val_loss ON models (val_loss, parameters, created_at, id);
CREATE INDEX ix_models_job_parameters ON models (job_id, parameters, created_at, id);
CREATE INDEX ix_models_parent_id ON models (parent_id);
CREATE INDEX ix_models_architecture_digest ON models (architecture_digest);
CREATE INDEX ix_models_job_val_loss ON models (job_id, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_checkpoint_sha256 ON models (checkpoint_sha256);
CREATE INDEX ix_models_dataset_seconds ON models (dataset, seconds, parameters, created_at, id);
CREATE UNIQUE INDEX ix_models_job_number ON models (job_id, trial_number);
CREATE INDEX ix_models_dataset_parameters ON models (dataset, parameters, created_at, id);
CREATE INDEX ix_models_all_flops ON models (flops, parameters, created_at, id);
CREATE INDEX ix_models_all_parameters ON models (parameters, created_at, id);
CREATE INDEX ix_models_all_val_accuracy ON models (val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_all_created_at ON models (created_at DESC, parameters, id);
CREATE INDEX ix_models_job_val_accuracy ON models (job_id, val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_job_created_at ON models (job_id, created_at DESC, parameters, id);
CREATE INDEX ix_models_dataset_val_accuracy ON models (dataset, val_accuracy DESC, parameters, created_at, id);
CREATE INDEX ix_models_dataset_created_at ON models (dataset, created_at DESC, parameters, id);
COMMIT;
