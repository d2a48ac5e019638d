BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
CREATE TABLE datasets (
	name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	bytes BIGINT NOT NULL, 
	info JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_datasets PRIMARY KEY (name)
);
INSERT INTO "datasets" VALUES('mine','ae4547c010d7361329270916a215f74622cf07e9c9ca3cdc3dab792bb067151e',1000,'{"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2, "available": true, "reason": null}','2026-11-21 12:11:59.835000');
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
INSERT INTO "epochs" VALUES('trial_01m7z0afd6e8016mcdzk349dr5',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:11:58.894000');
INSERT INTO "epochs" VALUES('trial_01m7z0afd6e8016mcdzk349dr5',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:11:58.924000');
INSERT INTO "epochs" VALUES('trial_01m7z0afngmt69xepexwdfjzvs',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:11:59.154000');
INSERT INTO "epochs" VALUES('trial_01m7z0afngmt69xepexwdfjzvs',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:11:59.174000');
INSERT INTO "epochs" VALUES('trial_01m7z0afngrfyb2688hc8swbfp',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:11:59.296000');
INSERT INTO "epochs" VALUES('trial_01m7z0afngrfyb2688hc8swbfp',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:11:59.311000');
INSERT INTO "epochs" VALUES('trial_01m7z0afvqmvwd0z56nj2v4nnq',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:11:59.384000');
INSERT INTO "epochs" VALUES('trial_01m7z0afvqmvwd0z56nj2v4nnq',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:11:59.403000');
INSERT INTO "epochs" VALUES('trial_01m7z0ag6wen46b7yx6hpm4azp',1,1,1.0,0.5,1.0,0.25,0.1,0.5,'2026-11-21 12:11:59.631000');
INSERT INTO "epochs" VALUES('trial_01m7z0ag6wen46b7yx6hpm4azp',2,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:11:59.642000');
INSERT INTO "epochs" VALUES('trial_01m7z0agcgb6nwx31yg45n7dfp',1,1,1.0,0.5,1.0,0.5,0.1,0.5,'2026-11-21 12:11:59.807000');
CREATE TABLE events (
	job_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	data JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (job_id, seq), 
	CONSTRAINT fk_events_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id)
);
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',1,'job.created','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "name": "grown", "state": "queued", "dataset": "digits"}','2026-11-21 12:11:58.691000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',2,'trial.queued','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afd6e8016mcdzk349dr5", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:11:58.758000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',3,'job.state','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:11:58.861000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',4,'trial.started','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afd6e8016mcdzk349dr5", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 12:11:58.861000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',5,'trial.epoch','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afd6e8016mcdzk349dr5", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:11:58.895000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',6,'trial.epoch','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afd6e8016mcdzk349dr5", "number": 0, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:11:58.937000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',7,'trial.succeeded','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afd6e8016mcdzk349dr5", "number": 0, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z0afkctgm03q97ccwm91cp", "job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afd6e8016mcdzk349dr5", "parent_id": null, "generation": 0, "dataset": "digits", "val_accuracy": 0.5, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:11:58.967000Z"}}','2026-11-21 12:11:59.006000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',8,'trial.queued','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngmt69xepexwdfjzvs", "number": 1, "attempt": 0, "parent_id": "model_01m7z0afkctgm03q97ccwm91cp", "mutations": null}','2026-11-21 12:11:59.033000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',9,'trial.queued','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngrfyb2688hc8swbfp", "number": 2, "attempt": 0, "parent_id": "model_01m7z0afkctgm03q97ccwm91cp", "mutations": null}','2026-11-21 12:11:59.033000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',10,'trial.started','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngmt69xepexwdfjzvs", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z0afkctgm03q97ccwm91cp"}','2026-11-21 12:11:59.103000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',11,'trial.epoch','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngmt69xepexwdfjzvs", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:11:59.155000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',12,'trial.epoch','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngmt69xepexwdfjzvs", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:11:59.174000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',13,'trial.succeeded','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngmt69xepexwdfjzvs", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z0aftz287b5n7dre5afzcv", "job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngmt69xepexwdfjzvs", "parent_id": "model_01m7z0afkctgm03q97ccwm91cp", "generation": 1, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:11:59.199000Z"}}','2026-11-21 12:11:59.221000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',14,'trial.queued','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afvqmvwd0z56nj2v4nnq", "number": 3, "attempt": 0, "parent_id": "model_01m7z0aftz287b5n7dre5afzcv", "mutations": null}','2026-11-21 12:11:59.224000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',15,'trial.started','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngrfyb2688hc8swbfp", "number": 2, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z0afkctgm03q97ccwm91cp"}','2026-11-21 12:11:59.260000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',16,'trial.epoch','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngrfyb2688hc8swbfp", "number": 2, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:11:59.296000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',17,'trial.epoch','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngrfyb2688hc8swbfp", "number": 2, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:11:59.311000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',18,'trial.succeeded','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngrfyb2688hc8swbfp", "number": 2, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z0afyzwnafzvkdxw9sr7x8", "job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afngrfyb2688hc8swbfp", "parent_id": "model_01m7z0afkctgm03q97ccwm91cp", "generation": 1, "dataset": "digits", "val_accuracy": 0.502, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:11:59.328000Z"}}','2026-11-21 12:11:59.337000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',19,'trial.started','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afvqmvwd0z56nj2v4nnq", "number": 3, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z0aftz287b5n7dre5afzcv"}','2026-11-21 12:11:59.362000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',20,'trial.epoch','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afvqmvwd0z56nj2v4nnq", "number": 3, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:11:59.384000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',21,'trial.epoch','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afvqmvwd0z56nj2v4nnq", "number": 3, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:11:59.403000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',22,'trial.succeeded','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afvqmvwd0z56nj2v4nnq", "number": 3, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z0ag1tpm3cg62p2kkxtcvd", "job_id": "job_01m7z0af878azat4ag9zk835vk", "trial_id": "trial_01m7z0afvqmvwd0z56nj2v4nnq", "parent_id": "model_01m7z0aftz287b5n7dre5afzcv", "generation": 2, "dataset": "digits", "val_accuracy": 0.503, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:11:59.425000Z"}}','2026-11-21 12:11:59.427000');
INSERT INTO "events" VALUES('job_01m7z0af878azat4ag9zk835vk',23,'job.state','{"job_id": "job_01m7z0af878azat4ag9zk835vk", "state": "succeeded", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 12:11:59.443000');
INSERT INTO "events" VALUES('job_01m7z0ag3wpqghaxssvsfx8g3p',1,'job.created','{"job_id": "job_01m7z0ag3wpqghaxssvsfx8g3p", "name": "failed", "state": "queued", "dataset": "digits"}','2026-11-21 12:11:59.486000');
INSERT INTO "events" VALUES('job_01m7z0ag3wpqghaxssvsfx8g3p',2,'trial.queued','{"job_id": "job_01m7z0ag3wpqghaxssvsfx8g3p", "trial_id": "trial_01m7z0ag40c2qaw6bqjjq1q0ps", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:11:59.488000');
INSERT INTO "events" VALUES('job_01m7z0ag3wpqghaxssvsfx8g3p',3,'job.state','{"job_id": "job_01m7z0ag3wpqghaxssvsfx8g3p", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:11:59.505000');
INSERT INTO "events" VALUES('job_01m7z0ag3wpqghaxssvsfx8g3p',4,'trial.started','{"job_id": "job_01m7z0ag3wpqghaxssvsfx8g3p", "trial_id": "trial_01m7z0ag40c2qaw6bqjjq1q0ps", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 12:11:59.506000');
INSERT INTO "events" VALUES('job_01m7z0ag3wpqghaxssvsfx8g3p',5,'trial.failed','{"job_id": "job_01m7z0ag3wpqghaxssvsfx8g3p", "trial_id": "trial_01m7z0ag40c2qaw6bqjjq1q0ps", "number": 0, "attempt": 1, "error_kind": "diverged", "error": "the loss is NaN"}','2026-11-21 12:11:59.512000');
INSERT INTO "events" VALUES('job_01m7z0ag3wpqghaxssvsfx8g3p',6,'job.state','{"job_id": "job_01m7z0ag3wpqghaxssvsfx8g3p", "state": "failed", "previous": "running", "cancel_requested": false, "error": "the seed network''s trial failed: diverged: the loss is NaN"}','2026-11-21 12:11:59.514000');
INSERT INTO "events" VALUES('job_01m7z0ag4xh4r12bz7ps52xa4e',1,'job.created','{"job_id": "job_01m7z0ag4xh4r12bz7ps52xa4e", "name": "cancelled", "state": "queued", "dataset": "digits"}','2026-11-21 12:11:59.519000');
INSERT INTO "events" VALUES('job_01m7z0ag4xh4r12bz7ps52xa4e',2,'trial.queued','{"job_id": "job_01m7z0ag4xh4r12bz7ps52xa4e", "trial_id": "trial_01m7z0ag506459953njkxvs153", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:11:59.520000');
INSERT INTO "events" VALUES('job_01m7z0ag4xh4r12bz7ps52xa4e',3,'job.state','{"job_id": "job_01m7z0ag4xh4r12bz7ps52xa4e", "state": "queued", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 12:11:59.536000');
INSERT INTO "events" VALUES('job_01m7z0ag4xh4r12bz7ps52xa4e',4,'trial.cancelled','{"job_id": "job_01m7z0ag4xh4r12bz7ps52xa4e", "trial_id": "trial_01m7z0ag506459953njkxvs153", "number": 0, "attempt": 0}','2026-11-21 12:11:59.548000');
INSERT INTO "events" VALUES('job_01m7z0ag4xh4r12bz7ps52xa4e',5,'job.state','{"job_id": "job_01m7z0ag4xh4r12bz7ps52xa4e", "state": "cancelled", "previous": "queued", "cancel_requested": true, "error": null}','2026-11-21 12:11:59.551000');
INSERT INTO "events" VALUES('job_01m7z0ag6gckmknbg9h43f3rpg',1,'job.created','{"job_id": "job_01m7z0ag6gckmknbg9h43f3rpg", "name": "paused", "state": "queued", "dataset": "digits"}','2026-11-21 12:11:59.577000');
INSERT INTO "events" VALUES('job_01m7z0ag6gckmknbg9h43f3rpg',2,'trial.queued','{"job_id": "job_01m7z0ag6gckmknbg9h43f3rpg", "trial_id": "trial_01m7z0ag6wen46b7yx6hpm4azp", "number": 1, "attempt": 0, "parent_id": "model_01m7z0ag1tpm3cg62p2kkxtcvd", "mutations": null}','2026-11-21 12:11:59.580000');
INSERT INTO "events" VALUES('job_01m7z0ag6gckmknbg9h43f3rpg',3,'trial.queued','{"job_id": "job_01m7z0ag6gckmknbg9h43f3rpg", "trial_id": "trial_01m7z0ag6w6223hb4ncqy0e4ks", "number": 2, "attempt": 0, "parent_id": "model_01m7z0ag1tpm3cg62p2kkxtcvd", "mutations": null}','2026-11-21 12:11:59.580000');
INSERT INTO "events" VALUES('job_01m7z0ag6gckmknbg9h43f3rpg',4,'job.state','{"job_id": "job_01m7z0ag6gckmknbg9h43f3rpg", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:11:59.612000');
INSERT INTO "events" VALUES('job_01m7z0ag6gckmknbg9h43f3rpg',5,'trial.started','{"job_id": "job_01m7z0ag6gckmknbg9h43f3rpg", "trial_id": "trial_01m7z0ag6wen46b7yx6hpm4azp", "number": 1, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": "model_01m7z0ag1tpm3cg62p2kkxtcvd"}','2026-11-21 12:11:59.612000');
INSERT INTO "events" VALUES('job_01m7z0ag6gckmknbg9h43f3rpg',6,'trial.epoch','{"job_id": "job_01m7z0ag6gckmknbg9h43f3rpg", "trial_id": "trial_01m7z0ag6wen46b7yx6hpm4azp", "number": 1, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:11:59.631000');
INSERT INTO "events" VALUES('job_01m7z0ag6gckmknbg9h43f3rpg',7,'trial.epoch','{"job_id": "job_01m7z0ag6gckmknbg9h43f3rpg", "trial_id": "trial_01m7z0ag6wen46b7yx6hpm4azp", "number": 1, "attempt": 1, "epoch": 2, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:11:59.642000');
INSERT INTO "events" VALUES('job_01m7z0ag6gckmknbg9h43f3rpg',8,'trial.succeeded','{"job_id": "job_01m7z0ag6gckmknbg9h43f3rpg", "trial_id": "trial_01m7z0ag6wen46b7yx6hpm4azp", "number": 1, "attempt": 1, "model": {"rank": 1, "model_id": "model_01m7z0ag9ae7g0hgf72ht7083f", "job_id": "job_01m7z0ag6gckmknbg9h43f3rpg", "trial_id": "trial_01m7z0ag6wen46b7yx6hpm4azp", "parent_id": "model_01m7z0ag1tpm3cg62p2kkxtcvd", "generation": 3, "dataset": "digits", "val_accuracy": 0.501, "val_loss": 1.0, "parameters": 5114, "flops": 97280, "mutations": ["wider"], "created_at": "2026-11-21T12:11:59.670000Z"}}','2026-11-21 12:11:59.672000');
INSERT INTO "events" VALUES('job_01m7z0ag6gckmknbg9h43f3rpg',9,'trial.queued','{"job_id": "job_01m7z0ag6gckmknbg9h43f3rpg", "trial_id": "trial_01m7z0aga8w4dn9y2w3v0k536a", "number": 3, "attempt": 0, "parent_id": "model_01m7z0ag1tpm3cg62p2kkxtcvd", "mutations": null}','2026-11-21 12:11:59.688000');
INSERT INTO "events" VALUES('job_01m7z0ag6gckmknbg9h43f3rpg',10,'job.state','{"job_id": "job_01m7z0ag6gckmknbg9h43f3rpg", "state": "paused", "previous": "running", "cancel_requested": false, "error": null}','2026-11-21 12:11:59.720000');
INSERT INTO "events" VALUES('job_01m7z0agbs9cyvypkvs8hzsgbg',1,'job.created','{"job_id": "job_01m7z0agbs9cyvypkvs8hzsgbg", "name": "running", "state": "queued", "dataset": "digits"}','2026-11-21 12:11:59.742000');
INSERT INTO "events" VALUES('job_01m7z0agbs9cyvypkvs8hzsgbg',2,'trial.queued','{"job_id": "job_01m7z0agbs9cyvypkvs8hzsgbg", "trial_id": "trial_01m7z0agcgb6nwx31yg45n7dfp", "number": 0, "attempt": 0, "parent_id": null, "mutations": null}','2026-11-21 12:11:59.760000');
INSERT INTO "events" VALUES('job_01m7z0agbs9cyvypkvs8hzsgbg',3,'job.state','{"job_id": "job_01m7z0agbs9cyvypkvs8hzsgbg", "state": "running", "previous": "queued", "cancel_requested": false, "error": null}','2026-11-21 12:11:59.794000');
INSERT INTO "events" VALUES('job_01m7z0agbs9cyvypkvs8hzsgbg',4,'trial.started','{"job_id": "job_01m7z0agbs9cyvypkvs8hzsgbg", "trial_id": "trial_01m7z0agcgb6nwx31yg45n7dfp", "number": 0, "attempt": 1, "worker_id": "worker_a", "epoch": 0, "parent_id": null}','2026-11-21 12:11:59.794000');
INSERT INTO "events" VALUES('job_01m7z0agbs9cyvypkvs8hzsgbg',5,'trial.epoch','{"job_id": "job_01m7z0agbs9cyvypkvs8hzsgbg", "trial_id": "trial_01m7z0agcgb6nwx31yg45n7dfp", "number": 0, "attempt": 1, "epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, "learning_rate": 0.1, "seconds": 0.5}','2026-11-21 12:11:59.807000');
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
INSERT INTO "jobs" VALUES('job_01m7z0af878azat4ag9zk835vk','grown','{"name": "grown", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 3, "priority": 0}','digits','succeeded',0,2,'val_accuracy',NULL,0,4,23,NULL,'d852b0a8b9068d26f19c8767a5b200eed6a23035049b6e3840aba8aedc245e7a',NULL,NULL,0,4.0,'2026-11-21 12:11:58.680000','2026-11-21 12:11:58.828000','2026-11-21 12:11:59.443000',NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z0ag3wpqghaxssvsfx8g3p','failed','{"name": "failed", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','failed',0,2,'val_accuracy',NULL,0,4,6,NULL,'84446a5a19e7b5248bc3e050ced6501281e6ee5983507f123a4c65196e91394a','the seed network''s trial failed: diverged: the loss is NaN',NULL,0,0.0,'2026-11-21 12:11:59.486000','2026-11-21 12:11:59.502000','2026-11-21 12:11:59.514000',NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z0ag4xh4r12bz7ps52xa4e','cancelled','{"name": "cancelled", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','cancelled',0,2,'val_accuracy',NULL,1,4,5,NULL,'85680045bf76d15ccf7ae61e158b7d0b0209326f95694464fa3beb882bafa0a2',NULL,NULL,0,0.0,'2026-11-21 12:11:59.518000',NULL,'2026-11-21 12:11:59.550000',NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z0ag6gckmknbg9h43f3rpg','paused','{"name": "paused", "dataset": "digits", "seed_model": {"model_id": "model_01m7z0ag1tpm3cg62p2kkxtcvd"}, "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 3, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','paused',0,2,'val_accuracy',NULL,0,3,10,NULL,'11c7dd84c421f5031478604f86ad97d3a03c1cf83a00127903ebd3cb4e721e6e',NULL,'model_01m7z0ag1tpm3cg62p2kkxtcvd',1,1.0,'2026-11-21 12:11:59.576000','2026-11-21 12:11:59.610000',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('job_01m7z0agbs9cyvypkvs8hzsgbg','running','{"name": "running", "dataset": "digits", "policy": "weights", "mutations": {"wider": 1.0}, "mutations_per_trial": [1, 2], "search": {"strategy": "evolution", "trials": 2, "parallel": 2, "population": 8, "generational": false}, "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}}, "objective": "val_accuracy", "limits": {}, "seed": 0, "priority": 0}','digits','running',0,2,'val_accuracy',NULL,0,3,5,NULL,'ee4a8b9df0665f32c599540e3c901fec6842bb7e5e5cff19a791810ecf0811d8',NULL,NULL,0,0.5,'2026-11-21 12:11:59.741000','2026-11-21 12:11:59.780000',NULL,NULL,NULL);
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
	CONSTRAINT fk_models_trial_id_trials FOREIGN KEY(trial_id) REFERENCES trials (id), 
	CONSTRAINT fk_models_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT uq_models_idempotency_key UNIQUE (idempotency_key)
);
INSERT INTO "models" VALUES('model_01m7z0afkctgm03q97ccwm91cp','job_01m7z0af878azat4ag9zk835vk','trial_01m7z0afd6e8016mcdzk349dr5',0,NULL,0,'digits',0.5,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','7734911969fe44b529a9804bb2b26a312272403d94f864e2c8c4325f9a6c005d',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:11:58.967000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z0aftz287b5n7dre5afzcv','job_01m7z0af878azat4ag9zk835vk','trial_01m7z0afngmt69xepexwdfjzvs',1,'model_01m7z0afkctgm03q97ccwm91cp',1,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','bda684e049195ea8e7d36580250160675a362a19fe3e75452ae35e9534b41212',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:11:59.199000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z0afyzwnafzvkdxw9sr7x8','job_01m7z0af878azat4ag9zk835vk','trial_01m7z0afngrfyb2688hc8swbfp',2,'model_01m7z0afkctgm03q97ccwm91cp',1,'digits',0.502,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','b8ac8712426197eb3bc4d1c7132a82d99072e24d9c807449bc6db01a563623f3',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:11:59.328000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z0ag1tpm3cg62p2kkxtcvd','job_01m7z0af878azat4ag9zk835vk','trial_01m7z0afvqmvwd0z56nj2v4nnq',3,'model_01m7z0aftz287b5n7dre5afzcv',2,'digits',0.503,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','d7e5ec316981746d1dc46eed3dcdd99f3d82635550691f751a9e46b4a3ae41a9',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:11:59.425000',NULL,NULL,NULL);
INSERT INTO "models" VALUES('model_01m7z0ag9ae7g0hgf72ht7083f','job_01m7z0ag6gckmknbg9h43f3rpg','trial_01m7z0ag6wen46b7yx6hpm4azp',1,'model_01m7z0ag1tpm3cg62p2kkxtcvd',3,'digits',0.501,1.0,NULL,5114,97280,'{"input": {"shape": [1, 8, 8]}, "nodes": [{"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 16, "kernel_size": 3}, {"name": "bn1", "op": "batch_norm", "inputs": ["conv1"]}, {"name": "relu1", "op": "relu", "inputs": ["bn1"]}, {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2}, {"name": "conv2", "op": "conv2d", "inputs": ["pool1"], "out_channels": 16, "kernel_size": 3}, {"name": "bn2", "op": "batch_norm", "inputs": ["conv2"]}, {"name": "relu2", "op": "relu", "inputs": ["bn2"]}, {"name": "flatten1", "op": "flatten", "inputs": ["relu2"]}, {"name": "fc1", "op": "linear", "inputs": ["flatten1"], "out_features": 10}], "output": "fc1"}','aa681714aca583bc2381d3492de76f9af4ee9910c67e9c5705ed1eddcf5abb7c','45e05cf2ad92ab3fe2eb4c42a4961ce1f162f8631d2379b66567bc50cfc8f782',400,'[{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": true, "certificate": null}]','["wider"]','{"epochs": 2, "seed_epochs": 5, "batch_size": 128, "accumulate": 1, "optimizer": "sgd", "learning_rate": 0.01, "child_learning_rate": null, "momentum": 0.9, "nesterov": false, "betas": [0.9, 0.999], "weight_decay": 0.0, "decay_norms_and_biases": false, "clip_norm": null, "schedule": "cosine", "warmup_epochs": 0.0, "milestones": [], "gamma": 0.1, "warm_restarts": null, "plateau": null, "early_stopping": null, "ema_decay": null, "carry_optimizer": false, "precision": "auto", "memory_format": "auto", "compile": "auto", "label_smoothing": 0.0, "augmentation": {"flip": false, "crop": 0, "rotation": 0.0, "cutout": 0, "mixup": 0.0}, "distillation": null}',1.5,'2026-11-21 12:11:59.670000',NULL,NULL,NULL);
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
INSERT INTO "trials" VALUES('trial_01m7z0afd6e8016mcdzk349dr5','job_01m7z0af878azat4ag9zk835vk',0,'succeeded',NULL,NULL,3681192180922288502,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:11:58.760000','2026-11-21 12:11:58.828000','2026-11-21 12:11:58.967000','2026-11-21 12:11:58.760000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z0afngmt69xepexwdfjzvs','job_01m7z0af878azat4ag9zk835vk',1,'succeeded','model_01m7z0afkctgm03q97ccwm91cp',NULL,9013970637836275012,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:11:59.035000','2026-11-21 12:11:59.073000','2026-11-21 12:11:59.199000','2026-11-21 12:11:59.035000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z0afngrfyb2688hc8swbfp','job_01m7z0af878azat4ag9zk835vk',2,'succeeded','model_01m7z0afkctgm03q97ccwm91cp',NULL,7043061815227882323,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:11:59.035000','2026-11-21 12:11:59.258000','2026-11-21 12:11:59.328000','2026-11-21 12:11:59.035000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z0afvqmvwd0z56nj2v4nnq','job_01m7z0af878azat4ag9zk835vk',3,'succeeded','model_01m7z0aftz287b5n7dre5afzcv',NULL,1498689025397731062,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:11:59.224000','2026-11-21 12:11:59.361000','2026-11-21 12:11:59.425000','2026-11-21 12:11:59.224000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z0ag40c2qaw6bqjjq1q0ps','job_01m7z0ag3wpqghaxssvsfx8g3p',0,'failed',NULL,NULL,1423549931114846593,1,0,NULL,'worker_a',0,NULL,NULL,NULL,NULL,'diverged','the loss is NaN',NULL,0.0,'2026-11-21 12:11:59.488000','2026-11-21 12:11:59.502000','2026-11-21 12:11:59.512000','2026-11-21 12:11:59.488000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z0ag506459953njkxvs153','job_01m7z0ag4xh4r12bz7ps52xa4e',0,'cancelled',NULL,NULL,1423549931114846593,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 12:11:59.520000',NULL,'2026-11-21 12:11:59.543000','2026-11-21 12:11:59.520000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z0ag6wen46b7yx6hpm4azp','job_01m7z0ag6gckmknbg9h43f3rpg',1,'succeeded','model_01m7z0ag1tpm3cg62p2kkxtcvd',NULL,9178865395942626920,1,0,NULL,'worker_a',2,NULL,NULL,5114,97280,NULL,NULL,NULL,1.0,'2026-11-21 12:11:59.595000','2026-11-21 12:11:59.610000','2026-11-21 12:11:59.670000','2026-11-21 12:11:59.595000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z0ag6w6223hb4ncqy0e4ks','job_01m7z0ag6gckmknbg9h43f3rpg',2,'queued','model_01m7z0ag1tpm3cg62p2kkxtcvd',NULL,8743697986109197258,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 12:11:59.595000',NULL,NULL,'2026-11-21 12:11:59.595000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z0aga8w4dn9y2w3v0k536a','job_01m7z0ag6gckmknbg9h43f3rpg',3,'queued','model_01m7z0ag1tpm3cg62p2kkxtcvd',NULL,7010055096436244282,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'2026-11-21 12:11:59.688000',NULL,NULL,'2026-11-21 12:11:59.688000',NULL);
INSERT INTO "trials" VALUES('trial_01m7z0agcgb6nwx31yg45n7dfp','job_01m7z0agbs9cyvypkvs8hzsgbg',0,'running',NULL,NULL,1423549931114846593,1,0,'2026-11-21 12:12:59.780000','worker_a',1,'04b2d285fd43994790a6fe9b4fb2a2b3a15e789ed3c8757988df10b16a2e6317',NULL,NULL,NULL,NULL,NULL,NULL,0.5,'2026-11-21 12:11:59.760000','2026-11-21 12:11:59.780000',NULL,'2026-11-21 12:11:59.760000',NULL);
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
INSERT INTO "workers" VALUES('host-1-abc','host',1,'cpu',NULL,'2026-11-21 12:11:59.834000','2026-11-21 12:11:59.834000');
CREATE INDEX ix_datasets_sha256 ON datasets (sha256);
CREATE INDEX ix_workers_seen_at ON workers (seen_at);
CREATE INDEX ix_jobs_created_at_id ON jobs (created_at, id);
CREATE INDEX ix_jobs_seed_model_id ON jobs (seed_model_id);
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE INDEX ix_trials_job_id_state ON trials (job_id, state);
CREATE INDEX ix_trials_state_lease_until ON trials (state, lease_until);
CREATE INDEX ix_trials_training_state ON trials (training_state);
CREATE INDEX ix_models_job_flops ON models (job_id, flops, parameters, created_at, id);
CREATE INDEX ix_models_job_parameters ON models (job_id, parameters, created_at, id);
CREATE INDEX ix_models_all_parameters ON models (parameters, created_at, id);
CREATE INDEX ix_models_dataset_seconds ON models (dataset, seconds, parameters, created_at, id);
CREATE UNIQUE INDEX ix_models_job_number ON models (job_id, trial_number);
CREATE INDEX ix_models_architecture_digest ON models (architecture_digest);
CREATE INDEX ix_models_dataset_parameters ON models (dataset, parameters, created_at, id);
CREATE INDEX ix_models_dataset_val_loss ON models (dataset, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_all_seconds ON models (seconds, parameters, created_at, id);
CREATE INDEX ix_models_checkpoint_sha256 ON models (checkpoint_sha256);
CREATE INDEX ix_models_dataset_flops ON models (dataset, flops, parameters, created_at, id);
CREATE INDEX ix_models_job_seconds ON models (job_id, seconds, parameters, created_at, id);
CREATE INDEX ix_models_all_flops ON models (flops, parameters, created_at, id);
CREATE INDEX ix_models_job_val_loss ON models (job_id, val_loss, parameters, created_at, id);
CREATE INDEX ix_models_all_val_loss ON models (val_loss, parameters, created_at, id);
CREATE INDEX ix_models_parent_id ON models (parent_id);
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
