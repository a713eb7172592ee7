"""Pictures made at build time: maps, charts, and where their labels stand. Colours and fonts are the stylesheet's."""
