"""Whether the outside addresses that the registry and the site link to still answer. Never part of a build."""
