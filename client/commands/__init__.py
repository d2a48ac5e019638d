"""The commands of `netgrow`, one file a family."""
