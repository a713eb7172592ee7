"""The engine's HTML is finished: a policy that fits its scripts, no plugin's inline fault, no needless bytes."""

from __future__ import annotations

import base64
import hashlib
import re
import struct
import zlib
from pathlib import Path

import pytest
from helpers import TODAY, change, small_site, tree
from kb import building
from kb.publish.pages import finish

HEAD = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
INLINE = '(function(){ document.body.dataset.x = "1 < 2" })()\n'


def _page(body: str = "", head: str = "") -> str:
    return f"{HEAD}{head}</head>\n<body>\n{body}</body>\n</html>\n"


def _policy(html: str) -> str:
    (meta,) = tree(html).css('meta[http-equiv="Content-Security-Policy"]')
    return meta.attributes["content"] or ""


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _png(folder: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    (folder / "dot.png").write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def test_the_policy_allows_exactly_the_inline_scripts_of_the_page() -> None:
    html = finish(_page(f"<script>{INLINE}</script>\n<script>{INLINE}</script>\n<script>other()</script>\n"))

    allowed = [word for word in _policy(html).replace(";", " ").split() if word.startswith("'sha256-")]
    assert allowed == [_hash(INLINE), _hash("other()")]


def test_data_in_a_script_element_and_scripts_in_files_need_no_hash() -> None:
    html = finish(_page('<script type="application/json">{"a": 1}</script><script src="a.js" defer></script>'))

    assert "sha256" not in _policy(html)


def test_the_policy_lets_nothing_leave_the_site_and_comes_before_what_it_governs() -> None:
    html = finish(_page(head='<link rel="stylesheet" href="a.css">'))

    policy = dict(part.strip().split(" ", 1) for part in _policy(html).split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert policy["style-src"] == "'self'" and policy["connect-src"] == "'self'"
    assert "unsafe-inline" not in html
    assert html.index("Content-Security-Policy") < html.index("a.css")


def test_indentation_goes_but_not_where_it_is_meant() -> None:
    kept = "<pre>\n  two\n\n    four\n</pre>", "<textarea>\n  a\n</textarea>", "<script>\n  f(`\n  x`)\n</script>"
    html = finish(_page("".join(f"    <div>\n\n      {part}\n    </div>\n" for part in kept)))

    for part in kept:
        assert part in html
    for part in kept:
        html = html.replace(part, "part")
    assert "\n\n" not in html and "\n " not in html


def test_words_parted_by_a_line_end_stay_parted() -> None:
    assert "one\ntwo" in finish(_page("<p>one\n   two</p>"))


def test_the_first_picture_of_the_article_is_eager_and_no_other() -> None:
    picture = '<img alt="" src="{}.png" loading="lazy">'
    pictures = [picture.format(name) for name in ("logo", "first", "second", "foot")]
    html = finish(_page(f"{pictures[0]}<article>{pictures[1]}{pictures[2]}</article>{pictures[3]}"))

    found = {
        img.attributes["src"]: (img.attributes.get("loading"), img.attributes.get("fetchpriority"))
        for img in tree(html).css("img")
    }
    assert found == {
        "logo.png": ("lazy", None),
        "first.png": (None, "high"),
        "second.png": ("lazy", None),
        "foot.png": ("lazy", None),
    }


def test_a_page_whose_article_has_no_picture_keeps_the_others_as_they_are() -> None:
    html = finish(_page('<article>No picture.</article><img alt="" src="a.png" loading="lazy">'))

    assert 'loading="lazy"' in html and "fetchpriority" not in html


def test_heading_links_are_out_of_the_tab_order() -> None:
    html = finish(_page('<h2 id="a">A<a class="headerlink" href="#a">#</a></h2>'))

    assert tree(html).css_first("a.headerlink").attributes["tabindex"] == "-1"


def test_pages_do_not_wait_for_the_themes_palette(site_folder: Path) -> None:
    page = (site_folder / "index.html").read_text("utf-8")

    assert "stylesheets/main." in page
    assert "stylesheets/palette." not in page


def test_the_sites_style_sets_every_colour_that_the_themes_palette_sets(site_folder: Path) -> None:
    palette = next((site_folder / "assets/stylesheets").glob("palette.*.css")).read_text("utf-8")
    dark = re.search(r"\[data-md-color-scheme=slate\]\{(.*?)\}", palette, re.S)
    assert dark is not None
    wanted = {name for name in re.findall(r"(--md-[\w-]+):", dark[1]) if not name.startswith("--md-shadow-")}
    own = set(re.findall(r"(--md-[\w-]+):", (site_folder / "assets/css/base.css").read_text("utf-8")))

    assert len(wanted) > 30
    assert wanted - own == set()


def test_finishing_leaves_the_words_of_a_page_as_they_were() -> None:
    body = "<article>\n  <p>Words, “quotes” &amp; <b>marks</b>.</p>\n  <pre>code\n   </pre>\n</article>\n"

    assert tree(finish(_page(body))).body.text().split() == tree(_page(body)).body.text().split()


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with two pictures as Material and glightbox make it, finished."""
    root = small_site(tmp_path_factory.mktemp("pictured"))
    _png(root / "docs")
    change(
        root,
        {},
        {
            "mkdocs.yml": {
                "  name: null\n  custom_dir: theme": "  name: material\n  font: false",
                "plugins: []": "plugins: [{search: {enabled: false}}, {glightbox: {auto_caption: false}}]",
            },
            "docs/index.md": {"Read about": "![One](dot.png)\n\n![Two](dot.png)\n\nRead about"},
        },
    )
    out = root / "out"
    out.mkdir()
    building.check(root, out, TODAY, only=["link-broken"])
    return (out / "index.html").read_text("utf-8")


def test_glightbox_loads_nothing_and_its_links_stay(pictured: str) -> None:
    page = tree(pictured)

    assert not page.css('link[href*="glightbox"], script[src*="glightbox"]')
    assert not [node for node in page.css("script, style") if "lightbox" in node.text(deep=True)]
    assert len(page.css("a.glightbox > img")) == 2


def test_the_policy_fits_the_pages_that_the_theme_makes(pictured: str) -> None:
    policy = _policy(pictured)
    inline = tree(pictured).css("script:not([src]):not([type])")

    assert inline
    for node in inline:
        assert _hash(node.text(deep=True)) in policy


@pytest.mark.real
def test_every_real_page_allows_its_own_scripts_and_holds_no_inline_style(site_folder: Path) -> None:
    pages = [path for path in site_folder.rglob("*.html") if "pagefind" not in path.parts]
    assert pages
    for path in pages:
        html = path.read_text("utf-8")
        page = tree(html)
        policy = _policy(html)
        for node in page.css("script:not([src]):not([type])"):
            assert _hash(node.text(deep=True)) in policy, path
        assert not page.css("[style], style, [onclick], [onload]"), path
        assert "lightbox" not in html or not page.css('link[href*="glightbox"], script[src*="glightbox"]'), path


@pytest.mark.real
def test_real_pages_all_carry_the_same_policy(site_folder: Path) -> None:
    pages = [path for path in site_folder.rglob("*.html") if "pagefind" not in path.parts]

    assert len({_policy(path.read_text("utf-8")) for path in pages}) == 1
