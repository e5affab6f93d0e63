# pip install pandas
import pandas as pd

REGISTRE = "http://127.0.0.1:8000/donnees/paquet/data/"


def lire(table):
    # Tout en texte : « 01004 » garde son zéro. Une cellule vide est une valeur absente.
    return pd.read_csv(f"{REGISTRE}{table}.csv", dtype=str, keep_default_na=False, na_values=[""])


# Les quartiers de 2015, seule génération sur laquelle les cités se définissent.
qpv = lire("qpv_2015")
qpv["population_2018"] = pd.to_numeric(qpv["population_2018"]).astype("Int64")

# Un quartier à cheval déborde de la cité ; un quartier contesté n’en était peut-être pas.
listes = lire("cites_qpv_2015")
listes = listes[(listes["role"] == "coeur") & (listes["confiance"] != "contestee")]

# Par cité. Ne pas additionner ces totaux : des quartiers figurent dans deux cités.
par_cite = listes.merge(qpv, on="code_qp_2015").groupby("cite_id")["population_2018"].sum(min_count=1)
print(par_cite["cde-001"], "habitants dans les quartiers de cde-001")

# Toutes cités réunies : chaque quartier une seule fois.
ensemble = qpv[qpv["code_qp_2015"].isin(listes["code_qp_2015"])]
print(ensemble["population_2018"].sum(), "habitants dans", len(ensemble), "quartiers")
