"""Outlines of countries for the maps: how they were derived, and how they are read, projected and cut."""
