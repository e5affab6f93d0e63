"""Views of the SQLite database: the usual joins, made so that no resident is counted twice by mistake."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# One row per cité and QPV: to list or filter. A QPV of two cités has two rows: never add up its residents here.
_CITES_QPV_2015 = """
SELECT l.cite_id, c.nom AS cite, l.code_qp_2015, q.nom AS qpv, l.role, l.confiance, l.nb_cites, q.code_departement
FROM cites_qpv_2015 AS l
JOIN cites AS c USING (cite_id)
JOIN qpv_2015 AS q USING (code_qp_2015)
"""

# One row per QPV: residents may be added up, whole or by `a_cheval` and `conteste`.
_QPV_2015_DES_CITES = """
SELECT q.code_qp_2015, q.nom AS qpv, q.code_departement, q.population_2018,
  count(*) AS nb_cites, max(l.role = 'a_cheval') AS a_cheval, max(l.confiance = 'contestee') AS conteste
FROM qpv_2015 AS q
JOIN cites_qpv_2015 AS l USING (code_qp_2015)
GROUP BY q.code_qp_2015
"""

# One row per cité: residents of the QPV that lie wholly in it and that no source contests.
_CITES_HABITANTS = """
SELECT cite_id, nom AS cite, nb_qpv_2015, nb_qpv_2015_a_cheval, nb_qpv_2015_sans_population_2018,
  habitants_qpv_2018_sans_a_cheval_ni_contestes
FROM cites
"""

_CITES_COMMUNES = """
SELECT l.cite_id, c.nom AS cite, l.code_insee_2024, m.nom AS commune, l.role, m.code_departement, d.nom AS departement
FROM cites_communes_anct AS l
JOIN cites AS c USING (cite_id)
JOIN communes AS m USING (code_insee_2024)
JOIN departements AS d USING (code_departement)
"""

_CITES_QPV_2024 = """
SELECT l.cite_id, c.nom AS cite, l.code_qp_2024, q.nom AS qpv, l.rattachement, q.code_departement
FROM cites_qpv_2024 AS l
JOIN cites AS c USING (cite_id)
JOIN qpv_2024 AS q USING (code_qp_2024)
"""

_CORRESPONDANCES = """
SELECT s.code_qp_2015, a.nom AS qpv_2015, s.code_qp_2024, b.nom AS qpv_2024,
  s.statut_officiel, s.part_surface_2015, s.part_surface_2024
FROM correspondances_qpv AS s
JOIN qpv_2015 AS a USING (code_qp_2015)
JOIN qpv_2024 AS b USING (code_qp_2024)
"""

_CITES_ENONCES = """
SELECT e.enonce_id, e.cite_id, c.nom AS cite, e.bloc, e.nature, e.texte, e.confiance, s.source_id, s.editeur, s.url
FROM cites_enonces AS e
JOIN cites AS c USING (cite_id)
JOIN cites_enonces_sources AS l USING (enonce_id)
JOIN sources AS s USING (source_id)
"""

VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "v_cites_communes": _CITES_COMMUNES,
        "v_cites_enonces": _CITES_ENONCES,
        "v_cites_habitants": _CITES_HABITANTS,
        "v_cites_qpv_2015": _CITES_QPV_2015,
        "v_cites_qpv_2024": _CITES_QPV_2024,
        "v_correspondances_qpv": _CORRESPONDANCES,
        "v_qpv_2015_des_cites": _QPV_2015_DES_CITES,
    }
)
