"""The readers, in the order in which they are asked; the last one takes anything."""

READERS = (
    "backing.statements.readers.thread:ThreadReader",
    "backing.statements.readers.transcript:TranscriptReader",
    "backing.statements.readers.text:TextReader",
)
