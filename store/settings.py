"""Every setting of netgrow, in one class: `NETGROW_<NAME>` in the environment."""

import re
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL

from store.addresses import checked_broker, checked_database, checked_options, checked_store
from store.tokens import KeyScope
from store.webhooks import checked_key, checked_secret, checked_url

TRIAL_LOGS = ("csv", "tensorboard")


class Settings(BaseSettings):
    """The settings; what is left empty lies below `data_dir` (the embedded default)."""

    model_config = SettingsConfigDict(env_prefix="NETGROW_", env_ignore_empty=True, hide_input_in_errors=True)

    data_dir: Path = Field(Path("netgrow-data"), description="Folder of everything that the embedded default keeps.")
    database_url: str = Field("", description="`sqlite:///FILE` or `postgresql://…`. Empty: SQLite below data_dir.")
    database_prepares: bool = Field(
        True,
        description="PostgreSQL prepares what is asked often; off where a pooler has no prepared statements.",
    )
    broker_url: str = Field(
        "",
        description="Celery's broker: `redis://…` (`rediss://` verifies certificates unless it says "
        "`?ssl_cert_reqs=none`), `valkey://…`, `sentinel://…`, `amqp://…`, `filesystem://DIR`. Empty: below data_dir.",
    )
    broker_options: str = Field(
        "", repr=False, description='More options of the broker\'s transport, as JSON: `{"master_name": "NAME"}`.'
    )
    checkpoints_url: str = Field(
        "",
        description="Folder, or object store (`s3://bucket/prefix`, `az://…`, `gs://…`), of checkpoints. Empty: below "
        "data_dir.",
    )
    datasets_dir: Path = Field(
        Path(), description="Folder that holds `mnist/`, `cifar10/`, …. Empty: `datasets` below data_dir."
    )
    download_datasets: bool = Field(
        False, description="Download a known data set that is not in datasets_dir when a trial needs it."
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
        3,
        ge=1,
        description="A trial fails after this many attempts in a row that recorded no epoch, nor a state in one.",
    )
    state_seconds: float = Field(
        30.0, gt=0, description="Seconds between two training states inside an epoch; each epoch's end has one anyway."
    )
    hang_seconds: float = Field(
        600.0,
        gt=0,
        description="A training process that does no batch for so long is killed; six times this before its first.",
    )
    store_patience_seconds: float = Field(
        600.0, ge=0, description="A training process waits this long for checkpoints that cannot be read or written."
    )
    gc_seconds: float = Field(
        3600.0, gt=0, description="Seconds between two collections of files that no row names, by the server."
    )
    gc_grace_seconds: float = Field(
        86400.0, ge=60, description="A file that no row names is collected once it is older than this."
    )
    grace_seconds: float = Field(
        10.0,
        ge=0,
        description="Seconds that a part is given to stop before it is killed; a training process, half of that to "
        "store its state when its trial is paused or its worker stops.",
    )
    max_body_bytes: int = Field(1 << 20, ge=1, description="Largest request body, uploads aside.")
    max_upload_bytes: int = Field(1 << 30, ge=1, description="Largest uploaded file.")
    helpers: int = Field(
        2,
        ge=0,
        le=64,
        description="Processes of the server for heavy work: uploads, predictions, exports, mutations, verification. "
        "0: in the server itself, one at a time.",
    )
    errand_seconds: float = Field(300.0, gt=0, description="Heavy work that a request asks for is given up after this.")
    errand_bytes: int = Field(1 << 33, ge=1 << 30, description="Memory that such a process may use.")
    insecure: bool = Field(
        False, description="Without API keys: answer under addresses other than loopback too, to anybody at all."
    )
    published_on: str = Field(
        "",
        description="The host's address that a container's port is published on; decides, instead of the address that "
        "the server listens on, whether it may do without API keys.",
    )
    hosts: str = Field(
        "",
        description="Host names, comma-separated, that the server answers to without API keys; addresses and "
        "`localhost` always. Empty: no other.",
    )
    trusted_proxies: str = Field(
        "",
        description="Addresses or networks (`10.0.0.0/8`), comma-separated, of proxies whose `X-Forwarded-Proto` and "
        "`X-Forwarded-For` are believed, beside 127.0.0.1. Empty: no other.",
    )
    streams_per_key: int = Field(
        100, ge=1, description="Event streams that one API key may have open at a server; without keys, all together."
    )
    streams: int = Field(1000, ge=1, description="Event streams that a server has open, of all keys together.")
    session_seconds: float = Field(12 * 3600.0, gt=0, description="A browser that logged in must again after this.")
    oidc_issuer: str = Field(
        "",
        description="OpenID Connect provider that people may log in to the dashboard with, as `https://login.example`. "
        "Empty: with API keys alone.",
    )
    oidc_client_id: str = Field("", description="What the provider knows this service as.")
    oidc_client_secret: str = Field("", repr=False, description="The client's secret. Empty: a public client (PKCE).")
    oidc_scopes: str = Field("openid profile email", description="What the provider is asked for.")
    oidc_claim: str = Field("groups", description="The claim that decides; `a.b` is the claim b in the claim a.")
    oidc_grants: str = Field(
        "",
        description="Which of its values gives which scope, comma-separated: `staff=submit,admins=admin`; `*=read` is "
        "for everybody who logs in.",
    )
    cors_origins: str = Field(
        "",
        description="Origins (`https://host`, comma-separated) whose pages may call the API with a key. Empty: none.",
    )
    key_requests_per_second: float | None = Field(
        None, gt=0, description="Of a key that is created without this limit. Empty: no limit; so for all `KEY_…`."
    )
    key_open_jobs: int | None = Field(None, ge=0, description="Jobs that have not ended, of such a key.")
    key_trials_per_job: int | None = Field(None, ge=1, description="Most trials of a job that such a key posts.")
    key_max_parameters: int | None = Field(None, ge=1, description="Largest `limits.max_parameters` of such a key.")
    key_max_seconds: float | None = Field(None, gt=0, description="Largest `limits.max_seconds` of such a key.")
    key_max_priority: int | None = Field(None, ge=0, description="Highest `priority` of a job of such a key.")
    key_upload_bytes: int | None = Field(
        None, ge=0, description="Bytes of uploads that such a key may have stored: data sets, and models it uploaded."
    )
    upload_bytes: int | None = Field(
        None, ge=0, description="Bytes of uploads that the service stores, of all keys together. Empty: no limit."
    )
    disk_reserve_bytes: int = Field(
        1 << 29,
        ge=0,
        description="Uploads are refused, and training processes wait with their checkpoints, where a disk would have "
        "less than this free. 0: no reserve.",
    )
    owners_only: bool = Field(
        False, description="A job is paused, resumed, cancelled and extended by the key that posted it, and by admins."
    )
    trial_logs: str = Field(
        "",
        description="What workers write of each trial, for people: `csv`, `tensorboard`, or both with a comma. "
        "Empty: nothing.",
    )
    trial_logs_dir: Path = Field(Path(), description="Folder of these files. Empty: `trial-logs` below data_dir.")
    max_job_bytes: int = Field(
        1 << 36,
        ge=1,
        description="A job is refused whose seed network needs more memory than this for one step of training, by a "
        "rough count: 16 bytes a parameter, 8 bytes a number between layers and sample of a batch.",
    )
    max_job_flops: int = Field(
        1 << 40, ge=1, description="A job is refused whose seed network takes more FLOPs than this for one sample."
    )
    webhook_url: str = Field(
        "", description="A webhook of every job that is posted from now on: told of its end and of new best models."
    )
    webhook_secret: str = Field(
        "", repr=False, description="What that webhook's messages are signed with: `whsec_` and base64."
    )
    secret_keys: str = Field(
        "",
        repr=False,
        description="Keys that webhooks' secrets are encrypted with in the database, comma-separated: the first "
        "encrypts, all decrypt. `openssl rand -base64 32 | tr '+/' '-_'` makes one. Empty: not encrypted.",
    )
    webhook_private: bool = Field(
        False, description="Webhooks may go to loopback and private addresses too, and over http://."
    )
    tensorboard_url: str = Field(
        "", description="Where a TensorBoard on the trial logs is served: the dashboard links to it. Empty: no link."
    )
    log_format: Literal["console", "json"] = Field("console", description="Log lines for people or for machines.")
    root_path: str = Field(
        "",
        description="Path below which a proxy serves API and dashboard, as `/netgrow`. Empty: none.",
    )

    @model_validator(mode="after")
    def _fill_in_the_embedded_default(self) -> Self:
        # Absolute at once: the server and the workers may be started in different folders.
        self.data_dir = self.data_dir.expanduser().resolve()
        # Through URL: a folder's name may have a ?, % or # in it, which mean something in the text of a URL.
        file = URL.create("sqlite", database=str(self.data_dir / "netgrow.sqlite3"))
        self.database_url = self.database_url or file.render_as_string()
        self.broker_url = self.broker_url or f"filesystem://{self.data_dir / 'broker'}"
        self.checkpoints_url = self.checkpoints_url or str(self.data_dir / "checkpoints")
        datasets = self.data_dir / "datasets" if self.datasets_dir == Path() else self.datasets_dir
        self.datasets_dir = datasets.expanduser().resolve()
        trial_logs = self.data_dir / "trial-logs" if self.trial_logs_dir == Path() else self.trial_logs_dir
        self.trial_logs_dir = trial_logs.expanduser().resolve()
        return self

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, given: str) -> str:
        if given:
            checked_database(given)
        return given

    @field_validator("broker_options")
    @classmethod
    def _are_options(cls, given: str) -> str:
        checked_options(given)
        return given

    @field_validator("broker_url")
    @classmethod
    def _is_a_broker(cls, given: str) -> str:
        if given:
            checked_broker(given)
        return given

    @field_validator("checkpoints_url")
    @classmethod
    def _is_a_store(cls, given: str) -> str:
        return checked_store(given) if given else given

    @property
    def transport_options(self) -> Mapping[str, Any]:
        """`broker_options`, read."""
        return checked_options(self.broker_options)

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, given: str) -> str:
        for origin in parts_of(given):
            if not re.fullmatch(r"https?://[^/?#@*\s]+", origin):
                raise ValueError(f"{origin!r} is no origin: https://host or https://host:port, without a path or a *")
        return given

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, given: str) -> str:
        for network in parts_of(given):
            ip_network(network)  # its ValueError says what is wrong
        return given

    @field_validator("webhook_url", "tensorboard_url")
    @classmethod
    def _is_a_url(cls, given: str) -> str:
        return checked_url(given) if given else given

    @field_validator("webhook_secret")
    @classmethod
    def _is_a_secret(cls, given: str) -> str:
        return checked_secret(given) if given else given

    @field_validator("secret_keys")
    @classmethod
    def _are_keys(cls, given: str) -> str:
        for key in parts_of(given):
            checked_key(key)
        return given

    @field_validator("root_path")
    @classmethod
    def _is_a_path(cls, given: str) -> str:
        path = given.rstrip("/")
        if path and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", path):
            raise ValueError(f"{given!r} is no path: write it as /netgrow, of letters, digits and . _ ~ -")
        return path

    @property
    def journal_formats(self) -> tuple[str, ...]:
        """The formats that `trial_logs` names, each once."""
        return tuple(dict.fromkeys(parts_of(self.trial_logs)))

    @model_validator(mode="after")
    def _know_the_formats(self) -> Self:
        for name in self.journal_formats:
            if name not in TRIAL_LOGS:
                raise ValueError(f"trial_logs names {name!r}; known are {', '.join(TRIAL_LOGS)}")
        return self

    @model_validator(mode="after")
    def _sentinels_know_the_master(self) -> Self:
        if self.broker_url.startswith("sentinel://") and "master_name" not in self.transport_options:
            raise ValueError('Sentinels are asked for a master: set NETGROW_BROKER_OPTIONS to {"master_name": "NAME"}')
        return self

    @model_validator(mode="after")
    def _renew_before_the_lease_runs_out(self) -> Self:
        if self.renew_seconds * 2 > self.lease_seconds:
            raise ValueError(
                f"renew_seconds ({self.renew_seconds}) must be at most half of lease_seconds ({self.lease_seconds})"
            )
        return self

    @property
    def secret_key_list(self) -> tuple[str, ...]:
        """`secret_keys`, one by one."""
        return parts_of(self.secret_keys)

    @field_validator("oidc_issuer")
    @classmethod
    def _is_an_issuer(cls, given: str) -> str:
        url = urlsplit(given)
        local = url.hostname in ("localhost", "127.0.0.1", "::1")
        if given and not (url.hostname and (url.scheme == "https" or (url.scheme == "http" and local))):
            raise ValueError(f"{given!r} is no issuer: https://host, or http:// on this machine")
        return given

    @field_validator("oidc_grants")
    @classmethod
    def _are_grants(cls, given: str) -> str:
        for part in parts_of(given):
            value, equals, scope = part.rpartition("=")
            if not (value and equals and scope in list(KeyScope)):
                raise ValueError(f"{part!r} is no grant: VALUE=SCOPE, with {', '.join(KeyScope)}")
        return given

    @model_validator(mode="after")
    def _the_provider_knows_us(self) -> Self:
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_grants):
            raise ValueError("NETGROW_OIDC_ISSUER needs NETGROW_OIDC_CLIENT_ID and NETGROW_OIDC_GRANTS")
        return self

    @property
    def oidc_granted(self) -> tuple[tuple[str, KeyScope], ...]:
        """`oidc_grants`, one by one."""
        found = (part.rpartition("=") for part in parts_of(self.oidc_grants))
        return tuple((value, KeyScope(scope)) for value, _, scope in found)

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """`cors_origins`, one by one."""
        return parts_of(self.cors_origins)

    @property
    def host_names(self) -> tuple[str, ...]:
        """`hosts`, one by one."""
        return parts_of(self.hosts.lower())

    @property
    def proxies(self) -> tuple[str, ...]:
        """`trusted_proxies`, one by one."""
        return parts_of(self.trusted_proxies)


def parts_of(given: str) -> tuple[str, ...]:
    """The parts of a list with commas."""
    return tuple(part.strip() for part in given.split(",") if part.strip())


def get_settings() -> Settings:
    """The settings as the environment has them now."""
    return Settings()
