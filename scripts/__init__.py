"""The registry's tools: read, check, describe, draw and publish the 84 cités de l'emploi."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The clone's folder, which holds `data/`, `content/`, `site_templates/` and `build/`."""
