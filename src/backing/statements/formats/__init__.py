"""The forms of saved bytes that are not plain text, in the order in which they are asked."""

FORMATS = (
    "backing.statements.formats.tweets:TweetsFormat",
    "backing.statements.formats.bluesky:BlueskyFormat",
    "backing.statements.formats.mastodon:MastodonFormat",
    "backing.statements.formats.page:PageFormat",
    "backing.statements.formats.pdf:PdfFormat",
    "backing.statements.formats.captions:CaptionsFormat",
)
