"""One module a step; `down_revision` says what comes before."""
