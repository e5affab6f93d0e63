"""One comment on a pull request or an issue, found again by a mark that its reader does not see, and renewed."""

from __future__ import annotations

from scripts.github.api import Api

AUTHOR = "github-actions[bot]"


def renew(api: Api, repository: str, number: int, mark: str, body: str) -> None:
    """Write the comment that starts with `mark`, or write it anew where it is already there.

    A comment of somebody else that starts with the mark is left alone. Raises Failure where GitHub refuses.
    """
    text = f"<!-- {mark} -->\n{body}"
    comments = f"/repos/{repository}/issues/{number}/comments"
    for one in api.items(comments):
        if (one["user"] or {}).get("login") == AUTHOR and (one["body"] or "").startswith(f"<!-- {mark} -->"):
            if one["body"] != text:
                api.send("PATCH", f"/repos/{repository}/issues/comments/{one['id']}", {"body": text})
            return
    api.send("POST", comments, {"body": text})
