"""What speaks to GitHub, from a workflow that the contribution cannot touch."""
