"""The forms in which a dossier can be written, in the order in which they are offered; loaded when asked for."""

WRITERS = (
    "backing.dossier.writers.html:write_html",
    "backing.dossier.writers.json:write_json",
    "backing.dossier.writers.argdown:write_argdown",
)
"""Import paths ``module:function``; the last part of the module is the format's name."""
