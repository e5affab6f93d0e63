# Two lock files, one environment. `make site` installs requirements.lock only;
# `make test` and `make reference` add requirements-dev.lock.
# A change of either file, and nothing else, installs again.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
RULES ?= *
PIP := $(RUN) -m pip install --require-hashes --no-input --disable-pip-version-check --quiet
PORT ?= 8000
LOCK = uv pip compile --quiet --universal --generate-hashes --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade --exclude-newer "7 days")
SCHEMAS := .schemas/cites.schema.json

# An environment whose interpreter has gone (system upgrade, clone moved) is made again.
ifneq ($(shell test -x $(RUN) && echo present),present)
.PHONY: $(VENV)/.site
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: site test check format forms schema package serve release audit bench links mutants reference lock clean help

site: $(VENV)/.site $(SCHEMAS) ## Contrôler le registre, construire le paquet de données et le site
	@$(RUN) -m scripts site
	@echo "Le site est dans build/site ; pour le voir : make serve, puis http://127.0.0.1:$(PORT)/"

test: $(VENV)/.dev ## Lancer tous les essais
	@$(RUN) -m pytest --numprocesses auto --dist loadfile $(PYTEST_ARGS)

check: $(VENV)/.site $(SCHEMAS) ## Contrôler le registre
	@$(RUN) -m scripts check

format: $(VENV)/.site $(SCHEMAS) ## Remettre le registre en forme (écrit dans data/*.yaml)
	@$(RUN) -m scripts format

forms: $(VENV)/.site ## Écrire les formulaires de GitHub d’après la description du registre
	@$(RUN) -m scripts forms

schema: $(SCHEMAS) ## Écrire dans .schemas/ ce qui aide un éditeur de texte à compléter le registre

package: $(VENV)/.site ## Construire le seul paquet de données
	@$(RUN) -m scripts package

serve: $(VENV)/.site ## Voir le site sur cette machine, reconstruit à chaque modification
	@$(RUN) -m scripts serve --port $(PORT)

release: $(VENV)/.site $(SCHEMAS) ## Faire une version des données : contrôle, journal, étiquette, archive (ESSAI=1 : seulement la dire)
	@$(RUN) -m scripts release $(if $(ESSAI),--essai) $(if $(RUPTURE),--rupture)

audit: $(VENV)/.dev site ## Mesurer le champ de recherche, puis le site construit avec Lighthouse (réseau et npm nécessaires)
	@$(RUN) -m pytest --quiet --capture=no tests/find/bench_field.py
	@$(RUN) -m tests.site.audit

bench: $(VENV)/.dev ## Mesurer une construction à plusieurs tailles et réécrire docs/performance.md (une heure et demie)
	@$(RUN) -m bench $(BENCH_ARGS)

links: $(VENV)/.site ## Visiter les adresses extérieures et montrer celles qui ne répondent plus (réseau nécessaire)
	@$(RUN) -m scripts links

mutants: $(VENV)/.mutants ## Changer les règles une par une et voir quel essai s’en aperçoit (RULES="date_incoherente*" ; une demi-heure)
	@$(RUN) -m mutmut run --max-children 2 $(foreach rule,$(RULES),"scripts.rules.$(rule)")
	@$(RUN) -m mutmut results | grep -v "not checked" || true

reference: $(VENV)/.dev ## Dériver de nouveau data/reference (réseau et npm nécessaires)
	@$(RUN) -m scripts reference

lock: ## Figer de nouveau les dépendances de pyproject.toml (uv nécessaire ; UPGRADE=1 prend des versions d’au moins sept jours)
	@command -v uv >/dev/null || { echo "Il faut uv pour figer les dépendances." >&2; exit 1; }
	@$(LOCK) --output-file requirements.lock pyproject.toml
	@$(LOCK) --constraint requirements.lock --group test --group reference \
	  --output-file requirements-dev.lock pyproject.toml
	@$(LOCK) --group pyproject.toml:tools --output-file requirements-tools.lock
	@$(LOCK) --constraint requirements-dev.lock --group pyproject.toml:mutants --output-file requirements-mutants.lock

clean: ## Effacer tout ce qui se refabrique (build/, .cache/, .schemas/, .venv/, caches)
	@rm -rf build mutants .cache .schemas $(VENV) .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Afficher cette aide
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null \
	  || sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 : \2/p' $(MAKEFILE_LIST)

$(VENV)/.site: requirements.lock
	@$(PYTHON) -c '' 2>/dev/null </dev/null || \
	  { echo "« $(PYTHON) » est introuvable : installez Python 3.11 ou plus récent, ou indiquez-le (make PYTHON=…)." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Il faut Python 3.11 ou plus récent ; « $(PYTHON) » est $$($(PYTHON) -V 2>&1). Indiquez-en un autre : make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Il manque le module venv de Python : sur Debian ou Ubuntu, « apt install python3-venv »." >&2; exit 1; }
	@echo "Installation des dépendances dans $(VENV) (une seule fois, une minute au plus)…"
	@$(PYTHON) -m venv --clear $(VENV) </dev/null || \
	  { echo "$(VENV) n’a pas pu être créé (voir ci-dessus) : vérifiez les droits et la place sur le disque, puis relancez." >&2; exit 1; }
	@$(PIP) --requirement requirements.lock </dev/null || \
	  { echo "L’installation des dépendances a échoué (voir ci-dessus) : vérifiez l’accès au réseau, puis relancez." >&2; exit 1; }
	@$(RUN) -m compileall -q scripts
	@$(RUN) -m scripts prepare 2>/dev/null || true # what it cannot make, the build makes, and says why not
	@touch $@

# Help for editors; made again only when the description of the registry changes.
$(SCHEMAS): $(VENV)/.site $(wildcard scripts/registry/*.py scripts/schema/*.py)
	@$(RUN) -m scripts schema

$(VENV)/.dev: $(VENV)/.site requirements-dev.lock
	@echo "Installation des dépendances des essais dans $(VENV) (une seule fois)…"
	@$(PIP) --requirement requirements-dev.lock </dev/null || \
	  { echo "L’installation des dépendances des essais a échoué (voir ci-dessus) : vérifiez l’accès au réseau, puis relancez." >&2; exit 1; }
	@touch $@

$(VENV)/.mutants: $(VENV)/.dev requirements-mutants.lock
	@echo "Installation de mutmut dans $(VENV) (une seule fois)…"
	@$(PIP) --requirement requirements-mutants.lock </dev/null || \
	  { echo "L’installation de mutmut a échoué (voir ci-dessus) : vérifiez l’accès au réseau, puis relancez." >&2; exit 1; }
	@touch $@
