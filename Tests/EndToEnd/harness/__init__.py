"""What the end-to-end tests and the benchmarks share: processes, protocol eras, schemas, sandboxes."""
