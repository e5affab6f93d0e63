"""The rules of reading: what can be wrong with a file before anyone looks at what it says."""

from __future__ import annotations

from scripts.diagnostics.diagnostic import Niveau, Regle

_SYNTAXE, _FORME = Niveau.SYNTAXE, Niveau.FORME

FICHIER_ABSENT = Regle(
    "fichier-absent",
    "Fichier absent ou illisible",
    _SYNTAXE,
    "Le registre tient dans cinq fichiers de data/ : cites.yaml, sources.yaml, programme.yaml, exceptions.yaml et "
    "anciens.yaml.",
)
FICHIER_VIDE = Regle(
    "fichier-vide", "Fichier vide", _SYNTAXE, "Un fichier vide ferait disparaître tout ce qu’il contenait."
)
FICHIER_TROP_GROS = Regle(
    "fichier-trop-gros",
    "Fichier trop gros",
    _SYNTAXE,
    "Un fichier démesuré n’est pas un registre : il est refusé avant d’être lu.",
)
ENCODAGE = Regle(
    "encodage",
    "Encodage du fichier",
    _SYNTAXE,
    "Les fichiers sont en UTF-8 sans marque d’ordre : tout autre encodage abîme les accents.",
)
FIN_DE_LIGNE = Regle(
    "fin-de-ligne",
    "Fins de ligne",
    _SYNTAXE,
    "Une seule sorte de fin de ligne (LF) : sinon chaque modification semble toucher tout le fichier.",
)
CARACTERE_INTERDIT = Regle(
    "caractere-interdit",
    "Caractère de contrôle",
    _SYNTAXE,
    "Un caractère qui ne se voit pas trompe le lecteur, et certains logiciels s’arrêtent dessus.",
)
TABULATION = Regle(
    "tabulation",
    "Tabulation",
    _SYNTAXE,
    "La largeur d’une tabulation dépend du logiciel : en YAML, seules les espaces font le retrait.",
)
SYNTAXE = Regle(
    "syntaxe",
    "Syntaxe YAML",
    _SYNTAXE,
    "Tant que le fichier ne peut pas être découpé en clés et en valeurs, rien d’autre ne peut être vérifié.",
)
PROFONDEUR = Regle(
    "profondeur",
    "Imbrication trop profonde",
    _SYNTAXE,
    "Le registre n’a pas plus de huit niveaux ; au-delà de seize, c’est une erreur ou une malveillance.",
)
RENVOI = Regle(
    "renvoi",
    "Ancre, renvoi ou étiquette YAML",
    _SYNTAXE,
    "Chaque valeur est écrite là où elle se lit : pas de renvoi (&, *, <<) ni d’étiquette (!).",
)
PLUSIEURS_DOCUMENTS = Regle(
    "plusieurs-documents",
    "Plusieurs documents dans un fichier",
    _SYNTAXE,
    "Une ligne « --- » commence un second document, qui ne serait pas lu.",
)

CLE_INCONNUE = Regle(
    "cle-inconnue", "Clé inconnue", _FORME, "Une clé mal écrite ferait perdre sa valeur sans que rien ne le dise."
)
CLE_MANQUANTE = Regle(
    "cle-manquante", "Clé manquante", _FORME, "Chaque bloc dit au moins ce qu’il affirme, d’où il le tient et quand."
)
CLE_EN_DOUBLE = Regle(
    "cle-en-double",
    "Clé en double",
    _FORME,
    "De deux clés semblables, un lecteur de YAML ne garde que la dernière, en silence.",
)
NATURE = Regle(
    "nature", "Nature de la valeur", _FORME, "Un texte, une liste et un bloc ne s’écrivent pas de la même façon."
)
VALEUR_VIDE = Regle(
    "valeur-vide",
    "Valeur vide",
    _FORME,
    "Ce qu’aucune source ne dit est absent : une clé sans valeur ne dit ni l’un ni l’autre.",
)
GUILLEMETS = Regle(
    "guillemets",
    "Guillemets",
    _FORME,
    "Sans guillemets, YAML lit 01004 comme 516, 59350 comme un nombre et NO comme « faux ».",
)
CHOIX = Regle("choix", "Choix inconnu", _FORME, "Un vocabulaire fermé permet de compter et de comparer.")
FORME = Regle("forme", "Forme de la valeur", _FORME, "Un identifiant ou une version a toujours la même forme.")
LONGUEUR = Regle("longueur", "Longueur du texte", _FORME, "Les textes du registre sont des phrases, pas des pages.")
DATE = Regle("date", "Date impossible", _FORME, "Les dates s’écrivent année-mois-jour et existent au calendrier.")
NOMBRE = Regle("nombre", "Nombre impossible", _FORME, "Un total est un nombre entier.")
TROP_D_ERREURS = Regle(
    "trop-d-erreurs",
    "Trop d’erreurs",
    _FORME,
    "Au-delà de cent erreurs de forme, la suite est presque toujours la conséquence des premières.",
)

REGLES: tuple[Regle, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Regle))
