"""The tags that are found in a text are those of which a browser makes the elements, at their very places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.built import Document, tags
from selectolax.lexbor import LexborHTMLParser

COMMENTS = (
    "<!-- <b>x</b> -->", "<!---->", "<!-->", "<!--->", "<!-- a --!>", "<!-- a -- > <i> -->", "<!--a--->", "<!--<!-->",
    "<!-- <!-- <b> -->", "<!>", "<!x <b>", "<!ELEMENT a 'b'>", "<?php echo '<b'?>", "</ <b>", "</>", "</3 <b>",
    "<![CDATA[ <b>", '<!DOCTYPE html "a>', "<!--\n<b\n>\n-->", "<!-- é — <b> -->",
)  # fmt: skip
TEXTS = (
    "word", " a < b ", "1<2>1", "<3", "<é>", "&lt;b&gt;", "&amp;lt;", "a ]]> b", "—é𝄞", "\n", " <\n", "\"'", "< b>", "<>", "-->",
)  # fmt: skip
RAW = (
    "<script>if (a<b) '<i>'</script>", "<style>a>b{} <b></style>", "<textarea><b></textarea>", "<xmp><b></xmp>",
    "<script>'</scripted>' <b></SCRIPT\n>", "<script><!-- <script> </script> <b> --></script>", "<iframe><b></iframe >",
    "<script><!--><b></script>", "<script>/*<!-- <b>*/</script>", "<noembed><b></noembed>", "<script></script x='>'>",
    "<script><!-- --> <script> <b></script>", "<textarea></textareas><b></textarea/>", "<script src=a/></script>",
    "<script><!-- <script> --> <b></script>", "<noframes><b></noframes>", "<style><!-- </style>", "<TITLE><b></TITLE>",
)  # fmt: skip
FOREIGN = (
    "<svg><![CDATA[ <b> > ]]><g/></svg>", "<svg viewBox='0 0 1 1'><path d=M0,0/></path></svg>", "<math><mi>x</mi></math>",
    "<svg><style>a<i id=x></i></style></svg>", "<svg><title>a<b>c</b></title><desc><i>x</i></desc></svg>",
    "<svg><foreignObject><div><style>a<b</style></div></foreignObject><g/></svg>", "<svg/><b></b>",
    "<svg><script>a<g/></script></svg>", "<svg><template><g/></template></svg>", "<svg><textarea><g/></textarea></svg>",
    "<svg><foreignObject><svg><style><g/></style></svg></foreignObject></svg>", "<math><mtext><u>a</u></mtext></math>",
    "<svg><use xlink:href='#a'/><text>a<!-- <b> --></text></svg>", "<math><![CDATA[<b>]]></math>",
    "<svg><foreignObject><textarea><b></textarea></foreignObject></svg>",
)  # fmt: skip
TEMPLATES = (
    "<template><b></b><template><i></i></template><u id=x></u></template>",
    "<template><!-- </template> --></template>",
    "<template><svg><g/></svg><script>'</template>'</script></template>",
    "<TEMPLATE></TEMPLATE><b></b>",
)
ATTRIBUTES = (
    "id=a", 'id="a"', "id='a'", 'title="a > b"', "title='<b>'", 'title="it\'s"', "href=?a&copy=2", 'href="?a&copy=2&amp;b"',
    "title=&copy;", "title=&copy", 'title="&notit; &not; &#65;&#x42 &amp &unknown;"', "hidden", "HIDDEN=''", "a = b", "a\n=\n'b'",
    "data-x", "a=b/c", "a=/", "/", "a/b", "=x", "a==b", "a=b=c", "a='1'b='2'", "a=b\"c", "a=1 a=2", "title=é", "@click=a", ":b='c'",
    "a=`", "a\f=\fb", "title='a\nb'", "title='a\r\nb\rc'", "title='a\tb'", "title=a\u00a0b", "title=x\u2028y", "a.b#c=1", "=\"x",
)  # fmt: skip
SPACES = st.sampled_from([" ", "\n", "\t", "  ", "\r\n", "\f", " / "])


@st.composite
def opened(draw: st.DrawFn, name: str) -> str:
    parts = draw(st.lists(st.tuples(SPACES, st.sampled_from(ATTRIBUTES)).map("".join), max_size=3))
    return f"<{draw(st.sampled_from([name, name.upper()]))}{''.join(parts)}{draw(st.sampled_from(['', ' ', ' /']))}>"


def element(names: list[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(names).flatmap(
        lambda name: st.tuples(opened(name), inner, st.sampled_from([f"</{name}>", f"</{name.upper()}\n>"])).map(
            "".join
        )
    )


VOID = st.sampled_from(["br", "img", "wbr", "embed"]).flatmap(opened)
LEAF = st.one_of(st.sampled_from(COMMENTS + TEXTS), st.sampled_from(RAW + FOREIGN + TEMPLATES), VOID)


def several(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, max_size=4).map("".join)


INLINE = st.recursive(LEAF, lambda inner: element(["span", "my-tag", "bdi"], several(inner)), max_leaves=6)
FLOW = st.recursive(INLINE, lambda inner: element(["div", "section", "bdo"], several(inner)), max_leaves=8)
PAGES = several(FLOW).map(lambda body: f"<!doctype html><html><head><title>é</title></head><body>{body}</body></html>")


def shown(page: str) -> list[tags.Tag]:
    return [tag for tag in tags.scan(page) if not tag.close and not tag.inert]


def first_values(page: str, tag: tags.Tag) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    for attribute in tags.attributes(page, tag):
        first.setdefault(attribute.name, attribute.value)
    return list(first.items())


def in_tree(page: str) -> list[tuple[str, list[tuple[str, str]]]]:
    found = []
    for node in LexborHTMLParser(page.encode()).css("*"):
        held = [(name.lower(), value or "") for name, value in node.attributes.items()]
        found.append(((node.tag or "").lower(), held))
    return found


@given(PAGES)
def test_tags_of_the_text_are_the_elements_of_the_tree(page: str) -> None:
    assert [(tag.name, first_values(page, tag)) for tag in shown(page)] == in_tree(page)


@pytest.mark.parametrize(
    "part", [*COMMENTS, *TEXTS, *RAW, *FOREIGN, *TEMPLATES, *(f"<b {a}>x</b>" for a in ATTRIBUTES)]
)
def test_every_form_is_read_as_the_tree_reads_it(part: str) -> None:
    page = f"<!doctype html><html><head></head><body><div>{part}<i>after</i></div></body></html>"

    assert [(tag.name, first_values(page, tag)) for tag in shown(page)] == in_tree(page)


@given(PAGES)
def test_the_place_of_an_element_is_its_tag_and_that_of_an_attribute_its_name(page: str) -> None:
    document = Document("a.html", page.encode())
    lines = document.text.split("\n")

    assert len(document.elements) == len(shown(page))
    for element, tag in zip(document.elements, shown(page), strict=True):
        line, column = document.place(element)
        assert sum(map(len, lines[: line - 1])) + line - 1 + column - 1 == tag.start
        for name in element.attributes:
            line, column = document.place(element, name)
            assert lines[line - 1][column - 1 :].lower().startswith(name.lower())
            offset = sum(map(len, lines[: line - 1])) + line - 1 + column - 1
            assert tag.rest <= offset < tag.end


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("<p><a <b> <i", ["p", "a"]),
        ("<p><a title='<b> <i> ", ["p"]),
        ("<p><!-- <b> ", ["p"]),
        ("<p><? <b", ["p"]),
        ("<p><script><b>", ["p", "script"]),
        ("<p><script><!-- <script> </script> <b>", ["p", "script"]),
        ("<p><svg><![CDATA[ <b>", ["p", "svg"]),
        ("<p><plaintext><b></plaintext>", ["p", "plaintext"]),
        ("<p></b", ["p"]),
        ("<svg><g><p><style>a<b</style></svg><i>", ["svg", "g", "p", "style", "i"]),
    ],
)
def test_what_never_ends_takes_in_the_rest_as_in_a_browser(page: str, names: list[str]) -> None:
    whole = f"<html><head></head><body>{page}"

    assert [tag.name for tag in shown(whole)][3:] == names
    assert [name for name, _ in in_tree(whole)][3:] == names


@given(st.text(alphabet="<>/!-=\"' \nab?[]&;svgt\0\r", max_size=60))
def test_any_text_has_tags_in_order_within_it(text: str) -> None:
    before = 0
    for tag in tags.scan(text):
        assert before <= tag.start < tag.rest < tag.end <= len(text)
        assert text[tag.start] == "<" and text[tag.end - 1] == ">"
        assert all(tag.rest <= attribute.start < tag.end for attribute in tags.attributes(text, tag))
        before = tag.end
