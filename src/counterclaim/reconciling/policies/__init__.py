"""Figures that stand in, an estimate's ends out: one module for each policy, one function each."""
