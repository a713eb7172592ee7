"""What things are: one module a kind of record, and the loader that keeps file and line of every value."""
