"""Messages to webhooks, for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from client.models import Delivery, DeliveryState
from client.rendering import format
from client.rendering.service import plain_table

STYLES = {DeliveryState.DELIVERED: "green", DeliveryState.DEAD: "red"}


def deliveries_table(deliveries: Sequence[Delivery]) -> RenderableType:
    """One row a message."""
    if not deliveries:
        return Text("no messages: the job has no webhooks, or nothing to tell yet")
    table = plain_table(("delivery", "event", "to", "state", "attempts", "told"), right=("attempts",))
    for delivery in deliveries:
        state = Text(delivery.state, style=STYLES.get(delivery.state, ""))
        cells = (delivery.id, delivery.event, delivery.url or "the service's own")
        before = (Text(format.plain(cell)) for cell in cells)
        table.add_row(*before, state, str(delivery.attempts), Text(_told(delivery)))
    return table


def delivery_summary(delivery: Delivery) -> RenderableType:
    """One line."""
    return Text(f"{delivery.id} ({delivery.event}): {delivery.state}, and sent again within seconds")


def _told(delivery: Delivery) -> str:
    if delivery.error is not None:
        return format.plain(delivery.error)
    return f"answered {delivery.status}" if delivery.status is not None else ""
