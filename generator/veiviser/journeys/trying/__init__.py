"""Trying: tasks of tests with people, how few steps they take, and who wanders on the way."""
