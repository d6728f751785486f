"""The readers, in the order in which they are asked; the last one takes anything."""

READERS = (
    "backing.statements.readers.archive:ArchiveReader",
    "backing.statements.readers.threadreader:ThreadReaderPage",
    "backing.statements.readers.threader:ThreaderPage",
    "backing.statements.readers.scrolly:ScrollyPage",
    "backing.statements.readers.rattibha:RattibhaPage",
    "backing.statements.readers.thread:ThreadReader",
    "backing.statements.readers.transcript:TranscriptReader",
    "backing.statements.readers.text:TextReader",
)
