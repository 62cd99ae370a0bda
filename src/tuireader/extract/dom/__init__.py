"""HTML on its way to blocks: bytes → tree → leaves (with evidence) → labels → blocks."""
