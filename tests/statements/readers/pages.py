"""Threads made up, and printed as each service prints them: what a reader has to undo."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

Post = list[str]
"""The lines of one post."""

NAME, HANDLE = "Asha Rahimi", "asha_rahimi"
ADDRESS = f"https://twitter.com/{HANDLE}/status/1528052948223369216"

_WORDS = st.sampled_from(
    "the river was quiet that morning and nobody crossed it before nine o’clock élan 12 naïve villages market".split()
)
LINES = st.lists(_WORDS, min_size=4, max_size=14).map(lambda words: " ".join(words).capitalize() + ".")


def threads(*, lines: int = 3, fewest: int = 2) -> st.SearchStrategy[list[Post]]:
    """Threads of posts of up to so many lines; no line stands twice in a thread."""
    cuts = st.lists(st.integers(1, lines), min_size=fewest, max_size=8)
    return cuts.flatmap(
        lambda sizes: st.lists(LINES, min_size=sum(sizes), max_size=sum(sizes), unique=True).map(
            lambda said: [said[sum(sizes[:n]) : sum(sizes[: n + 1])] for n in range(len(sizes))]
        )
    )


def text_of(posts: Sequence[Post]) -> list[str]:
    return ["\n".join(post) for post in posts]


def on_thread_reader(
    posts: Sequence[Post], others: Sequence[Post] = (), *, footer: bool = True, more: bool = True
) -> str:
    """With its header, and with the openings of other threads below; their introduction and the footer may be lost."""
    head = [
        f"Thread by @{HANDLE} on Thread Reader App – Thread Reader App", "Thread Reader", "Share this page!", "×", "Post",
        "Share", "Email", NAME, "Subscribe", f"@{HANDLE}", "Mar 3, 2021 •", f"{len(posts)} tweets • 2 min read •",
        "Read on X", "Scrolly", "Bookmark", "Save as PDF",
    ]  # fmt: skip
    foot = [
        "• • •", "Missing some Tweet in this thread? You can try to force a refresh", f"Keep Current with {NAME}",
        "Stay in touch and get notified when new unrolls are available from this author!", 'Add to "My Authors"',
        "Read all threads", "This Thread may be Removed Anytime!", "Try unrolling a thread yourself!",
    ]  # fmt: skip
    parts = ["\n".join(head), *text_of(posts)]
    parts += ["\n".join(foot)] if footer else []
    parts += [f"More from @{HANDLE}"] if more else []
    parts += ["\n".join([*other, f"Read {number + 3} tweets"]) for number, other in enumerate(others)]
    parts += ["Did Thread Reader help you today?\nHelp | About | TOS | Privacy"] if footer else []
    return "\n\n".join(parts)


def on_threader(posts: Sequence[Post]) -> str:
    foot = [
        f"You can follow @{HANDLE}.",
        'Tip: mention @threader_app on a Twitter thread with the keyword "compile" to get a link to it.',
        "Enjoy Threader? Sign up.",
    ]
    return "\n\n".join([*text_of(posts), *foot])


def on_scrolly(posts: Sequence[Post]) -> str:
    head = [f"{NAME} Profile picture", f"Mar 3, 2021, {len(posts)} tweets"]
    foot = [
        "Share this Scrolly Tale with your friends.",
        "Discover more beautiful Scrolly Tales like this.",
        "Keep scrolling",
    ]
    return "\n\n".join([*head, *text_of(posts), *foot])


def on_rattibha(posts: Sequence[Post], *, arrows_alone: bool = True) -> str:
    """Every last paragraph twice: the arrow alone, or the last line with its arrow."""
    printed = []
    for post in posts[:-1]:
        *rest, last = post
        again = ["⬇️"] if arrows_alone else [last, "⬇️"]
        printed += [*rest, *([last] if arrows_alone else []), *again, *again]
    printed += [*posts[-1], "[END]", "[END]", "جاري تحميل الاقتراحات..."]
    return "\n".join(printed)


def numbered(posts: Sequence[Post], form: str, *, closing: bool = False) -> str:
    """A blank line after every line; the number, in a form like ``{i}/{n}``, before or after the post."""
    printed = []
    for number, post in enumerate(posts, start=1):
        mark = form.format(i=number, n=len(posts))
        lines = [*post[:-1], f"{post[-1]} {mark}"] if closing else [f"{mark} {post[0]}", *post[1:]]
        printed.append("\n\n".join(lines))
    return "\n\n".join(printed)


def in_archive(posts: Sequence[Post], title: str = "About the river") -> str:
    """As Markdown, every second post with a picture below it and every third with a quoted one."""
    head = [
        f"---\nredirect_from:\n  - /river\n---\n# {title}",
        (
            f"Author: [{NAME}](https://twitter.com/{HANDLE})  \n*Links to this thread: [Twitter]({ADDRESS}), "
            "[ThreadReader](https://threadreaderapp.com/thread/1528052948223369216.html)*"
        ),
    ]
    quoted = (
        '<blockquote class="twitter-tweet">\n    <p lang="en" dir="ltr">\n    Somebody else&#39;s words.<br />\n    </p>\n'
        '    &mdash; <a href="https://twitter.com/other/status/1527497258035462146">Link</a>\n</blockquote>'
    )
    body = []
    for number, post in enumerate(posts):
        body.append("\n".join(post))
        body += ["| [![](/media/1/3_1.jpg)](/media/1/3_1.jpg) |\n| :-: |"] if number % 2 else []
        body += [quoted] if number % 3 == 2 else []
    return "\n\n".join([*head, *body]) + "\n"
