"""SQLite, synchronous: the only place where SQL is spoken. Never asyncio, HTTP, recognition or screen."""
