"""The tools that rules work with: edits of the graph, and what becomes of the weights."""
