from __future__ import annotations

from backing.dossier.svg import clean

HOSTILE = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="x()" width="10">
<script>x()</script><style>*{}</style><foreignObject><p>x</p></foreignObject>
<a href="javascript:x()"><text>in a</text></a>
<defs><clipPath id="c"><rect width="1" height="1"/></clipPath></defs><image xlink:href="https://example.org/x.png"/>
<g clip-path="url(#c)" style="x" fill="url(https://example.org/y)" onclick="x()"><text>a &lt;b&gt;</text></g></svg>"""


def test_only_drawing_is_left():
    svg = clean(HOSTILE, prefix="f1", title="T & t", description="d")
    for word in ("script", "style", "foreignObject", "javascript", "example.org", "onload", "onclick", "href", "xmlns"):
        assert word not in svg
    assert "a &lt;b&gt;" in svg


def test_ids_and_their_uses_get_the_prefix():
    svg = clean(HOSTILE, prefix="f1", title="T", description="d")
    assert 'id="f1-c"' in svg
    assert 'clip-path="url(#f1-c)"' in svg
    assert 'fill="none"' in svg


def test_title_and_description_come_first_and_are_escaped():
    svg = clean(HOSTILE, prefix="f1", title="T & <t>", description="d")
    assert svg.index('<title id="f1-title">T &amp; &lt;t&gt;</title>') < svg.index("<desc") < svg.index("<g")
