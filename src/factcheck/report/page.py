"""A report as a piece of HTML for notebooks and pages: the text with its findings marked, then each in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from factcheck.verdict import Finding, Verdict
from factcheck.verdict.explanation import VERDICTS, explain_finding

COLOURS = {
    Verdict.REFUTED: "#ffd9d6",
    Verdict.CONFLICTING_EVIDENCE: "#ffe9c7",
    Verdict.SUPPORTED: "#d8f3dc",
    Verdict.NOT_ENOUGH_EVIDENCE: "#ececec",
}
"""The background of each verdict, the gravest first; the verdict is also said in words."""


def render_html(text: str, findings: Sequence[Finding], locale: str) -> str:
    """The text with its findings marked, and each finding in words.

    Args:
        text: The caller's text.
        findings: Its findings.
        locale: `"pt_BR"` or `"en_US"`.
    """
    items = "".join(
        f'<li style="margin:.4em 0"><pre style="white-space:pre-wrap;font:inherit;margin:0;padding:.3em;'
        f'color:#111;background:{COLOURS[finding.verdict]}">{_escape(explain_finding(finding, locale))}</pre></li>'
        for finding in findings
    )
    return (
        f'<div class="factcheck" lang="{locale.replace("_", "-")}"><div style="white-space:pre-wrap">'
        f"{_marked(text, findings, locale)}</div><ol>{items}</ol></div>"
    )


def _marked(text: str, findings: Sequence[Finding], locale: str) -> str:
    """The text with a mark around each finding; of findings that overlap the gravest keeps its mark."""
    gravity = list(COLOURS)
    ordered = sorted(findings, key=lambda finding: (finding.span.start, gravity.index(finding.verdict)))
    kept: list[Finding] = []
    for finding in ordered:
        if kept and kept[-1].span.overlaps(finding.span):
            if gravity.index(finding.verdict) < gravity.index(kept[-1].verdict):
                kept[-1] = finding
            continue
        kept.append(finding)
    pieces: list[str] = []
    reached = 0
    for finding in kept:
        pieces.append(_escape(text[reached : finding.span.start]))
        verdict = VERDICTS[finding.verdict].render(locale)
        pieces.append(
            f'<mark title="{_escape(verdict)}" style="color:#111;background:{COLOURS[finding.verdict]}">'
            f"{_escape(finding.surface)}</mark>"
        )
        reached = finding.span.end
    pieces.append(_escape(text[reached:]))
    return "".join(pieces)


def _escape(text: str) -> str:
    """Text that HTML can carry: escaped, without lone surrogates and NULs."""
    return escape(text).encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
