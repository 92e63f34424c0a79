"""Tests of linking across reports."""
