"""The benchmarks: one page, written twice, under the same load. Run it with ``bench/run``."""
