"""A container engine for the tests: Debian's packages, unpacked and run in namespaces that end with the test."""
