"""The forms in which a dossier can be written, in the order in which they are offered; loaded when asked for."""

WRITERS = ("backing.dossier.writers.html:write_html",)
"""Import paths ``module:function``; the last part of the module is the format's name."""
