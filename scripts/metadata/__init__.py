"""What machines read of the registry before its data: DCAT-AP for catalogues, schema.org for search engines."""
