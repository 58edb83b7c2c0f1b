"""Report in, reading out: who says what, on whose word, about whom, where and as of when."""
