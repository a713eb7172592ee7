"""Measures: the build, the weight of its pages, and the checker beside others.

Judged are ratios taken in one run on one machine, in turns, so that a slow or busy machine slows both sides.
"""
