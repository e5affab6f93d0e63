// Node 18 ou plus récent, ou le script d’une page.
const REGISTRE = "http://127.0.0.1:8000/api/v1/";

async function lire(adresse) {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${reponse.status} ${adresse}`);
  return reponse.json();
}

const adresse = new URL("cites/angers-loire-metropole.json", REGISTRE);
const { data, data_version } = await lire(adresse);
console.log(`${data.nom}, données du ${data_version}`);

for (const { code_qp_2015, nom, role, confiance } of data.qpv_2015) {
  console.log(`${code_qp_2015} ${nom} (${role}, ${confiance})`);
}

// Un lien se lit depuis l’adresse du fichier qui le donne ; null : l’objet n’a pas de fichier.
const [premier] = data.qpv_2015;
const quartier = await lire(new URL(premier.href, adresse));
console.log(`${quartier.data.nom} : ${quartier.data.population_2018} habitants en 2018`);
