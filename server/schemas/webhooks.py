"""Webhooks of a job: how they are posted, and how their deliveries are shown, without anything secret."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator

from nas.job import JobSpec
from server.schemas.common import Schema, Time
from store import models, webhooks
from store.states import DeliveryState, WebhookEvent

MAX_WEBHOOKS = 8


class WebhookSpec(BaseModel):
    """A webhook to post a job's events to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: Annotated[
        str,
        Field(
            min_length=1,
            max_length=webhooks.MAX_URL,
            description="https://, at a public address, unless the operator allows others. Shown without its path.",
            examples=["https://hooks.example.com/netgrow"],
        ),
    ]
    events: Annotated[
        tuple[WebhookEvent, ...], Field(min_length=1, max_length=16, description="What to tell; by default all.")
    ] = tuple(WebhookEvent)
    secret: Annotated[
        str | None,
        Field(
            max_length=200,
            repr=False,
            description="`whsec_` and the base64 of 24 to 64 random bytes: messages are signed with it, as Standard "
            "Webhooks are. Never shown again. Without it they are not signed.",
        ),
    ] = None

    @field_validator("url")
    @classmethod
    def _is_a_url(cls, given: str) -> str:
        return webhooks.checked_url(given)

    @field_validator("secret")
    @classmethod
    def _is_a_secret(cls, given: str | None) -> str | None:
        return None if given is None else webhooks.checked_secret(given)

    def kept(self) -> webhooks.Webhook:
        """As the job keeps it."""
        return webhooks.Webhook(self.url, tuple(dict.fromkeys(self.events)), self.secret)


class JobPost(JobSpec):
    """A growth job as its client posts it, and whom it tells of its end and of new best models."""

    webhooks: Annotated[tuple[WebhookSpec, ...], Field(max_length=MAX_WEBHOOKS, description="Whom to tell.")] = ()

    @property
    def spec(self) -> JobSpec:
        """The job alone."""
        return JobSpec.model_construct(
            self.model_fields_set & JobSpec.model_fields.keys(),
            **{name: getattr(self, name) for name in JobSpec.model_fields},
        )


class Webhook(Schema):
    """A job's webhook. Neither its secret nor the path of its URL, which may hold one, is shown."""

    url: Annotated[str | None, Field(description="Without its path; null for the service's own webhook.")]
    events: list[WebhookEvent]
    signed: Annotated[bool | None, Field(description="Null for the service's own.")]
    disabled: Annotated[bool, Field(description="The receiver answered 410: nothing more is sent.")]

    @classmethod
    def of(cls, kept: webhooks.Webhook) -> Self:
        """From what the job keeps."""
        return cls(
            url=shown_url(kept.url),
            events=list(kept.events),
            signed=None if kept.url is None else kept.secret is not None,
            disabled=kept.disabled,
        )


class Delivery(Schema):
    """A message to one of a job's webhooks."""

    id: Annotated[str, Field(description="The `webhook-id` that the receiver sees, the same at each attempt.")]
    job_id: str
    webhook: Annotated[int, Field(description="Which of the job's webhooks, from 0.")]
    event: WebhookEvent
    url: Annotated[str | None, Field(description="Without its path; null for the service's own webhook.")]
    state: DeliveryState
    attempts: int
    status: Annotated[int | None, Field(description="Of the receiver's last answer.")]
    error: Annotated[str | None, Field(description="What was wrong with the last attempt.")]
    created_at: Time
    next_at: Annotated[Time | None, Field(description="When it is sent again; null once it has ended.")]
    ended_at: Time | None

    @classmethod
    def of(cls, row: models.Delivery) -> Self:
        """From the row."""
        return cls(
            id=row.id,
            job_id=row.job_id,
            webhook=row.webhook,
            event=row.event,
            url=shown_url(row.url),
            state=row.state,
            attempts=row.attempts,
            status=row.status,
            error=row.error,
            created_at=row.created_at,
            next_at=row.next_at if row.ended_at is None else None,
            ended_at=row.ended_at,
        )


def shown_url(url: str | None) -> str | None:
    """The public part of a webhook's URL."""
    return None if url is None else webhooks.origin(url)
