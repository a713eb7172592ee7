"""What people type: one module a verb, each with `arguments(parser)` and `run(options) -> exit code`."""
