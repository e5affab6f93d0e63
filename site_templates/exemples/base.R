registre <- "http://127.0.0.1:8000/donnees/paquet/data/"

lire <- function(table) {
  # Tout en texte : « 01004 » garde son zéro. Une cellule vide est une valeur absente.
  read.csv(paste0(registre, table, ".csv"), colClasses = "character", na.strings = "", encoding = "UTF-8")
}

qpv <- lire("qpv_2015")
qpv$population_2018 <- as.integer(qpv$population_2018)

# Un quartier à cheval déborde de la cité ; un quartier contesté n’en était peut-être pas.
listes <- subset(lire("cites_qpv_2015"), role == "coeur" & confiance != "contestee")

# Toutes cités réunies : chaque quartier une seule fois.
ensemble <- qpv[qpv$code_qp_2015 %in% listes$code_qp_2015, ]
cat(sum(ensemble$population_2018, na.rm = TRUE), "habitants dans", nrow(ensemble), "quartiers\n")
