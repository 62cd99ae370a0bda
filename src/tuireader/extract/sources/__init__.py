"""One kind of source a file, each with a `SOURCE` that recognises its own bytes and makes a Page of them."""
