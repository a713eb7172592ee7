"""Tells what is wrong with an address by itself, whatever it leads to, and which addresses only its writer can open."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, unquote_to_bytes

from kb.nearest import nearest

# Of these nothing need be asked: plain paths, and plain addresses of other hosts. Nearly all addresses are such.
_SOUND = re.compile(
    r"(?!//|[./]*[Hh][Tt][Tt][Pp])[A-Za-z0-9_./-]*+(?:#[A-Za-z0-9_.:-]*+)?"
    r"|https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?!\.)(?:/[A-Za-z0-9_./=?&:+()-]*[A-Za-z0-9_/=-])?/?(?:#[A-Za-z0-9_.:-]*)?"
)
_BLANKS = re.compile(r"[\t\n\r]")
_ENDS = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
# A browser takes the first `http` for a host, or the whole for a path.
_DOUBLED = re.compile(r"[./]*https?:?/*\s*(?P<right>https?)(?::/*|//+)(?P<rest>.*)", re.I | re.S)
_SLASHES = re.compile(
    r"(?:[./]*(?P<scheme>https?)\s*(?:[:;.]\s*[/\\]*|:?/+:?/*|/+)|(?P<none>:/*))\s*(?P<rest>.*)", re.I | re.S
)
_RIGHT_START = re.compile(r"https?://(?![/\s])", re.I)
_SEEMS_WEB = re.compile(r"[./]*https?(?::|;//?|//|\.//|/://?|\s*://)", re.I)
_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#\\@]*@)?(?P<host>\[[^\]/?#]*\]|[^/?#\\:]*)(?P<port>:[^/?#\\]*)?", re.I
)
_NOT_IN_HOSTS = re.compile(r"%20|[\s<>\"'^`{|}\[\]\\,;()!$&*+=“”‘’«»…]")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,2}", re.S)
_AFTER = re.compile(r"[,”“»>\"]+$")
_DRIVE = re.compile(r"[a-z]:[\\/]|\\\\[\w.-]+\\|file:", re.I)
_NO_SCHEME = re.compile(
    r"www\d?\.[\w-]+\.[\w./?=&#%:~+-]*[\w/]"
    r"|(?:[\w-]+\.){1,4}(?:com|org|net|int|eu|gov|edu|mil|info)(?::\d+)?(?:[/?#]\S*)?", re.I
)  # fmt: skip
_WITH_PORT = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}:\d{1,5}(?:[/?#]|$)", re.I)
_MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}(?:\?\S*)?", re.I)
_NAMES_AT_HOME = (".local", ".localhost", ".internal", ".lan", ".intranet", ".home.arpa", ".localdomain")
_FOR_EXAMPLES = [
    ipaddress.ip_network(net) for net in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
]
_LOCALHOST = re.compile(r"localhost:\d", re.I)
_ESCAPING = "Write “%25” for a percent sign, and other characters as they are or escaped as UTF-8."
_MAILING = "Write “mailto:name@host”, several with commas between them."
_CALLING = "Write the number in digits, such as “tel:+41225552345”."
_AT_HOME = re.compile(rf"https?://[^/?#]*(?:{'|'.join(map(re.escape, _NAMES_AT_HOME))})(?::\d+)?(?:[/?#]|\Z)")
_OFTEN_MISSPELT = ("http", "https", "mailto", "ftp", "tel")
_SCHEMES = (
    "about acct android-app apt bitcoin blob callto cid data dav dns doi ed2k facetime feed file ftps gemini geo git go gopher "
    "gtalk hdl im imap info intent irc irc6 ircs itms jabber javascript lastfm ldap ldaps magnet maps market matrix message "
    "mid mms msteams mumble news nfs nntp obsidian oid openpgp4fpr pkcs11 pop rsync rtmp rtsp sftp sgn shortcuts signal sip "
    "sips skype slack sms smsto smtp snews spotify ssh steam svn tg telnet tftp tip urn uuid view-source viber vnc vscode "
    "wais webcal whatsapp ws wss xmpp zoommtg zotero hxxp hxxps"
)
_OTHERS = frozenset(_SCHEMES.split())


class Flaw(NamedTuple):
    """What is wrong with an address, as the end of a sentence that begins with it, and the right one or how to find it."""

    message: str
    right: str = ""
    advice: str = "Correct the host of the address."

    @property
    def fix(self) -> str:
        """A sentence that can be followed."""
        return f"Write “{self.right}”." if self.right else self.advice


@lru_cache(maxsize=1 << 14)
def malformed(value: str) -> Flaw | None:
    """What is wrong with the address itself; None if it is sound, or if `local` tells it."""
    if _SOUND.fullmatch(value):
        return None
    value = _BLANKS.sub("", value[:20_000]).strip(_ENDS)
    if _DRIVE.match(value):
        return None
    if _SEEMS_WEB.match(value) or value.startswith(("://", ":/")):
        return _of_web(value)
    scheme = _SCHEME.match(value)
    if scheme is None:
        return _of_host(value) if value.startswith("//") else _of_path(value, True)
    name, rest = scheme[1].lower(), value[scheme.end() :]
    if name == "mailto":
        return _of_mail(rest)
    if name == "tel":
        return _of_telephone(rest)
    if name == "data":
        return None if "," in rest else Flaw("has no comma before its data", "", "Write “data:type,content”.")
    if _WITH_PORT.match(value):
        return Flaw("has no “https://” before its host", f"https://{value}")
    if name in _OTHERS or name in _OFTEN_MISSPELT:
        return None
    right = nearest(name, _OFTEN_MISSPELT, 0.74)
    if right is None:
        return None
    slashes = rest if right in ("mailto", "tel") else "//" + rest.lstrip("/")
    return Flaw(f"has the unknown scheme “{scheme[1]}:”", f"{right}:{slashes}")


def _of_web(value: str) -> Flaw | None:
    doubled = _DOUBLED.fullmatch(value)
    if doubled and doubled["rest"]:
        return Flaw("has its scheme twice", f"{doubled['right'].lower()}://{doubled['rest'].lstrip('/')}")
    if _RIGHT_START.match(value):
        return _of_host(value)
    parts = _SLASHES.fullmatch(value)
    if parts is None:
        return None
    if not parts["rest"] or parts["rest"][0] in "?#":
        return Flaw("has no host")
    scheme = (parts["scheme"] or "https").lower()
    return Flaw(f"does not begin with “{scheme}://”", f"{scheme}://{parts['rest']}")


def _of_host(value: str) -> Flaw | None:
    match = _HOST.match(value)
    host = match["host"] if match else ""
    if match is None or not host:
        return Flaw("has no host")
    if host.startswith("["):
        try:
            ipaddress.IPv6Address(host[1:-1].partition("%")[0])
        except ValueError:
            return Flaw("has a host in brackets that is no IPv6 address")
    elif odd := _NOT_IN_HOSTS.search(host):
        sign = "a space" if odd[0].isspace() or odd[0] == "%20" else f"“{odd[0]}”"
        return Flaw(f"has {sign} in its host")
    elif ".." in host or host.startswith("."):
        right = value[: match.start("host")] + re.sub(r"\.\.+", ".", host).lstrip(".") + value[match.end("host") :]
        return Flaw("has an empty part in its host", right)
    elif any(len(part) > 63 for part in host.split(".")):
        return Flaw("has a part of more than 63 letters in its host")
    port = match["port"] or ":"
    if port != ":" and not (port[1:].isascii() and port[1:].isdigit() and int(port[1:6]) <= 65535 and len(port) < 7):
        return Flaw(
            f"has the port “{port[1:]}”, which is no number up to 65535", "", "Correct the port, or leave it out."
        )
    return _of_path(value, False)


def _of_path(value: str, ours: bool) -> Flaw | None:
    """Of what comes before a query and a fragment; `ours` if the address names no host."""
    path = re.split(r"[?#]", value, maxsplit=1)[0]
    if "\\" in path:
        return Flaw("has “\\” for “/”", path.replace("\\", "/") + value[len(path) :])
    escape = _BAD_ESCAPE.search(path)
    if escape:
        return Flaw(f"holds “{escape[0]}”, which stands for no character", "", _ESCAPING)
    if ours and "%" in path and not _is_utf8(path):
        return Flaw("holds an escape that is no UTF-8", "", _ESCAPING)
    if path == value and not ours:
        end = _AFTER.search(path)
        kept = path[: end.start()] if end else path
        while kept.endswith(")") and kept.count(")") > kept.count("("):
            kept = kept[:-1]
        if kept != path:
            return Flaw(f"ends with “{path[len(kept) :]}”, which belongs to the text around it", kept)
    if "&amp;" in value.partition("?")[2]:
        return Flaw("has “&amp;” escaped twice", value.replace("&amp;", "&"))
    return None


def _is_utf8(path: str) -> bool:
    try:
        unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _of_mail(rest: str) -> Flaw | None:
    written, question, query = rest.partition("?")
    if _BAD_ESCAPE.search(rest) or not _is_utf8(rest):
        return Flaw("holds an escape that stands for no character", "", _ESCAPING)
    if written.startswith("//"):
        return Flaw("has “//” after “mailto:”", "mailto:" + rest.lstrip("/"))
    if not written and question and query:  # nobody yet, but a subject or a `to=`
        return None
    for one in unquote(written).split(","):
        local, at, domain = one.strip().rpartition("@")
        if not at or not local or not domain:
            return Flaw("has no e-mail address", "", _MAILING)
        if '"' in local:
            continue
        if "@" in local:
            return Flaw("has two “@” in one e-mail address", "", _MAILING)
        if re.search(r"\s", local + domain):
            return Flaw("has a space in its e-mail address", "", _MAILING)
    return None


def _of_telephone(rest: str) -> Flaw | None:
    number = unquote(rest).partition(";")[0]
    if not re.search(r"\d", number):
        return Flaw("has no digit", "", _CALLING)
    letter = re.search(r"[^\W\d_]", number)
    return Flaw(f"has the letter “{letter[0]}” in its number", "", _CALLING) if letter else None


@lru_cache(maxsize=1 << 14)
def local(value: str) -> str | None:
    """Where an address leads that not everybody can follow (a drive, `localhost`, a private host), as the end of a sentence.

    Ask only of one that is not malformed.
    """
    if _SOUND.fullmatch(value) and not ("//" in value and _AT_HOME.match(value)):
        return None
    value = _BLANKS.sub("", value[:20_000]).strip(_ENDS)
    if _DRIVE.match(value):
        return "leads to a file on its writer's own computer"
    match = _HOST.match(value)
    host = (match["host"] if match else "").casefold().strip("[].")
    if host in ("localhost", "0.0.0.0") or host.startswith("127.") or _LOCALHOST.match(value):
        return "leads to the reader's own computer"
    if match is None or not value.lower().startswith(("http://", "https://", "//")):
        return None
    return "leads into a private network" if _is_private(host) else None


def _is_private(host: str) -> bool:
    if not any(sign in host for sign in ".:") or host.endswith(_NAMES_AT_HOME):
        return True
    if not host[0].isdigit() and ":" not in host:
        return False
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_private and not any(address.version == net.version and address in net for net in _FOR_EXAMPLES)


def without_scheme(value: str) -> str | None:
    """The address that was meant if a relative one looks like a host or an e-mail address: ask only if it leads to no file."""
    value = value.strip(_ENDS)
    if _NO_SCHEME.fullmatch(value):
        return f"https://{value}"
    return f"mailto:{value}" if _MAIL.fullmatch(value) else None
