"""The catalogue, read by rdflib: what DCAT-AP 3 requires is there, and addresses lead to the files of the site."""

from __future__ import annotations

import json
from urllib.parse import urldefrag, urljoin

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, SKOS

from scripts.formats import package
from scripts.metadata import dcat
from scripts.model.model import Model
from tests.built_site import Site

DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
SITE = "https://exemple.test/registre/"
AUTHORITIES = (
    "http://publications.europa.eu/",
    "http://spdx.org/",
    "http://www.iana.org/",
    "https://www.etalab.gouv.fr/",
)
READ_AT = "http://copie.test/ailleurs/"

# The mandatory properties of the classes of DCAT-AP 3.0 that the file uses.
REQUIRED = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
    DCAT.Distribution: (DCAT.accessURL,),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL),
    FOAF.Agent: (FOAF.name,),
    SKOS.Concept: (SKOS.prefLabel,),
    SPDX.Checksum: (SPDX.algorithm, SPDX.checksumValue),
}
# The classes that it requires of what these properties lead to.
CLASSES = {
    DCTERMS.publisher: FOAF.Agent,
    DCTERMS.creator: FOAF.Agent,
    DCTERMS.language: DCTERMS.LinguisticSystem,
    DCTERMS.license: DCTERMS.LicenseDocument,
    DCTERMS.spatial: DCTERMS.Location,
    DCTERMS.accrualPeriodicity: DCTERMS.Frequency,
    DCTERMS.accessRights: DCTERMS.RightsStatement,
    DCTERMS.rights: DCTERMS.RightsStatement,
    DCTERMS["format"]: DCTERMS.MediaTypeOrExtent,
    DCAT.mediaType: DCTERMS.MediaType,
    DCAT.theme: SKOS.Concept,
    DCAT.landingPage: FOAF.Document,
    FOAF.page: FOAF.Document,
    FOAF.homepage: FOAF.Document,
    DCAT.distribution: DCAT.Distribution,
    DCAT.dataset: DCAT.Dataset,
    DCAT.service: DCAT.DataService,
    DCAT.servesDataset: DCAT.Dataset,
    SPDX.checksum: SPDX.Checksum,
    SPDX.algorithm: SPDX.ChecksumAlgorithm,
}


def graph(site: Site) -> Graph:
    return Graph().parse(site.folder / dcat.PATH, format="json-ld", publicID=READ_AT + dcat.PATH)


@pytest.fixture(scope="module", params=["without an address", "with an address"])
def catalogue(request: pytest.FixtureRequest) -> tuple[Graph, Site, str]:
    """The graph, the site, and where its root is for who reads the graph."""
    bare = request.param == "without an address"
    site = request.getfixturevalue("site" if bare else "site_below")
    return graph(site), site, READ_AT if bare else SITE


def test_required_properties_are_there(catalogue: tuple[Graph, Site, str]) -> None:
    found, _, _ = catalogue
    for class_, properties in REQUIRED.items():
        subjects = set(found.subjects(RDF.type, class_))
        assert subjects, class_
        for subject in subjects:
            for predicate in properties:
                assert list(found.objects(subject, predicate)), (subject, predicate)


def test_values_are_of_the_required_classes(catalogue: tuple[Graph, Site, str]) -> None:
    found, _, _ = catalogue
    for predicate, class_ in CLASSES.items():
        values = set(found.objects(None, predicate))
        assert values, predicate
        assert {value for value in values if (value, RDF.type, class_) not in found} == set(), predicate


def test_every_address_leads_to_a_file_of_the_site(catalogue: tuple[Graph, Site, str]) -> None:
    found, site, root = catalogue
    addresses = {
        str(value)
        for predicate in (
            DCAT.accessURL,
            DCAT.downloadURL,
            DCAT.endpointURL,
            DCAT.endpointDescription,
            DCAT.landingPage,
            FOAF.page,
            FOAF.homepage,
        )
        for value in found.objects(None, predicate)
    }
    assert len(addresses) > 100
    for address in addresses:
        assert address.startswith(root), address
        path = site.folder / address.removeprefix(root)
        assert path.is_file() or (path / "index.html").is_file(), address


def test_distributions_are_the_data_files_of_the_package(catalogue: tuple[Graph, Site, str]) -> None:
    found, site, root = catalogue
    files = {f"{root}donnees/paquet/{file.path}" for file in dcat.data_files()}
    assert {str(value) for value in found.objects(None, DCAT.accessURL)} == files
    assert {file.media_type for file in package.files()} - {file.media_type for file in dcat.data_files()} == {
        "application/json",
        "application/yaml",
        "text/markdown",
        "text/plain",
    }
    for distribution in found.subjects(RDF.type, DCAT.Distribution):
        path = site.folder / str(found.value(distribution, DCAT.accessURL)).removeprefix(root)
        assert int(found.value(distribution, DCAT.byteSize)) == path.stat().st_size


def test_the_licence_to_confirm_is_not_claimed(catalogue: tuple[Graph, Site, str]) -> None:
    found, _, _ = catalogue
    unconfirmed = {
        str(found.value(one, DCAT.accessURL)).rpartition("/")[2]
        for one in found.subjects(RDF.type, DCAT.Distribution)
        if found.value(one, DCTERMS.license) is None
    }
    assert "qpv_2015.csv" in unconfirmed and "qpv_2015.geojson" in unconfirmed and "cites.csv" not in unconfirmed
    for one in found.subjects(RDF.type, DCAT.Distribution):
        assert found.value(one, DCTERMS.license) or found.value(one, DCTERMS.rights), one


def test_without_an_address_none_is_made_up(site: Site) -> None:
    document = json.loads((site.folder / dcat.PATH).read_bytes())
    assert "@base" not in document["@context"]
    own = [node["@id"] for node in document["@graph"]]
    assert [one for one in own if "://" in one and not one.startswith(AUTHORITIES)] == []


def test_it_is_dated_by_the_data(catalogue: tuple[Graph, Site, str], model: Model) -> None:
    found, _, _ = catalogue
    (dataset,) = found.subjects(RDF.type, DCAT.Dataset)
    assert str(found.value(dataset, DCTERMS.modified)) == model.version.replace(".", "-")
    assert found.value(dataset, DCAT.version) == Literal(model.version)


def test_ids_are_those_of_the_file(catalogue: tuple[Graph, Site, str]) -> None:
    found, _, root = catalogue
    for class_ in (DCAT.Catalog, DCAT.Dataset, DCAT.Distribution, DCAT.DataService):
        for subject in found.subjects(RDF.type, class_):
            assert isinstance(subject, URIRef)
            assert urldefrag(subject).url == urljoin(root, dcat.PATH)
