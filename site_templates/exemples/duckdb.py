# pip install duckdb
import duckdb

REGISTRE = "http://127.0.0.1:8000/donnees/paquet/"

# DuckDB ne télécharge que les colonnes demandées. Chaque quartier compte une seule fois.
habitants, quartiers = duckdb.sql(f"""
    SELECT sum(population_2018), count(*)
    FROM '{REGISTRE}parquet/qpv_2015.parquet'
    WHERE code_qp_2015 IN (
        SELECT code_qp_2015
        FROM '{REGISTRE}parquet/cites_qpv_2015.parquet'
        WHERE role = 'coeur' AND confiance <> 'contestee'
    )
""").fetchone()
print(habitants, "habitants dans", quartiers, "quartiers")

# Le CSV aussi se lit à distance ; all_varchar garde le zéro de « 01004 ».
communes = duckdb.sql(f"""
    SELECT count(*)
    FROM read_csv('{REGISTRE}data/communes.csv', all_varchar = true)
    WHERE code_insee_2024 LIKE '01%'
""").fetchone()
print(communes[0], "communes de l’Ain")
