"""Every setting of netgrow, in one class: `NETGROW_<NAME>` in the environment."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings; what is left empty lies below `data_dir` (the embedded default)."""

    model_config = SettingsConfigDict(env_prefix="NETGROW_", env_ignore_empty=True)

    data_dir: Path = Field(Path("netgrow-data"), description="Folder of everything that the embedded default keeps.")
    database_url: str = Field("", description="`sqlite:///FILE` or `postgresql://…`. Empty: SQLite below data_dir.")
    broker_url: str = Field("", description="Celery's broker: `redis://…`, `filesystem://DIR`. Empty: below data_dir.")
    checkpoints_url: str = Field(
        "", description="Folder, or any fsspec URL (`s3://bucket/prefix`), of checkpoints. Empty: below data_dir."
    )
    datasets_dir: Path = Field(
        Path(), description="Folder that holds `mnist/`, `cifar10/`, …. Empty: `datasets` below data_dir."
    )
    device: str = Field("auto", description="A worker's device: `auto`, `cpu`, `cuda`, `cuda:1`, ….")
    shares: int = Field(1, ge=1, le=64, description="Trials that one worker trains at the same time on its device.")
    threads: int = Field(1, ge=1, le=1024, description="torch threads of a training process.")
    lease_seconds: float = Field(15.0, gt=0, description="A trial whose worker is silent this long is returned.")
    renew_seconds: float = Field(
        1.0, gt=0, description="Seconds between renewals: also how fast pause and cancel reach a trial."
    )
    reap_seconds: float = Field(2.0, gt=0, description="Seconds between looks for lost trials and unheard doorbells.")
    trial_attempts: int = Field(
        3, ge=1, description="A trial fails after this many attempts in a row that recorded no epoch."
    )
    store_patience_seconds: float = Field(
        600.0, ge=0, description="A training process waits this long for checkpoints that cannot be read or written."
    )
    grace_seconds: float = Field(10.0, ge=0, description="Seconds that a part is given to stop before it is killed.")
    max_body_bytes: int = Field(1 << 20, ge=1, description="Largest request body, uploads aside.")
    max_upload_bytes: int = Field(1 << 30, ge=1, description="Largest uploaded file.")
    log_format: Literal["console", "json"] = Field("console", description="Log lines for people or for machines.")

    @model_validator(mode="after")
    def _fill_in_the_embedded_default(self) -> Self:
        # Absolute at once: the server and the workers may be started in different folders.
        self.data_dir = self.data_dir.expanduser().resolve()
        self.database_url = self.database_url or f"sqlite:///{self.data_dir / 'netgrow.sqlite3'}"
        self.broker_url = self.broker_url or f"filesystem://{self.data_dir / 'broker'}"
        self.checkpoints_url = self.checkpoints_url or str(self.data_dir / "checkpoints")
        datasets = self.data_dir / "datasets" if self.datasets_dir == Path() else self.datasets_dir
        self.datasets_dir = datasets.expanduser().resolve()
        return self

    @model_validator(mode="after")
    def _renew_before_the_lease_runs_out(self) -> Self:
        if self.renew_seconds * 2 > self.lease_seconds:
            raise ValueError(
                f"renew_seconds ({self.renew_seconds}) must be at most half of lease_seconds ({self.lease_seconds})"
            )
        return self


def get_settings() -> Settings:
    """The settings as the environment has them now."""
    return Settings()
