"""Whatever is killed, cut, filled or stopped, a job ends as it would have."""
