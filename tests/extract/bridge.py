"""A story in six sentences, and its halves as paragraphs of a page: what is looked for stands between them."""

SENTENCES = (
    "The council voted on Tuesday to rebuild the old bridge across the river, ending a debate that had lasted eleven years.",
    "Engineers had warned that the stone arches would not survive another winter of floods like the one in January.",
    "Residents on both banks have had to drive forty minutes to the next crossing since the road was closed in spring.",
    "The work is expected to cost nine million and to take two summers, according to the plans shown at the meeting.",
    "Opponents said that the money would be better spent on a new school, and asked for a second vote in the autumn.",
    "The mayor replied that the school would follow as soon as the state had paid its share of the costs.",
)
START, END = ("".join(f"<p>{line}</p>" for line in half) for half in (SENTENCES[:3], SENTENCES[3:]))
