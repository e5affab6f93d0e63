"""The line of a system error names the file that somebody has to look at."""

from __future__ import annotations

import errno

import pytest

from scripts.failures import describe


@pytest.mark.parametrize(
    ("number", "named"), [(errno.ENOSPC, "place"), (errno.EROFS, "place"), (errno.ENOENT, "copied")]
)
def test_a_copy_names_its_place_where_that_refuses_and_else_what_is_copied(number, named):
    assert describe(OSError(number, "as shutil raises it", "copied", None, "place")).startswith(f"{named} : ")


def test_a_file_that_is_written_is_named():
    assert describe(OSError(errno.ENOSPC, "", "written")) == "written : il n’y a plus de place sur le disque"
