"""An article and a width become lines of runs. Pure: no Textual, no Rich, no store; the same lines serve the screen,
`show` on a terminal, and the golden tests."""
